"""Answers to requests, made in a worker process: reading, cleaning and writing JSON are all done there."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import NamedTuple

from cleantext.cleaner import Cleaner
from cleantext.config import Config
from cleantext.errors import CleanTextError, InputError
from cleantext.files.encoding import is_binary, sniffed
from cleantext.files.format import BinaryFormat
from cleantext.files.registry import format_of
from cleantext.model import Edit, Result, Verdict
from cleantext.render.verdict import CAVEAT, about, says_something, sentence
from cleantext.web.request import text_and_settings


class Answer(NamedTuple):
    """The status of a response, and its body as JSON."""

    status: int
    body: bytes


def fixed(body: bytes, defaults: Config) -> Answer:
    """The repaired text, and everything that ``checked`` returns."""
    return _cleaned(body, defaults, with_text=True)


def checked(body: bytes, defaults: Config) -> Answer:
    """What would be repaired, and the verdict."""
    return _cleaned(body, defaults, with_text=False)


def read(body: bytes, name: str) -> Answer:
    """The text of a file that was dropped on the page."""
    try:
        return Answer(200, as_json({"text": _text(body, name)}))
    except CleanTextError as error:
        return problem(400, str(error))


def problem(status: int, message: str) -> Answer:
    """What is wrong with a request, in one line."""
    return Answer(status, as_json({"error": message}))


def as_json(value: object) -> bytes:
    """JSON in ASCII: half of a surrogate pair, which a text may contain, could not be written otherwise."""
    return json.dumps(value).encode("ascii")


def _text(data: bytes, name: str) -> str:
    format = format_of(name)
    if isinstance(format, BinaryFormat):
        return format.read(data, name).text
    encoding = sniffed(data[:4], None)
    if is_binary(data[:8192], encoding):
        raise InputError("contains no text that cleantext can read", file=name)
    return "".join(encoding.decode([data], name))


def _cleaned(body: bytes, defaults: Config, with_text: bool) -> Answer:
    try:
        text, config = text_and_settings(body, defaults)
        result = _cleaner(config).fix(text)
    except CleanTextError as error:
        return problem(400, str(error))
    return Answer(200, as_json(_shown(result, with_text)))


def _shown(result: Result, with_text: bool) -> dict[str, object]:
    return {
        **({"text": result.text} if with_text else {}),
        "changed": result.changed,
        "edits": [_edit(e) for e in result.edits],
        "suggestions": [_edit(e) for e in result.suggestions],
        "verdict": _verdict(result.verdict),
        "failures": [f._asdict() for f in result.failures],
        "signature": result.signature,
    }


def _edit(edit: Edit) -> dict[str, object]:
    after = None if edit.is_report else edit.after
    return {**edit._asdict(), "after": after, "confidence": edit.confidence.name.lower()}


def _verdict(verdict: Verdict) -> dict[str, object]:
    fields = {"sentence": sentence(verdict), "caveat": CAVEAT if says_something(verdict) else ""}
    strongest = [{**place._asdict(), "sentence": about(place)} for place in verdict.strongest]
    return {**verdict._asdict(), "density": verdict.density, **fields, "strongest": strongest}


@lru_cache(maxsize=8)
def _cleaner(settings: Config) -> Cleaner:
    return Cleaner(**settings.keywords())
