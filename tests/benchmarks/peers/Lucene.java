// build LOAD.jsonl FOLDER: one thread, StandardAnalyzer, text stored, positions.
// search FOLDER TOP: reads "kind<TAB>word<TAB>word" lines, answers each with a JSON list: total, pieces of text.

import com.fasterxml.jackson.core.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

public class Lucene {
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("build")) build(arguments[1], arguments[2]);
        else search(arguments[1], Integer.parseInt(arguments[2]));
    }

    static void build(String load, String folder) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
        config.setRAMBufferSizeMB(200);
        JsonFactory json = new JsonFactory();
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(Path.of(folder)), config);
             BufferedReader lines = Files.newBufferedReader(Path.of(load))) {
            for (String line; (line = lines.readLine()) != null; ) {
                Map<String, String> one = new HashMap<>();
                try (JsonParser parser = json.createParser(line)) {
                    while (parser.nextToken() != JsonToken.END_OBJECT)
                        if (parser.currentToken() == JsonToken.FIELD_NAME) one.put(parser.currentName(), parser.nextTextValue());
                }
                Document document = new Document();
                document.add(new StringField("id", one.get("id"), Field.Store.YES));
                document.add(new StringField("date", one.get("date"), Field.Store.YES));
                document.add(new TextField("title", one.get("title"), Field.Store.YES));
                document.add(new TextField("body", one.get("text"), Field.Store.YES));
                writer.addDocument(document);
            }
            writer.commit();
        }
    }

    static Query both(java.util.function.Function<String, Query> made) {
        return new BooleanQuery.Builder()
            .add(new BoostQuery(made.apply("title"), 2), BooleanClause.Occur.SHOULD)
            .add(made.apply("body"), BooleanClause.Occur.SHOULD).build();
    }

    static Query asked(String[] said) {
        List<String> words = Arrays.asList(said).subList(1, said.length);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        switch (said[0]) {
            case "phrase": return both(field -> new PhraseQuery(field, words.toArray(new String[0])));
            case "prefix": return both(field -> new PrefixQuery(new Term(field, words.get(0))));
            case "date":
                all.add(both(field -> new TermQuery(new Term(field, words.get(0)))), BooleanClause.Occur.MUST);
                all.add(new TermRangeQuery("date", new BytesRef(words.get(1) + "-01-01"),
                    new BytesRef(words.get(1) + "-12-31"), true, true), BooleanClause.Occur.FILTER);
                return all.build();
            default:
                BooleanClause.Occur occur = said[0].equals("or") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
                for (String word : words) all.add(both(field -> new TermQuery(new Term(field, word))), occur);
                return all.build();
        }
    }

    static void search(String folder, int top) throws Exception {
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(Path.of(folder))));
        searcher.setQueryCache(null);
        UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, new StandardAnalyzer()).build();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        for (String line; (line = lines.readLine()) != null; ) {
            Query query = asked(line.split("\t"));
            // counts must be exact, as ours are
            TopDocs found = searcher.search(query, TopScoreDocCollectorOf.exact(top));
            String[] pieces = found.scoreDocs.length == 0 ? new String[0] : highlighter.highlight("body", query, found, 1);
            StringWriter answer = new StringWriter();
            try (JsonGenerator json = new JsonFactory().createGenerator(answer)) {
                json.writeStartArray();
                json.writeNumber(found.totalHits.value);
                for (String piece : pieces) json.writeString(piece);
                json.writeEndArray();
            }
            out.println(answer);
        }
    }

    static class TopScoreDocCollectorOf {
        static CollectorManager<TopScoreDocCollector, TopDocs> exact(int top) {
            return new TopScoreDocCollectorManager(top, null, Integer.MAX_VALUE);
        }
    }
}
