"""Say something to the person at the terminal."""

from __future__ import annotations

import click

from cleantext.render.visible import for_terminal


def say(text: str, err: bool = False, nl: bool = True) -> None:
    """Print a text; whatever a file, its name or a glossary holds, it cannot steer the terminal."""
    click.echo(for_terminal(text), err=err, nl=nl)
