"""``cleantext serve``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleantext.cli.examples import examples
from cleantext.cli.options import rule_options


@click.command(
    epilog=examples(
        ("cleantext serve", "open http://127.0.0.1:8000/ in a browser"),
        ("cleantext serve --port 0 --language fr", "any free port; French only"),
    )
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 picks a free one.",
)
@rule_options
def serve(port: int, **options: Any) -> None:
    """Serve a web page to paste text into, and a JSON API for other programs, on this machine only (127.0.0.1).

    The options are the defaults for requests that do not set them. Nothing is stored.
    """
    from cleantext.cli.session import Session, cleaner
    from cleantext.errors import ConfigError

    try:
        from cleantext.web.server import run
    except ImportError as error:
        if (error.name or "").startswith("cleantext"):
            raise
        raise ConfigError("'serve' needs additional libraries: pip install 'cleantext-repair[web]'") from None
    session = Session.of(options)
    run(port, cleaner(session.settings(Path.cwd()), session.isolated).config)
