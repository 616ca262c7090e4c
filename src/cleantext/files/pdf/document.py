"""A PDF as a document: read page by page, cleaned but never written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec

from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.limits import check_unpacked
from cleantext.files.parts import without
from cleantext.files.pdf.furniture import without_furniture
from cleantext.files.pdf.lines import Page
from cleantext.files.pdf.order import in_order
from cleantext.files.pdf.page_reader import read_pages
from cleantext.files.pdf.pages import UnreadablePdfError
from cleantext.files.pdf.paragraphs import Prose, prose
from cleantext.files.pdf.streams import check_streams
from cleantext.model import Edit, Failure, Result, Stage

_SCAN = "is a scan: pictures of pages, without text; recognise its text first, for example with OCRmyPDF"


def read(data: bytes, file: str) -> PdfDocument:
    """Read a PDF.

    Raises:
        InputError: if the library for it is missing, or it cannot be read, or contains only pictures of text.
    """
    if find_spec("pypdfium2") is None:
        raise InputError("needs the pypdfium2 library: pip install 'cleantext-repair[pdf]'", file=file)
    check_streams(data, file)
    pages = list(_bounded(data, file))
    if not any(page.lines for page in pages):
        raise InputError(_SCAN if any(page.has_pictures for page in pages) else "contains no text", file=file)
    lines = [line for page in without_furniture(pages) for line in in_order(page)]
    return PdfDocument(prose(lines), [page.number for page in pages if page.has_pictures])


def _bounded(data: bytes, file: str) -> Iterator[Page]:
    """The pages of a file, as long as they are no more than a file of its size can hold."""
    letters = 0
    try:
        with closing(read_pages(data)) as pages:
            for page in pages:
                letters += sum(len(line.text) for line in page.lines)
                check_unpacked(letters, len(data), file)
                yield page
    except UnreadablePdfError as error:
        raise InputError(f"cannot be read as a PDF: {error}", file=file) from None


class PdfDocument:
    """A PDF that was read.

    Attributes:
        text: its paragraphs, with an empty line between them; what is repeated on every page is left out.
    """

    def __init__(self, prose: Prose, scanned: list[int]) -> None:
        self._prose, self._scanned = prose, scanned
        self.text = prose.text

    def clean(self, cleaner: Cleaner) -> Result:
        """Clean the text; lists of references stay, and spun phrases in them are only suggestions."""
        whole = cleaner.fix(self.text, self._prose.fixed)
        result = without(whole, self._is_referenced)
        cited = [edit for edit in whole.edits if self._is_referenced(edit) and edit.rule.startswith(Stage.PHRASES)]
        suggestions = sorted([*result.suggestions, *(edit._replace(reason=_in_reference(edit)) for edit in cited)])
        failures = tuple(Failure("", 0, f"page {n} is a picture without text, and was not read") for n in self._scanned)
        return result._replace(
            suggestions=tuple(suggestions),
            failures=(*result.failures, *failures),
            layout=self._prose.layout,
        )

    def write(self, result: Result, tracked: bool) -> bytes:
        """A PDF is never written."""
        raise NotImplementedError

    def _is_referenced(self, edit: Edit) -> bool:
        return any(start <= edit.start < end for start, end in self._prose.references)


def _in_reference(edit: Edit) -> str:
    return f"{edit.reason} It stands in a list of references, which is left as it is."
