"""Hugging Face datasets: clean columns of a ``Dataset``, ``DatasetDict`` or their streaming kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from cleantext.adapters.columns import beside, check_beside, cleaner_of, column_results, name_beside, names_of
from cleantext.cleaner import Cleaner

if TYPE_CHECKING:
    pass

Data = TypeVar("Data")


class FixColumns:
    """A function for ``map``, batched or not: cleans the named columns of a batch, or of one example.

    What it travels with is its settings and the signature of the cleaner, so that the cache of ``datasets`` finds the
    result of the same work again, and no result of another version or another glossary.
    """

    def __init__(self, columns: str | Iterable[str], cleaner: Cleaner, add: str | Iterable[str] = ()) -> None:
        self._columns = (columns,) if isinstance(columns, str) else tuple(columns)
        self._cleaner, self._add, self._signature = cleaner, check_beside(add), cleaner.signature

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, Any]:
        """The cleaned columns, and the extra columns asked for."""
        single = any(isinstance(batch[name], str) for name in names_of(self._columns, batch))
        fixed: dict[str, Any] = {}
        for name in self._columns:
            values = [batch[name]] if single else batch[name]
            outcomes = column_results(values, self._cleaner)
            fixed[name] = [v if result is None else result.text for v, result in zip(values, outcomes, strict=True)]
            for what in self._add:
                fixed[name_beside(name, what, batch)] = [beside(result, what) for result in outcomes]
        return {name: values[0] for name, values in fixed.items()} if single else fixed


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
    function = FixColumns(columns, cleaner_of(cleaner, dict(settings or {})), add)
    fixed: Data = dataset.map(function, **{"batched": True, **options})  # type: ignore[attr-defined]
    return fixed
