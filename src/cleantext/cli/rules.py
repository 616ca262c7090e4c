"""``cleantext rules``."""

from __future__ import annotations

import click

from cleantext.cli.messages import say


@click.command()
def rules() -> None:
    """List the rules: id, confidence, the fault each one repairs, and the package it comes from if it is not ours."""
    from cleantext.registry import OURS, known_rules

    found = known_rules()
    wide = max(len(rule.id) for rule, _ in found)
    for rule, origin in found:
        asked = "" if rule.default else " (Only where --select names it.)"
        asked += "" if origin == OURS else f" (From {origin}.)"
        say(f"{rule.id:<{wide}}  {rule.confidence.name.lower():<7}  {rule.reason}{asked}")
    say(f"{'phrases/…':<{wide}}  by case  Spun phrases, by glossary: 'cleantext glossary stats' counts them.")
