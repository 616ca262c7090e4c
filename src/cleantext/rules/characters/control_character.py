from cleantext.rule import CERTAIN, Context, Finding, replace, rule

_CODES = (
    *range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x206A, 0x2070), *range(0xFDD0, 0xFDF0), *range(0xFFF9, 0xFFFD),
    0xFFFE, 0xFFFF, *(plane + last for plane in range(0x10000, 0x100000, 0x10000) for last in (0xFFFE, 0xFFFF)),
)  # fmt: skip


@rule(
    "characters/control-character",
    confidence=CERTAIN,
    triggers=map(chr, _CODES),
    fixes={"a be\x07ll, a \x00zero": "a bell, a zero", "no\uffffthing": "nothing", "a picture \ufffc": "a picture "},
    keeps=["one\ttwo", "one\r\ntwo", "page\x0cpage", "\x1b[1mbold", "N\bNA\bAME", "__\b\bso"],
)
def control_character(text: str, at: int, context: Context) -> Finding:
    """Remove a control character, or a code that is no character."""
    if text[at] == "\b" and text[at - 1 : at].strip():
        return None  # a typewriter strikes the letter before again
    return None if text.startswith("\x1b[", at) else replace(at, at + 1, "")
