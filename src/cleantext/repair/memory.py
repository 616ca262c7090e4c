"""What the phrases stage keeps of a document from one pass to the next; it follows every change of the text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cleantext.model import Edit, Proposal
from cleantext.repair.decoder.decide import Decision
from cleantext.repair.decoder.joined import Question
from cleantext.repair.propose import Repaired
from cleantext.repair.span_arrays import Changes, Spans, are_near, merged, span_array

_REACH = 100
"""Characters from a change to a place that it may bear on: some ten words, which the context model looks at."""


class PhraseMemory:
    """What the phrases stage knows of a document from earlier passes.

    Attributes:
        repaired: the terms of users' glossaries that were repaired in it.
        rates: the probabilities of its rates of spinning; None until it is decoded.
        proposed: what was proposed and did not become a change.
        open: where something was at least nearly proposed.
        changed: what was changed since the document was looked at.
        written: what this stage wrote itself.
        expected: the text that was asked about last, and what the decoder was asked of it and said, if anything; None
            once that is taken.
        is_judged: whether the verdict on the document is given.
    """

    __slots__ = ("_ours", "changed", "expected", "is_judged", "open", "proposed", "rates", "repaired", "written")

    def __init__(self, ours: str) -> None:
        """Begin with nothing; ``ours`` is the prefix of the ids of this stage's rules."""
        self._ours, self.is_judged = ours, False
        self._begin()

    def _begin(self) -> None:
        self.repaired: set[Repaired] = set()
        self._begin_decoding()

    def _begin_decoding(self) -> None:
        self.rates: NDArray[np.float64] | None = None
        self.proposed: list[Proposal] = []
        self.open = self.changed = self.written = span_array()
        self.expected: tuple[str, tuple[Question, Decision | None] | None] | None = None

    def forget(self) -> bool:
        """Treat the document as never cleaned, except for its verdict; returns whether that makes a difference."""
        if self.rates is None and not self.repaired:
            return False
        self._begin()
        return True

    def move(self, changes: Sequence[Edit]) -> None:
        """Follow changes, which are in coordinates of the text before them.

        After those of other stages the document is another one: it is decoded as if it had come so.
        """
        if self.rates is None:
            return
        if not all(change.rule.startswith(self._ours) for change in changes):
            self._begin_decoding()
            return
        moves = Changes(changes)
        numbers, spans = moves.untouched(span_array((p.start, p.end) for p in self.proposed))
        places = zip(numbers.tolist(), *spans.tolist(), strict=True)
        self.proposed = [self.proposed[n]._replace(start=start, end=end) for n, start, end in places]
        _, self.open = moves.places_of(self.open)
        self.changed = merged(moves.places_of(self.changed)[1], moves.after)
        self.written = merged(moves.untouched(self.written)[1], moves.after)

    def doubtful(self) -> Spans:
        """Where something was nearly proposed that a change since then may bear on."""
        return self.open[:, are_near(self.open, self.changed, _REACH)]

    def may_be_new(self, spans: Spans) -> NDArray[np.bool_]:
        """Whether a change since then may bear on each of these stretches of the text."""
        return are_near(spans, self.changed, _REACH)

    def is_undone(self, text: str, p: Proposal) -> bool:
        """Whether a repair would repair what this stage wrote itself: that alone, or so that words of it go."""
        first = int(np.searchsorted(self.written[1], p.start, "right"))
        last = int(np.searchsorted(self.written[0], p.end))
        return any(
            (start <= p.start and p.end <= end)
            or text[max(start, p.start) : min(end, p.end)].lower() not in p.after.lower()
            for start, end in self.written[:, first:last].T.tolist()
        )

    def take(self, looked_at: Spans, open: Spans, proposed: Sequence[Proposal]) -> None:
        """Take what was found in the stretches that were looked at, in the place of what was known of them."""
        stale = are_near(span_array((p.start, p.end) for p in self.proposed), looked_at).tolist()
        self.proposed = [*(p for p, is_stale in zip(self.proposed, stale, strict=True) if not is_stale), *proposed]
        self.open = merged(self.open[:, ~are_near(self.open, self.changed, _REACH)], open)
        self.changed = span_array()
