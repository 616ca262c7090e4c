"""Ray Data: clean columns of a dataset on the workers of a cluster; each loads its tables once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cleantext.adapters import arrow
from cleantext.adapters.columns import check_beside, cleaner_of
from cleantext.cleaner import Cleaner

if TYPE_CHECKING:
    import ray.data

BATCH = 1024
"""Rows that are cleaned together: enough for a native pass to be worth its call, few enough to keep memory flat."""


class FixBatches:
    """A worker of the pool: it has a cleaner, and cleans one batch after another."""

    def __init__(self, columns: tuple[str, ...], cleaner: Cleaner, add: tuple[str, ...]) -> None:
        self._columns, self._cleaner, self._add = columns, cleaner, add
        cleaner.fix("")  # the tables are loaded before the first batch comes

    def __call__(self, batch: Any) -> Any:
        """An Arrow table with its columns cleaned."""
        return arrow.fix(batch, self._columns, self._cleaner, add=self._add)


def fix(
    dataset: ray.data.Dataset,
    columns: str | Iterable[str],
    cleaner: Cleaner | None = None,
    *,
    add: str | Iterable[str] = (),
    workers: int | tuple[int, int] = (1, 8),
    batch_size: int = BATCH,
    settings: dict[str, Any] | None = None,
    **options: Any,
) -> ray.data.Dataset:
    """A dataset with some columns cleaned, when it is read; all others are kept.

    A worker that dies is replaced and its blocks are done again: nothing is lost and nothing comes twice.

    Args:
        dataset: the dataset.
        columns: the columns that hold text.
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        add: what to put beside each: ``spun``, ``counts``, ``edits``, as columns ``text_spun`` and so on.
        workers: how many there are; or the fewest and the most.
        batch_size: rows that are cleaned together.
        settings: those of ``Cleaner``.
        options: others of ``Dataset.map_batches``: ``num_cpus``, ``memory``, ``ray_remote_args_fn`` …
    """
    from ray.data import ActorPoolStrategy

    names = (columns,) if isinstance(columns, str) else tuple(columns)
    least, most = (1, workers) if isinstance(workers, int) else workers
    return dataset.map_batches(
        FixBatches,
        fn_constructor_args=(names, cleaner_of(cleaner, settings or {}), check_beside(add)),
        batch_format="pyarrow",
        batch_size=batch_size,
        # The pool starts full but may shrink. If it could not, and a node died, it might occupy every processor that is
        # left, and reading the lost blocks again would wait for one forever.
        compute=ActorPoolStrategy(
            min_size=least, max_size=most, initial_size=most if isinstance(workers, int) else least
        ),
        **options,
    )
