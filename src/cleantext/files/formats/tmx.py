"""TMX: the translations in a translation memory, or on request the texts that they translate; tags stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from cleantext import lazy_regex as regex
from cleantext.files.format import Reading, TextFormat
from cleantext.files.translation import clean_xml, sides
from cleantext.files.xml_text import XML_LANGUAGE, Attributes, Element, Grammar
from cleantext.model import Result

_SOURCE = regex.compile(r"<header\b[^>]*?\bsrclang\s*=\s*[\"']([^\"']*)", regex.DOTALL)


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file; where its head names no source language all texts are translations."""
    text = "".join(chunks)
    match = _SOURCE.search(text)
    grammar = Grammar(
        {},
        units=frozenset(("seg",)),
        inline=frozenset(("hi",)),
        skipped=frozenset(("header", "note", "prop")),
        is_wanted=partial(_is_wanted, match[1].lower() if match else "", sides(reading)),
        language=_language,
    )
    yield clean_xml(text, grammar, reading)


def _is_wanted(source: str, wanted: Sequence[str], element: Element) -> bool:
    return ("source" if element.language == source else "target") in wanted


def _language(name: str, attributes: Attributes) -> str:
    return (attributes.get(XML_LANGUAGE) or attributes.get("lang") or "").lower() if name == "tuv" else ""


FORMAT = TextFormat("TMX", (".tmx",), clean)
