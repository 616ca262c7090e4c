"""Input from callers: either texts, or an error that says what it is instead, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cleantext.errors import InputTypeError

_ONLY_TEXTS = frozenset({str})
_MISSING = "leave it out, or put '' in its place"


def check_text(text: object) -> None:
    """Make sure that what ``fix`` was given is a text.

    Raises:
        InputTypeError: if it is not.
    """
    if not isinstance(text, str):
        cure = "use fix_batch for several" if _is_collection(text) else _cure(text)
        raise InputTypeError(f"fix takes a text (str), not {_described(text)}: {cure}")


def texts_of(texts: Iterable[str]) -> list[str]:
    """What ``fix_batch`` was given, if it is texts.

    Raises:
        InputTypeError: with the position of the first value that is not text.
    """
    if isinstance(texts, str):
        raise InputTypeError("fix_batch takes several texts, not one: use fix(text), or fix_batch([text])")
    if isinstance(texts, Mapping):
        raise InputTypeError("fix_batch takes several texts, not a mapping: call the cleaner itself, cleaner(batch)")
    if hasattr(texts, "columns"):
        raise InputTypeError(f"fix_batch takes several texts, not {_described(texts)}: choose a column, frame['text']")
    if not isinstance(texts, Iterable) or isinstance(texts, bytes | bytearray):
        raise InputTypeError(f"fix_batch takes several texts (str), not {_described(texts)}: {_cure(texts)}")
    found = list(texts)
    if not _ONLY_TEXTS.issuperset(map(type, found)):
        for position, text in enumerate(found):
            if not isinstance(text, str):
                where = f"the one at position {position} is {_described(text)}"
                raise InputTypeError(f"fix_batch takes texts (str), but {where}: {_cure(text)}")
    return found


def columns_of(batch: Mapping[str, Any], columns: str | Iterable[str] | None) -> list[str]:
    """The names of the columns of a batch that hold text: those asked for, else all that hold nothing but text.

    Raises:
        InputTypeError: if one that is asked for is not there, or holds anything but texts and None.
    """
    if columns is None:
        return [name for name, values in batch.items() if _fault(values) is None]
    names = [columns] if isinstance(columns, str) else list(columns)
    for name in names:
        if name not in batch:
            raise InputTypeError(f"there is no column {name!r}; the columns are {', '.join(map(str, batch))}")
        if fault := _fault(batch[name]):
            raise InputTypeError(f"the column {name!r} holds {fault}")
    return names


def _fault(values: object) -> str | None:
    """Why a column is not text, or None if it is: one text, or a sequence of texts and None."""
    if values is None or isinstance(values, str):
        return None
    if not isinstance(values, Iterable) or not _is_collection(values):
        return f"{_described(values)}, not texts: {_cure(values)}"
    has_text = False
    for position, value in enumerate(values):
        if isinstance(value, str):
            has_text = True
        elif value is not None:
            return f"{_described(value)} at position {position}, not a text: {_cure(value)}"
    return None if has_text else "no text"


def _is_collection(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray | Mapping)


def _described(value: object) -> str:
    """What a value is, in a few words."""
    if value is None:
        return "None"
    if isinstance(value, float) and value != value:  # a missing value, as pandas has it
        return "nan (a float)"
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def _cure(value: object) -> str:
    """What to do about a value that is not text."""
    if value is None or (isinstance(value, float) and value != value):
        return _MISSING
    if isinstance(value, bytes | bytearray):
        return "decode it first, for example data.decode('utf-8')"
    if isinstance(value, Mapping):
        return "call the cleaner itself, cleaner(batch)"
    if _is_collection(value):
        return "flatten it first; each item must be one text"
    return "write str(value) if it is meant as text"
