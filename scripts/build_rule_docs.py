"""Build docs/rules.md from the rules: ``python scripts/build_rule_docs.py docs/rules.md``.

The site has a page for each rule instead.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cleantext.cli.explain import STAGES
from cleantext.model import Stage
from cleantext.registry import all_rules
from cleantext.rule import Rule

_ABOUT = """\
The stages run in the order of this page. Spun phrases, the last stage, are repaired from
[glossaries](glossaries.md) and not by rules.
"""
_SIGNS = "In the examples `⏎` is a line break, `⇥` a tab, and `<U+00A0>` an invisible character.\n"
HEAD = f"""\
# The rules

`make docs` generates this page from the rules; their examples also serve as tests. {_ABOUT}
{_SIGNS}"""
INDEX_HEAD = f"""\
# The rules

Each rule repairs one kind of fault. {_ABOUT}
Confidence says how sure a repair is: *certain* and *likely* repairs are made by default, a *guess* is only suggested.
Turn a rule off with `--ignore RULE` or the setting `ignore`; `cleantext explain RULE` prints its page in the terminal.
"""
_VISIBLE = {"\n": "⏎", "\t": "⇥"}


def page() -> str:
    """All rules with their examples on one page."""
    parts = [HEAD]
    for stage, rules in by_stage().items():
        parts += [f"\n## {stage.capitalize()}\n", *(f"\n### {rule.id}\n{_section(rule)}" for rule in rules)]
    return "".join(parts)


def index_page() -> str:
    """The list of rules, each with a link to its page on the site."""
    parts = [INDEX_HEAD]
    for stage, rules in by_stage().items():
        parts += [
            f"\n## {stage.capitalize()}\n\n{STAGES[stage]}\n\n| Rule | What it does | Confidence |\n|---|---|---|\n"
        ]
        parts += [
            f"| [{_fault(r)}](rules/{r.id}.md) | {_cell(r.reason)} | {r.confidence.name.lower()} |\n" for r in rules
        ]
    return "".join(parts)


def rule_page(rule: Rule) -> str:
    """One rule on a page of the site."""
    return f"# {rule.id}\n{_section(rule)}\n{_SIGNS}"


def by_stage() -> dict[Stage, list[Rule]]:
    """The rules of each stage."""
    return {stage: rules for stage in Stage if (rules := [rule for rule in all_rules() if rule.stage is stage])}


def _section(rule: Rule) -> str:
    """What a rule does, its confidence, its languages, and its examples."""
    holds = f"in {', '.join(rule.languages)}" if rule.languages else "in every language"
    if rule.except_languages:
        holds += f" but {', '.join(rule.except_languages)}"
    if not rule.default:
        holds += "; only if named by `select`"
    lines = [f"\n{rule.reason} *({rule.confidence.name.lower()}, {holds})*\n"]
    if rule.fixes:
        lines += ["| Before | After |", "|---|---|"]
        lines += [f"| {_cell(_code(before))} | {_cell(_code(after))} |" for before, after in rule.fixes.items()]
    if rule.reports:
        lines += [*[""][: len(rule.fixes)], "Reported only:\n", *(f"- {_code(text)}" for text in rule.reports)]
    return "\n".join([*lines, "\nLeft alone:\n", *(f"- {_code(text)}" for text in rule.keeps), ""])


def _fault(rule: Rule) -> str:
    return rule.id.partition("/")[2]


def _cell(text: str) -> str:
    """Text as a cell of a table may contain it."""
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    """A text as code on one line, with invisible characters named."""
    visible = "".join(_VISIBLE.get(c) or (c if c.isprintable() else f"<U+{ord(c):04X}>") for c in text)
    ticks = "`"
    while ticks in visible:
        ticks += "`"
    space = " " if visible.startswith(("`", " ")) or visible.endswith(("`", " ")) else ""
    return f"{ticks}{space}{visible}{space}{ticks}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
