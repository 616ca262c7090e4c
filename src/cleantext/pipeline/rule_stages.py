"""The stages that are made of rules: where rules need to look, and what they propose there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleantext.model import Proposal, Stage
from cleantext.pipeline.context import TextContext
from cleantext.pipeline.document import Document, reason
from cleantext.pipeline.stage import Hits
from cleantext.rule import Change, Rule
from cleantext.scan.buffer import Buffer
from cleantext.scan.scanner import Scanner

_UNCHECKED = 100
"""Number of places that rules look at before the time is checked."""

_MOST_FAILURES = 20
"""How often a rule may fail in a document before it is no longer asked there."""

# By name: hashing a member of an enumeration runs Python code, which was measurable.
_NAMES = tuple(stage.value for stage in Stage if stage is not Stage.PHRASES)


class RuleStages:
    """All stages of rules together: one native pass finds the triggers of all of them."""

    names = _NAMES

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.scanner = Scanner(rules)

    def find(self, buffer: Buffer) -> Mapping[int, Mapping[str, Hits]]:
        """For each text that contains a trigger, by stage: where each rule has to look."""
        return self.scanner.scan(buffer)

    def is_idle(self, text: str, hits: Mapping[str, Hits]) -> bool:  # noqa: ARG002 (every place has to be looked at)
        """No: something may come of any place."""
        return False

    def expect(self, name: str, documents: Sequence[Document]) -> None:
        """Nothing: rules look at one place of one document at a time."""

    def propose(self, name: str, document: Document) -> list[Proposal]:
        """What the rules of a stage propose at their triggers."""
        return proposals(document, document.hits.get(name, ()))


def proposals(document: Document, hits: Iterable[tuple[int, Rule]]) -> list[Proposal]:
    """What rules propose at these places of a document; a rule that fails is skipped there, and the failure recorded.

    Raises:
        OverBudget: if the document takes longer than it may.
    """
    text, context = document.text, document.context
    proposed: list[Proposal] = []
    reached: dict[str, int] = {}
    line_start = line_end = -1
    for number, (at, rule) in enumerate(hits):
        if number % _UNCHECKED == 0:
            document.budget.check()
        if at < reached.get(rule.id, 0):
            continue  # inside what the rule has already looked at, or would change
        if rule.scope != "hit":
            if at >= line_end or at < line_start:
                line_start, line_end = text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1 or len(text) + 1
            at = 0 if rule.scope == "text" else line_start
            reached[rule.id] = len(text) + 1 if rule.scope == "text" else line_end
        try:
            finding = rule.find(text, at, context)
            if finding is None:
                continue
            changes = (finding,) if isinstance(finding, Change) else tuple(finding)
            valid = list(_valid(rule, changes, text, context))
        except TimeoutError:  # it is unknown what the user protects: no rule may change anything
            raise
        except Exception as error:  # a fault in this rule must not lose the work of the others
            document.fail(rule.id, at, reason(error))
            if document.failed(rule.id) >= _MOST_FAILURES:
                reached[rule.id] = len(text) + 1
            continue
        proposed += valid
        if isinstance(finding, Change):
            reached[rule.id] = max(reached.get(rule.id, 0), finding.end)
    return proposed


def _valid(rule: Rule, changes: Iterable[Change], text: str, context: TextContext) -> Iterator[Proposal]:
    """The changes of a rule that hold where they are; asked once for each line, which has one language and one kind."""
    start, end, holds = 0, -1, False
    for c in changes:
        if not start <= c.start <= end:
            start, end = text.rfind("\n", 0, c.start) + 1, text.find("\n", c.start)
            end = end if end >= 0 else len(text)
            holds = _holds(rule, c.start, context)
        if holds:
            yield _proposal(rule, c, len(text))


def _holds(rule: Rule, at: int, context: TextContext) -> bool:
    """Whether a rule applies to the language and the kind of text at this place."""
    return _holds_in_language(rule, at, context) and context.may_be(rule.regions, at)


def _holds_in_language(rule: Rule, at: int, context: TextContext) -> bool:
    """Whether a rule applies to the language at this place."""
    if not rule.languages and not rule.except_languages:
        return True
    here = context.language(at)
    if context.locale in rule.languages:  # a rule of one convention
        return here == context.locale[:2]
    if here is None:  # if the language is unknown, the rule must hold in all that may occur
        return not rule.languages and not any(code in rule.except_languages for code in context.languages)
    return here in rule.languages if rule.languages else here not in rule.except_languages


def _proposal(rule: Rule, c: Change, length: int) -> Proposal:
    if not 0 <= c.start <= c.end <= length:
        raise ValueError(f"proposed a change from {c.start} to {c.end} in a text of {length} characters")
    return Proposal(c.start, c.end, c.after, rule.id, c.confidence or rule.confidence, c.reason or rule.reason)
