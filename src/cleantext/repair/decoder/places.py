"""From a document to scored candidates: found, reduced in number, measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.candidates import (
    Candidates,
    channel_options,
    fitting_candidates,
    in_places,
    known_forms,
)
from cleantext.repair.decoder.channel import Channel
from cleantext.repair.decoder.context_model import ContextModel
from cleantext.repair.decoder.document_words import DocumentWords
from cleantext.repair.decoder.features import Measures, measures
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.terms import term_candidates


class Places(NamedTuple):
    """The candidates of a document and what is known of them."""

    candidates: Candidates
    measures: Measures


def find_places(
    text: str,
    document: DocumentWords,
    channel: Channel,
    model: LanguageModel,
    context: ContextModel,
    listed: Candidates | None = None,
    sure: Sequence[bool] = (),
) -> Places | None:
    """The places of a document that may be spun; None where there are none.

    Args:
        text: the document.
        document: its words.
        channel: what spinners put for what.
        model: how likely words are beside each other.
        context: how well words fit all the words around them.
        listed: candidates that glossaries list (``number`` -2 for the first, -3 for the second …).
        sure: for each of them whether the form is listed as spun, and not only as a guess.
    """
    found = find_candidates(document, channel, model, listed)
    if found is None:
        return None
    blocks = measures(document, found, channel, model, context, capitals(text, document), sure)
    return Places(found, Measures(*(np.concatenate(columns) for columns in zip(*blocks, strict=True))))


def find_candidates(
    document: DocumentWords, channel: Channel, model: LanguageModel, listed: Candidates | None = None
) -> Candidates | None:
    """The candidates of the places of a document that may be spun; None where there are none."""
    options = channel_options(known_forms(document, channel))
    parts = [] if listed is None else [listed]
    if len(options.at):
        parts.append(fitting_candidates(document, options, channel, model))
        parts.append(term_candidates(document, options, channel, model))
    if not parts:
        return None
    found = in_places(parts)
    return found if len(found.at) else None


def capitals(text: str, document: DocumentWords) -> NDArray[np.bool_]:
    """For each word whether a capital begins it, and it is not the first of a sentence."""
    flags = np.zeros(len(document.hashes), bool)
    follows = np.flatnonzero((document.hashes[1:] != 0) & (document.hashes[:-1] != 0) & document.is_open[1:]) + 1
    flags[follows] = [text[start].isupper() for start in document.starts[follows].tolist()]
    return flags
