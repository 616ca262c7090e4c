"""PowerPoint: the paragraphs of slides and notes; formatting and every other byte stay."""

from __future__ import annotations

from cleantext import lazy_regex as regex
from cleantext.files.format import BinaryFormat
from cleantext.files.package import Package, PackagedDocument
from cleantext.files.xml_text import Grammar, xml_units

_GRAMMAR = Grammar(
    {"http://schemas.openxmlformats.org/drawingml/2006/main": "a"},
    units=frozenset(("a:p",)),
    inline=frozenset(("a:r", "a:t")),
    silent=frozenset(("a:pPr", "a:rPr", "a:endParaRPr")),
    breaks={"a:br": "\n"},
    text=frozenset(("a:t",)),
)
_SLIDE = regex.compile(r"ppt/(slides/slide|notesSlides/notesSlide)(\d+)\.xml")


def read(data: bytes, file: str) -> PackagedDocument:
    """Read a file.

    Raises:
        InputError: if it is not a PowerPoint file, or is encrypted.
    """
    package = Package(data, file, "a PowerPoint file")
    slides = sorted(
        filter(None, map(_SLIDE.fullmatch, package.names)), key=lambda name: (int(name[2]), -ord(name[1][0]))
    )
    return PackagedDocument(package, [slide[0] for slide in slides], lambda text, _: xml_units(text, _GRAMMAR, file))


FORMAT = BinaryFormat("PowerPoint", (".pptx", ".potx", ".ppsx"), read)
