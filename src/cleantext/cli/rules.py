"""``cleantext rules``."""

from __future__ import annotations

import click


@click.command()
def rules() -> None:
    """List the rules: id, confidence, and the fault each one repairs."""
    from cleantext.registry import all_rules

    found = all_rules()
    wide = max(len(rule.id) for rule in found)
    for rule in found:
        asked = "" if rule.default else " (Only where --select names it.)"
        click.echo(f"{rule.id:<{wide}}  {rule.confidence.name.lower():<7}  {rule.reason}{asked}")
    click.echo(f"{'phrases/…':<{wide}}  by case  Spun phrases, by glossary: 'cleantext glossary stats' counts them.")
