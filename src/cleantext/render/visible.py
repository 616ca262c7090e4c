"""White space and invisible characters made visible, and control characters harmless."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_NOT_FOR_TERMINAL = re.compile(rf"\x1b\[[\d;]*m|(?![\n\t]){_STEERING.pattern}")
_SIGNS = {" ": "·", "\n": "⏎", "\t": "⇥", "\r": "␍"}


def _sign(match: re.Match[str]) -> str:
    char = match[0]
    return _SIGNS.get(char) or f"⟨U+{ord(char):04X}⟩"


def visible(text: str) -> str:
    """The text with a sign for each space, line end and invisible character."""
    return _UNSEEN.sub(_sign, text)


def harmless(text: str) -> str:
    """The text with a sign for each character that ends a line, controls a terminal or changes the direction."""
    return _STEERING.sub(_sign, text)


def for_terminal(text: str) -> str:
    """The text with a sign for each character that controls a terminal, except line ends and colours."""
    return _NOT_FOR_TERMINAL.sub(lambda match: match[0] if match[0].endswith("m") else _sign(match), text)


def shown(before: str, after: str) -> tuple[str, str]:
    """Both sides of a change for display: white space is visible if it is part of the change."""
    how = harmless if _UNSEEN.findall(before) == _UNSEEN.findall(after) else visible
    return how(before), how(after)
