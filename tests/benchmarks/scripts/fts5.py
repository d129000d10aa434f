"""sqlite3 and print."""

import sqlite3
import sys

db = sqlite3.connect(f"{sys.argv[1]}/fts.db")
look = (
    "SELECT title, snippet(a, 3, '[', ']', '…', 30) FROM a WHERE a MATCH ?"
    " ORDER BY bm25(a, 0, 0, 2.0, 1.0) LIMIT 10"
)
for title, text in db.execute(look, (" ".join(f'"{word}"' for word in sys.argv[2:]),)):
    print(title, text, sep="\n")
