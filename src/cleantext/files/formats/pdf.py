"""PDF: read only. Paragraphs in reading order, with page and line of every finding."""

from __future__ import annotations

from cleantext.files.format import BinaryDocument, BinaryFormat


def read(data: bytes, file: str) -> BinaryDocument:
    """Read a file.

    Raises:
        InputError: if the library for it is missing, or it cannot be read, or contains only pictures of text.
    """
    from cleantext.files.pdf import document

    return document.read(data, file)


FORMAT = BinaryFormat("PDF", (".pdf",), read, read_only=True)
