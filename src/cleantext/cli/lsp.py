"""``cleantext lsp``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleantext.cli.examples import examples
from cleantext.cli.options import rule_options

if TYPE_CHECKING:
    from cleantext.cli.session import Session
    from cleantext.lsp.server import Clean

_PROSE = frozenset(("plaintext", "text", "gitcommit", "git-commit"))
"""What editors call plain text, whatever the name of the file."""


@click.command(
    epilog=examples(
        ("cleantext lsp", "what an editor starts"),
        ("cleantext lsp --language en --select spacing", "spacing in English only"),
    )
)
@rule_options
def lsp(**options: Any) -> None:
    """Check text in an editor: findings with their reasons, quick fixes, and a command that makes all repairs.

    The editor starts this command and talks to it over standard input and output. Settings come from the configuration
    file nearest to each text, and from these options.
    """
    from cleantext.cli.session import Session
    from cleantext.errors import ConfigError

    try:
        from cleantext.lsp.server import Server
    except ImportError as error:
        if (error.name or "").startswith("cleantext"):
            raise
        raise ConfigError("'lsp' needs additional libraries: pip install 'cleantext-repair[lsp]'") from None
    Server(partial(_cleaner_for, Session.of(options))).run()


def _cleaner_for(session: Session, name: str, language: str) -> Clean | None:
    """The function that cleans the text of a file; None if the file holds no prose, or we cannot tell where it is."""
    from cleantext.cli.session import cleaner
    from cleantext.files.format import Reading, TextFormat
    from cleantext.files.registry import format_by_name, format_of
    from cleantext.files.repair import results
    from cleantext.model import Result, join_results

    format = format_by_name("text") if language in _PROSE else format_of(name)
    if not isinstance(format, TextFormat):
        return None
    settings = session.settings(Path(name).parent)
    fields = settings["fields"].value
    if format.field and not fields:
        return None
    reading = Reading(cleaner(settings, session.isolated), name, fields)

    def clean(text: str) -> Result:
        return join_results([*results([text], format, reading)])

    return clean
