from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_NAME = regex.compile(r"(?<![^\s])-[LR][RSC]B-(?!\S)")


@rule(
    "residue/bracket-name",
    confidence=CERTAIN,
    triggers=tuple(_BRACKETS),
    fixes={
        "the lamp -LRB- an old one -RRB- burns": "the lamp ( an old one ) burns",
        "as we said -LSB- 3 -RSB- then": "as we said [ 3 ] then",
    },
    keeps=["the name -LRB- stands for it", "X-LRB-Y -RRB-", "-LSB-2 gene", "a '-LRB-' and a '-RRB-'"],
)
def bracket_name(text: str, at: int, context: Context) -> Finding:
    """Put the bracket back that a tokeniser wrote by its name."""
    name = text[at : at + 5]
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    names = _NAME.findall(text, start, end if end >= 0 else len(text))
    paired = names.count(name.replace("-L", "-R")) == names.count(name.replace("-R", "-L", 1))
    return replace(at, at + 5, _BRACKETS[name]) if paired and _NAME.match(text, at) else None
