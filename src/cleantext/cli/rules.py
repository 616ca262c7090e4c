"""``cleantext rules``."""

from __future__ import annotations

import click

from cleantext.cli.examples import examples
from cleantext.cli.messages import say


@click.command(
    epilog=examples(("cleantext rules", "all rules"), ("cleantext explain spacing", "the rules of one stage"))
)
def rules() -> None:
    """List the rules: id, confidence, what each one does, and the package it comes from if it is not cleantext."""
    from cleantext.registry import OURS, known_rules

    listed = known_rules()
    width = max(len(rule.id) for rule, _ in listed)
    for rule, origin in listed:
        remark = "" if rule.default else " (Only if named by --select.)"
        remark += "" if origin == OURS else f" (From {origin}.)"
        say(f"{rule.id:<{width}}  {rule.confidence.name.lower():<7}  {rule.reason}{remark}")
    say(f"{'phrases/…':<{width}}  varies   Spun phrases, by glossary; 'cleantext glossary stats' counts them.")
