"""polars: clean a column of strings, all its values in one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleantext.cleaner import Cleaner

if TYPE_CHECKING:
    import polars as pl


def clean(column: pl.Expr, cleaner: Cleaner | None = None, **settings: Any) -> pl.Expr:
    """An expression for a column of strings, cleaned; nulls stay nulls.

    Args:
        column: the column, such as ``pl.col("text")``.
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
    """
    import polars as pl

    chosen = cleaner or Cleaner(**settings)

    def batch(values: pl.Series) -> pl.Series:
        return pl.Series(values.name, chosen({"": values.to_list()})[""], dtype=pl.String)

    return column.map_batches(batch, return_dtype=pl.String, is_elementwise=True)
