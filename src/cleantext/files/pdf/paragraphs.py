"""From lines to text: paragraphs that continue over columns and pages, hyphens at line ends undone, places kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleantext.files.pdf.blocks import Block, BlockRole, page_blocks
from cleantext.files.pdf.hyphens import Hyphens
from cleantext.files.pdf.lines import Line
from cleantext.model import Layout, PrintedLine
from cleantext.spans import Span

_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*[⁰¹²³⁴-⁹]*$")
_REFERENCES = re.compile(
    r"(?:[\dIVXA-Z]{1,4}\.?\s+)?(?:references(?: and notes)?|bibliography|literature(?: cited)?|works cited|"
    r"références(?: bibliographiques)?|bibliographie|literatur(?:verzeichnis)?|referencias|bibliografía|"
    r"referências|bibliografia|riferimenti bibliografici|literatuur(?:lijst)?)\s*:?",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\[\w{1,12}\]|\d{1,3}\.\s")
_AFTER_REFERENCES = re.compile(
    r"(?:[A-Z]\.?\s+)?(?:appendix|appendices|supplement\w*|annexe?s?|anhang)\b", re.IGNORECASE
)


class Prose(NamedTuple):
    """The text of a document.

    Attributes:
        text: its paragraphs, an empty line between them.
        layout: where in the document each line of it is printed.
        fixed: the spans that are no prose: formulas, tables, and where paragraphs part.
        references: the spans that list what others wrote.
    """

    text: str
    layout: Layout
    fixed: list[Span]
    references: list[Span]


class _Paragraph(NamedTuple):
    """Lines that belong together, the formulas among them, and whether they are part of a list of references."""

    lines: list[Line]
    displays: set[Line]
    is_reference: bool


def prose(lines: Sequence[Line]) -> Prose:
    """The text that lines in reading order make."""
    numbers = _numbered(lines)
    hyphens = Hyphens(line.text for line in lines)
    text, at = list[str](), 0
    starts, places = list[int](), list[PrintedLine]()
    fixed, references = list[Span](), list[Span]()
    for paragraph in _paragraphs(page_blocks(lines)):
        begin = at
        for line, after in zip(paragraph.lines, [*paragraph.lines[1:], None], strict=True):
            starts.append(at)
            places.append(PrintedLine(line.page, numbers[line], line.box))
            piece = line.text + (hyphens.seam(line, after) if after else "\n\n")
            if line in paragraph.displays:
                fixed.append((at, at + len(piece)))
            elif after is None:
                fixed.append((at + len(piece) - 2, at + len(piece)))
            text.append(piece)
            at += len(piece)
        if paragraph.is_reference:
            references.append((begin, at))
    return Prose("".join(text), Layout(tuple(starts), tuple(places)), fixed, references)


def _numbered(lines: Sequence[Line]) -> dict[Line, int]:
    """The number of each line on its page, as a reader counts them."""
    counts: dict[int, int] = {}
    numbers = dict[Line, int]()
    for line in lines:
        numbers[line] = counts[line.page] = counts.get(line.page, 0) + 1
    return numbers


def _paragraphs(blocks: Sequence[Block]) -> Iterator[_Paragraph]:
    """The paragraphs of a document; whatever interrupts one, such as a caption, comes after it."""
    current: _Paragraph | None = None
    aside = list[_Paragraph]()
    in_references = False
    for block in blocks:
        if _REFERENCES.fullmatch(block.lines[0].text):
            in_references = True
        elif _AFTER_REFERENCES.match(block.lines[0].text):
            in_references = False
        if block.role is BlockRole.DISPLAY and current is not None and not aside and _is_within(current, block):
            current.lines.extend(block.lines)
            current.displays.update(block.lines)
            continue
        if block.role is not BlockRole.TEXT and not in_references:
            displays = set(block.lines) if block.role is BlockRole.DISPLAY else set()
            aside.append(_Paragraph(block.lines, displays, False))
            continue
        first, *others = _parted(block, in_references)
        if current is not None and not in_references and _reads_on(current, block):
            current.lines.extend(first)
        else:
            yield from (*((current,) if current else ()), *aside)
            aside = []
            current = _Paragraph(first, set(), in_references)
        for lines in others:
            yield from (current, *aside)
            aside = []
            current = _Paragraph(lines, set(), in_references)
    yield from (*((current,) if current else ()), *aside)


def _is_within(paragraph: _Paragraph, block: Block) -> bool:
    """Whether something set apart, such as a formula, interrupts a sentence of the same column."""
    last, first = paragraph.lines[-1], block.lines[0]
    same = (last.page, last.column) == (first.page, first.column) and last.base > first.base
    near = last.base - first.base < 4 * last.size and last.size < 1.35 * first.size  # not: an author below a title
    return same and near and not _ENDS.search(last.text)


def _reads_on(paragraph: _Paragraph, block: Block) -> bool:
    """Whether a block continues a paragraph that was interrupted by the end of a column or something set apart."""
    last, first = paragraph.lines[-1], block.lines[0]
    if last in paragraph.displays:
        return first.text[:1].islower()
    if abs(last.size - first.size) > 0.7:
        return False
    below = (last.page, last.column) == (first.page, first.column) and last.base > first.base
    if last.hyphen or (first.text[:1].islower() and not _ENDS.search(last.text)):
        return True
    full = first.right > block.right - 0.3 * (block.right - block.left) or len(block.lines) > 1
    return not below and full and not _ENDS.search(last.text) and not _is_indented(first, block.left)


def _parted(block: Block, in_references: bool) -> Iterator[list[Line]]:
    """The paragraphs of a block: one begins with an indent, after a short last line, or is an entry of a list."""
    left = _own_left(block)
    paragraph = [block.lines[0]]
    for a, b in pairwise(block.lines):
        if in_references:
            begins = bool(_ENTRY.match(b.text)) or (b.left < left - 3 and a.left > b.left + 3)
        else:
            begins = (_is_indented(b, left) and not _is_indented(a, left)) or _is_short(a, b, block.right)
        if begins:
            yield paragraph
            paragraph = []
        paragraph.append(b)
    yield paragraph


def _own_left(block: Block) -> float:
    """Where the lines of a block begin, except for the first."""
    lefts = sorted(line.left for line in block.lines[1:])
    return lefts[len(lefts) // 4] if len(lefts) > 2 else block.left


def _is_indented(line: Line, left: float) -> bool:
    return 0.7 * line.size < line.left - left < 4 * line.size


def _is_short(a: Line, b: Line, right: float) -> bool:
    """Whether a line ends a sentence though the first word of the next one had room in it."""
    first = b.text.split(" ", 1)[0]
    needed = (len(first) + 1.5) * (b.right - b.left) / max(len(b.text), 1)
    return a.right + needed < right - a.size and bool(_ENDS.search(a.text))
