"""The options that several verbs share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cleantext.cli.settings import LEVELS
from cleantext.errors import ConfigError

if TYPE_CHECKING:
    from cleantext.render.renderer import Renderer

F = TypeVar("F", bound=Callable[..., Any])


def several(_: click.Context, __: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """The values of an option that may be repeated, or hold several with commas between them."""
    return tuple(part for v in value for part in v.split(",") if part)


def rules_complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Rule ids and stages, for the shell."""
    from cleantext.model import Stage
    from cleantext.registry import all_rules

    return [id for id in (*Stage, *(r.id for r in all_rules())) if id.startswith(incomplete)]


class OutputFormat(click.ParamType):  # type: ignore[type-arg]  # generic in new versions only
    """The name of a renderer; the renderers are imported where they are asked for."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Renderer:
        """The renderer of a name."""
        from cleantext.render.registry import renderer_by_name

        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]  # converted already
        try:
            return renderer_by_name(value)
        except ConfigError as error:
            self.fail(str(error), param, ctx)

    def get_metavar(self, *_: Any) -> str:
        """The names, for the help page."""
        return f"[{'|'.join(_renderer_names())}]"

    def shell_complete(self, _ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[Any]:
        """The names that begin like this."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in _renderer_names() if name.startswith(incomplete)]


def _renderer_names() -> list[str]:
    from cleantext.render.registry import all_renderers

    return [renderer.name for renderer in all_renderers()]


def _colored(ctx: click.Context, _: click.Parameter, value: str) -> None:
    ctx.color = {"always": True, "never": False}.get(value, False if os.environ.get("NO_COLOR") else None)


def _list(*names: str, metavar: str, help: str, complete: Callable[..., list[str]] | None = None) -> Callable[[F], F]:
    return click.option(*names, metavar=metavar, help=help, multiple=True, callback=several, shell_complete=complete)


_RULES = (
    _list("--select", metavar="RULE", help="Use only these rules or stages.", complete=rules_complete),
    _list("--ignore", metavar="RULE", help="Leave out these.", complete=rules_complete),
    click.option("--at-least", type=click.Choice(LEVELS), help="Apply what is at least this sure.  [default: likely]"),
    click.option("--glossary", "glossaries", multiple=True, metavar="PATH", help="Your own glossary file or folder."),
    _list("--language", "languages", metavar="CODE", help="A language that may occur: en, fr, fr-CA …"),
    click.option("--isolated", is_flag=True, help="Read no configuration file and no glossary of the user."),
)
_INPUT = (
    click.option("--lines", is_flag=True, help="Each line is a document of its own."),
    _list("--field", "fields", metavar="NAME", help="The column or key that holds text; in translation files: source."),
    click.option(
        "--as", "as_format", metavar="FORMAT", help="Treat the files named as of this format: text, markdown …"
    ),
    _list("--exclude", metavar="PATTERN", help="Leave out such files and folders in folders; as in a .gitignore."),
    click.option("--encoding", metavar="NAME", help="How the files write text.  [default: by their mark, else UTF-8]"),
    click.option("--stdin-filename", metavar="NAME", help="Treat standard input as a file of this name."),
    click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, help="Work on this many files at once."),
    click.option("--show-files", is_flag=True, help="List the files that would be looked at, and stop."),
)
_REPORT = (
    click.option("--output-format", type=OutputFormat(), default="inline", help="How changes are shown."),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="Write there, not to standard output."),
    click.option("--statistics", is_flag=True, help="Count the changes by rule."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors; the exit status tells."),
)
_COLOR = (
    click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", expose_value=False,
                 callback=_colored, help="Colours.  [default: on a terminal]"),
)  # fmt: skip


def _group(options: Sequence[Callable[[F], F]]) -> Callable[[F], F]:
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


def rule_options(command: F) -> F:
    """Which rules and glossaries to use."""
    return _group(_RULES)(command)


def input_options(command: F) -> F:
    """What to read and how."""
    return _group(_INPUT)(command)


def report_options(command: F) -> F:
    """What to say and where."""
    return _group((*_REPORT, *_COLOR))(command)


def color_option(command: F) -> F:
    """Whether to use colours."""
    return _group(_COLOR)(command)
