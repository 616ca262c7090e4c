"""TBX: terms, definitions and notes of a term base in its other languages, or on request in its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from cleantext import lazy_regex as regex
from cleantext.files.format import Reading, TextFormat
from cleantext.files.translation import clean_xml, sides
from cleantext.files.xml_text import XML_LANGUAGE, Attributes, Element, Grammar
from cleantext.model import Result

_SOURCE = regex.compile(r"<(?:martif|tbx)\b[^>]*?\bxml:lang\s*=\s*[\"']([^\"']*)", regex.DOTALL)
_TEXTS = frozenset(("term", "descrip", "note"))


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file, whose head names the language of its sources."""
    text = "".join(chunks)
    match = _SOURCE.search(text)
    grammar = Grammar(
        {"urn:iso:std:iso:30042:ed-2": ""},
        units=_TEXTS,
        inline=frozenset(("hi", "foreign")),
        skipped=frozenset(("martifHeader", "tbxHeader")),
        is_wanted=partial(_is_wanted, match[1].lower() if match else "", sides(reading)),
        language=_language,
    )
    yield clean_xml(text, grammar, reading)


def _is_wanted(source: str, wanted: Sequence[str], element: Element) -> bool:
    side = "source" if element.language == source else "target"
    return bool(element.language) and side in wanted and element.attributes.get("type") != "subjectField"


def _language(name: str, attributes: Attributes) -> str:
    return attributes.get(XML_LANGUAGE, "").lower() if name in ("langSet", "langSec") else ""


FORMAT = TextFormat("TBX", (".tbx",), clean)
