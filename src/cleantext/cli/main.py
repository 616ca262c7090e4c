"""The command ``cleantext``; each subcommand is imported only when it is called."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NoReturn

import click

from cleantext.cli.examples import examples
from cleantext.errors import CleanTextError
from cleantext.install_check import find_clash
from cleantext.version import VERSION

_VERBS = {
    "fix": "Repair files in place, or standard input.",
    "check": "Report what would be repaired, and change nothing.",
    "apply": "Make the changes that a reader accepted in a dossier.",
    "diff": "Show how two texts differ.",
    "serve": "Serve a web page to paste text into, and a JSON API, on this machine.",
    "lsp": "Check text in an editor, through the Language Server Protocol.",
    "explain": "Explain a rule, a stage or a glossary, with examples.",
    "rules": "List the rules.",
    "config": "Show the settings in force and where each one comes from.",
    "glossary": "Check, write and convert glossaries of spun phrases.",
    "completion": "Print a shell completion script.",
}
_EXAMPLES = examples(
    ("cleantext check notes.txt", "what is wrong, and why"),
    ("cleantext fix --diff notes.txt", "what 'fix' would change"),
    ("cleantext fix notes.txt", "repair the file in place"),
    ("cleantext fix - < in > out", "repair in a pipe"),
    ("cleantext fix --help", "the options of 'fix', with examples"),
)
PIPE_CLOSED = 141
INTERRUPTED = 130


class PipeClosed(Exception):
    """The program that reads our output has closed the pipe."""


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
            from pathlib import Path  # only where something is wrong: the command starts faster without them
            from shlex import quote

            if Path(args[0]).exists():
                hint = f"; to see what is wrong in this file: cleantext check {quote(args[0])}"
            elif close := get_close_matches(args[0], _VERBS, n=1, cutoff=0.5):
                hint = f"; did you mean {close[0]!r}?"
            else:
                hint = f"; the commands are {', '.join(self.list_commands(ctx))}"
            raise click.UsageError(f"no such command: {args[0]!r}{hint}", ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would exit with 1, which means that changes were found
            raise PipeClosed from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _VERBS[name]) for name in self.list_commands(ctx)])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        commands = [CompletionItem(n, help=_VERBS[n]) for n in self.list_commands(ctx) if n.startswith(incomplete)]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]


def _version(ctx: click.Context, _: click.Parameter, is_set: bool) -> None:
    if is_set:
        click.echo(f"cleantext {VERSION}")
        ctx.exit()


@click.group(
    cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_EXAMPLES
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cleantext() -> None:
    """Clean text, and undo what machine translation and article spinners did to it.

    Exit status: 0 if all is clean or repaired; 1 if check, diff or fix --diff found changes; 2 for wrong usage or
    unreadable input.
    """


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its status; an error in the input is reported in one line."""
    with suppress(ValueError, AttributeError):  # not in the main thread, or a system without this signal
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
        _drop_output()
        status = PIPE_CLOSED
    except OSError as error:  # a full disk under what is printed: 1 would mean that changes were found
        _drop_output()
        _fail(f"cleantext: {error.filename or 'standard output'}: {error.strerror or error}")
    sys.exit(status if isinstance(status, int) else 0)


def _drop_output() -> None:
    """Let nothing more be written: what is still buffered has nowhere to go, and Python would complain at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str) -> NoReturn:
    from cleantext.cli.messages import say

    say(re.sub(r"\n\t*", " ", message), err=True)
    sys.exit(2)
