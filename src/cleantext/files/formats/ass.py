"""ASS and SSA subtitles: the words that are shown; times, styles and override tags are markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext import lazy_regex as regex
from cleantext.files.format import Reading, TextFormat
from cleantext.files.units import Unit, cleaned_units
from cleantext.model import Result

_COLUMNS = regex.compile(r"(?im)^\[Events\][^\n]*\n(?:[^\n\[]*\n)*?Format:(?P<names>[^\n]*)")
_SPOKEN = regex.compile(r"(?m)^Dialogue:[^\r\n]*")
_MARKUP = regex.compile(r"\{[^{}]*\}|\\[Nnh]")
_COMMAS = 9
"""Commas before the text of a line, where the file does not name its columns."""


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file, each of whose spoken lines is a segment."""
    text = "".join(chunks)
    match = _COLUMNS.search(text)
    commas = match["names"].count(",") if match else _COMMAS
    units = [unit for line in _SPOKEN.finditer(text) if (unit := _unit(line[0], line.start(), commas)).text]
    yield cleaned_units(text, units, reading.cleaner, None)


def _unit(line: str, at: int, commas: int) -> Unit:
    """A spoken line as a unit: override tags are skipped, line ends and hard spaces resolved."""
    words = line.split(",", commas)[-1]
    start = len(line) - len(words)
    unit = Unit()
    for mark in (*_MARKUP.finditer(line, start), None):
        end = mark.start() if mark else len(line)
        unit.add_plain(line[start:end], at + start)
        if mark:
            start = mark.end()
            if not mark[0].startswith("{"):
                unit.add_fixed(" " if mark[0] == "\\h" else "\n", at + end)
    return unit


FORMAT = TextFormat("ASS", (".ass", ".ssa"), clean)
