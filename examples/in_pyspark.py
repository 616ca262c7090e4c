"""Clean a Spark data frame over Arrow; a worker of Spark's makes its cleaner once and cleans batch after batch."""

import os
import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import SparkSession

import cleantext
from cleantext.adapters.arrow import fix_stream


def clean(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The batches of one partition, cleaned."""
    return fix_stream(batches, "text", cleantext.Cleaner(["en", "fr"]))


os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", False).getOrCreate()
frame = spark.createDataFrame(
    [("It rained , they said.",), (None,), ("Il pleut.Nous attendons le train.",)], "text string"
)

print([row.text for row in frame.mapInArrow(clean, frame.schema).collect()])
spark.stop()
