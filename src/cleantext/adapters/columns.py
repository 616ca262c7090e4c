"""What the adapters for tables share: which columns are text, and the extra columns beside a cleaned one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.errors import ConfigError
from cleantext.model import Result, Stage

BESIDE = ("spun", "counts", "edits")
"""What ``add=`` may ask for: the probability that a text was spun, how many edits each stage made, and the edits."""


def cleaner_of(cleaner: Cleaner | None, settings: dict[str, Any]) -> Cleaner:
    """The cleaner that was given, or one with these settings.

    Raises:
        ConfigError: if both were given.
    """
    if cleaner is not None and settings:
        raise ConfigError(f"pass a cleaner or settings, not both: {', '.join(settings)}")
    return cleaner or Cleaner(**settings)


def names_of(columns: str | Iterable[Any], present: Iterable[Any]) -> tuple[Any, ...]:
    """The names of the columns to clean, each of which must exist exactly once.

    Raises:
        ConfigError: with the names of the existing columns.
    """
    names = (columns,) if isinstance(columns, str) else tuple(columns)
    existing = list(present)
    for name in names:
        if existing.count(name) != 1:
            what = f"no column {name!r}" if name not in existing else f"more than one column {name!r}"
            raise ConfigError(f"there is {what}; the columns are {', '.join(map(str, existing))}")
    return names


def check_beside(add: str | Iterable[str]) -> tuple[str, ...]:
    """The extra columns asked for.

    Raises:
        ConfigError: if there is no such extra.
    """
    extras = (add,) if isinstance(add, str) else tuple(add)
    for name in extras:
        if name not in BESIDE:
            raise ConfigError(f"add= takes {', '.join(BESIDE)}, not {name!r}")
    return extras


def name_beside(column: object, what: str, present: Iterable[str]) -> str:
    """The name of an extra column, which must not exist yet.

    Raises:
        ConfigError: if it exists.
    """
    name = f"{column}_{what}"
    if name in present:
        raise ConfigError(f"there is already a column {name!r}; rename it or leave out {what!r}")
    return name


def column_results(values: Sequence[object], cleaner: Cleaner) -> list[Result | None]:
    """The result for each text of a column; None for values that are not text."""
    fixed = iter(cleaner.fix_batch(v for v in values if isinstance(v, str)))
    return [next(fixed) if isinstance(value, str) else None for value in values]


def beside(result: Result | None, what: str) -> Any:
    """One extra value for a cleaned text; None if the value is not text."""
    if result is None:
        return None
    return {"spun": _spun, "counts": counts, "edits": edits}[what](result)


def _spun(result: Result) -> float:
    return result.spun


def counts(result: Result) -> dict[str, int]:
    """How many edits each stage made."""
    by_stage = Counter(edit.rule.partition("/")[0] for edit in result.edits)
    return {stage.value: by_stage[stage.value] for stage in Stage}


def edits(result: Result) -> list[dict[str, Any]]:
    """The edits as plain values, with positions in characters of the source."""
    return [{**edit._asdict(), "confidence": edit.confidence.name.lower()} for edit in result.edits]
