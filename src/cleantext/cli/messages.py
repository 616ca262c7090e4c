"""Print messages for people."""

from __future__ import annotations

import click

from cleantext.render.visible import for_terminal


def say(text: str, err: bool = False, nl: bool = True) -> None:
    """Print a text, with control sequences from files, file names or glossaries made harmless."""
    click.echo(for_terminal(text), err=err, nl=nl)
