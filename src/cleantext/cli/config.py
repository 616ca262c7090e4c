"""``cleantext config``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleantext.cli.examples import examples
from cleantext.cli.messages import say
from cleantext.cli.options import rule_options


@click.command(
    epilog=examples(
        ("cleantext config", "the settings in this folder"),
        ("cleantext config docs/", "the settings for files in another folder"),
    )
)
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=".")
@rule_options
def config(path: Path, **options: Any) -> None:
    """Show the settings in force for a file or folder, and where each one comes from."""
    from cleantext.cli.session import Session, cleaner

    session = Session.of(options)
    settings = session.settings(path if path.is_dir() else path.parent)
    configured = cleaner(settings, session.isolated).config
    for key, (value, origin) in settings.items():
        say(f"{key:<16} = {_shown(value):<28}  # {origin}")
    mine = [g for g in configured.glossaries if g not in settings["glossaries"].value]
    for glossary in mine:
        say(f"# your own glossaries are used too: {glossary}")


def _shown(value: Any) -> str:
    """A value as TOML writes it."""
    import json

    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_shown(rules)}" for key, rules in value.items()) + "}"
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
