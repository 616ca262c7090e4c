"""Word files: the text of all paragraphs as one document; repairs keep the formatting of what they replace."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.format import BinaryFormat
from cleantext.files.package import Package
from cleantext.files.parts import Part, cleaned, narrowed
from cleantext.files.tracked import W, track
from cleantext.files.word_text import Fields, ParagraphPiece
from cleantext.model import Edit, Result
from cleantext.render.revisions import AUTHOR
from cleantext.spans import Span

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_END = ParagraphPiece("\n\n", None, True)
"""The separator between two paragraphs."""

_NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")


def read(data: bytes, file: str) -> WordDocument:
    """Read a Word file.

    Raises:
        InputError: if the library for it is missing, or it is not a Word file.
    """
    try:
        import docx
    except ImportError:
        raise InputError("needs the python-docx library: pip install 'cleantext-repair[docx]'", file=file) from None
    Package(data, file, "a Word file")
    try:
        return WordDocument(docx.Document(BytesIO(data)))
    except Exception as error:  # a damaged archive or damaged XML: each library raises its own errors
        raise InputError(f"cannot be read as a Word file: {error}", file=file) from None


class WordDocument:
    """A Word file that was read.

    Attributes:
        text: the text of all paragraphs.
    """

    def __init__(self, word: Any) -> None:
        self._word = word
        self._notes: list[tuple[Any, Any]] = []  # parts with notes, and their elements, which python-docx does not read
        self._pieces: list[tuple[int, int, Any]] = []  # start, end, the element that holds the text
        self.text, self._fixed = self._read()

    def clean(self, cleaner: Cleaner) -> Result:
        """Clean the text."""
        return cleaned(self.text, [Part(0, self.text, None, self._fixed, forbidden="\r\n\t")], cleaner)

    def write(self, result: Result, tracked: bool) -> bytes:
        """The repaired file; tracked: with each change to be accepted or rejected in Word."""
        from docx.opc.oxml import serialize_part_xml

        changes = [(narrowed(edit, whole_words=tracked), edit) for edit in result.edits]
        if tracked:
            track(self._word, self._pieces, changes)
        else:
            for edit, _ in reversed(changes):
                self._apply(edit)
        for part, element in self._notes:
            part._blob = serialize_part_xml(element)
        packed = BytesIO()
        self._word.save(packed)
        return packed.getvalue()

    def _read(self) -> tuple[str, list[Span]]:
        """The text, and the spans that represent breaks and objects or that Word computes."""
        text, fixed, at = list[str](), list[Span](), 0
        for element in self._roots():
            fields = Fields()
            for paragraph in element.iter(f"{W}p"):
                if _is_ours(paragraph):
                    continue
                for piece in (*fields.pieces(paragraph), _END):
                    if piece.is_fixed:
                        fixed.append((at, at + len(piece.text)))
                    elif piece.text:
                        self._pieces.append((at, at + len(piece.text), piece.element))
                    text.append(piece.text)
                    at += len(piece.text)
        return "".join(text), fixed

    def _roots(self) -> Iterator[Any]:
        """The root elements of the parts that contain text."""
        from docx.oxml import parse_xml

        for part in self._word.part.package.iter_parts():
            if hasattr(part, "element"):
                yield part.element
            elif part.partname in _NOTES:
                self._notes.append((part, parse_xml(part.blob)))
                yield self._notes[-1][1]

    def _apply(self, edit: Edit) -> None:
        """Make a change in its elements: the first one takes the new text, the others lose the old."""
        after = edit.after
        for start, end, element in self._pieces:
            if (start < edit.end and edit.start < end) or edit.start == edit.end == end:
                low, high = max(edit.start - start, 0), min(edit.end, end) - start
                element.text = element.text[:low] + after + element.text[high:]
                element.set(_SPACE, "preserve")
                after = ""
                if edit.start == edit.end:
                    return
        if after:
            first = next(e for start, _, e in self._pieces if start >= edit.end)
            first.text = after + first.text
            first.set(_SPACE, "preserve")


def _is_ours(paragraph: Any) -> bool:
    """Whether a paragraph belongs to a comment of ours that explains a change."""
    return any(comment.get(f"{W}author") == AUTHOR for comment in paragraph.iterancestors(f"{W}comment"))


FORMAT = BinaryFormat("Word", (".docx",), read)
