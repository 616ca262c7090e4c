"""What kind of file a name stands for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from cleantext.languages import LANGUAGES


class Kind(StrEnum):
    """How a file holds its prose."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    LATEX = "LaTeX"
    SUBTITLES = "subtitles"
    CSV = "CSV"
    TSV = "TSV"
    JSONL = "JSON Lines"
    WORD = "Word"


_BY_SUFFIX = {
    "": Kind.TEXT, ".txt": Kind.TEXT, ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
    ".tex": Kind.LATEX, ".latex": Kind.LATEX,
    ".srt": Kind.SUBTITLES, ".vtt": Kind.SUBTITLES,
    ".csv": Kind.CSV, ".tsv": Kind.TSV, ".tab": Kind.TSV,
    ".jsonl": Kind.JSONL, ".ndjson": Kind.JSONL,
    ".docx": Kind.WORD,
}  # fmt: skip

PACKED = (".gz", ".zst")


def kind_of(name: str) -> Kind | None:
    """The kind of a file of this name, packed or not; None where it is not one that we repair."""
    path = PurePath(name)
    if path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    suffix = path.suffix.lower()
    if suffix.removeprefix(".") in LANGUAGES:  # corpus.en, corpus.fr: one side of a parallel corpus
        return Kind.TEXT
    if not suffix and path.name.startswith("."):  # .gitignore and its like are settings, not prose
        return None
    return _BY_SUFFIX.get(suffix)
