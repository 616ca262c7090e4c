"""Sum up in a sentence what was found."""

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


def summary(results: Sequence[FileResult]) -> str:
    """What was found in all files, as a reviewer would put it, without the verdict."""
    read = [r for r in results if not r.error and not r.notice]
    count: Counter[Stage] = Counter()
    certain: Counter[Stage] = Counter()
    for result in read:
        for (rule, confidence), n in result.edits.items():
            stage = Stage(rule.split("/")[0])
            count[stage] += n
            certain[stage] += n * (confidence is Confidence.CERTAIN)
    waiting = sum(sum(r.suggestions.values()) for r in read)
    parts = [_faults(stage, count[stage], certain[stage]) for stage in _FAULTS if count[stage]]
    if not parts:
        parts = ["nothing to repair" + (f" in {counted(len(read), 'file')}" if len(read) != 1 else "")]
    if waiting:
        parts.append(f"{counted(waiting, 'suggestion')} not applied")
    if lost := sum(r.reports.total() for r in read):
        parts.append(f"{counted(lost, 'place')} lost beyond repair")
    return ", ".join([*parts, *_skipped(results)])


def repaired(results: Sequence[FileResult]) -> str:
    """What was done to all files."""
    changed = [r for r in results if r.changed and not r.error]
    unchanged = sum(not (r.changed or r.error or r.notice) for r in results)
    edits = sum(sum(r.edits.values()) for r in changed)
    parts = [f"{counted(len(changed), 'file')} repaired ({counted(edits, 'change')})"] if changed else []
    parts += [f"{counted(unchanged, 'file')} unchanged"] if unchanged else []
    parts += _skipped(results)
    return ", ".join(parts) + "." if parts else ""


def _skipped(results: Sequence[FileResult]) -> list[str]:
    """How many files in folders were skipped, with the commonest suffixes."""
    suffixes = Counter(PurePath(r.name).suffix or PurePath(r.name).name for r in results if r.notice and not r.is_named)
    if not suffixes:
        return []
    commonest = [suffix for suffix, _ in suffixes.most_common(3)]
    more = ", …" if len(suffixes) > len(commonest) else ""
    return [f"{counted(suffixes.total(), 'file')} skipped ({', '.join(commonest)}{more})"]


def counted(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _faults(stage: Stage, number: int, certain: int) -> str:
    faults = f"{number:,} {_FAULTS[stage][number != 1]}"
    if stage is not Stage.PHRASES or not certain:
        return faults
    if certain == number:
        return f"{faults}, {'certain' if number == 1 else 'all of them certain'}"
    return f"{faults}, {certain:,} of them certain"
