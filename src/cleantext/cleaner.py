"""The flow: scan, ask, resolve, splice, compose; stage by stage, round by round, until nothing moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, overload

from cleantext import registry
from cleantext.blocks import blocks, seams
from cleantext.chosen import chosen
from cleantext.config import config
from cleantext.context import TextContext
from cleantext.document import Document
from cleantext.glossary import glossaries, unlisted
from cleantext.glossary.compose import EVIDENCE_AT, GUESS_AT
from cleantext.glossary.glossaries import Phrases
from cleantext.glossary.propose import Found, proposals
from cleantext.glossary.table import Table
from cleantext.model import Confidence, Edit, Proposal, Result, Stage
from cleantext.protect import Protector
from cleantext.resolve import resolve
from cleantext.rule import Change, Rule
from cleantext.scan import Buffer, Scanner
from cleantext.signature import signature

PASSES = 4
"""How often a stage, and the whole, is repeated at most; not being quiet by then is a defect of a rule."""

_BATCH = 250_000
"""Characters that are scanned in one go: the arrays of the native passes then fit the processor's cache."""


class Cleaner:
    """Cleans texts. Immutable, picklable, and safe to share between threads.

    Args:
        languages: those that may occur (``"en"``, ``"fr"`` …); empty: all that are known.
        select: rule ids or prefixes to use; empty: all.
        ignore: rule ids or prefixes to leave out.
        glossaries: paths of your own glossary files or folders.
        at_least: apply repairs of this confidence and up; the rest are suggestions.
        protect: regular expressions for text that nothing may change.

    Raises:
        ConfigError: if a language, rule or pattern does not exist or is malformed.
        GlossaryError: if a glossary cannot be read.
    """

    def __init__(
        self,
        languages: Iterable[str] = (),
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        glossaries: Iterable[object] | None = None,
        at_least: Confidence = Confidence.LIKELY,
        protect: Iterable[str] = (),
    ) -> None:
        self.config = config(languages, select, ignore, glossaries, at_least, protect)
        registry.check_prefixes((*self.config.select, *self.config.ignore), self._phrase_ids)
        if self.config.glossaries:
            self._phrase_ids()
        self._protector = Protector(self.config.protect)

    def __reduce__(self) -> tuple[Any, ...]:
        c = self.config
        return Cleaner, (c.languages, c.select, c.ignore, c.glossaries, c.at_least, c.protect)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cleaner) and self.config == other.config

    def __hash__(self) -> int:
        return hash(self.config)

    @overload
    def __call__(self, texts: str) -> str: ...
    @overload
    def __call__(self, texts: list[str] | tuple[str, ...]) -> list[str]: ...
    @overload
    def __call__(self, texts: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]: ...

    def __call__(self, texts: str | list[str] | tuple[str, ...] | Mapping[str, Sequence[Any]]) -> Any:
        """Clean a text, several texts, or each column of strings in a batch; returns the same shape.

        In a batch (column name → values) columns that hold anything but strings and None stay as they are.
        """
        if isinstance(texts, str):
            return self.fix(texts).text
        if isinstance(texts, Mapping):
            return {name: self._column(values) for name, values in texts.items()}
        return [result.text for result in self.fix_batch(texts)]

    def fix(self, text: str, protect: Iterable[tuple[int, int]] = ()) -> Result:
        """Clean one text.

        Args:
            text: the text.
            protect: spans of it (start and end, in characters) that nothing may change.
        """
        return self._joined(text, tuple(protect))

    def fix_batch(self, texts: Iterable[str]) -> list[Result]:
        """Clean many texts, each a document of its own; much faster than one by one."""
        results: list[Result] = []
        for batch in _batches(texts):
            if len(batch) == 1 and len(batch[0]) > _BATCH:
                results.append(self._joined(batch[0], ()))
            else:
                results += self._fixed(batch)
        return results

    def _column(self, values: Sequence[Any]) -> list[Any]:
        texts = [v for v in values if isinstance(v, str)]
        if not texts or not all(v is None or isinstance(v, str) for v in values):
            return list(values)
        fixed = iter(self.fix_batch(texts))
        return [v if v is None else next(fixed).text for v in values]

    def _joined(self, text: str, protect: tuple[tuple[int, int], ...]) -> Result:
        """A text of any length: cut into blocks, each a document, and put together again."""
        edits: list[Edit] = []
        suggestions: list[Edit] = []
        parts, offset = [], 0
        for block in blocks(text):
            marked = [(max(s - offset, 0), min(e - offset, len(block))) for s, e in protect]
            if len(block) == len(text):
                return self._fixed([block], marked)[0]
            marked += seams(block, offset == 0, offset + len(block) == len(text))
            result = self._fixed([block], [(s, e) for s, e in marked if s < e])[0]
            parts.append(result.text)
            edits += (e._replace(start=e.start + offset, end=e.end + offset) for e in result.edits)
            suggestions += (e._replace(start=e.start + offset, end=e.end + offset) for e in result.suggestions)
            offset += len(block)
        return Result(text, "".join(parts), tuple(edits), tuple(suggestions), self.signature)

    def _fixed(self, texts: Sequence[str], protect: Sequence[tuple[int, int]] = ()) -> list[Result]:
        """The results for texts that are scanned together; user's spans go with a single text only."""
        signature = self.signature
        results = [Result(text, text, (), (), signature) for text in texts]
        documents = touched = self._look(texts, protect)
        for _ in range(PASSES):
            if not documents:
                break
            documents = self._round(documents)
        for d in touched:
            if d.edits or any(d.suggested.values()):
                results[d.number] = d.result(signature)
        return results

    def _look(self, texts: Sequence[str], protect: Sequence[tuple[int, int]]) -> list[Document]:
        """The texts in which rules or glossaries need to look, as documents that know where."""
        buffer = Buffer(texts)
        hits = self._scanner.scan(buffer)
        found = self._phrases.find(buffer) if self._phrases else {}
        numbers = range(len(texts)) if self._eager else sorted(hits.keys() | found.keys())
        return [Document(i, texts[i], protect, hits.get(i, {}), found.get(i, [])) for i in numbers]

    def _round(self, documents: list[Document]) -> list[Document]:
        """Take documents through all stages once; returns those that changed."""
        changed: dict[int, Document] = {}
        for d in documents:
            d.suggested.clear()
        for stage in Stage:
            if stage is Stage.PHRASES and self._phrases:
                self._find_again(self._phrases, [d for d in documents if d.found is None])
                active = [d for d in documents if d.found or self._eager]
            else:
                name = stage.value
                active = [d for d in documents if name in d.hits]
            for _ in range(PASSES):
                active = [d for d in active if self._step(stage, d)]
                if not active:
                    break
                changed.update((d.number, d) for d in active)
                hits = self._scanner.scan(Buffer([d.text for d in active]))
                for i, d in enumerate(active):
                    d.hits, d.found = hits.get(i, {}), None
                if stage is Stage.PHRASES and self._phrases:
                    self._find_again(self._phrases, active)
        return list(changed.values())

    def _find_again(self, phrases: Phrases, documents: list[Document]) -> None:
        """Look for phrases in documents that changed since."""
        found = phrases.find(Buffer([d.text for d in documents])) if documents else {}
        for i, d in enumerate(documents):
            d.found = found.get(i, [])

    def _step(self, stage: Stage, d: Document) -> bool:
        """One pass of one stage over one document; whether it changed something."""
        context = d.context(self._codes, self.config.locale, self._protector)
        asked = self._asked(stage, d, context)
        if not asked:
            return False
        # While a text may be misread, what looks like a word, a formula or a tag may be none: only blocks count.
        touches = context.is_in_block if stage is Stage.ENCODING else context.is_protected
        applied, suggested = resolve(asked, touches, self.config.at_least)
        d.suggested[stage] = suggested
        if applied:
            d.apply(applied)
        return bool(applied)

    def _asked(self, stage: Stage, d: Document, context: TextContext) -> list[Proposal]:
        """What rules and glossaries propose for one stage of one document."""
        if stage is Stage.PHRASES:
            return proposals(d.text, d.found or (), d.spun, self._doubtful)
        asked: list[Proposal] = []
        once: set[tuple[int, str]] = set()
        for at, rule in d.hits.get(stage.value, ()):
            if rule.scope != "hit":
                at = 0 if rule.scope == "text" else d.text.rfind("\n", 0, at) + 1
                if (at, rule.id) in once:
                    continue
                once.add((at, rule.id))
            finding = rule.find(d.text, at, context)
            if finding is None:
                continue
            changes = (finding,) if isinstance(finding, Change) else finding
            asked += (_proposal(rule, c) for c in changes if _holds(rule, c.start, context))
        return asked

    def _doubtful(self, text: str, spun: bool) -> list[Found]:
        """The doubtful unlisted phrases that are worth asking for: in a spun text, or where guesses are applied."""
        if not (self._eager or (spun and self._unlisted)):
            return []
        return unlisted.doubtful(text, GUESS_AT if self._eager else EVIDENCE_AT)

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return self.config.codes

    @cached_property
    def _eager(self) -> bool:
        """Whether unlisted phrases are looked for in every text, because guesses are applied."""
        return self._unlisted and self.config.at_least is Confidence.GUESS

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        """The rules that are chosen and can hold in one of the languages."""
        codes = self.config.codes
        return tuple(
            r
            for r in registry.all_rules()
            if chosen(r.id, self.config.select, self.config.ignore)
            and (not r.languages or any(c in r.languages for c in (*codes, self.config.locale)))
            and not (len(codes) == 1 and codes[0] in r.except_languages)
        )

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self._rules)

    @cached_property
    def _phrases(self) -> Phrases | None:
        """The phrases to look for; None where that stage is off."""
        return Phrases(self._table, self._unlisted) if self._table or self._unlisted else None

    @cached_property
    def _unlisted(self) -> bool:
        """Whether spun phrases are looked for that stand in no list (so far in English only)."""
        return "en" in self.config.codes and chosen(unlisted.ID, self.config.select, self.config.ignore)

    @cached_property
    def _table(self) -> Table | None:
        """The phrases to look for; None where there are none."""
        c = self.config
        table = glossaries.table(c.codes, c.glossaries, c.select, c.ignore)
        return table if table.entries else None

    def _phrase_ids(self) -> tuple[str, ...]:
        return glossaries.ids(self.config.codes, self.config.glossaries)

    @cached_property
    def signature(self) -> str:
        """What the results depend on: version, rules, glossaries and settings."""
        return signature(self.config, self._rules, self._table)


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


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in runs that are scanned together; a long text is a run of its own."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
