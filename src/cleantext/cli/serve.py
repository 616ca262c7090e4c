"""``cleantext serve``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleantext.cli.options import rule_options


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free.")
@rule_options
def serve(port: int, **options: Any) -> None:
    """Serve a page to paste text into, and JSON for other programs, on this machine only (127.0.0.1).

    The options say what holds where a request sets nothing else. Nothing is stored.
    """
    from cleantext.cli.session import Session, cleaner
    from cleantext.errors import ConfigError

    try:
        from cleantext.web.server import run
    except ImportError as error:
        if (error.name or "").startswith("cleantext"):
            raise
        raise ConfigError("'serve' needs more libraries: pip install 'cleantext-repair[web]'") from None
    session = Session.of(options)
    run(port, cleaner(session.settings(Path.cwd()), session.isolated).config)
