"""The phrases stage: finds spun phrases in texts, and proposes what to put in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from cleantext.model import Confidence, Proposal, Verdict
from cleantext.repair import repairs
from cleantext.repair.decoder.decide import QUESTION, Decision, decide
from cleantext.repair.decoder.joined import Question
from cleantext.repair.decoder.second_judge import SecondJudge
from cleantext.repair.decoder.tells import tells
from cleantext.repair.decoder.tools import tools
from cleantext.repair.find import PhraseFinder, Tell
from cleantext.repair.gate import PER_WORD, gate
from cleantext.repair.glossary.entry import GENERAL, UNLISTED
from cleantext.repair.matching.found import Found, moved, stands_right
from cleantext.repair.matching.table import Table
from cleantext.repair.memory import PhraseMemory
from cleantext.repair.propose import listed_proposals
from cleantext.repair.span_arrays import merged, span_array
from cleantext.scan.buffer import Buffer

NAME = "phrases"

DECODED = "en"
"""The language that is decoded so far."""


class DocumentView(Protocol):
    """What the stage asks of a document."""

    text: str
    context: Any
    hits: Any
    memory: dict[str, Any]

    def judge(self, verdict: Verdict) -> None:
        """Set the verdict on the document, in coordinates of its current text."""


class PhraseStage:
    """Looks for the phrases of a table and for tells, and proposes repairs."""

    names = (NAME,)

    def __init__(
        self,
        table: Table | None,
        unlisted: bool = False,
        general: bool = False,
        guesses: bool = False,
        judge: SecondJudge | None = None,
    ) -> None:
        """Set the phrases to look for.

        Args:
            table: the phrases that glossaries list.
            unlisted: whether terms that no list has are repaired too.
            general: whether general words are.
            guesses: whether guesses are wanted, so that a phrase by itself is decoded though nothing tells of spinning.
            judge: asked about open places of spun documents.
        """
        self.table, self.unlisted, self.general, self._judge = table, unlisted, general, judge
        self._guesses = guesses and (unlisted or general)
        self._tells = tells(DECODED) if unlisted or general else None
        self._finder = PhraseFinder(table, self._tells, self._guesses)

    def find(self, buffer: Buffer) -> Mapping[int, Mapping[str, Sequence[tuple[int, Found | Tell]]]]:
        """For each text that contains phrases or tells: where, and which."""
        found = self._finder.find(buffer)
        if self._guesses:
            sizes = np.diff(buffer.starts)
            found |= {n: [] for n in np.flatnonzero(sizes <= QUESTION * PER_WORD).tolist() if n not in found}
        return {n: {NAME: here} for n, here in found.items()}

    def is_idle(self, text: str, hits: Mapping[str, Sequence[tuple[int, Found | Tell]]]) -> bool:
        """Whether a text has too few tells to be decoded, and no phrases but guesses, which nothing is made of then."""
        if self._guesses or not self._tells:
            return False
        found = [hit for _, hit in hits[NAME]]
        guesses = (_is_ours(f) and f.confidence is Confidence.GUESS for f in found if isinstance(f, Found))
        return all(guesses) and not self.is_suspicious(text, found)

    def expect(self, name: str, documents: Sequence[DocumentView]) -> None:
        """Decode, all together, the parts of these documents that need it."""
        questions = [self._question(name, d) for d in documents]
        decisions = iter(self._decide([q for q in questions if q]))
        for document, question in zip(documents, questions, strict=True):
            outcome = (question, next(decisions)) if question else None
            document.memory[name].expected = document.text, outcome

    def propose(self, name: str, document: DocumentView) -> list[Proposal]:
        """The repairs for what was found in a document."""
        found, memory = _found(name, document), _memory(name, document)
        decided = self._decided(name, document)
        if memory.rates is None and not decided:
            return listed_proposals(document.text, [f for f in found if self._stands_alone(f)], memory.repaired)
        others = [f for f in found if not _is_ours(f)]
        ordered = listed_proposals(document.text, others, memory.repaired)
        if decided:
            self._take(document, memory, *decided)
        return [*ordered, *(p for p in memory.proposed if not _overlaps(p, others))]

    def _decided(self, name: str, document: DocumentView) -> tuple[Question, Decision | None] | None:
        """What is to be decoded of a document, and the outcome; worked out here if it was not expected."""
        memory = _memory(name, document)
        expected, memory.expected = memory.expected, None
        if expected and expected[0] is document.text:
            return expected[1]
        question = self._question(name, document)
        return (question, self._decide([question])[0]) if question else None

    def _question(self, name: str, document: DocumentView) -> Question | None:
        """What is to be decoded of a document: at first all of it, then what later changes bear on."""
        text, memory, found = document.text, _memory(name, document), _found(name, document)
        if memory.rates is None:
            hits = document.hits.get(name, ())
            if not self._is_decoded(document, hits, found):
                return None
            ours = [f for f in found if _is_ours(f) and not stands_right(text, f)]
            is_doubtful = not (self._is_question(text) or any(self._opens(text, f) for f in ours))
            return Question(text, ours, is_doubtful=is_doubtful)
        if not memory.changed.size:
            return None
        are_new = memory.may_be_new(span_array((f.start, f.end) for f in found)).tolist()
        new = [
            f for f, is_new in zip(found, are_new, strict=True) if is_new and _is_ours(f) and not stands_right(text, f)
        ]
        within = merged(memory.doubtful(), span_array((f.start, f.end) for f in new))
        return Question(text, new, memory.rates, within)

    def _decide(self, questions: Sequence[Question]) -> list[Decision | None]:
        if not questions:
            return []
        known = tools(DECODED)
        assert known is not None
        return decide(questions, known, self._judge)

    def _take(
        self, document: DocumentView, memory: PhraseMemory, question: Question, decision: Decision | None
    ) -> None:
        """Keep what the decoder proposes, as far as it is asked for; after the first time, judge the document."""
        looked_at = span_array() if question.within is None else question.within
        if decision is None:
            memory.take(looked_at, span_array(), ())
            return
        weighed = repairs.weighed(document.text, decision)
        proposed = repairs.proposals(document.text, decision, weighed)
        if memory.rates is None:
            memory.rates = decision.rates
            proposed += repairs.articles(document.text, decision, proposed)
        if not memory.is_judged:
            memory.is_judged = True
            document.judge(repairs.verdict(document.text, decision, weighed))
        proposed = [p for p in proposed if self._is_wanted(p)]
        memory.take(looked_at, decision.open, [p for p in proposed if not memory.is_undone(document.text, p)])

    def _is_wanted(self, p: Proposal) -> bool:
        """Whether repairs of this kind are wanted."""
        return (self.general or p.rule != GENERAL) and (self.unlisted or p.rule != UNLISTED)

    def _is_decoded(
        self, document: DocumentView, hits: Sequence[tuple[int, Found | Tell]], found: Sequence[Found]
    ) -> bool:
        """Whether there are enough signs of spinning to decode a document, and it is in the right language."""
        if not hits and not self._guesses:
            return False
        listed = any(self._opens(document.text, f) for f in found)
        if not (listed or self.is_suspicious(document.text, [hit for _, hit in hits])) or tools(DECODED) is None:
            return False
        return document.context.language(hits[0][0] if hits else 0) in (DECODED, None)

    def is_suspicious(self, text: str, hits: Sequence[Found | Tell]) -> bool:
        """Whether the tells in a text weigh enough, or the text is a question that is to be answered."""
        weight = sum({hit.key: hit.weight for hit in hits if isinstance(hit, Tell)}.values())
        return self._is_question(text) or bool(weight >= gate(len(text), self._guesses))

    def _is_question(self, text: str) -> bool:
        """Whether a text is so short that it asks what it may have been, and guesses are wanted."""
        return self._guesses and len(text) <= QUESTION * PER_WORD

    def _stands_alone(self, found: Found) -> bool:
        """Whether a phrase is worth a proposal where nothing else tells of spinning: no guess that could be decoded."""
        return not self._tells or not _is_ours(found) or found.confidence > Confidence.GUESS

    def _opens(self, text: str, found: Found) -> bool:
        """Whether a phrase by itself is reason to decode: one listed as spun; a guess only where these are wanted."""
        least = Confidence.GUESS if self._guesses else Confidence.LIKELY
        return _is_ours(found) and found.confidence >= least and not stands_right(text, found)


def _memory(name: str, document: DocumentView) -> PhraseMemory:
    """What the stage keeps of a document."""
    if name not in document.memory:
        document.memory[name] = PhraseMemory(f"{name}/")
    memory: PhraseMemory = document.memory[name]
    return memory


def _found(name: str, document: DocumentView) -> list[Found]:
    """The listed phrases that were found in a document."""
    return [moved(hit, at) for at, hit in document.hits.get(name, ()) if isinstance(hit, Found)]


def _is_ours(found: Found) -> bool:
    """Whether a phrase is decoded: those of users' glossaries, and of other languages, are not."""
    return not found.entry.rank and found.entry.language == DECODED


def _overlaps(proposal: Proposal, found: Sequence[Found]) -> bool:
    """Whether a repair touches a phrase that a user's glossary, or one of another language, has a say about."""
    return any(f.start < proposal.end and proposal.start < f.end for f in found)
