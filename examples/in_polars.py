"""Clean a column of a polars frame, eager, lazy or streamed; nulls stay nulls."""

import polars as pl

import cleantext.adapters.polars  # noqa: F401  (registers '.cleantext')

frame = pl.LazyFrame({"text": ["It rained , they said.", None, "Il pleut.Nous attendons le train."]})

print(frame.with_columns(pl.col("text").cleantext.fix(languages=["en", "fr"])).collect()["text"].to_list())
