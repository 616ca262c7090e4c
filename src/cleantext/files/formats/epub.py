"""EPUB: the paragraphs of all chapters; markup, styles and every other byte stay."""

from __future__ import annotations

from cleantext.errors import InputError
from cleantext.files.format import BinaryFormat
from cleantext.files.package import Package, PackagedDocument
from cleantext.files.xml_text import Grammar, xml_units

_GRAMMAR = Grammar(
    {"http://www.w3.org/1999/xhtml": ""},
    units=frozenset(
        "p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption blockquote div section aside summary title".split()
    ),
    inline=frozenset(
        "a abbr b bdi bdo big cite data del dfn em i ins mark q s small span strong sub sup time u font".split()
    ),
    silent=frozenset(("wbr",)),
    breaks={"br": "\n"},
    skipped=frozenset("script style pre code kbd samp var template math svg".split()),
    folds=True,
)


def read(data: bytes, file: str) -> PackagedDocument:
    """Read a file.

    Raises:
        InputError: if it is not an EPUB, or its text is encrypted.
    """
    package = Package(data, file, "an EPUB")
    if "META-INF/rights.xml" in package.names:
        raise InputError("cannot be read as an EPUB: it is protected against copying", file=file)
    chapters = [name for name in package.names if name.lower().endswith((".xhtml", ".html", ".htm"))]
    return PackagedDocument(package, chapters, lambda text, name: xml_units(text, _GRAMMAR, f"{file}: {name}"))


FORMAT = BinaryFormat("EPUB", (".epub",), read)
