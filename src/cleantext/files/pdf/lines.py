"""The lines of a page: their text, position and print size."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from statistics import median
from typing import Any, NamedTuple

from cleantext.model import Box
from cleantext.spans import Span

_LINE = re.compile(r"[^\r\n\x02\ufffe]+")
_SPACES = re.compile(" +")
_HYPHENS = "\x02\ufffe\u00ad\u2010"
"""What PDFium returns for a hyphen at the end of a line, and what fonts put there."""

_CORK = {
    0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl", 0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–",
    0x16: "—", 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x00: None, 0xA0: " ",
}  # fmt: skip
"""Ligatures and marks by their codes in TeX's own fonts, which some PDFs do not explain; and ligatures in Unicode."""

_SCRIPT = re.compile(r"(?<![\[\d])[-–−]?\d+")
_RAISED = str.maketrans("0123456789-–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")

_BREAK = re.compile(r"(?<=[^ \r\n])\r\n(?=[^ \r\n])")
_GLUE, _SPACE = "\0\0", " \0"
"""What is put for a break between two letters of one line, as long as the break is: what has the code 0 is left out."""


class Line(NamedTuple):
    """A line of a page, or the part of one that stands in a column.

    Attributes:
        text: what it reads, a hyphen at its end left out.
        hyphen: whether there was one.
        page: the number of the page, from 1.
        left, right, base: where it begins and ends, and the height on which its letters stand, in points from the
            lower left corner.
        size: that of its letters, in points.
        column: -1 left of a gutter, 1 right of it, 0 across or where there is none.
    """

    text: str
    hyphen: bool
    page: int
    left: float
    right: float
    base: float
    size: float
    column: int = 0

    @property
    def box(self) -> Box:
        """The corner at the lower left and the one at the upper right."""
        low, high = self.base - 0.25 * self.size, self.base + 0.75 * self.size
        return Box(round(self.left, 1), round(low, 1), round(self.right, 1), round(high, 1))


class Page(NamedTuple):
    """A page, with its lines in the order of the file."""

    number: int
    width: float
    height: float
    lines: list[Line]
    has_pictures: bool


def read_page(document: Any, number: int) -> Page:
    """A page of a document that PDFium has opened; pages are counted from 1."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        text_page = page.get_textpage()
        try:
            lines = list(_lines(text_page, number, width))
        finally:
            text_page.close()
        pictures = not lines and any(True for _ in page.get_objects(max_depth=2))
        return Page(number, width, height, lines, pictures)
    finally:
        page.close()


def _lines(text_page: Any, number: int, width: float) -> Iterator[Line]:
    letters = _Letters(text_page)
    letters.text = text = _BREAK.sub(lambda found: _seam(letters, found.start(), found.end()), letters.text)
    for match in _LINE.finditer(text):
        start = match.end() - len(match[0].lstrip(" "))
        end = match.start() + len(match[0].rstrip(" "))
        if start < end and letters.is_upright(start):
            hyphen = text[match.end() : match.end() + 1] in ("\x02", "\ufffe")
            wide = letters.right(end - 1) - letters.left(start) > width / 2
            parts = _parted(letters, start, end) if wide else [(start, end)]
            for first, last in parts:
                yield _line(letters, first, last, hyphen and last == end, number)


def _seam(letters: _Letters, start: int, end: int) -> str:
    """What stands for a break: nothing or a space where a raised or lowered letter made it in the middle of a line."""
    before, after = start - 1, end
    sizes = letters.size(before), letters.size(after)
    height, size = letters.base(after) - letters.base(before), max(sizes)
    gap = letters.gap(before, after)
    shifted = abs(height) > 0.1 * size or min(sizes) < 0.85 * size
    if not (shifted and abs(height) < 0.6 * size and -0.3 * size < gap < 0.7 * size):
        return letters.text[start:end]
    return _GLUE if gap < 0.15 * size else _SPACE


def _parted(letters: _Letters, start: int, end: int) -> Iterator[Span]:
    """A line, split where there is room for a gutter between its words."""
    room = 1.2 * letters.size((start + end) // 2)
    for space in _SPACES.finditer(letters.text, start, end):
        before, after = space.span()
        if start < before and letters.left(after) - letters.right(before - 1) > room:
            yield start, before
            start = after
    yield start, end


def _line(letters: _Letters, start: int, end: int, hyphen: bool, number: int) -> Line:
    size, base = _print(letters, start, end)
    text = letters.text[start:end]
    if any(c.isdigit() for c in text):
        text = _SCRIPT.sub(lambda m: _raised(letters, start + m.start(), size, base, m[0]), text)
    text = _readable(text)
    if text[-1:] in _HYPHENS or (text[-1] == "-" and text[-2:-1].isalnum()):
        text, hyphen = text[:-1], True
    left, right = letters.left(start), letters.right(end - 1)
    return Line(text, hyphen, number, left, right, base, size)


def _print(letters: _Letters, start: int, end: int) -> tuple[float, float]:
    """The size and the baseline of most letters of a line, as five of them tell."""
    seen = [at for at in range(start, end) if letters.text[at] > " "]
    sample = seen[:: len(seen) // 5 + 1]
    return median(map(letters.size, sample)), median(map(letters.base, sample))


def _readable(text: str) -> str:
    """A text with its ligatures undone, and the halves of letters beyond the first plane put together."""
    text = text.translate(_CORK)
    return text if text.isprintable() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _raised(letters: _Letters, at: int, size: float, base: float, digits: str) -> str:
    """The digits, those that are printed small and high as superscripts: an exponent, the mark of a note."""
    return "".join(
        digit.translate(_RAISED)
        if letters.size(at + i) < 0.85 * size and letters.base(at + i) > base + 0.1 * size
        else digit
        for i, digit in enumerate(digits)
    )


class _Letters:
    """The letters of a page as PDFium counts them."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._page = pdfium, text_page.raw
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._room = pdfium.FS_RECTF()
        count = pdfium.FPDFText_CountChars(self._page)
        self.text: str = text_page.get_text_range() if count else ""
        if len(self.text) != count:  # a letter beyond the first plane, or one that PDFium leaves out
            self.text = "".join(chr(pdfium.FPDFText_GetUnicode(self._page, i)) for i in range(count))

    def left(self, at: int) -> float:
        """Where a letter begins."""
        return self._boxed(at)[0].value

    def right(self, at: int) -> float:
        """Where a letter ends."""
        return self._boxed(at)[1].value

    def gap(self, before: int, after: int) -> float:
        """How far a letter stands behind another one, the room around each counted as its own."""
        self._pdfium.FPDFText_GetLooseCharBox(self._page, before, self._room)
        right = self._room.right
        self._pdfium.FPDFText_GetLooseCharBox(self._page, after, self._room)
        return float(self._room.left - right)

    def base(self, at: int) -> float:
        """The height of a letter's baseline."""
        x, y = self._box[:2]
        self._pdfium.FPDFText_GetCharOrigin(self._page, at, ctypes.byref(x), ctypes.byref(y))
        return y.value

    def size(self, at: int) -> float:
        """The size in which a letter is printed."""
        self._pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return float(self._pdfium.FPDFText_GetFontSize(self._page, at) * scale)

    def is_upright(self, at: int) -> bool:
        """Whether a letter is upright, and not printed along the edge of the page."""
        self._pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        return bool(abs(self._matrix.b) <= abs(self._matrix.a))

    def _boxed(self, at: int) -> tuple[ctypes.c_double, ...]:
        """Left, right, bottom and top of a letter."""
        left, right, bottom, top = self._box
        refs = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
        self._pdfium.FPDFText_GetCharBox(self._page, at, *refs)
        return self._box
