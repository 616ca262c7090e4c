"""Build the man page from the help of the command: ``python scripts/build_command_docs.py man/cleantext.1``.

The site shows the same content as a page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from cleantext.cli.main import cleantext
from cleantext.cli.options import OutputFormat
from cleantext.render.registry import all_renderers
from cleantext.version import VERSION

SUMMARY = "clean text, and undo what machine translation and article spinners did to it"
FILES = {
    "cleantext.toml, pyproject.toml": "Settings; the file nearest to a text counts. In pyproject.toml they "
    "are in the table [tool.cleantext]. 'cleantext config' shows the settings in force.",
    "~/.config/cleantext/glossaries": "Your own glossaries, in one folder per language.",
    "~/.cache/cleantext": "Compiled tables; may be deleted at any time.",
}
STATUS = {
    "0": "Everything is clean or was repaired.",
    "1": "Changes were found (check, diff, fix --diff), or something was repaired under --exit-non-zero-on-fix.",
    "2": "Wrong usage, or input that cannot be read or written.",
}


class Command(NamedTuple):
    """One command as its help describes it: its names, usage, paragraphs, options with their meanings, and examples."""

    name: str
    usage: str
    paragraphs: list[str]
    options: list[tuple[str, str]]
    examples: list[tuple[str, str]]


def commands(group: click.Group = cleantext, name: str = "cleantext") -> Iterator[Command]:
    """A command, followed by all of its subcommands."""
    yield _described(group, name)
    for verb in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), verb)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {verb}")
        else:
            yield _described(command, f"{name} {verb}")


def _described(command: click.Command, name: str) -> Command:
    usage = " ".join(("[OPTIONS]", *(_argument(p) for p in command.params if isinstance(p, click.Argument))))
    if isinstance(command, click.Group):
        usage = "COMMAND …"
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", command.help or "")]
    options = [_option(p) for p in command.params if isinstance(p, click.Option)]
    lines = re.findall(r"^  (.*?) +# (.*)$", command.epilog or "", re.MULTILINE)
    return Command(name, usage, paragraphs, options, lines)


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    if isinstance(argument.type, click.Choice):
        name = "|".join(argument.type.choices)
    if argument.nargs == -1 and not name.endswith("…"):
        name += "…"
    return name if argument.required or argument.metavar else f"[{name}]"


def _option(option: click.Option) -> tuple[str, str]:
    """The names of an option with its argument, and its help without what click adds, which varies by version."""
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=len))
    if option.is_flag:
        return names, option.help or ""
    return f"{names} {option.metavar or _value(option.type)}", option.help or ""


def _value(type: click.ParamType) -> str:  # type: ignore[type-arg]  # generic in new versions only
    if isinstance(type, click.Choice):
        return "|".join(type.choices)
    if isinstance(type, OutputFormat):
        return "|".join(renderer.name for renderer in all_renderers())
    return {"integer range": "NUMBER", "float range": "NUMBER"}.get(type.name, type.name.upper())


def man() -> str:
    """The man page."""
    rows = [f'.TH CLEANTEXT 1 "" "cleantext {VERSION}" "User Commands"']
    rows += [".SH NAME", f"cleantext \\- {SUMMARY}", ".SH SYNOPSIS"]
    described = [*commands()]
    for command in described[1:]:
        rows += [".br", f"\\fB{_roff(command.name)}\\fR {_roff(command.usage)}"]
    rows += [".SH DESCRIPTION", *_man_command(described[0])]
    for command in described[1:]:
        rows += [f".SH {_roff(command.name.upper())}", *_man_command(command)]
    rows += [".SH EXIT STATUS", *_man_list(STATUS.items()), ".SH FILES", *_man_list(FILES.items())]
    return "\n".join(rows) + "\n"


def _man_command(command: Command) -> Iterator[str]:
    for paragraph in command.paragraphs:
        yield from (".PP", _roff(paragraph))
    yield from _man_list(command.options)
    if command.examples:
        yield from (".PP", "Examples:", ".PP", ".nf")
        for line, meaning in command.examples:
            yield from (f"    {_roff(line)}", f"        {_roff(meaning)}")
        yield ".fi"


def _man_list(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in items:
        yield from (".TP", f"\\fB{_roff(name)}\\fR", _roff(meaning))


def _roff(text: str) -> str:
    """Text that roff prints unchanged: minus signs stay minus signs, and no line is taken for a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def page() -> str:
    """The commands on a page of the site."""
    parts = ["# Commands\n\n`cleantext COMMAND --help` and `man cleantext` say the same.\n"]
    for command in commands():
        level = "##" if command.name.count(" ") < 2 else "###"
        parts.append(f"\n{level} {command.name}\n\n```text\n{command.name} {command.usage}\n```\n")
        parts += [f"\n{_markdown(paragraph)}\n" for paragraph in command.paragraphs]
        if command.options:
            parts.append("\n| Option | Meaning |\n|---|---|\n")
            parts += [f"| {_name_cell(name)} | {_markdown(meaning)} |\n" for name, meaning in command.options]
        if command.examples:
            width = max(len(line) for line, _ in command.examples)
            lines = "".join(f"{line:<{width}}  # {meaning}\n" for line, meaning in command.examples)
            parts.append(f"\n```sh\n{lines}```\n")
    parts.append("\n## Exit status\n\n| Status | Meaning |\n|---|---|\n")
    parts += [f"| {code} | {_markdown(meaning)} |\n" for code, meaning in STATUS.items()]
    return "".join(parts)


def _name_cell(name: str) -> str:
    return f"`{name}`".replace("|", "\\|")


def _markdown(text: str) -> str:
    return re.sub(r"([*_<>\[\]`])", r"\\\1", text)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(exist_ok=True)
    target.write_text(man(), encoding="utf-8", newline="\n")
