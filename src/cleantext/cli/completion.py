"""``cleantext completion``."""

from __future__ import annotations

import click

_HOW = {
    "bash": 'eval "$(cleantext completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(cleantext completion zsh)"    # in ~/.zshrc',
    "fish": "cleantext completion fish | source    # in ~/.config/fish/config.fish",
}


@click.command(epilog="\b\n" + "\n".join(_HOW.values()))
@click.argument("shell", type=click.Choice(tuple(_HOW)))
def completion(shell: str) -> None:
    """Print the script that completes commands, options and rules in a shell."""
    from click.shell_completion import get_completion_class

    from cleantext.cli.main import cleantext

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cleantext, {}, "cleantext", "_CLEANTEXT_COMPLETE").source())
