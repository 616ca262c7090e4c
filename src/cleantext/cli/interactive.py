"""``cleantext fix --interactive``: ask about each change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from cleantext.cli.never import never
from cleantext.cli.outcome import Outcome, encoded, look, outcome
from cleantext.cli.reports import rendered, wants_color
from cleantext.cli.session import Task
from cleantext.cli.summary import counted
from cleantext.errors import CleanTextError, InputError
from cleantext.files.kinds import Kind
from cleantext.files.replacement import Replacement
from cleantext.files.source import Source
from cleantext.model import Edit, Result
from cleantext.pipeline.apply import splice

_HELP = """\
y  yes, make this change
n  no, leave it
a  all: make this and every further change of this rule, in all files
v  never: leave this phrase alone, from now on (written to your glossary)
q  quit: make what was accepted so far in this file, and stop"""


class Quit(Exception):
    """The user has seen enough."""


class Review:
    """The answers given so far."""

    def __init__(self) -> None:
        self._all: set[str] = set()
        self._never: set[str] = set()

    def accepted(self, task: Task, result: Result) -> tuple[list[Edit], bool]:
        """The changes that the user wants made in one text, and whether there is more to review after it."""
        wanted = list[Edit]()
        for edit in sorted((*result.edits, *(s for s in result.suggestions if not s.is_report))):
            if wanted and (edit.start < wanted[-1].end or edit[:2] == wanted[-1][:2]):
                continue
            try:
                if self._asked(task, result, edit):
                    wanted.append(edit)
            except Quit:
                return wanted, False
        return wanted, True

    def _asked(self, task: Task, result: Result, edit: Edit) -> bool:
        if edit.rule in self._all or edit.before.lower() in self._never:
            return edit.rule in self._all
        one = Result(result.source, splice(result.source, [edit]), (edit,))
        shown = str(rendered([(task.name, one)], "inline", wants_color())).splitlines()
        click.echo("\n".join(shown[:-1] if len(shown) > 2 else shown))
        phrase = edit.rule.startswith("phrases/")
        letters = "y,n,a,v,q,?" if phrase else "y,n,a,q,?"
        while True:
            answer = click.prompt(f"Make this change [{letters}]", prompt_suffix=" ", default="", show_default=False)
            match answer.strip().lower()[:1]:
                case "y":
                    return True
                case "n":
                    return False
                case "a":
                    self._all.add(edit.rule)
                    return True
                case "v" if phrase:
                    self._never.add(edit.before.lower())
                    written = never(edit, task.cleaner)
                    click.echo(f"Written to {written}." if written else "No glossary entry was found for it.")
                    return False
                case "q":
                    raise Quit
                case _:
                    click.echo(_HELP)


def review(tasks: Sequence[Task | CleanTextError], backup: bool) -> int:
    """Ask about each change in each file, and make those that are wanted; returns the exit status."""
    answers, failed, changes, more = Review(), False, 0, True
    for task in tasks:
        if not more:
            break
        made = outcome(task, look)
        if made.result is not None and not isinstance(task, CleanTextError):
            wanted, more = answers.accepted(task, made.result)
            if wanted:
                made = outcome(task, partial(_save, before=made.result.source, wanted=wanted, backup=backup))
                changes += len(wanted) * (not made.error)
        failed |= bool(made.error)
        if made.error or made.notice:
            click.echo(f"cleantext: {made.error or made.notice}", err=True)
    click.echo(f"{counted(changes, 'change')} made.")
    return 2 if failed else 0


def _save(task: Task, _: Outcome, before: str, wanted: Sequence[Edit], backup: bool) -> None:
    """Write the reviewed text, if the file still holds what was reviewed."""
    if task.path is None or task.manner.kind is Kind.WORD:
        raise InputError("cannot be reviewed change by change; a text file can", file=task.name)
    with Source(task.path, task.encoding, task.name) as source:
        if "".join(source.chunks()) != before:
            raise InputError("changed while it was reviewed; left as it is; run again", file=task.name)
        assert source.seen is not None
        replacement = Replacement(task.path, source.seen)
        try:
            packer = source.packer(replacement)
            packer.write(source.encoding.bom + encoded(splice(before, wanted), source.encoding, task.name))
            packer.close()
            replacement.commit(backup)
        finally:
            replacement.discard()
