"""What a reader decided in a dossier, and where to apply it in a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from cleantext.errors import InputError
from cleantext.model import Confidence, Edit

_LONGEST = 100_000_000
"""The most bytes that a file of decisions may have."""

_REASON = "Accepted by a reader."


class AcceptedFinding(NamedTuple):
    """A finding that a reader accepted: its position, the old and the new text, and the context."""

    start: int
    before: str
    after: str
    rule: str
    reason: str
    context: tuple[str, str]


class DecidedFile(NamedTuple):
    """The accepted findings of one text, and the checksum that identifies this text."""

    name: str
    sha256: str
    accepted: tuple[AcceptedFinding, ...]


class Located(NamedTuple):
    """What a text needs.

    Attributes:
        edits: for the decisions whose place is sure.
        missing: the decisions whose place is missing or uncertain.
        done: the number of decisions that the text already follows.
    """

    edits: tuple[Edit, ...]
    missing: tuple[AcceptedFinding, ...]
    done: int


def read_decisions(file: Path) -> list[DecidedFile]:
    """The decisions that a dossier saved.

    Raises:
        InputError: if the file cannot be read, or holds something else.
    """
    try:
        if file.stat().st_size > _LONGEST:
            raise InputError("is too large for a decisions file", file=str(file))
        saved = json.loads(file.read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(file)) from None
    except (ValueError, RecursionError):
        saved = None
    if not isinstance(saved, dict) or (saved.get("format"), saved.get("version")) != ("cleantext decisions", 1):
        raise InputError("contains no decisions; save them in a dossier with “Save decisions”", file=str(file))
    try:
        return [_decided(one) for one in saved["files"]]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"the decisions in it are damaged ({error!r})", file=str(file)) from None


def decided_for(file: Path, all_decided: Sequence[DecidedFile]) -> DecidedFile:
    """The decisions that are about a file: the only ones there are, or those about a file of its name.

    Raises:
        InputError: if that is not sure.
    """
    if len(all_decided) == 1:
        return all_decided[0]
    same_name = [d for d in all_decided if PurePath(d.name).stem == file.stem]
    if len(same_name) == 1:
        return same_name[0]
    names = ", ".join(d.name for d in all_decided) or "none"
    raise InputError(
        f"the decisions are about several texts ({names}); none or several are called like this", file=str(file)
    )


def located(text: str, decided: DecidedFile, plain: bool) -> Located:
    """The edits for a text, which may be another copy than the one that was looked at.

    Args:
        text: the text.
        decided: the decisions.
        plain: whether the file contains its text without escapes; otherwise another copy must not get characters that
            it may have to escape.
    """
    same = sha256(text.encode(errors="surrogatepass")).hexdigest() == decided.sha256
    edits, missing, done = list[Edit](), list[AcceptedFinding](), 0
    for decision in decided.accepted:
        if not same and _is_done(text, decision):
            done += 1
            continue
        safe = same or plain or re.fullmatch(r"[\w .,;:'’-]*", decision.after)
        start, end = _place(text, decision, same) if safe else (-1, -1)
        if start < 0 or any(e.start < end and start < e.end for e in edits):
            missing.append(decision)
        else:
            before = text[start:end]
            edits.append(Edit(start, end, before, decision.after, decision.rule, Confidence.CERTAIN, decision.reason))
    return Located(tuple(sorted(edits)), tuple(missing), done)


def is_absent(text: str, decision: AcceptedFinding) -> bool:
    """Whether the words of a decision stand nowhere in a text."""
    words = decision.before.strip()
    return bool(words) and not re.search(_loosely(words), text)


def _is_done(text: str, decision: AcceptedFinding) -> bool:
    """Whether the new words already stand where the old ones would: the decisions are applied for the second time."""
    head, tail = _loosely(decision.context[0][-8:]), _loosely(decision.context[1][:8])
    old, new = (
        re.search(f"{head}{_loosely(words)}|{_loosely(words)}{tail}", text)
        for words in (decision.before, decision.after)
    )
    return new is not None and old is None


def _decided(file: Any) -> DecidedFile:
    accepted = tuple(_decision(d) for d in file["decisions"] if d["decision"] == "accept")
    return DecidedFile(str(file["name"]), str(file["sha256"]), accepted)


def _decision(d: Any) -> AcceptedFinding:
    before, after, (head, tail) = d["before"], d["after"], d["context"]
    if not all(isinstance(value, str) for value in (before, after, head, tail, d["rule"], d["reason"])):
        raise ValueError("text is not a string")
    return AcceptedFinding(int(d["start"]), before, after, d["rule"], f"{_REASON} {d['reason']}", (head, tail))


def _place(text: str, decision: AcceptedFinding, same: bool) -> tuple[int, int]:
    """Where to apply a decision: at its position, else where its words occur once; (-1, -1) for nowhere."""
    end = decision.start + len(decision.before)
    if same and decision.start >= 0 and text[decision.start : end] == decision.before:
        return decision.start, end
    for head, tail in _contexts(decision):
        matches = list(re.finditer(f"{_loosely(head)}({_loosely(decision.before)}){_loosely(tail)}", text))
        if len(matches) == 1:
            return matches[0].span(1)
    return -1, -1


def _contexts(decision: AcceptedFinding) -> Iterator[tuple[str, str]]:
    """Contexts to look for in another copy, shorter and shorter; for words, finally none."""
    head, tail = decision.context
    has_words = any(character.isalnum() for character in decision.before)
    for length in (30, 15, 8, 4) if has_words else (30, 15, 8):
        before, after = head[-length:], tail[:length]
        if before.strip() or after.strip():
            yield before, after
        if has_words:
            yield before, ""
            yield "", after
    if has_words:
        yield "", ""


def _loosely(words: str) -> str:
    """An expression for the same words, whatever the white space between them."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", words)))
