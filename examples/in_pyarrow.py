"""Clean a stream of record batches, with the edits as Arrow structs beside the text; memory stays flat."""

import pyarrow as pa

from cleantext.adapters.arrow import fix_stream

table = pa.table({"text": ["It rained , they said.", None, "Il pleut.Nous attendons le train."], "year": [1, 2, 3]})

for batch in fix_stream(table.to_batches(), "text", languages=["en", "fr"], add="edits"):
    print(batch.column("text").to_pylist())
    print([[edit["rule"] for edit in edits or ()] for edits in batch.column("text_edits").to_pylist()])
