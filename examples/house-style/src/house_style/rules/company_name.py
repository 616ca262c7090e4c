"""How our name is written."""

from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_NAME = regex.compile(r"Hive corp\b(?!\.com)")


@rule(
    "casing/company-name",
    confidence=CERTAIN,
    triggers=("Hive corp",),
    fixes={"They work for Hive corp these days.": "They work for Hive Corp these days."},
    keeps=["The Hive corporation is another one.", "`Hive corp`"],
)
def company_name(text: str, at: int, context: Context) -> Finding:
    """Write the name of our company as it is registered."""
    name = _NAME.match(text, at)
    return replace(at, name.end(), "Hive Corp") if name else None
