"""Whether words that follow each other hang together."""

from __future__ import annotations

import re
from itertools import pairwise

from cleantext.glossary.tokens import Words

_GAP = re.compile(
    rb"(?:[ \t]|\xc2\xa0|\xe2\x80\xaf)*(?:\r?\n[ \t>*#/]*)?"  # white space, one line break
    rb"|(?:-|\xe2\x80[\x90\x91]|\xc2\xad)[ \t]*(?:\r?\n[ \t]*)?"  # a hyphen, at a line's end too
    rb"|'|\xe2\x80\x99"  # an apostrophe of either form
)


def edges(found: Words, data: bytes, place: int, length: int) -> list[tuple[int, int]] | None:
    """Where each of these words starts and ends, in bytes; None where they do not hang together.

    Between two words may stand white space with at most one line break, a hyphen or an apostrophe.
    """
    spans = [(int(found.starts[i]), int(found.ends[i])) for i in range(place, place + length)]
    return spans if all(_GAP.fullmatch(data, a, b) for (_, a), (b, _) in pairwise(spans)) else None
