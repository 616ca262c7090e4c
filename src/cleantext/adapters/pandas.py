"""pandas: ``import cleantext.adapters.pandas``, then ``frame["text"].cleantext.fix()``.

Missing values, the index, and the dtype (object, string, Arrow, categorical) stay as they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from cleantext.adapters.columns import beside, check_beside, cleaner_of, column_results, name_beside, names_of
from cleantext.cleaner import Cleaner
from cleantext.errors import ConfigError
from cleantext.model import Result


@pd.api.extensions.register_series_accessor("cleantext")
class SeriesCleaning:
    """What ``series.cleantext`` can do."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def fix(self, cleaner: Cleaner | None = None, **settings: Any) -> pd.Series:
        """The column cleaned; values that are not strings stay as they are.

        Args:
            cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        """
        return _fixed(self._series, cleaner_of(cleaner, settings))[0]

    def results(self, cleaner: Cleaner | None = None, **settings: Any) -> pd.Series:
        """The results (source, text, edits, suggestions, verdict) as objects; None for values that are not text."""
        outcomes = column_results(self._series.tolist(), cleaner_of(cleaner, settings))
        return pd.Series(outcomes, index=self._series.index, name=self._series.name, dtype=object)


@pd.api.extensions.register_dataframe_accessor("cleantext")
class FrameCleaning:
    """What ``frame.cleantext`` can do."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def fix(
        self,
        columns: Hashable | Iterable[Hashable],
        cleaner: Cleaner | None = None,
        *,
        add: str | Iterable[str] = (),
        **settings: Any,
    ) -> pd.DataFrame:
        """A new frame with some columns cleaned and all others as they are.

        Args:
            columns: the columns that hold text: a name, or a list of names, which need not be strings.
            cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
            add: what to put beside each: ``spun``, ``counts``, ``edits``, as columns ``text_spun`` and so on.

        Raises:
            ConfigError: if a column does not exist.
        """
        chosen, extras = cleaner_of(cleaner, settings), check_beside(add)
        frame = self._frame.copy(deep=False)
        names: Any = columns if pd.api.types.is_list_like(columns) else [columns]
        for name in names_of(names, self._frame.columns):
            frame[name], outcomes = _fixed(self._frame[name], chosen)
            for what in extras:
                values = [beside(result, what) for result in outcomes]
                kind = "float64" if what == "spun" else object
                frame[name_beside(name, what, frame.columns)] = pd.Series(values, index=frame.index, dtype=kind)
        return frame


def _fixed(series: pd.Series, cleaner: Cleaner) -> tuple[pd.Series, list[Result | None]]:
    if isinstance(series.dtype, pd.CategoricalDtype):
        return _categorical(series, cleaner)
    if not (_is_text(series.dtype) or series.isna().all()):
        raise ConfigError(f"{series.name} holds {series.dtype}, not text; name columns of strings only")
    values = series.tolist()
    outcomes = column_results(values, cleaner)
    if not any(result is not None and result.changed for result in outcomes):
        return series.copy(), outcomes
    texts = [value if result is None else result.text for value, result in zip(values, outcomes, strict=True)]
    cleaned = pd.Series(texts, index=series.index, name=series.name, dtype=series.dtype)
    return cleaned.__finalize__(series), outcomes


def _categorical(series: pd.Series, cleaner: Cleaner) -> tuple[pd.Series, list[Result | None]]:
    """Clean each category once; categories that become equal are merged."""
    categories = series.cat.categories.tolist()
    outcomes = column_results(categories, cleaner)
    texts = [value if result is None else result.text for value, result in zip(categories, outcomes, strict=True)]
    new_codes = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    codes = [-1 if code < 0 else new_codes[texts[code]] for code in series.cat.codes]
    dtype = pd.CategoricalDtype(
        pd.Index(list(new_codes), dtype=series.cat.categories.dtype), ordered=series.cat.ordered
    )
    cleaned = pd.Series(pd.Categorical.from_codes(codes, dtype=dtype), index=series.index, name=series.name)
    return cleaned.__finalize__(series), [None if code < 0 else outcomes[code] for code in series.cat.codes]


def _is_text(dtype: Any) -> bool:
    words = getattr(getattr(dtype, "pyarrow_dtype", None), "value_type", None)  # of an Arrow dictionary
    return bool(
        pd.api.types.is_object_dtype(dtype)
        or pd.api.types.is_string_dtype(dtype)
        or str(words) in ("string", "large_string")
    )
