"""What looks like a fault in prose but is not: abbreviations, initials, emoticons, emoji, dot leaders."""

from __future__ import annotations

from cleantext.languages import LANGUAGES
from cleantext.protect.pattern import kind

_EMOJI = r"\p{Extended_Pictographic}\U0001f1e6-\U0001f1ff"
_ABBREVIATIONS = "|".join(
    sorted(
        {a.replace(".", r"\.") for one in LANGUAGES.values() for a in one.abbreviations if "." in a},
        key=lambda pattern: (-len(pattern), pattern),
    )
)
_FACE = r"[:;=][-^'o]?(?:[()\[\]{}|*]+|[DPpOo3/\\](?![\w/]))"

TOKENS = (
    kind("abbreviation", ".", rf"(?<![\p{{L}}\p{{N}}.])(?:(?:\p{{L}}\.-?){{2,}}|(?:{_ABBREVIATIONS})\.)"),
    # A single emoji is left alone anyway, and a sign such as © may be half of an encoding fault.
    kind("emoji", "",
         rf"[{_EMOJI}](?:[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d[{_EMOJI}]|[\U0001f1e6-\U0001f1ff])+"
         r"|[\d#*]\ufe0f?\u20e3"),
    kind("rule", "__ .... ……", r"_{3,}|\.{4,}|…{2,}"),
)  # fmt: skip

NEAR = (
    kind("initials", ".", r"(?<![\p{L}\p{N}])\p{Lu}\.(?:[ \u00a0\u202f-]?\p{Lu}\.)+"),
    # With the space before it, which is not a stray space before a mark.
    kind("emoticon", ": ; =", rf"(?<![\w:;=]){_FACE}|(?<=[\p{{L}}\p{{N}}.,!?)\"”»])[ \u00a0](?={_FACE})"),
    kind("emoticon", "^_^ <3 ¯ xD XD", r"[ ]?(?<!\w)(?:\^_+\^|<3|¯\\_\(ツ\)_/¯|[xX]D+)(?!\w)"),
    kind("thought bubble", (" o O (",), r"[ ]?\. o O \([ ]?"),
    kind("dot leaders", ("..", ". .", ".\u00a0.", "··", "· ·", "_ _"), r"(?:[ \u00a0]*[.·]){4,}[ ]*|(?:[ ]_){4,}"),
)  # fmt: skip
