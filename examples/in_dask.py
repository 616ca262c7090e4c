"""Clean a Dask dataframe, partition by partition; no adapter of its own is needed."""

import dask.dataframe as dd
import pandas as pd

import cleantext
import cleantext.adapters.pandas


def clean(part: pd.DataFrame, cleaner: cleantext.Cleaner) -> pd.DataFrame:
    """One partition, cleaned."""
    return part.cleantext.fix("text", cleaner)


frame = pd.DataFrame({"text": ["It rained , they said.", None, "Il pleut.Nous attendons le train."]})
parts = dd.from_pandas(frame, npartitions=2)

print(
    parts.map_partitions(clean, cleantext.Cleaner(["en", "fr"]), meta=parts._meta).compute()["text"].dropna().tolist()
)
