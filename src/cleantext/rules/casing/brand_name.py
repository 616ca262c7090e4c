from cleantext.rule import CERTAIN, Context, Finding, brands, regex, replace, rule

_NAME = regex.compile(r"(?<![\w.@#/\\_-])[\w.]*\w(?![\w@/\\]|[.-]\w|\()")


@rule(
    "casing/brand-name",
    confidence=CERTAIN,
    triggers=brands(),
    fixes={"Openai moved its code to Github.": "OpenAI moved its code to GitHub.", "d'Openai": "d'OpenAI"},
    keeps=["github.com/Openai", "@Openai", "#Youtube", "Youtube_Player", "Openais", "Pytorch.nn()", "import Pytorch-x"],
)
def brand_name(text: str, at: int, context: Context) -> Finding:
    """Write the name of a product or an organisation as its owner does."""
    found = _NAME.match(text, at)
    right = brands().get(found[0]) if found else None
    return replace(at, found.end(), right) if found and right else None
