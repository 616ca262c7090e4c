"""The flow: find, propose, resolve, apply; stage by stage, round by round, until nothing changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from cleantext.model import Confidence, Stage
from cleantext.pipeline.budget import OverBudget
from cleantext.pipeline.context import TextContext
from cleantext.pipeline.document import Document, reason
from cleantext.pipeline.rescan import DirtyRegions
from cleantext.pipeline.resolve import resolve
from cleantext.pipeline.stage import Hits, Stages
from cleantext.protect import Protector
from cleantext.scan.buffer import Buffer
from cleantext.spans import Span

PASSES = 4
"""The most often that a stage, and the whole, is repeated; a text that still changes then shows a defect in a rule."""

_ENCODING = Stage.ENCODING.value


class Flow(NamedTuple):
    """Takes texts through the stages, and decides about what these propose.

    Attributes:
        stages: the stages, those together that are looked for in one pass.
        codes: the languages that may occur.
        locale: the typographic convention asked for.
        protector: knows what nothing may change.
        at_least: the confidence from which on a repair is applied.
    """

    stages: tuple[Stages, ...]
    codes: tuple[str, ...]
    locale: str | None
    protector: Protector
    at_least: Confidence

    def run(self, texts: Sequence[str], marked: Sequence[Sequence[Span]] = ()) -> list[Document]:
        """Take texts through all stages together; returns the documents in which something was found.

        ``marked`` are for each text the spans that nothing may change.
        """
        documents = touched = self._find_first(texts, marked)
        for _ in range(PASSES):
            if not documents:
                break
            documents = self._round(documents)
        return touched

    def _find_first(self, texts: Sequence[str], marked: Sequence[Sequence[Span]]) -> list[Document]:
        """The texts in which a stage needs to look, as documents that know where."""
        buffer = Buffer(texts)
        found, failed = [], dict[int, str]()
        for stages in self.stages:
            hits, failures = find(stages, buffer)
            found.append(hits)
            failed.update(failures)
        documents: list[Document] = []
        for number in sorted(set(failed).union(*found)):
            here = [(stages, by[number]) for stages, by in zip(self.stages, found, strict=True) if number in by]
            if len(here) == 1 and number not in failed and here[0][0].is_idle(texts[number], here[0][1]):
                continue
            spans = marked[number] if marked else ()
            context = TextContext(texts[number], self.codes, self.locale, self.protector, spans)
            document = Document(number, texts[number], context)
            for stages, places in here:
                document.set_hits(stages.names, places)
            if number in failed:
                document.fail("", 0, failed[number])
            documents.append(document)
        return documents

    def _round(self, documents: list[Document]) -> list[Document]:
        """Take documents through all stages once; returns those that changed."""
        changed: dict[int, Document] = {}
        for stages in self.stages:
            for name in stages.names:
                found = [d for d in documents if name in d.hits or name in d.stale]
                pending = [d for d in found if d.settled.get(name) is not d.text]
                moved = self._settle(stages, name, pending)
                for _ in range(PASSES):
                    if not moved:
                        break
                    changed |= moved
                    moved = self._settle_afresh(stages, name, list(moved.values()))
        return list(changed.values())

    def _settle(self, stages: Stages, name: str, documents: list[Document]) -> dict[int, Document]:
        """Repeat one stage until it changes nothing; returns the documents that it changed, by their numbers."""
        changed: dict[int, Document] = {}
        self._find_stale(stages, name, documents)
        pending = [d for d in documents if name in d.hits]
        for _ in range(PASSES):
            with suppress(Exception):  # asked one by one, the document that is at fault says so
                stages.expect(name, pending)
            pending = [d for d in pending if self._pass(stages, name, d)]
            if not pending:
                break
            changed.update((d.number, d) for d in pending)
            self._find_again(pending)
            self._find_stale(stages, name, pending)
        return changed

    def _settle_afresh(self, stages: Stages, name: str, documents: list[Document]) -> dict[int, Document]:
        """The same for documents that one stage changed, without what it remembers of how they were.

        What comes out is cleaned again some day, and must then stay as it is. What is only suggested stays suggested.
        """
        unbiased = [d for d in documents if d.forget(name)]
        suggested = [d.suggested.get(name, []) for d in unbiased]
        changed = self._settle(stages, name, unbiased)
        for d, proposals in zip(unbiased, suggested, strict=True):
            if d.number not in changed and d.settled.get(name) is d.text:
                d.suggested[name] = proposals
        return changed

    def _find_stale(self, stages: Stages, name: str, documents: list[Document]) -> None:
        """Find where stages need to look in those of the documents that changed since the last time."""
        stale = [d for d in documents if name in d.stale]
        found, failed = find(stages, Buffer([d.text for d in stale])) if stale else ({}, {})
        for i, d in enumerate(stale):
            d.set_hits(stages.names, found.get(i, {}))
            if i in failed:
                d.fail("", 0, failed[i])

    def _find_again(self, documents: list[Document]) -> None:
        """Look again at documents that changed.

        If little changed, only that is looked at, now and for all stages; otherwise the whole text is, when the next
        stage needs it, because it may change again before that.
        """
        regions = []
        for d in documents:
            dirty = DirtyRegions(d.text, d.changes)
            if dirty.regions:
                d.carry(dirty)
                regions += [(d, region) for region in dirty.regions]
            else:
                d.stale.update(name for stages in self.stages for name in stages.names)
        if regions:
            buffer = Buffer([d.text[region.first : region.last] for d, region in regions])
            for stages in self.stages:
                found, failed = find(stages, buffer)
                for i, (d, region) in enumerate(regions):
                    d.add_hits(region, found.get(i, {}))
                    if i in failed:
                        d.fail("", region.start, failed[i])

    def _pass(self, stages: Stages, name: str, d: Document) -> bool:
        """One pass of one stage over one document; whether it changed something."""
        d.budget.start()
        try:
            d.budget.check()
            applied = self._apply(stages, name, d)
        except (OverBudget, TimeoutError) as error:
            d.give_up(str(error))
            applied = False
        except Exception as error:  # a fault in one stage must not lose the work of the others
            d.fail(name, 0, reason(error))
            d.suggested.pop(name, None)
            applied = False
        finally:
            d.budget.stop()
        if not applied:
            d.settled[name] = d.text
        return applied

    def _apply(self, stages: Stages, name: str, d: Document) -> bool:
        """Make the changes that one stage proposes for one document; whether there are any."""
        proposed = stages.propose(name, d)
        if not proposed:
            d.suggested[name] = []
            return False
        # In a text that may be wrongly decoded, an apparent word, formula or tag may not be one: only blocks count.
        touches = d.context.touches(blocks_only=name == _ENCODING)
        applied, d.suggested[name] = resolve(d.text, proposed, touches, self.at_least)
        if applied:
            d.apply(applied)
        return bool(applied)


def find(stages: Stages, buffer: Buffer) -> tuple[Mapping[int, Mapping[str, Hits]], dict[int, str]]:
    """Where stages need to look, by text; and the reason for each text for which they fail.

    A text that makes a stage fail must not affect the others in the same buffer.
    """
    try:
        return stages.find(buffer), {}
    except Exception:
        found, failed = dict[int, Mapping[str, Hits]](), dict[int, str]()
        for number, text in enumerate(buffer.texts):
            try:
                found.update((number, hits) for hits in stages.find(Buffer([text])).values())
            except Exception as error:
                failed[number] = reason(error)
        return found, failed
