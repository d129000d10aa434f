"""tantivy-py and print."""

import sys

import tantivy

index = tantivy.Index.open(sys.argv[1])
searcher = index.searcher()
query = index.parse_query(" AND ".join(sys.argv[2:]), ["title", "body"])
make = tantivy.SnippetGenerator.create(searcher, query, index.schema, "body")
for _, place in searcher.search(query, 10).hits:
    document = searcher.doc(place)
    print(document["title"][0], make.snippet_from_doc(document).fragment(), sep="\n")
