"""spaCy: the component ``cleantext``; first in a pipeline, it lets the others see cleaned text only.

``doc._.cleantext`` is the result: source, text, edits, suggestions, verdict. ``span._.source_span`` and
``token._.source_span`` say where something stood in the source (start and end, in characters).
"""

# Without 'from __future__ import annotations': spaCy reads those of a factory, and some versions not as strings.

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from cleantext.cleaner import Cleaner
from cleantext.model import Confidence, Edit, Failure, Result, SpunPlace, Verdict

_SETTINGS = {
    "languages": [],
    "select": [],
    "ignore": [],
    "glossaries": [],
    "at_least": "likely",
    "protect": [],
    "second_judge": "",
}
_KEY = "cleantext"


class CleanText:
    """Replaces each document by one made from its cleaned text."""

    def __init__(self, nlp: Language, cleaner: Cleaner) -> None:
        self._nlp, self._cleaner = nlp, cleaner

    def __call__(self, doc: Doc) -> Doc:
        """Clean one document."""
        return self._cleaned(doc, self._cleaner.fix(doc.text))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Clean documents in batches."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            yield from map(self._cleaned, batch, self._cleaner.fix_batch(doc.text for doc in batch))

    def _cleaned(self, doc: Doc, result: Result) -> Doc:
        cleaned = doc
        if result.changed:
            cleaned = self._nlp.make_doc(result.text)
            cleaned.user_data.update(doc.user_data)
            cleaned._context = doc._context  # what 'nlp.pipe(as_tuples=True)' passes along
        cleaned.user_data[_KEY] = _plain(result)
        return cleaned


def _plain(result: Result) -> dict[str, Any]:
    """A result as values that a document can be stored with; its text is that of the document."""
    plain = result._asdict()
    del plain["text"]
    plain["edits"] = [list(edit) for edit in result.edits]
    plain["suggestions"] = [list(edit) for edit in result.suggestions]
    plain["failures"] = [list(failure) for failure in result.failures]
    plain["verdict"] = result.verdict._asdict() | {"strongest": [list(place) for place in result.verdict.strongest]}
    return plain


def result_of(doc: Doc) -> Result | None:
    """The result that a document was made from; None if it did not go through the component."""
    plain = doc.user_data.get(_KEY)
    if plain is None:
        return None
    strongest = tuple(SpunPlace(*place) for place in plain["verdict"]["strongest"])
    return Result(
        plain["source"],
        doc.text,
        tuple(map(_edit, plain["edits"])),
        tuple(map(_edit, plain["suggestions"])),
        plain["signature"],
        Verdict(**plain["verdict"] | {"strongest": strongest}),
        tuple(Failure(*failure) for failure in plain["failures"]),
    )


def _edit(values: list[Any]) -> Edit:
    edit = Edit(*values)
    return edit._replace(confidence=Confidence(edit.confidence))


def source_span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Where doc.text[start:end] was in the source; a repair is taken as a whole."""
    edits = [Edit(*values) for values in (doc.user_data.get(_KEY) or {"edits": ()})["edits"]]
    grown = [0, *accumulate(len(e.after) - (e.end - e.start) for e in edits)]
    starts = [e.start + before for e, before in zip(edits, grown, strict=False)]
    ends = [start + len(e.after) for e, start in zip(edits, starts, strict=True)]
    first, last = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
    begin = edits[first].start if first >= 0 and start < ends[first] else start - grown[first + 1]
    finish = edits[last].end if last >= 0 and end <= ends[last] else end - grown[last + 1]
    return begin, max(begin, finish)


def _component(
    nlp: Language,
    name: str,
    languages: list[str],
    select: list[str],
    ignore: list[str],
    glossaries: list[str],
    at_least: str,
    protect: list[str],
    second_judge: str,
) -> CleanText:
    return CleanText(nlp, Cleaner(languages, select, ignore, glossaries, at_least, protect, second_judge))


Language.factory("cleantext", default_config=_SETTINGS, func=_component)
Doc.set_extension("cleantext", getter=result_of, force=True)
Span.set_extension("source_span", getter=lambda s: source_span(s.doc, s.start_char, s.end_char), force=True)
Token.set_extension("source_span", getter=lambda t: source_span(t.doc, t.idx, t.idx + len(t)), force=True)
