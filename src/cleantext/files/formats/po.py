"""PO and POT: the translations, or on request the messages that they translate; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext import lazy_regex as regex
from cleantext.files.format import Reading, TextFormat
from cleantext.files.placeholders import keep_placeholders
from cleantext.files.translation import sides
from cleantext.files.units import Unit, cleaned_units
from cleantext.model import Result

_STRING = r"\"(?:[^\"\\\n]|\\.)*\""
_ENTRY = regex.compile(
    rf"^[ \t]*(?P<key>msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)[ \t]*(?P<value>{_STRING}(?:\s*{_STRING})*)",
    regex.MULTILINE,
)
_QUOTED = regex.compile(_STRING)
_ESCAPE = regex.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]+|.)", regex.DOTALL)


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file."""
    text = "".join(chunks)
    units = list(_units(text, sides(reading)))
    yield cleaned_units(text, units, reading.cleaner, _escaped)


def _units(text: str, wanted: Sequence[str]) -> Iterator[Unit]:
    """The wanted strings of all messages, without the header, which translates nothing."""
    is_head = False
    for entry in _ENTRY.finditer(text):
        side = "target" if entry["key"].startswith("msgstr") else "source"
        unit = Unit(side)
        for quoted in _QUOTED.finditer(text, *entry.span("value")):
            unit.add_plain(quoted[0][1:-1], quoted.start() + 1)
        if entry["key"] == "msgid":
            is_head = not unit.text
        if unit.text and side in wanted and entry["key"] != "msgctxt" and not is_head:
            yield keep_placeholders(unit.read(_ESCAPE, _meaning))


def _meaning(escape: str) -> str:
    """The quotation mark that an escape represents; other escapes, such as line ends, stay."""
    return '"' if escape == '\\"' else ""


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


FORMAT = TextFormat("PO", (".po", ".pot"), clean)
