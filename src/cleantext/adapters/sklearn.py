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
        names = getattr(X, "columns", None)
        self.feature_names_in_ = np.asarray(["text"] if names is None else [str(name) for name in names], dtype=object)
        self.n_features_in_ = len(self.feature_names_in_)
        self.cleaner_ = Cleaner(
            self.languages, self.select, self.ignore, self.glossaries, self.at_least, self.protect, self.second_judge
        )
        return self

    def transform(self, X: Any) -> Any:
        """The texts cleaned, in the same container: list, array, series or frame."""
        check_is_fitted(self, "cleaner_")
        if hasattr(X, "columns"):
            return X.assign(**{name: self._cleaned(X[name].tolist()) for name in X.columns})
        if isinstance(X, np.ndarray):
            return np.asarray(self._cleaned(X.ravel().tolist()), dtype=object).reshape(X.shape)
        cleaned = self._cleaned(list(X))
        return cleaned if isinstance(X, list | tuple) else _like(X, cleaned)

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The names of the columns, which do not change."""
        check_is_fitted(self, "cleaner_")
        return self.feature_names_in_ if input_features is None else np.asarray(input_features, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "cleaner_")

    def _cleaned(self, values: list[Any]) -> list[Any]:
        outcomes = column_results(values, self.cleaner_)
        return [value if result is None else result.text for value, result in zip(values, outcomes, strict=True)]


def _like(series: Any, values: list[Any]) -> Any:
    """A pandas series with other values; for any other container a list."""
    return series.__class__(values, index=series.index, name=series.name) if hasattr(series, "index") else values
