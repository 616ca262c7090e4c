"""The repaired text of a read-only format, as a file of another format."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from cleantext.errors import InputError

SUFFIXES = (".md", ".txt", ".docx")
"""The suffixes of the files to which such a text can be written."""


def exported_bytes(text: str, target: Path | None, file: str) -> bytes:
    """The text as the file ``target`` is to hold it; None: as it goes to standard output.

    Raises:
        InputError: if files of that name are not written.
    """
    suffix = target.suffix.lower() if target else ".txt"
    if suffix == ".docx":
        return _word(text, file)
    if suffix not in SUFFIXES:
        raise InputError(f"its text can be written to {', '.join(SUFFIXES)}, not to {target}", file=file)
    return (text.rstrip("\n") + "\n").encode(errors="backslashreplace")


def read_only(format: str, name: str) -> InputError:
    """The error for a file that can only be read but should be repaired in place."""
    target = Path(name).with_suffix(SUFFIXES[0]).name
    advice = f"write its repaired text to another file: -o {target} (or {', '.join(SUFFIXES[1:])})"
    return InputError(f"{format} files can only be read; {advice}", file=name)


def _word(text: str, file: str) -> bytes:
    try:
        import docx
    except ImportError:
        raise InputError("needs the python-docx library: pip install 'cleantext-repair[docx]'", file=file) from None
    document = docx.Document()
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            document.add_paragraph(paragraph)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()
