"""Directives in a text that switch rules off: ``cleantext: off``, ``cleantext: on``, ``cleantext: off-next-line``."""

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
_DIRECTIVE = re.compile(
    r"^[ \t]*(?:<!--|%+|\#+|//|;+|\.\.)?[ \t]*cleantext:[ \t]*(?P<what>off-next-line|off|on)\b"
    r"(?P<rules>[a-z0-9/, -]*?)[ \t]*(?:-->)?[ \t]*\r?$",
    re.MULTILINE,
)


class Suspension(NamedTuple):
    """Text in which rules are off; no rules named: all of them."""

    start: int
    end: int
    rules: tuple[str, ...]


class Directives:
    """The directives of one document, which may arrive in blocks; a rule stays off until it is switched on again."""

    def __init__(self, cleaner: Cleaner, file: str) -> None:
        self._cleaner, self._file, self._line = cleaner, file, 1
        self._off: tuple[str, ...] | None = None

    def clean(self, block: str, protect: list[Span]) -> Result:
        """Clean a block of the document, less what is switched off.

        Raises:
            ConfigError: naming file and line, if a directive names a rule that does not exist.
        """
        suspensions = self._suspensions(block) if self._off is not None or WORD in block else []
        self._line += block.count("\n")
        if not suspensions:
            return self._cleaner.fix(block, protect)
        protect = [*protect, *((s.start, s.end) for s in suspensions if not s.rules)]
        partly = [s for s in suspensions if s.rules]
        result = self._cleaner.fix(block, protect)
        return without(result, lambda edit: any(_covers(s, edit) for s in partly)) if partly else result

    def _suspensions(self, block: str) -> list[Suspension]:
        suspensions = list[Suspension]()
        since = 0
        for directive in _DIRECTIVE.finditer(block):
            rules = tuple(directive["rules"].replace(",", " ").split())
            self._check(rules, self._line + block.count("\n", 0, directive.start()))
            suspensions.append(Suspension(directive.start(), directive.end(), ()))
            if directive["what"] == "off-next-line":
                end = block.find("\n", directive.end() + 1)
                suspensions.append(Suspension(directive.end(), end if end >= 0 else len(block), rules))
                continue
            if self._off is not None:
                suspensions.append(Suspension(since, directive.start(), self._off))
            self._off, since = (rules if directive["what"] == "off" else None), directive.end()
        if self._off is not None:
            suspensions.append(Suspension(since, len(block), self._off))
        return suspensions

    def _check(self, rules: tuple[str, ...], line: int) -> None:
        try:
            registry.check_prefixes(rules, lambda: rules)
        except ConfigError as error:
            raise ConfigError(f"in a '{WORD}' directive: {error}", file=self._file, line=line) from None


def _covers(suspension: Suspension, edit: Edit) -> bool:
    """Whether an edit lies in, or overlaps, text in which its rule is off."""
    within = suspension.start <= edit.start and edit.end <= suspension.end
    within |= edit.start < suspension.end and suspension.start < edit.end
    return within and any(matches(edit.rule, rule) for rule in suspension.rules)
