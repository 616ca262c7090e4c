"""A file that is no text is refused with a clear line, or is written back as what its repaired prose reads as."""

from __future__ import annotations

import zipfile
from io import BytesIO

from cleantext import Cleaner, CleanTextError
from cleantext.files.format import BinaryFormat
from cleantext.files.registry import all_formats
from fuzz.inputs import data_of
from fuzz.promises import keeps_its_word, require, rules_of

_FORMATS = sorted((f for f in all_formats() if isinstance(f, BinaryFormat)), key=lambda f: f.name)
_MEMBERS = {
    "EPUB": ("OEBPS/a.xhtml", ("mimetype", "application/epub+zip")),
    "OpenDocument": ("content.xml", ("mimetype", "application/vnd.oasis.opendocument.text")),
    "PowerPoint": ("ppt/slides/slide1.xml", ("[Content_Types].xml", "<a/>")),
}
_CLEANER = Cleaner(languages=("en",))
_SAMPLES = (
    '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>It ended , <i>so</i>'
    " .</p><pre>a , b</pre>&amp;</body></html>",
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:'
    'names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>It ended , <text:span>so</text:span> .'
    "</text:p></office:text></office:body></office:document-content>",
    '<p:sld xmlns:p="p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>It ended , '
    "</a:t></a:r><a:r><a:t>so .</a:t></a:r></a:p></p:sld>",
    "{\\rtf1\\ansi It ended , so .\\par A {\\b word} , here .\\par}",
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<<"
    "/Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj 4 0 obj<<"
    "/Length 43>>stream\nBT /F 12 Tf 9 200 Td (It ended , so .) Tj ET\nendstream endobj 5 0 obj<</Type/Font"
    "/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>",
)  # fmt: skip


def seeds() -> list[bytes]:
    """A sample of each format, read as each."""
    return [bytes([n]) + data_of(text) for n in range(len(_FORMATS)) for text in _SAMPLES]


def run(data: bytes) -> None:
    """The first byte says which format it is; of an archive the rest is the member with the prose."""
    if not data:
        return
    format = _FORMATS[data[0] % len(_FORMATS)]
    content = _packed(format.name, data[1:]) if format.name in _MEMBERS else data[1:]
    try:
        document = format.read(content, "a file")
    except CleanTextError:
        return
    result = document.clean(_CLEANER)
    keeps_its_word(result)
    require(result.source == document.text, f"{format.name}: source", document.text)
    if format.read_only:
        return
    kind = f"{format.name} ({rules_of(result.edits)})"
    try:
        again = format.read(document.write(result, False), "a file")
    except CleanTextError as error:
        require(False, f"{kind} can no more be read", str(error))
    require(
        again.text == result.text, f"{kind} reads otherwise than it was written", f"{again.text!r}, {result.text!r}"
    )
    require(not again.clean(_CLEANER).edits, f"idempotence in {kind}", again.text)


def _packed(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    member, first = _MEMBERS[name]
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(*first)
        archive.writestr(member, content)
    return packed.getvalue()
