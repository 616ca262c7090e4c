"""Marks in a text that switch rules off: ``cleantext: off``, ``cleantext: on``, ``cleantext: off-next-line``."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleantext import registry
from cleantext.cleaner import Cleaner
from cleantext.errors import ConfigError
from cleantext.files.parts import without
from cleantext.model import Edit, Result
from cleantext.selectors import matches
from cleantext.spans import Span

WORD = "cleantext:"
_MARK = re.compile(
    r"^[ \t]*(?:<!--|%+|\#+|//|;+|\.\.)?[ \t]*cleantext:[ \t]*(?P<what>off-next-line|off|on)\b"
    r"(?P<rules>[a-z0-9/, -]*?)[ \t]*(?:-->)?[ \t]*\r?$",
    re.MULTILINE,
)


class Marked(NamedTuple):
    """A stretch in which rules are off; no rules named: all."""

    start: int
    end: int
    rules: tuple[str, ...]


class Marks:
    """The marks of one document, which may arrive in blocks: what is off stays off until it is switched on."""

    def __init__(self, cleaner: Cleaner, file: str) -> None:
        self._cleaner, self._file, self._line = cleaner, file, 1
        self._off: tuple[str, ...] | None = None

    def fix(self, block: str, protect: list[Span]) -> Result:
        """Clean a block of the document, less what is switched off.

        Raises:
            ConfigError: naming file and line, if a mark names a rule that does not exist.
        """
        marked = self._marked(block) if self._off is not None or WORD in block else []
        self._line += block.count("\n")
        if not marked:
            return self._cleaner.fix(block, protect)
        protect = [*protect, *((m.start, m.end) for m in marked if not m.rules)]
        partly = [m for m in marked if m.rules]
        result = self._cleaner.fix(block, protect)
        return without(result, lambda edit: any(_hit(m, edit) for m in partly)) if partly else result

    def _marked(self, block: str) -> list[Marked]:
        found = list[Marked]()
        since = 0
        for mark in _MARK.finditer(block):
            rules = tuple(mark["rules"].replace(",", " ").split())
            self._check(rules, self._line + block.count("\n", 0, mark.start()))
            found.append(Marked(mark.start(), mark.end(), ()))
            if mark["what"] == "off-next-line":
                end = block.find("\n", mark.end() + 1)
                found.append(Marked(mark.end(), end if end >= 0 else len(block), rules))
                continue
            if self._off is not None:
                found.append(Marked(since, mark.start(), self._off))
            self._off, since = (rules if mark["what"] == "off" else None), mark.end()
        if self._off is not None:
            found.append(Marked(since, len(block), self._off))
        return found

    def _check(self, rules: tuple[str, ...], line: int) -> None:
        try:
            registry.check_prefixes(rules, lambda: rules)
        except ConfigError as error:
            raise ConfigError(f"in a '{WORD}' mark: {error}", file=self._file, line=line) from None


def _hit(marked: Marked, edit: Edit) -> bool:
    within = marked.start <= edit.start and edit.end <= marked.end
    within |= edit.start < marked.end and marked.start < edit.end
    return within and any(matches(edit.rule, rule) for rule in marked.rules)
