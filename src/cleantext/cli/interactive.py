"""``cleantext fix --interactive``: ask about each change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from cleantext.cli.file_result import FileResult, file_result, keep, replace_file
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
a  all: make this and every later change by this rule, in all files
v  never: leave this phrase alone from now on (recorded in your glossary)
q  quit: make the changes accepted so far in this file, and stop"""


class Quit(Exception):
    """The user wants to stop."""


class Review:
    """The answers given so far."""

    def __init__(self) -> None:
        self._all: set[str] = set()
        self._suppressed: set[str] = set()

    def accepted(self, task: Task, result: Result) -> tuple[list[Edit], bool]:
        """The changes that the user accepts in one text, and whether to go on to the next."""
        accepted = list[Edit]()
        for edit in sorted((*result.edits, *(s for s in result.suggestions if not s.is_report))):
            if accepted and (edit.start < accepted[-1].end or edit[:2] == accepted[-1][:2]):
                continue
            try:
                if self._ask(task, result, edit):
                    accepted.append(edit)
            except Quit:
                return accepted, False
        return accepted, True

    def _ask(self, task: Task, result: Result, edit: Edit) -> bool:
        if edit.rule in self._all or edit.before.lower() in self._suppressed:
            return edit.rule in self._all
        single = Result(result.source, splice(result.source, [edit]), (edit,))
        shown = str(rendered([(task.name, single)], inline.RENDERER, wants_color())).splitlines()
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
                    glossary = suppress(edit, task.cleaner)
                    say(f"Recorded in {glossary}." if glossary else "No glossary has an entry for this phrase.")
                    return False
                case "q":
                    raise Quit
                case _:
                    say(_HELP)


def review(tasks: Sequence[Task | CleanTextError], backup: bool) -> int:
    """Ask about each change in each file, and make those that are accepted; returns the exit status."""
    answers, has_failed, changes, goes_on = Review(), False, 0, True
    for task in tasks:
        if not goes_on:
            break
        result = file_result(task, keep)
        if result.result is not None and not isinstance(task, CleanTextError):
            accepted, goes_on = answers.accepted(task, result.result)
            if accepted:
                result = file_result(
                    task, partial(_save, before=result.result.source, accepted=accepted, backup=backup)
                )
                changes += len(accepted) * (not result.error)
        has_failed |= bool(result.error)
        if result.error or result.notice:
            say(f"cleantext: {result.error or result.notice}", err=True)
    say(f"{counted(changes, 'change')} made.")
    return 2 if has_failed else 0


def _save(task: Task, _: FileResult, before: str, accepted: Sequence[Edit], backup: bool) -> None:
    """Write the reviewed text, unless the file has changed in the meantime."""
    if task.path is None:
        raise InputError("only files can be reviewed change by change", file=task.name)
    with open_file(task.path, task.name, task.options) as file:
        if file.text() != before:
            raise InputError("changed during the review and was left unchanged; run the command again", file=task.name)
        result = Result(before, splice(before, accepted), tuple(accepted))
        replace_file(file, file.repaired([result], tracked=False), backup, lambda: True)
