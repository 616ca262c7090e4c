from cleantext.rule import CERTAIN, Context, Finding, brands, regex, replace, rule

_NAME = regex.compile(r"(?<![\w.@#/\\_-])[\w.]*\w(?![\w@/\\]|[.-]\w|\()")
# “Github” in place of “GitHub”: what stands between a wrong form and the right one in a text about them.
_BETWEEN = regex.compile(
    r"[\"'”’»]?[,;:]?\s(?:instead of|rather than|(?:and |but )?(?:not|never)|but|write|au lieu d[e’']|plutôt qu[e’']"
    r"|et non|et pas|mais)\s?[\"'“‘«]?"
)


@rule(
    "casing/brand-name",
    confidence=CERTAIN,
    triggers=brands(),
    fixes={"Openai moved its code to Github.": "OpenAI moved its code to GitHub.", "d'Openai": "d'OpenAI"},
    keeps=[
        "github.com/Openai",
        "@Openai",
        "#Youtube",
        "Youtube_Player",
        "Openais",
        "Pytorch.nn()",
        "import Pytorch-x",
        "They wrote Github instead of GitHub.",
        "It is “YouTube”, not “Youtube”.",
    ],
)
def brand_name(text: str, at: int, context: Context) -> Finding:
    """Write the name of a product or an organisation as its owner does."""
    match = _NAME.match(text, at)
    right = brands().get(match[0]) if match else None
    if not match or not right or _is_contrast(text, at, match.end(), right):
        return None
    return replace(at, match.end(), right)


def _is_contrast(text: str, start: int, end: int, right: str) -> bool:
    """Whether the right form stands beside the wrong one as what to write, or not to write, in its place."""
    after = _BETWEEN.match(text, end)
    reach = text.rfind(right, max(0, start - len(right) - 16), start)
    before = reach >= 0 and _BETWEEN.fullmatch(text, reach + len(right), start)
    return bool(before or (after and text.startswith(right, after.end())))
