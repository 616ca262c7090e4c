"""Every command explains itself, and the examples of its help are command lines that it takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cleantext.cli.main import cleantext


def commands(group: click.Group = cleantext, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The names of each command, and of each command below it."""
    yield names
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands(command, (*names, name))
        else:
            yield (*names, name)


def find(arguments: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the arguments of a command line name, and what is left of them."""
    command: click.Command = cleantext
    while isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
        found = command.get_command(click.Context(command), arguments[0])
        assert found is not None, f"there is no command {arguments[0]}"
        command, arguments = found, arguments[1:]
    return command, arguments


@pytest.mark.parametrize("names", list(commands()), ids=lambda names: " ".join(names) or "cleantext")
def test_help_ends_with_examples_that_parse(
    names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    command, _ = find([*names])
    help = command.get_help(click.Context(command, info_name=" ".join(("cleantext", *names))))
    lines = re.findall(r"^ +(.*cleantext .*?) +# \S", help.partition("Examples:\n")[2], re.MULTILINE)
    assert lines
    for line in lines:
        for part in re.sub(r'^eval "\$\((.*)\)"$', r"\1", line).split(" | "):
            words = shlex.split(re.sub(r" [<>] \S+", "", part))
            if words[0] == "cleantext" and words[-1] != "--help":
                called, rest = find(words[1:])
                called.make_context(words[1], rest)  # raises an error if the command does not take them
