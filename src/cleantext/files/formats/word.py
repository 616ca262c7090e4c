"""Word files: the text of all paragraphs as one document; repairs keep the formatting of what they replace."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.format import BinaryFormat
from cleantext.files.parts import Part, cleaned
from cleantext.files.tracked import W, track
from cleantext.model import Edit, Result
from cleantext.render.revisions import AUTHOR
from cleantext.spans import Span

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_BETWEEN = "\n\n"


def read(data: bytes, file: str) -> Document:
    """Read a Word file.

    Raises:
        InputError: if the library for it is missing, or it is no Word file.
    """
    try:
        import docx
    except ImportError:
        raise InputError("needs the python-docx library: pip install 'cleantext-repair[docx]'", file=file) from None
    try:
        return Document(docx.Document(BytesIO(data)))
    except Exception as error:  # a damaged archive or damaged XML: each library has its own kind
        raise InputError(f"cannot be read as a Word file: {error}", file=file) from None


class Document:
    """A Word file that was read.

    Attributes:
        text: the text of all paragraphs.
    """

    def __init__(self, word: Any) -> None:
        self._word = word
        self._pieces: list[tuple[int, int, Any]] = []  # start, end, the element that holds the text
        self.text, self._breaks = self._read()

    def clean(self, cleaner: Cleaner) -> Result:
        """Clean the text."""
        return cleaned(self.text, [Part(0, self.text, None, self._breaks, forbidden="\r\n\t")], cleaner)

    def write(self, result: Result, tracked: bool) -> bytes:
        """The repaired file; tracked: with each change to be accepted or rejected in Word."""
        changes = [(_narrowed(edit, whole_words=tracked), edit) for edit in result.edits]
        if tracked:
            track(self._word, self._pieces, changes)
        else:
            for edit, _ in reversed(changes):
                self._apply(edit)
        packed = BytesIO()
        self._word.save(packed)
        return packed.getvalue()

    def _read(self) -> tuple[str, list[Span]]:
        """The text, and the spans of it that stand for breaks."""
        text, breaks, at = list[str](), list[Span](), 0
        for paragraph in self._paragraphs():
            for element in paragraph.iter(f"{W}t", *_BREAKS):
                if next(element.iterancestors(f"{W}p")) is not paragraph:
                    continue  # in a text box: a paragraph of its own
                piece = _BREAKS.get(element.tag) or element.text or ""
                if element.tag in _BREAKS:
                    breaks.append((at, at + len(piece)))
                elif piece:
                    self._pieces.append((at, at + len(piece), element))
                text.append(piece)
                at += len(piece)
            text.append(_BETWEEN)
            breaks.append((at, at + len(_BETWEEN)))
            at += len(_BETWEEN)
        return "".join(text), breaks

    def _paragraphs(self) -> Iterator[Any]:
        for part in self._word.part.package.iter_parts():
            if hasattr(part, "element"):
                yield from (p for p in part.element.iter(f"{W}p") if not _is_ours(p))

    def _apply(self, edit: Edit) -> None:
        """Make a change in the elements that hold it: the first takes the new text, the others give up the old."""
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
    """Whether a paragraph is of a comment that says why we changed something."""
    return any(comment.get(f"{W}author") == AUTHOR for comment in paragraph.iterancestors(f"{W}comment"))


def _narrowed(edit: Edit, whole_words: bool) -> Edit:
    """An edit without the beginning and the end that both sides share: what stays keeps its formatting."""
    before, after = edit.before, edit.after
    head = _shared(before, after, whole_words)
    tail = _shared(before[head:][::-1], after[head:][::-1], whole_words)
    return edit._replace(
        start=edit.start + head,
        end=edit.end - tail,
        before=before[head : len(before) - tail],
        after=after[head : len(after) - tail],
    )


def _shared(one: str, other: str, whole_words: bool) -> int:
    """How many characters two texts begin with alike; whole words: none of a word that differs further on."""
    count = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if whole_words and any(side[count : count + 1].isalnum() for side in (one, other)):
        while one[:count][-1:].isalnum():
            count -= 1
    return count


FORMAT = BinaryFormat("Word", (".docx",), read)
