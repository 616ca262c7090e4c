"""String resources of Android: each string, array item and plural form; tags, placeholders and escapes stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext import lazy_regex as regex
from cleantext.files.format import Reading, TextFormat
from cleantext.files.placeholders import keep_placeholders
from cleantext.files.units import BREAKS, cleaned_units
from cleantext.files.xml_text import Grammar, escaped, is_literal, xml_units
from cleantext.model import Result

_LISTS = (("string-array",), ("plurals",))
_GRAMMAR = Grammar(
    {"urn:oasis:names:tc:xliff:document:1.2": "xliff"},
    units=frozenset(("string", "item")),
    inline=frozenset("a annotation b big em font i small span strike strong sub sup tt u".split()),
    is_wanted=lambda element: element.name == "string" or element.around[-1:] in _LISTS,
    is_locked=lambda attributes: attributes.get("translatable") == "false",
)
_ESCAPE = regex.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", regex.DOTALL)


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file."""
    text = "".join(chunks)
    raw_units = xml_units(text, _GRAMMAR, reading.file)
    units = [keep_placeholders(unit.read(_ESCAPE, _meaning)) for unit in raw_units]
    literal = is_literal(units)
    escape = _escaped_in_cdata if literal else _escaped
    yield cleaned_units(text, units, reading.cleaner, escape, BREAKS + "<&" * literal)


def _meaning(escape: str) -> str:
    """The quotation mark that an escape represents; other escapes, such as line ends, stay."""
    return escape[1] if escape[1] in "'\"" else ""


def _escaped(text: str) -> str:
    return _escaped_in_cdata(escaped(text))


def _escaped_in_cdata(text: str) -> str:
    return text.replace("'", "\\'").replace('"', '\\"')


FORMAT = TextFormat("Android strings", ("strings.xml", "arrays.xml", "plurals.xml"), clean)
