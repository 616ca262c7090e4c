"""The findings in a text, one by one, for a reader to weigh: where, in which sentence, how sure, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import count
from typing import NamedTuple

from cleantext.model import Confidence, Edit, Result, SpunPlace, Stage
from cleantext.render.places import Lines, sure

_AROUND = 240
"""The most characters of a sentence that are shown on either side of a finding."""

_CONTEXT = 30
"""Characters on either side by which a finding is found again in another copy of the text."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s+|\n\s*\n")


class NumberedFinding(NamedTuple):
    """One place of a text.

    Attributes:
        number: its number in the report.
        edit: what it reads, what it probably said, and why.
        applied: whether it would be repaired; else it is only suggested or reported.
        where: line and column, or page and line.
        sentence: the sentence before it and after it.
        context: some characters before it and after it, as they are.
        place: what the verdict says of it, if it is among the strongest evidence.
    """

    number: int
    edit: Edit
    applied: bool
    where: str
    sentence: tuple[str, str]
    context: tuple[str, str]
    place: SpunPlace | None

    @property
    def how_sure(self) -> str:
        """How sure it is, in words; the reason gives the probability."""
        return sure(self.edit)

    @property
    def is_phrase(self) -> bool:
        """Whether it is a phrase that reads as spun; else it is a fault of the text's form."""
        return self.edit.rule.startswith(Stage.PHRASES)


def findings(result: Result, numbers: Iterator[int]) -> list[NumberedFinding]:
    """All findings in a text, from start to end."""
    lines = Lines(result.source, layout=result.layout)
    strongest = {(p.start, p.end): p for p in result.verdict.strongest}
    marked = [*((e, True) for e in result.edits), *((s, False) for s in result.suggestions)]
    covered = {(e.start, e.end) for e, _ in marked}
    marked += ((_as_edit(p), False) for place, p in strongest.items() if place not in covered)
    return [
        NumberedFinding(
            next(numbers),
            edit,
            applied,
            lines.where(edit.start),
            _sentence(result.source, edit),
            (result.source[max(edit.start - _CONTEXT, 0) : edit.start], result.source[edit.end : edit.end + _CONTEXT]),
            strongest.get((edit.start, edit.end)),
        )
        for edit, applied in sorted(marked)
    ]


def numbered() -> Iterator[int]:
    """The numbers of findings, counted through all files of a report."""
    return count(1)


def by_rule(findings: Iterable[NumberedFinding]) -> dict[str, list[NumberedFinding]]:
    """Findings by their rule, in the order of the rules' names."""
    rules: dict[str, list[NumberedFinding]] = {}
    for finding in findings:
        rules.setdefault(finding.edit.rule, []).append(finding)
    return dict(sorted(rules.items()))


def provenance(result: Result) -> list[tuple[str, str]]:
    """What somebody needs to get the same findings again."""
    version, *rest = result.signature.split("|")
    fields = [part.partition(":") for part in rest]
    titles = {
        "lang": "languages",
        "at_least": "lowest confidence of a repair",
        "use": "rules and glossaries (digest)",
        "second_judge": "second judge",
    }
    digest = sha256(result.source.encode(errors="surrogatepass")).hexdigest()
    return [
        ("program", version.replace(":", " ")),
        *((titles.get(name, name), value.replace(",", ", ")) for name, _, value in fields),
        ("characters in the text", f"{len(result.source):,}"),
        ("SHA-256 of the text", digest),
    ]


def _as_edit(p: SpunPlace) -> Edit:
    return Edit(p.start, p.end, p.before, p.after, Stage.PHRASES, Confidence.GUESS, p.reason)


def _sentence(source: str, edit: Edit) -> tuple[str, str]:
    """The sentence around an edit, in one line: the text before it and after it."""
    before, after = _around(source, edit)
    return re.sub(r"\s+", " ", before), re.sub(r"\s+", " ", after)


def _around(source: str, edit: Edit) -> tuple[str, str]:
    before = source[max(edit.start - _AROUND, 0) : edit.start]
    start = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
    head = before[start:] if start or len(before) < _AROUND else "… " + before.partition(" ")[2]
    after = source[edit.end : edit.end + _AROUND]
    end = _SENTENCE_END.search(after)
    if end:
        return head, after[: end.end()].rstrip()
    return head, after if len(after) < _AROUND else after.rpartition(" ")[0] + " …"
