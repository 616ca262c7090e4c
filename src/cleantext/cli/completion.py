"""``cleantext completion``."""

from __future__ import annotations

import click

from cleantext.cli.examples import examples

_LINES = {
    'eval "$(cleantext completion bash)"': "in ~/.bashrc",
    'eval "$(cleantext completion zsh)"': "in ~/.zshrc",
    "cleantext completion fish | source": "in ~/.config/fish/config.fish",
}


@click.command(epilog=examples(*_LINES.items()))
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the script that completes commands, options and rule names in a shell."""
    from click.shell_completion import get_completion_class

    from cleantext.cli.main import cleantext

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(cleantext, {}, "cleantext", "_CLEANTEXT_COMPLETE").source())
