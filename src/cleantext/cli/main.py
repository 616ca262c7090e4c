"""The command ``cleantext``: its verbs are imported when they are called."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NoReturn

import click

from cleantext.errors import CleanTextError
from cleantext.install_check import find_clash
from cleantext.version import VERSION

_VERBS = {
    "fix": "Repair files in place, or standard input.",
    "check": "Say what would be repaired, and change nothing.",
    "apply": "Make the changes that a reader accepted in a dossier.",
    "diff": "Show how two texts differ.",
    "serve": "Serve a page to paste into, and JSON for programs, on this machine.",
    "lsp": "Check texts in an editor, over the language server protocol.",
    "explain": "Say what a rule does, with examples.",
    "rules": "List the rules.",
    "config": "Show the settings in force and where each comes from.",
    "glossary": "Work with glossaries of spun phrases.",
    "completion": "Print the script that completes commands in a shell.",
}
PIPE_CLOSED = 141
INTERRUPTED = 130


class PipeClosed(Exception):
    """Nobody reads what we write any more."""


class Verbs(click.Group):
    """A group whose commands live in ``cleantext.cli.<name>`` and are imported only when called."""

    def list_commands(self, _: click.Context) -> list[str]:
        return [name for name in _VERBS if find_spec(f"cleantext.cli.{name}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(f"cleantext.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            close = get_close_matches(args[0], _VERBS, n=1, cutoff=0.5)
            hint = f"; did you mean {close[0]!r}?" if close else f"; commands are {', '.join(self.list_commands(ctx))}"
            raise click.UsageError(f"no such command: {args[0]!r}{hint}", ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would leave with 1, which says that changes were found
            raise PipeClosed from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _VERBS[name]) for name in self.list_commands(ctx)])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        found = [CompletionItem(n, help=_VERBS[n]) for n in self.list_commands(ctx) if n.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"cleantext {VERSION}")
        ctx.exit()


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cleantext() -> None:
    """Clean text, and repair what machine translation and article spinners did to it.

    \b
    cleantext check notes.txt          what is wrong, and why
    cleantext fix --diff notes.txt     what 'fix' would do
    cleantext fix notes.txt            repair it in place
    cleantext fix - < in > out         in a pipe

    Exit status: 0 clean or repaired, 1 changes found (check, diff, fix --diff), 2 bad usage or bad input.
    """


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its status; whatever is wrong with the input takes one line."""
    with suppress(ValueError, AttributeError):  # not the main thread; no such signal
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        if message := find_clash():
            raise CleanTextError(message)
        status = cleantext.main(arguments, prog_name="cleantext", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = 2
    except click.UsageError as error:
        verb = error.ctx.command_path if error.ctx else "cleantext"
        _fail(f"{verb}: {error.format_message()}")
    except click.ClickException as error:
        _fail(f"cleantext: {error.format_message()}")
    except CleanTextError as error:
        _fail(f"cleantext: {error}")
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except (PipeClosed, BrokenPipeError):
        # What is still buffered has nowhere to go; at exit Python would complain of it.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = PIPE_CLOSED
    sys.exit(status if isinstance(status, int) else 0)


def _fail(message: str) -> NoReturn:
    from cleantext.cli.messages import say

    say(" ".join(message.split("\n")), err=True)
    sys.exit(2)
