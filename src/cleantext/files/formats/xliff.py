"""XLIFF 1.2 and 2: the targets, or on request the sources; tags and states stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from cleantext.files.format import Reading, TextFormat
from cleantext.files.translation import SIDES, clean_xml, sides
from cleantext.files.xml_text import Attributes, Element, Grammar
from cleantext.model import Result

_NAMESPACES = {
    "urn:oasis:names:tc:xliff:document:1.1": "",
    "urn:oasis:names:tc:xliff:document:1.2": "",
    "urn:oasis:names:tc:xliff:document:2.0": "",
    "urn:oasis:names:tc:xliff:document:2.1": "",
    "urn:oasis:names:tc:xliff:document:2.2": "",
}
_HOLDERS = (("trans-unit",), ("segment",))
"""Elements with a source and a target; proposals in ``alt-trans`` or in a module do not count."""


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file."""
    wanted = sides(reading)
    grammar = Grammar(
        _NAMESPACES,
        units=frozenset(("source", "target")),
        inline=frozenset(("g", "mrk", "pc")),
        is_wanted=partial(_is_wanted, wanted),
        is_locked=lambda attributes: attributes.get("translate") == "no" or attributes.get("mtype") == "protected",
        language=_language,
        skipped=frozenset(("alt-trans", "seg-source", "note", "notes")),
    )
    yield clean_xml("".join(chunks), grammar, reading)


def _is_wanted(wanted: Sequence[str], element: Element) -> bool:
    return element.name in wanted and element.around[-1:] in _HOLDERS


def _language(name: str, _: Attributes) -> str:
    return name if name in SIDES else ""


FORMAT = TextFormat("XLIFF", (".xlf", ".xliff", ".sdlxliff", ".mqxliff"), clean)
