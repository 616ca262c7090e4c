"""polars: ``import cleantext.adapters.polars``, then ``pl.col("text").cleantext.fix()``; lazy and streaming too.

Nulls and names stay. ``fix`` also keeps Categorical; in an expression it becomes String, because the type is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import polars as pl

from cleantext.adapters.columns import beside, check_beside, cleaner_of, column_results, name_beside, names_of
from cleantext.cleaner import Cleaner
from cleantext.errors import ConfigError
from cleantext.model import Result, Stage

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)

_EDIT = {"start": pl.Int64, "end": pl.Int64} | dict.fromkeys(
    ("before", "after", "rule", "confidence", "reason"), pl.String
)
_TYPES: dict[str, Any] = {
    "spun": pl.Float64,
    "counts": pl.Struct({stage.value: pl.Int32 for stage in Stage}),
    "edits": pl.List(pl.Struct(_EDIT)),
}


@pl.api.register_expr_namespace("cleantext")
class ExpressionCleaning:
    """What ``pl.col("text").cleantext`` can do."""

    def __init__(self, column: pl.Expr) -> None:
        self._column = column

    def fix(self, cleaner: Cleaner | None = None, *, add: str | Iterable[str] = (), **settings: Any) -> pl.Expr:
        """The column cleaned; with ``add``, a struct of ``text`` and the extras asked for.

        Args:
            cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
            add: ``spun``, ``counts``, ``edits``: the fields of the struct beside ``text``.
        """
        chosen, extras = cleaner_of(cleaner, settings), check_beside(add)
        if not extras:
            return self._column.map_batches(
                lambda column: _fixed(column, chosen)[0], return_dtype=pl.String, is_elementwise=True
            )
        return self._column.map_batches(
            lambda column: _struct(column, chosen, extras),
            return_dtype=pl.Struct({"text": pl.String} | {what: _TYPES[what] for what in extras}),
            is_elementwise=True,
        )


def fix(
    frame: Frame,
    columns: str | Iterable[str],
    cleaner: Cleaner | None = None,
    *,
    add: str | Iterable[str] = (),
    **settings: Any,
) -> Frame:
    """A frame, eager or lazy, with some columns cleaned and all others as they are.

    Args:
        frame: the frame.
        columns: the columns that hold text.
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        add: what to put beside each: ``spun``, ``counts``, ``edits``, as columns ``text_spun`` and so on.

    Raises:
        ConfigError: if a column does not exist.
    """
    chosen, extras = cleaner_of(cleaner, settings), check_beside(add)
    present = frame.collect_schema()
    for name in names_of(columns, present):
        _check_type(name, present[name])
        column = pl.col(name).cleantext  # type: ignore[attr-defined]
        if not extras:
            frame = frame.with_columns(column.fix(chosen).cast(present[name]))
            continue
        new = {what: name_beside(name, what, present) for what in extras}
        fields = [pl.col(name).struct.field(what).alias(new[what]) for what in extras]
        frame = frame.with_columns(column.fix(chosen, add=extras)).with_columns(*fields)
        frame = frame.with_columns(pl.col(name).struct.field("text").cast(present[name]).alias(name))
    return frame


def _fixed(column: pl.Series, cleaner: Cleaner) -> tuple[pl.Series, list[Result | None]]:
    _check_type(column.name, column.dtype)
    outcomes = column_results(column.to_list(), cleaner)
    if not any(result is not None and result.changed for result in outcomes):
        return column.cast(pl.String), outcomes
    return pl.Series(column.name, [result and result.text for result in outcomes], dtype=pl.String), outcomes


def _struct(column: pl.Series, cleaner: Cleaner, add: tuple[str, ...]) -> pl.Series:
    cleaned, outcomes = _fixed(column, cleaner)
    extra = [pl.Series(what, [beside(result, what) for result in outcomes], dtype=_TYPES[what]) for what in add]
    return pl.DataFrame([cleaned.alias("text"), *extra]).to_struct(column.name)


def _check_type(name: str, kind: Any) -> None:
    if not isinstance(kind, pl.String | pl.Categorical | pl.Null):
        fixed_words = "its words are fixed; cast it to String first"
        advice = fixed_words if isinstance(kind, pl.Enum) else "name columns of strings only"
        raise ConfigError(f"{name} holds {kind}: {advice}")
