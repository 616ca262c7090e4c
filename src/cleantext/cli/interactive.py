"""``cleantext fix --interactive``: ask about each change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from cleantext.cli.file_result import FileResult, file_result, look, replace
from cleantext.cli.messages import say
from cleantext.cli.rendering import rendered, wants_color
from cleantext.cli.session import Task
from cleantext.cli.summary import counted
from cleantext.cli.suppress import suppress
from cleantext.errors import CleanTextError, InputError
from cleantext.files.open_file import open_file
from cleantext.model import Edit, Result
from cleantext.pipeline.apply import splice
from cleantext.render import inline

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
        self._suppressed: set[str] = set()

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
        if edit.rule in self._all or edit.before.lower() in self._suppressed:
            return edit.rule in self._all
        one = Result(result.source, splice(result.source, [edit]), (edit,))
        shown = str(rendered([(task.name, one)], inline.RENDERER, wants_color())).splitlines()
        say("\n".join(shown[:-1] if len(shown) > 2 else shown))
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
                    self._suppressed.add(edit.before.lower())
                    written = suppress(edit, task.cleaner)
                    say(f"Written to {written}." if written else "No glossary entry was found for it.")
                    return False
                case "q":
                    raise Quit
                case _:
                    say(_HELP)


def review(tasks: Sequence[Task | CleanTextError], backup: bool) -> int:
    """Ask about each change in each file, and make those that are wanted; returns the exit status."""
    answers, failed, changes, more = Review(), False, 0, True
    for task in tasks:
        if not more:
            break
        done = file_result(task, look)
        if done.result is not None and not isinstance(task, CleanTextError):
            wanted, more = answers.accepted(task, done.result)
            if wanted:
                done = file_result(task, partial(_save, before=done.result.source, wanted=wanted, backup=backup))
                changes += len(wanted) * (not done.error)
        failed |= bool(done.error)
        if done.error or done.notice:
            say(f"cleantext: {done.error or done.notice}", err=True)
    say(f"{counted(changes, 'change')} made.")
    return 2 if failed else 0


def _save(task: Task, _: FileResult, before: str, wanted: Sequence[Edit], backup: bool) -> None:
    """Write the reviewed text, if the file still holds what was reviewed."""
    if task.path is None:
        raise InputError("cannot be reviewed change by change; a file can", file=task.name)
    with open_file(task.path, task.name, task.options) as file:
        if file.text() != before:
            raise InputError("changed while it was reviewed; left as it is; run again", file=task.name)
        result = Result(before, splice(before, wanted), tuple(wanted))
        replace(file, file.repaired([result], tracked=False), backup, lambda: True)
