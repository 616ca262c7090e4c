"""The flow: scan, ask, resolve, splice, compose; stage by stage, round by round, until nothing moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from cleantext.again import Again
from cleantext.context import TextContext
from cleantext.document import Document
from cleantext.glossary import unlisted
from cleantext.glossary.compose import EVIDENCE_AT, GUESS_AT
from cleantext.glossary.glossaries import Phrases
from cleantext.glossary.propose import Found, proposals
from cleantext.model import Confidence, Proposal, Stage
from cleantext.protect import Protector
from cleantext.resolve import resolve
from cleantext.rule import Change, Rule
from cleantext.scan import Buffer, Scanner
from cleantext.spans import Span

PASSES = 4
"""How often a stage, and the whole, is repeated at most; not being quiet by then is a defect of a rule."""

# By name: a member of an enumeration is hashed in Python, which showed in the figures.
_STAGES = tuple(stage.value for stage in Stage)
_ENCODING, _PHRASES = Stage.ENCODING.value, Stage.PHRASES.value


class Flow(NamedTuple):
    """What takes texts through the stages: the rules and phrases to look for, and what decides about them.

    Attributes:
        scanner: the rules, by their triggers.
        phrases: the phrases to look for; None where that stage is off.
        codes: the languages that may occur.
        locale: the typographic convention asked for.
        protector: knows what nothing may change.
        at_least: the confidence from which on a repair is applied.
        eager: whether unlisted phrases are looked for in every text, because guesses are applied.
    """

    scanner: Scanner
    phrases: Phrases | None
    codes: tuple[str, ...]
    locale: str | None
    protector: Protector
    at_least: Confidence
    eager: bool

    def run(self, texts: Sequence[str], marked: Sequence[Sequence[Span]] = ()) -> list[Document]:
        """Take texts through all stages together; returns the documents in which something was found.

        ``marked`` are for each text the spans that nothing may change.
        """
        documents = touched = self._look(texts, marked)
        for _ in range(PASSES):
            if not documents:
                break
            documents = self._round(documents)
        return touched

    def _look(self, texts: Sequence[str], marked: Sequence[Sequence[Span]]) -> list[Document]:
        """The texts in which rules or glossaries need to look, as documents that know where."""
        buffer = Buffer(texts)
        hits = self.scanner.scan(buffer)
        found = self.phrases.find(buffer) if self.phrases else {}
        numbers = range(len(texts)) if self.eager else sorted(hits.keys() | found.keys())
        spans = marked or [()] * len(texts)
        return [Document(i, texts[i], spans[i], hits.get(i, {}), found.get(i, [])) for i in numbers]

    def _round(self, documents: list[Document]) -> list[Document]:
        """Take documents through all stages once; returns those that changed."""
        changed: dict[int, Document] = {}
        for stage in _STAGES:
            if stage == _PHRASES:
                loud = [d for d in documents if d.quiet.get(stage) is not d.text]
                self._find_again([d for d in loud if d.found is None])
                active = [d for d in loud if d.found or self.eager]
            else:
                active = [d for d in documents if stage in d.hits and d.quiet.get(stage) is not d.text]
            for _ in range(PASSES):
                active = [d for d in active if self._step(stage, d)]
                if not active:
                    break
                changed.update((d.number, d) for d in active)
                self._scan_again(active)
                if stage == _PHRASES:
                    self._find_again([d for d in active if d.found is None])
        return list(changed.values())

    def _scan_again(self, documents: list[Document]) -> None:
        """Look for faults in documents that changed; for phrases later, since they may change before.

        Of a document in which little changed only that is looked at, and then for phrases too.
        """
        again = [(d, Again(d.text, d.changes)) for d in documents]
        whole = [d for d, a in again if not a.parts]
        hits = self.scanner.scan(Buffer([d.text for d in whole]))
        for i, d in enumerate(whole):
            d.hits, d.found = hits.get(i, {}), None
        parts = [(d, p) for d, a in again for p in a.parts]
        if not parts:
            return
        for d, a in again:
            if a.parts:
                d.carry(a)
        buffer = Buffer([d.text[p.first : p.last] for d, p in parts])
        hits, found = self.scanner.scan(buffer), self.phrases.find(buffer) if self.phrases else {}
        for i, (d, p) in enumerate(parts):
            d.add(p, hits.get(i, {}), found.get(i, []))

    def _find_again(self, documents: list[Document]) -> None:
        """Look for phrases in documents that changed since."""
        found = self.phrases.find(Buffer([d.text for d in documents])) if self.phrases and documents else {}
        for i, d in enumerate(documents):
            d.found = found.get(i, [])

    def _step(self, stage: str, d: Document) -> bool:
        """One pass of one stage over one document; whether it changed something."""
        context = d.context(self.codes, self.locale, self.protector)
        if stage == _PHRASES:
            asked = proposals(d.text, d.found or (), d.spun, partial(self._doubtful, d))
        else:
            asked = _asked(d.text, d.hits.get(stage, ()), context)
        # While a text may be misread, what looks like a word, a formula or a tag may be none: only blocks count.
        touches = context.is_in_block if stage == _ENCODING else context.is_protected
        applied, d.suggested[stage] = resolve(d.text, asked, touches, self.at_least) if asked else ([], [])
        if applied:
            d.apply(applied)
        else:
            d.quiet[stage] = d.text
        return bool(applied)

    def _doubtful(self, d: Document, spun: bool) -> list[Found]:
        """The doubtful unlisted phrases that are worth asking for: in a spun text, or where guesses are applied."""
        if not (self.eager or (spun and self.phrases and self.phrases.unlisted)):
            return []
        return unlisted.doubtful(d.text, GUESS_AT if self.eager else EVIDENCE_AT, d.clauses)


def _asked(text: str, hits: Iterable[tuple[int, Rule]], context: TextContext) -> list[Proposal]:
    """What rules propose where their triggers stand."""
    asked: list[Proposal] = []
    once: set[tuple[int, str]] = set()
    reached: dict[str, int] = {}
    for at, rule in hits:
        if at < reached.get(rule.id, 0):
            continue  # inside what the rule would change already
        if rule.scope != "hit":
            at = 0 if rule.scope == "text" else text.rfind("\n", 0, at) + 1
            if (at, rule.id) in once:
                continue
            once.add((at, rule.id))
        finding = rule.find(text, at, context)
        if finding is None:
            continue
        if isinstance(finding, Change):
            reached[rule.id] = finding.end
        changes = (finding,) if isinstance(finding, Change) else finding
        asked += (_proposal(rule, c) for c in changes if _holds(rule, c.start, context))
    return asked


def _holds(rule: Rule, at: int, context: TextContext) -> bool:
    """Whether a rule holds in the language at this place."""
    if not rule.languages and not rule.except_languages:
        return True
    here = context.language(at)
    if context.locale in rule.languages:  # a rule of one convention
        return here == context.locale[:2]
    if here is None:  # where it is not known, it must hold in all that may occur
        return not rule.languages and not any(code in rule.except_languages for code in context.languages)
    return here in rule.languages if rule.languages else here not in rule.except_languages


def _proposal(rule: Rule, c: Change) -> Proposal:
    return Proposal(c.start, c.end, c.after, rule.id, c.confidence or rule.confidence, c.reason or rule.reason)
