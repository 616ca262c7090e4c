"""Whether entries keep what their own examples promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.apply import splice
from cleantext.errors import GlossaryError
from cleantext.glossary.entry import Entry
from cleantext.glossary.glossaries import Phrases
from cleantext.glossary.propose import Found, Repaired, proposals
from cleantext.model import Confidence
from cleantext.protect import Protector
from cleantext.resolve import resolve
from cleantext.scan import Buffer

_PASSES = 4


def failing(entries: Iterable[Entry], phrases: Phrases) -> Iterator[GlossaryError]:
    """What is wrong with the examples of entries: ``fixes`` must come out right, ``keeps`` must stay."""
    for e in entries:
        for text, wanted in (*e.fixes, *((k, k) for k in e.keeps)):
            got = _repaired(text, phrases)
            if got != wanted:
                cure = "mend its forms, or the example"
                what = f"entry {e.term!r}: its example {text!r} becomes {got!r}, not {wanted!r}: {cure}"
                yield GlossaryError(what, file=e.file, line=e.line)


def _repaired(text: str, phrases: Phrases) -> str:
    """A text with its phrases repaired that are likely."""
    spun: set[Repaired] = set()
    for _ in range(_PASSES):
        found = phrases.find(Buffer([text])).get(0, [])
        protected = Protector().protected(text)
        applied, _ = resolve(text, proposals(text, found, spun, _none), protected.touches, Confidence.LIKELY)
        if not applied:
            break
        text = splice(text, applied)
    return text


def _none(text: str, spun: bool) -> list[Found]:
    """Doubtful unlisted phrases are no matter of a glossary."""
    return []
