"""Options that several commands share."""

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


def split_at_commas(_: click.Context, __: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """The values of an option that may be repeated or may hold several values separated by commas."""
    return tuple(part for v in value for part in v.split(",") if part)


def rules_complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Rule ids and stages, for the shell."""
    from cleantext.model import Stage
    from cleantext.registry import all_rules

    return [id for id in (*Stage, *(r.id for r in all_rules())) if id.startswith(incomplete)]


class OutputFormat(click.ParamType):  # type: ignore[type-arg]  # generic in new versions only
    """The name of a renderer; renderers are imported only when one is needed."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Renderer:
        """The renderer of this name."""
        from cleantext.render.registry import renderer_by_name

        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]  # already converted
        try:
            return renderer_by_name(value)
        except ConfigError as error:
            self.fail(str(error), param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 # passed by name
        """The names, for the help page."""
        return f"[{'|'.join(_renderer_names())}]"

    def shell_complete(self, _ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[Any]:
        """The names that begin with what was typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in _renderer_names() if name.startswith(incomplete)]


def _renderer_names() -> list[str]:
    from cleantext.render.registry import all_renderers

    return [renderer.name for renderer in all_renderers()]


def _colored(ctx: click.Context, _: click.Parameter, value: str) -> None:
    ctx.color = {"always": True, "never": False}.get(value, False if os.environ.get("NO_COLOR") else None)


def _list(*names: str, metavar: str, help: str, complete: Callable[..., list[str]] | None = None) -> Callable[[F], F]:
    return click.option(
        *names, metavar=metavar, help=help, multiple=True, callback=split_at_commas, shell_complete=complete
    )


_RULES = (
    _list("--select", metavar="RULE", help="Use only these rules or stages.", complete=rules_complete),
    _list("--ignore", metavar="RULE", help="Skip these rules or stages.", complete=rules_complete),
    click.option(
        "--at-least", type=click.Choice(LEVELS), help="Apply repairs of at least this confidence.  [default: likely]"
    ),
    click.option(
        "--glossary", "glossaries", multiple=True, metavar="PATH", help="Use your own glossary, a file or a folder."
    ),
    click.option(
        "--second-judge", metavar="MODEL", help="Ask a causal language model about open places of spun texts: smollm2."
    ),
    _list("--language", "languages", metavar="CODE", help="Expect this language: en, fr, fr-CA …  [default: all]"),
    click.option("--isolated", is_flag=True, help="Ignore configuration files and your own glossary folder."),
)
_INPUT = (
    click.option("--lines", is_flag=True, help="Treat each line as a separate document."),
    _list(
        "--field",
        "fields",
        metavar="NAME",
        help="The column or key that holds the text; in translation files also: source.",
    ),
    click.option("--as", "as_format", metavar="FORMAT", help="Read the files named as this format: text, markdown …"),
    _list("--exclude", metavar="PATTERN", help="Skip files and folders that match, as in a .gitignore."),
    click.option(
        "--encoding", metavar="NAME", help="The encoding of the files.  [default: by byte order mark, else UTF-8]"
    ),
    click.option("--stdin-filename", metavar="NAME", help="Treat standard input as a file with this name."),
    click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, help="Work on this many files at once."),
    click.option("--show-files", is_flag=True, help="List the files that would be read, and stop."),
)
_REPORT = (
    click.option("--output-format", type=OutputFormat(), default="inline", help="How to show changes."),
    click.option(
        "-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output."
    ),
    click.option("--statistics", is_flag=True, help="Count the changes by rule."),
    click.option("-q", "--quiet", is_flag=True, help="Print only errors; the exit status tells the rest."),
)
_COLOR = (
    click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", expose_value=False,
                 callback=_colored, help="Use colours.  [default: on a terminal]"),
)  # fmt: skip


def _group(options: Sequence[Callable[[F], F]]) -> Callable[[F], F]:
    return lambda command: reduce(lambda decorated, option: option(decorated), reversed(options), command)


def rule_options(command: F) -> F:
    """Add the options that choose rules and glossaries."""
    return _group(_RULES)(command)


def input_options(command: F) -> F:
    """Add the options that say what to read and how."""
    return _group(_INPUT)(command)


def report_options(command: F) -> F:
    """Add the options that say what to report and where."""
    return _group((*_REPORT, *_COLOR))(command)
