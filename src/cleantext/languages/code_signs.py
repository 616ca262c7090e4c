"""Signs of programs in a piece of prose."""

from __future__ import annotations

from cleantext import lazy_regex as regex

_ADDRESS = regex.compile(r"\]\([^()\s]*\)?")
_MENU = regex.compile(r"(?<=[\w\"”*] )>(?= [\"“*\p{Lu}])|>(?=\d)")
"""A step in a menu, « File > Open », and « more than »: signs that prose has too."""
_CODE = regex.compile(r"\w\(\)|(?<!`)`(?![`'])(?![^`'\n]{1,60}')|[^\W_]_+[^\W_]|__\p{Ll}+__|::|[{}=<>\\]|\$\p{L}")


def has_code(near: str) -> bool:
    """Whether signs of programs stand in a text, and not only in the address of a link or between steps in a menu."""
    if not _CODE.search(near):
        return False
    return _CODE.search(_MENU.sub("", _ADDRESS.sub("]", near))) is not None
