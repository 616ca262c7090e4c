"""Hugging Face datasets: clean columns of a ``Dataset``, ``DatasetDict`` or their streaming kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from cleantext.adapters.columns import beside, check_beside, cleaner_of, column_results, name_beside, names_of
from cleantext.cleaner import Cleaner
from cleantext.model import Stage

Data = TypeVar("Data")


class FixColumns:
    """A function for ``map``, batched or not: cleans the named columns of a batch, or of one example.

    What it travels with is its settings and the signature of the cleaner, so that the cache of ``datasets`` finds the
    result of the same work again, and no result of another version or another glossary.
    """

    def __init__(self, columns: str | Iterable[str], cleaner: Cleaner, add: str | Iterable[str] = ()) -> None:
        self._columns = (columns,) if isinstance(columns, str) else tuple(columns)
        self._cleaner, self._add, self._signature = cleaner, check_beside(add), cleaner.signature

    def __call__(self, batch: Any) -> Any:
        """The cleaned columns, and the extra columns asked for; a batch in another format than Python's as a whole."""
        if not isinstance(batch, Mapping):
            return self._table(batch)
        single = not any(_is_many(batch[name]) for name in names_of(self._columns, batch))
        fixed: dict[str, Any] = {}
        for name in self._columns:
            values = [batch[name]] if single else batch[name]
            outcomes = column_results(values, self._cleaner)
            fixed[name] = [v if result is None else result.text for v, result in zip(values, outcomes, strict=True)]
            for what in self._add:
                fixed[name_beside(name, what, batch)] = [beside(result, what) for result in outcomes]
        return {name: values[0] for name, values in fixed.items()} if single else fixed

    def _table(self, batch: Any) -> Any:
        """A table of pyarrow, pandas or polars: what a dataset with such a format passes to its functions."""
        match type(batch).__module__.partition(".")[0]:
            case "pandas":
                from cleantext.adapters.pandas import FrameCleaning

                return FrameCleaning(batch).fix(self._columns, self._cleaner, add=self._add)
            case "polars":
                from cleantext.adapters import polars as tables
            case _:
                from cleantext.adapters import arrow as tables  # type: ignore[no-redef]
        return tables.fix(batch, self._columns, self._cleaner, add=self._add)


def _is_many(value: Any) -> bool:
    """Whether it is the values of a batch, rather than the one of an example."""
    return not isinstance(value, str) and hasattr(value, "__len__")


def fix(
    dataset: Data,
    columns: str | Iterable[str],
    cleaner: Cleaner | None = None,
    *,
    add: str | Iterable[str] = (),
    settings: Mapping[str, Any] | None = None,
    **options: Any,
) -> Data:
    """A dataset with some columns cleaned; all others are left alone.

    Args:
        dataset: a ``Dataset``, ``DatasetDict``, ``IterableDataset`` or ``IterableDatasetDict``.
        columns: the columns that hold text.
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        add: what to put beside each: ``spun``, ``counts``, ``edits``, as columns ``text_spun`` and so on.
        settings: those of ``Cleaner``.
        options: those of ``dataset.map``: ``num_proc``, ``batch_size`` …
    """
    names, extras = (columns,) if isinstance(columns, str) else tuple(columns), check_beside(add)
    function = FixColumns(names, cleaner_of(cleaner, dict(settings or {})), extras)
    if extras and not options.keys() & {"features", "remove_columns"}:
        options |= _features(dataset, names, extras)
    fixed: Data = dataset.map(function, **{"batched": True, **options})  # type: ignore[attr-defined]
    return fixed


def _features(dataset: Any, columns: tuple[str, ...], add: tuple[str, ...]) -> dict[str, Any]:
    """The option that says the types of the extra columns; the first texts may have no edits to show them."""
    from datasets import Features, Value

    first = next(iter(dataset.values()), None) if isinstance(dataset, Mapping) else dataset
    if first is None or first.features is None:  # a stream of which nothing is known yet
        return {}
    words = dict.fromkeys(("before", "after", "rule", "confidence", "reason"), Value("string"))
    kinds = {
        "spun": Value("float64"),
        "counts": {stage.value: Value("int32") for stage in Stage},
        "edits": [{"start": Value("int64"), "end": Value("int64")} | words],
    }
    extra = {f"{name}_{what}": kinds[what] for name in columns for what in add}
    return {"features": Features({**first.features, **extra})}
