"""What an adapter costs compared with ``fix_batch`` on a list of the same texts: rows per second, and the overhead.

usage: adapters.py TEXTS [--rows N] [ADAPTER …]     TEXTS is a file with one text a line
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from cleantext import Cleaner

ROUNDS = 5
CLEANER = Cleaner(languages=["en"])
Work = Callable[[], object]


def arrow(texts: list[str]) -> Work:
    """A record batch, as it is read from a file."""
    import pyarrow as pa

    from cleantext.adapters.arrow import fix

    batch = pa.RecordBatch.from_pydict({"text": texts})
    return lambda: fix(batch, "text", CLEANER)


def arrow_with_edits(texts: list[str]) -> Work:
    """The same, with columns for the verdict, the counts and the edits."""
    import pyarrow as pa

    from cleantext.adapters.arrow import fix

    batch = pa.RecordBatch.from_pydict({"text": texts})
    return lambda: fix(batch, "text", CLEANER, add=("spun", "counts", "edits"))


def pandas(texts: list[str]) -> Work:
    """A series of pandas' default type for text."""
    import pandas as pd

    import cleantext.adapters.pandas  # noqa: F401

    series: Any = pd.Series(texts)
    return lambda: series.cleantext.fix(CLEANER)


def polars(texts: list[str]) -> Work:
    """A lazy frame, collected."""
    import polars as pl

    import cleantext.adapters.polars  # noqa: F401

    frame, column = pl.LazyFrame({"text": texts}), pl.col("text")
    return lambda: frame.with_columns(column.cleantext.fix(CLEANER)).collect()  # type: ignore[attr-defined]


def duckdb(texts: list[str]) -> Work:
    """A function in SQL on a table, in one thread."""
    import duckdb as db
    import pyarrow as pa

    from cleantext.adapters.duckdb import register

    connection = db.connect(config={"threads": 1})
    register(connection, cleaner=CLEANER)
    connection.register("given", pa.table({"text": texts}))
    connection.execute("CREATE TABLE texts AS SELECT * FROM given")
    return lambda: connection.execute("CREATE OR REPLACE TABLE cleaned AS SELECT cleantext(text) AS text FROM texts")


def datasets(texts: list[str]) -> Work:
    """A dataset on disk, in batches of 1,000, written to disk again."""
    import datasets as hf

    from cleantext.adapters.datasets import fix

    hf.disable_progress_bars()
    hf.disable_caching()
    data = hf.Dataset.from_dict({"text": texts})
    return lambda: fix(data, "text", CLEANER)


def sklearn(texts: list[str]) -> Work:
    """A transformer on a list."""
    from cleantext.adapters.sklearn import CleanText

    transformer = CleanText(languages=["en"]).fit(texts)
    return lambda: transformer.transform(texts)


def langchain_core(texts: list[str]) -> Work:
    """Documents."""
    from langchain_core.documents import Document

    from cleantext.adapters.langchain import CleanText

    documents = [Document(page_content=text) for text in texts]
    return lambda: CleanText(CLEANER).transform_documents(documents)


def llama_index_core(texts: list[str]) -> Work:
    """Nodes."""
    from llama_index.core.schema import TextNode

    from cleantext.adapters.llama_index import CleanText

    transform = CleanText(CLEANER)
    return lambda: transform([TextNode(text=text) for text in texts])


def datatrove(texts: list[str]) -> Work:
    """A single step."""
    from datatrove.data import Document

    from cleantext.adapters.datatrove import CleanText

    return lambda: list(CleanText(CLEANER).run(Document(text=text, id="") for text in texts))


def spacy(texts: list[str]) -> Work:
    """A blank pipeline with the component; most of it is spaCy's own tokenising."""
    import spacy as sp

    import cleantext.adapters.spacy  # noqa: F401

    nlp = sp.blank("en")
    nlp.add_pipe("cleantext", config={"languages": ["en"]})
    return lambda: list(nlp.pipe(texts))


ADAPTERS: dict[str, tuple[str, Callable[[list[str]], Work]]] = {
    "arrow": ("pyarrow", arrow),
    "arrow + spun, counts, edits": ("pyarrow", arrow_with_edits),
    "pandas": ("pandas", pandas),
    "polars": ("polars", polars),
    "duckdb": ("duckdb", duckdb),
    "datasets": ("datasets", datasets),
    "scikit-learn": ("scikit-learn", sklearn),
    "langchain": ("langchain-core", langchain_core),
    "llama-index": ("llama-index-core", llama_index_core),
    "datatrove": ("datatrove", datatrove),
    "spacy": ("spacy", spacy),
}


def seconds(work: Work) -> float:
    """Processor seconds of this process and all its threads, which other work on the machine hardly changes."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("adapters", nargs="*", default=list(ADAPTERS))
    given = parser.parse_args()
    lines = given.texts.read_text(encoding="utf-8").splitlines()
    texts = list(islice(cycle(lines), given.rows))
    CLEANER.fix_batch(texts[:100])
    print(f"{len(texts)} texts of {sum(map(len, texts)) // len(texts)} characters; median of {ROUNDS}, CPU seconds\n")
    print("| Adapter | Version | Rows/s | More than a list |\n|---|---|---|---|")
    for name in given.adapters:
        library, make = ADAPTERS[name]
        try:
            work = make(texts)
        except ImportError:
            continue
        work()
        rounds = [(seconds(lambda: CLEANER.fix_batch(texts)), seconds(work)) for _ in range(ROUNDS)]
        ours = median(theirs for _, theirs in rounds)
        over = median(theirs / alone - 1 for alone, theirs in rounds)
        print(f"| {name} | {version(library)} | {len(texts) / ours:,.0f} | {over:+.1%} |", flush=True)


if __name__ == "__main__":
    main()
