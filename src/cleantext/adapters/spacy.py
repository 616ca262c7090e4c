"""spaCy: the component ``cleantext``; first in a pipeline, it lets the others see cleaned text only.

``doc._.cleantext`` is the result: source, text, edits, suggestions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from cleantext.cleaner import Cleaner
from cleantext.errors import ConfigError
from cleantext.model import Confidence, Result

_SETTINGS = {"languages": [], "select": [], "ignore": [], "glossaries": [], "at_least": "likely", "protect": []}


class CleanText:
    """Makes each document anew of its cleaned text."""

    def __init__(self, nlp: Language, cleaner: Cleaner) -> None:
        self._nlp, self._cleaner = nlp, cleaner
        Doc.set_extension("cleantext", default=None, force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Clean one document."""
        return self._made(doc, self._cleaner.fix(doc.text))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Clean documents in batches."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            yield from map(self._made, batch, self._cleaner.fix_batch(doc.text for doc in batch))

    def _made(self, doc: Doc, result: Result) -> Doc:
        made = doc
        if result.changed:
            made = self._nlp.make_doc(result.text)
            made.user_data.update(doc.user_data)
            made._context = doc._context  # what 'nlp.pipe(as_tuples=True)' hands along
        made._.cleantext = result
        return made


def _component(
    nlp: Language,
    name: str,
    languages: list[str],
    select: list[str],
    ignore: list[str],
    glossaries: list[str],
    at_least: str,
    protect: list[str],
) -> CleanText:
    if at_least.upper() not in Confidence.__members__:
        raise ConfigError(f"at_least of the component {name!r} must be guess, likely or certain, not {at_least!r}")
    level = Confidence[at_least.upper()]
    return CleanText(nlp, Cleaner(languages, select, ignore, glossaries, level, protect))


Language.factory("cleantext", default_config=_SETTINGS, func=_component)
