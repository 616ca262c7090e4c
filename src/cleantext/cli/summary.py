"""Say in a sentence what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from cleantext.cli.file_result import FileResult
from cleantext.model import Confidence, Stage

_FAULTS = {
    Stage.PHRASES: ("spun phrase", "spun phrases"),
    Stage.ENCODING: ("encoding fault", "encoding faults"),
    Stage.CHARACTERS: ("character fault", "character faults"),
    Stage.RESIDUE: ("leftover of machine translation", "leftovers of machine translation"),
    Stage.SPACING: ("spacing fault", "spacing faults"),
    Stage.PUNCTUATION: ("punctuation fault", "punctuation faults"),
    Stage.CASING: ("casing fault", "casing faults"),
}


def summary(done: Sequence[FileResult]) -> str:
    """What was found in all files, as a reviewer would put it; the verdict on them is not in it."""
    looked = [o for o in done if not o.error and not o.notice]
    count: Counter[Stage] = Counter()
    certain: Counter[Stage] = Counter()
    for o in looked:
        for (rule, confidence), n in o.edits.items():
            stage = Stage(rule.split("/")[0])
            count[stage] += n
            certain[stage] += n * (confidence is Confidence.CERTAIN)
    waiting = sum(sum(o.suggestions.values()) for o in looked)
    found = [_faults(stage, count[stage], certain[stage]) for stage in _FAULTS if count[stage]]
    if not found:
        found = ["nothing to repair" + (f" in {counted(len(looked), 'file')}" if len(looked) != 1 else "")]
    if waiting:
        found.append(f"{counted(waiting, 'suggestion')} below the level")
    if lost := sum(o.reports.total() for o in looked):
        found.append(f"{counted(lost, 'place')} reported where no repair is known")
    return ", ".join([*found, *_passed_over(done)])


def repaired(done: Sequence[FileResult]) -> str:
    """What was done to all files."""
    changed = [o for o in done if o.changed and not o.error]
    same = sum(not (o.changed or o.error or o.notice) for o in done)
    edits = sum(sum(o.edits.values()) for o in changed)
    said = [f"{counted(len(changed), 'file')} repaired ({counted(edits, 'change')})"] if changed else []
    said += [f"{counted(same, 'file')} left as {'it was' if same == 1 else 'they were'}"] if same else []
    said += _passed_over(done)
    return ", ".join(said) + "." if said else ""


def _passed_over(done: Sequence[FileResult]) -> list[str]:
    """How many files in folders were passed over, and which kinds are the most."""
    kinds = Counter(PurePath(o.name).suffix or PurePath(o.name).name for o in done if o.notice and not o.is_named)
    if not kinds:
        return []
    shown = [kind for kind, _ in kinds.most_common(3)]
    more = ", …" if len(kinds) > len(shown) else ""
    return [f"{counted(kinds.total(), 'file')} passed over ({', '.join(shown)}{more})"]


def counted(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _faults(stage: Stage, number: int, certain: int) -> str:
    said = f"{number:,} {_FAULTS[stage][number != 1]}"
    if stage is not Stage.PHRASES or not certain:
        return said
    if certain == number:
        return f"{said}, {'certain' if number == 1 else 'all of them certain'}"
    return f"{said}, {certain:,} of them certain"
