from collections import Counter
from functools import lru_cache

from cleantext.rule import ANY_TEXT, CERTAIN, Context, Finding, line_around, regex, replace, rule

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_NAME = regex.compile(r"(?<![^\s])-[LR][RSC]B-(?!\S)")
_BLOCK = 4000
"""How much of a very long line is looked at, in characters."""


@rule(
    "residue/bracket-name",
    confidence=CERTAIN,
    regions=ANY_TEXT,
    triggers=tuple(_BRACKETS),
    fixes={
        "the lamp -LRB- an old one -RRB- burns": "the lamp ( an old one ) burns",
        "as we said -LSB- 3 -RSB- then": "as we said [ 3 ] then",
    },
    keeps=["the name -LRB- stands for it", "X-LRB-Y -RRB-", "-LSB-2 gene", "a '-LRB-' and a '-RRB-'"],
)
def bracket_name(text: str, at: int, context: Context) -> Finding:
    """Restore a bracket that a tokeniser replaced by its name."""
    name = text[at : at + 5]
    if not _NAME.match(text, at):
        return None
    names = _names(line_around(text, at, _BLOCK))
    paired = names[name.replace("-L", "-R")] == names[name.replace("-R", "-L", 1)]
    return replace(at, at + 5, _BRACKETS[name]) if paired else None


@lru_cache(maxsize=4)  # a line is asked about at each of its brackets
def _names(line: str) -> Counter[str]:
    """How often each name of a bracket stands in a line."""
    return Counter(_NAME.findall(line))
