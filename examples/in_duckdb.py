"""Clean text in SQL."""

import duckdb

from cleantext.adapters.duckdb import register

connection = duckdb.connect()
register(connection, languages=["en"])
register(connection, "repaired", languages=["en"], add=["spun", "edits"])

connection.execute("CREATE TABLE posts AS SELECT unnest(['It rained , they said.', NULL]) AS body")
print(connection.execute("SELECT cleantext(body) FROM posts").fetchall())
print(connection.execute("SELECT r.text, len(r.edits) FROM (SELECT repaired(body) AS r FROM posts)").fetchall())
