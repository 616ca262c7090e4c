"""One text in English or French, with guesses applied too, where the user marked a stretch that must stay."""

from __future__ import annotations

from cleantext import Cleaner, Confidence
from fuzz.inputs import data_of, examples, text_of
from fuzz.promises import is_final, keeps_its_word, require, rules_of

CLEANER = Cleaner(languages=("en", "fr"), at_least=Confidence.GUESS)


def seeds() -> list[bytes]:
    """Every example there is, with a stretch that is marked."""
    return [b"\x05\x09" + data_of(text) for text in examples()]


def run(data: bytes) -> None:
    """The first two bytes say where the marked stretch begins and how long it is; without length nothing is marked."""
    text = text_of(data[2:])
    start, length = (*data[:2], 0, 0)[:2]
    if not length or start >= len(text):
        result = CLEANER.fix(text)
        keeps_its_word(result)
        is_final(CLEANER, result)
        return
    end = min(start + length, len(text))
    result = CLEANER.fix(text, protect=[(start, end)])
    keeps_its_word(result)
    reached = [e for e in result.edits if (e.start < end and start < e.end) or start < e.start == e.end < end]
    require(not reached, f"protection ({rules_of(reached)})", f"{text!r}, {reached}")
