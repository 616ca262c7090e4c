"""What a renderer is: the file of a format for reports imports this and declares one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from cleantext.model import Result


class Render(Protocol):
    """Shows the results of some files, each with the name of its file."""

    def __call__(self, results: Sequence[tuple[str, Result]], *, color: bool = ..., width: int = ...) -> str | bytes:
        """The whole report, with ANSI colours or without, for a screen of this width."""


class Rows(Protocol):
    """Shows the results of consecutive stretches of one file as they come."""

    def __call__(self, name: str, results: Iterable[Result], *, color: bool = ..., width: int = ...) -> Iterator[str]:
        """The part of the report that is about this file."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format for reports.

    Attributes:
        name: what ``--output-format`` calls it; ours are called as their files.
        render: makes the whole report.
        rows: makes the part of one file as it is read, for reports that are the parts of their files one after the
            other; None: the report is made of all files together.
        for_screen: whether people read it on a screen: a sentence stands above it, the sum of all files below.
        binary: whether a report is bytes, which are not for a screen.
        all_files: whether files in which nothing was found stand in it too.
        by_suffix: makes the report for output whose name ends so (``.docx``); what else it is called, ``render`` does.
    """

    name: str
    render: Render
    rows: Rows | None = None
    for_screen: bool = False
    binary: bool = False
    all_files: bool = False
    by_suffix: Mapping[str, Render] = field(default_factory=dict)
