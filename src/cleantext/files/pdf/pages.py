"""The pages of a PDF, read by PDFium: in this process, or for another one, which can end this one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from cleantext.files.pdf.lines import Page, read_page

MOST_MEMORY = 2_000_000_000
"""Bytes of memory that reading a PDF may take. One page of a book takes a few million."""


class UnreadablePdfError(Exception):
    """A PDF that PDFium cannot read; the text says why."""


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a file, one after the other.

    Raises:
        UnreadablePdfError: if it is encrypted or damaged.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "it is encrypted" if "password" in str(error).lower() else "it is damaged"
        raise UnreadablePdfError(why) from None
    try:
        for number in range(1, len(document) + 1):
            yield _page(document, number)
    finally:
        document.close()


def _page(document: Any, number: int) -> Page:
    try:
        return read_page(document, number)
    except Exception as error:  # PDFium says no more than that it failed
        raise UnreadablePdfError(str(error)) from None


def serve() -> None:
    """Read files from standard input, each after a line with its length and the seconds it may take at most; for each
    page write a line, and one at the end: empty, or why the file cannot be read."""
    _limit_memory()
    while header := sys.stdin.buffer.readline():
        length, seconds = map(int, header.split())
        _limit_time(seconds)
        why = ""
        try:
            for page in pages(sys.stdin.buffer.read(length)):
                print(json.dumps(page), flush=True)
        except UnreadablePdfError as error:
            why = str(error)
        print(json.dumps(why), flush=True)


def _limit_memory() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(what, (most, hard))


def _limit_time(seconds: int) -> None:
    """End this process after so many seconds more of the processor, if nobody else does."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


if __name__ == "__main__":
    serve()
