"""scikit-learn: a transformer that cleans texts; it can be cloned, searched over and stored like any other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from cleantext.adapters.columns import column_results
from cleantext.cleaner import Cleaner
from cleantext.model import Confidence


class CleanText(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Cleans a sequence of texts, or each column of a table of texts; values that are not strings stay as they are.

    What comes out is what went in: a list, an array, or a series or frame of pandas or polars with its types.

    Its parameters are the settings of ``Cleaner``; ``at_least`` is written ``"guess"``, ``"likely"`` or ``"certain"``,
    or is a ``Confidence``.
    """

    def __init__(
        self,
        languages: Iterable[str] = (),
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        glossaries: Iterable[object] | None = None,
        at_least: str | Confidence = "likely",
        protect: Iterable[str] = (),
        second_judge: str = "",
    ) -> None:
        self.languages = languages
        self.select = select
        self.ignore = ignore
        self.glossaries = glossaries
        self.at_least = at_least
        self.protect = protect
        self.second_judge = second_judge

    def fit(self, X: Any, y: object = None) -> Self:  # noqa: ARG002 (y is scikit-learn's)
        """Build the cleaner; nothing is learned from the texts.

        Raises:
            ConfigError: if a setting is wrong.
        """
        self.feature_names_in_ = np.asarray(_names(X), dtype=object)
        self.n_features_in_ = len(self.feature_names_in_)
        self.cleaner_ = Cleaner(
            self.languages, self.select, self.ignore, self.glossaries, self.at_least, self.protect, self.second_judge
        )
        return self

    def transform(self, X: Any) -> Any:
        """The texts cleaned, in the same container: list, array, series or frame."""
        check_is_fitted(self, "cleaner_")
        if isinstance(X, np.ndarray):
            return np.asarray(self._cleaned(X.ravel().tolist()), dtype=object).reshape(X.shape)
        match type(X).__module__.partition(".")[0]:
            case "pandas":
                return self._pandas(X)
            case "polars":
                return self._polars(X)
        return self._cleaned(list(X))

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The names of the columns, which do not change."""
        check_is_fitted(self, "cleaner_")
        return self.feature_names_in_ if input_features is None else np.asarray(input_features, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "cleaner_")

    def _cleaned(self, values: list[Any]) -> list[Any]:
        outcomes = column_results(values, self.cleaner_)
        return [value if result is None else result.text for value, result in zip(values, outcomes, strict=True)]

    def _pandas(self, X: Any) -> Any:
        """A series or a frame, with its dtypes and its index; columns without any string stay."""
        from cleantext.adapters.pandas import FrameCleaning

        frame = X.to_frame() if X.ndim == 1 else X
        text = [name for name in frame.columns if _has_text(frame[name])]
        cleaned = FrameCleaning(frame).fix(text, self.cleaner_)
        return cleaned.iloc[:, 0].rename(X.name) if X.ndim == 1 else cleaned

    def _polars(self, X: Any) -> Any:
        """A series or a frame; columns of other types stay."""
        import polars as pl

        from cleantext.adapters.polars import fix

        frame = X.to_frame() if isinstance(X, pl.Series) else X
        text = [name for name, kind in frame.schema.items() if isinstance(kind, pl.String | pl.Categorical)]
        cleaned = fix(frame, text, self.cleaner_)
        return cleaned.to_series() if isinstance(X, pl.Series) else cleaned


def _names(X: Any) -> list[str]:
    """The names of the columns: those of a frame; of an array ``x0``, ``x1`` …; of a sequence of texts ``text``."""
    if (names := getattr(X, "columns", None)) is not None:
        return [str(name) for name in names]
    return [f"x{number}" for number in range(X.shape[1])] if getattr(X, "ndim", 1) == 2 else ["text"]


def _has_text(series: Any) -> bool:
    """Whether a column of pandas holds strings, as values or as categories."""
    values = series.cat.categories if series.dtype == "category" else series
    return any(isinstance(value, str) for value in values)
