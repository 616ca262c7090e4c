"""``cleantext explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cleantext.cli.options import rules_complete

if TYPE_CHECKING:
    from cleantext.rule import Rule


@click.command()
@click.argument("rule", shell_complete=rules_complete)
def explain(rule: str) -> None:
    """Say what a rule does, how sure it is, and what it repairs and leaves alone."""
    from cleantext.registry import rule_by_id

    click.echo(_explained(rule_by_id(rule)))


def _explained(rule: Rule) -> str:
    lines = [rule.id, f"  {rule.reason}", "", f"  confidence  {rule.confidence.name.lower()}"]
    if rule.languages:
        lines.append(f"  languages   {', '.join(rule.languages)}")
    if rule.except_languages:
        lines.append(f"  languages   all but {', '.join(rule.except_languages)}")
    if rule.fixes:
        lines += ["", "  repairs"]
    for before, after in rule.fixes.items():
        lines += [f"    {_visible(before)}", f"  → {_visible(after)}"]
    if rule.reports:
        lines += ["", "  reports only", *(f"    {_visible(text)}" for text in rule.reports)]
    lines += ["", "  leaves alone", *(f"    {_visible(text)}" for text in rule.keeps)]
    return "\n".join(lines)


def _visible(text: str) -> str:
    """A text on one line, with what cannot be seen named."""
    shown = text.replace("\n", "⏎")
    return "".join(c if c.isprintable() or c == " " else f"<U+{ord(c):04X}>" for c in shown)
