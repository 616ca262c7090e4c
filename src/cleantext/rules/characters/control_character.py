from functools import lru_cache

from cleantext.rule import ANY_TEXT, CERTAIN, LIKELY, Context, Finding, Region, regex, replace, report, rule

_CODES = (
    *range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x206A, 0x2070), *range(0xFDD0, 0xFDF0), *range(0xFFF9, 0xFFFD),
    0xFFFE, 0xFFFF, *(plane + last for plane in range(0x10000, 0x100000, 0x10000) for last in (0xFFFE, 0xFFFF)),
)  # fmt: skip
_AROUND = regex.compile(r"(?<=(?<!\p{L})(?P<left>\p{L}+)).(?P<right>\p{L}+)(?!\p{L})")
_LOW_CODES = "".join(regex.escape(chr(code)) for code in _CODES if code < 0x20 and chr(code) not in "\b\x0e\x0f\x1b")
_LOW = regex.compile(rf"(?:[{_LOW_CODES}\x0e\x0f]|\x1b(?!\[))+")
_LOW_BESIDE_SHIFTS = regex.compile(f"[{_LOW_CODES}]+")
_HIGH = regex.compile(f"[{''.join(regex.escape(chr(code)) for code in _CODES if code >= 0x20)}]+")
"""Runs of codes that go, or stay, together: one by one each would lay bare the next."""
_ALONE = "A control character stands here; it may be meant."
_LOST = "A letter, or several, may be lost at this control character."


@rule(
    "characters/control-character",
    confidence=CERTAIN,
    regions=ANY_TEXT - {Region.MARKUP, Region.COMMAND},
    triggers=map(chr, _CODES),
    fixes={"a be\x07ll, a \x00zero": "a bell, a zero", "no\uffffthing": "nothing", "a picture \ufffc": "a picture "},
    reports=["a qz\x03x of it"],
    keeps=["one\ttwo", "one\r\ntwo", "\x1b$)C\x0eGQ\x0f", "page\x0cpage", "\x1b[1mbold", "N\bNA\bAME", "__\b\bso"],
)
def control_character(text: str, at: int, context: Context) -> Finding:
    """Remove a control character, or a code point that is not a character."""
    if text[at] == "\b" and text[at - 1 : at].strip():
        return None  # a typewriter strikes the letter before again
    if text[at] in "\x0e\x0f\x1b" and (text.startswith("\x1b[", at) or _shifts(text)):
        return None  # for other rules
    low = text[at] < "\x20"
    run = (_HIGH if not low else _LOW_BESIDE_SHIFTS if _shifts(text) else _LOW).match(text, at)
    end = run.end() if run else at + 1
    if low and not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
        return report(text, at, end, _ALONE)
    match = _AROUND.match(text, at) if low else None
    if match and not context.is_word(match["left"] + match["right"], at):
        return report(text, at, at + 1, _LOST)
    return replace(at, end, "", confidence=LIKELY if low else None)


@lru_cache(maxsize=1)  # a text that has one has many, and each asks
def _shifts(text: str) -> bool:
    """Whether a text shifts between sets of characters."""
    return "\x1b$" in text
