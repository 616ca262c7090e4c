"""Clean a column of a polars frame, eager or lazy; nulls stay nulls."""

import polars as pl

from cleantext.adapters.polars import clean

frame = pl.LazyFrame({"text": ["It rained , they said.", None, "Il pleut.Nous attendons le train."]})

print(frame.with_columns(clean(pl.col("text"), languages=["en", "fr"])).collect()["text"].to_list())
