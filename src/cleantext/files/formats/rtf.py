"""RTF: read only, its paragraphs as plain text."""

from __future__ import annotations

from collections.abc import Callable

from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.format import BinaryFormat
from cleantext.model import Result


def read(data: bytes, file: str) -> RtfDocument:
    """Read a file.

    Raises:
        InputError: if the library for it is missing, or it is not RTF.
    """
    try:
        from striprtf import striprtf
    except ImportError:
        raise InputError("needs the striprtf library: pip install 'cleantext-repair[office]'", file=file) from None
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError("cannot be read as RTF: it does not start like an RTF file", file=file)
    try:
        plain: Callable[..., str] = striprtf.rtf_to_text
        text = plain(data.decode("latin-1"), errors="replace")
    except Exception as error:  # the library has no error of its own
        raise InputError(f"cannot be read as RTF: {error}", file=file) from None
    return RtfDocument("\n\n".join(text.splitlines()))


class RtfDocument:
    """An RTF file that was read.

    Attributes:
        text: its paragraphs, an empty line between them.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def clean(self, cleaner: Cleaner) -> Result:
        """Clean the text."""
        return cleaner.fix(self.text)

    def write(self, result: Result, tracked: bool) -> bytes:
        """RTF is never written."""
        raise NotImplementedError


FORMAT = BinaryFormat("RTF", (".rtf",), read, read_only=True)
