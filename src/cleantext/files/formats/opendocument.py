"""OpenDocument text and presentations (ODT, ODP): all paragraphs; formatting and every other byte stay."""

from __future__ import annotations

from cleantext.files.format import BinaryFormat
from cleantext.files.package import Package, PackagedDocument
from cleantext.files.xml_text import Grammar, xml_units

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_GRAMMAR = Grammar(
    {
        f"{_OASIS}:text:1.0": "text",
        f"{_OASIS}:office:1.0": "office",
        f"{_OASIS}:drawing:1.0": "draw",
        f"{_OASIS}:svg-compatible:1.0": "svg",
    },
    units=frozenset(("text:p", "text:h")),
    inline=frozenset(("text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base")),
    silent=frozenset(
        f"text:{name}"
        for name in (
            "soft-page-break", "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start",
            "reference-mark-end", "change", "change-start", "change-end", "alphabetical-index-mark",
            "alphabetical-index-mark-start", "alphabetical-index-mark-end", "toc-mark", "toc-mark-start",
            "toc-mark-end",
        )
    ) | {"office:annotation-end"},
    breaks={"text:s": " ", "text:tab": "\t", "text:line-break": "\n"},
    skipped=frozenset(("text:tracked-changes", "office:annotation", "office:scripts", "text:table-of-content")),
    folds=True,
)  # fmt: skip


def read(data: bytes, file: str) -> PackagedDocument:
    """Read a file.

    Raises:
        InputError: if it is not an OpenDocument file, or is encrypted.
    """
    package = Package(data, file, "an OpenDocument file")
    members = [name for name in ("content.xml", "styles.xml") if name in package.names] or ["content.xml"]
    return PackagedDocument(package, members, lambda text, _: xml_units(text, _GRAMMAR, file))


FORMAT = BinaryFormat("OpenDocument", (".odt", ".ott", ".odp", ".otp"), read)
