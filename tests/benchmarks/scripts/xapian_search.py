"""Xapian's binding and print."""

import json
import sys

sys.path.append("/usr/lib/python3/dist-packages")
import xapian

enquire = xapian.Enquire(xapian.Database(sys.argv[1]))
enquire.set_query(xapian.Query(xapian.Query.OP_AND, sys.argv[2:]))
found = enquire.get_mset(0, 10)
for hit in found:
    _, title, text = json.loads(hit.document.get_data())
    print(title, found.snippet(text, 200).decode(), sep="\n")
