"""Where the user's own glossaries are."""

from __future__ import annotations

from pathlib import Path

import click


def user_folder() -> Path:
    """The folder of the user's glossaries, with one subfolder per language, like ours."""
    return Path(click.get_app_dir("cleantext")) / "glossaries"


def user_glossaries() -> list[Path]:
    """The user's glossary folder, if there is a glossary in it."""
    folder = user_folder()
    return [folder] if folder.is_dir() and any(folder.rglob("*.toml")) else []
