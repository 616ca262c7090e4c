"""What is repeated on every page and not part of the text: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cleantext.files.pdf.lines import Line, Page

_EDGE = 0.25
"""The maximum distance of headers and footers from the edge, as a share of the page height."""

_NUMBER = re.compile(
    r"(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?"
    r"(?:\s*(?:of|von|de|di|sur|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without what they repeat at their edges, and without their numbers."""
    outer = [[line for edge in _edges(page) for line in edge] for page in pages]
    repeated = Counter(pattern for lines in outer for pattern in {_pattern(line) for line in lines})
    offsets = Counter(offset for lines in outer for offset in {o for line in lines for o in _offsets(line)})
    dropped = [
        {
            line
            for line in lines
            if repeated[_pattern(line)] > 1
            or _NUMBER.fullmatch(line.text)
            or any(offsets[offset] > 1 for offset in _offsets(line))
        }
        for lines in outer
    ]
    return [
        page._replace(lines=[line for line in page.lines if line not in lines])
        for page, lines in zip(pages, dropped, strict=True)
    ]


def _edges(page: Page) -> Iterator[list[Line]]:
    """The two highest and the two lowest rows of a page, if they are near its edges."""
    for sign in (1, -1):
        rows = sorted({round(line.base) for line in page.lines}, reverse=sign > 0)[:2]
        near = [row for row in rows if (row > (1 - _EDGE) * page.height if sign > 0 else row < _EDGE * page.height)]
        yield [line for line in page.lines if round(line.base) in near]


def _pattern(line: Line) -> tuple[int, str]:
    """The text of a line without its numbers, and its approximate position."""
    return round(line.base / 8), re.sub(r"\d+", "#", line.text).casefold()


def _offsets(line: Line) -> set[int]:
    """How the numbers at the ends of a line differ from that of its page: the same on all for a page number."""
    return {int(digits) - line.page for match in _COUNTED.finditer(line.text) for digits in match.groups() if digits}
