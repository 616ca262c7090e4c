"""The stages that are made of rules: where rules need to look, and what they propose there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleantext.model import Proposal, Stage
from cleantext.pipeline.context import TextContext
from cleantext.pipeline.document import Document
from cleantext.pipeline.stage import Hits
from cleantext.rule import Change, Rule
from cleantext.scan.buffer import Buffer
from cleantext.scan.scanner import Scanner

# By name: a member of an enumeration is hashed in Python, which showed in the figures.
_NAMES = tuple(stage.value for stage in Stage if stage is not Stage.PHRASES)


class RuleStages:
    """All stages of rules together: one native pass finds the triggers of all of them."""

    names = _NAMES

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.scanner = Scanner(rules)

    def find(self, buffer: Buffer) -> Mapping[int, Mapping[str, Hits]]:
        """For each text in which a trigger stands, by stage: where which rule needs to look."""
        return self.scanner.scan(buffer)

    def propose(self, name: str, document: Document) -> list[Proposal]:
        """What the rules of a stage propose where their triggers stand."""
        return proposals(document.text, document.hits.get(name, ()), document.context)


def proposals(text: str, hits: Iterable[tuple[int, Rule]], context: TextContext) -> list[Proposal]:
    """What rules propose at these places."""
    proposed: list[Proposal] = []
    asked: set[tuple[int, str]] = set()
    reached: dict[str, int] = {}
    for at, rule in hits:
        if at < reached.get(rule.id, 0):
            continue  # inside what the rule would change already
        if rule.scope != "hit":
            at = 0 if rule.scope == "text" else text.rfind("\n", 0, at) + 1
            if (at, rule.id) in asked:
                continue
            asked.add((at, rule.id))
        finding = rule.find(text, at, context)
        if finding is None:
            continue
        if isinstance(finding, Change):
            reached[rule.id] = finding.end
        changes = (finding,) if isinstance(finding, Change) else finding
        proposed += (_proposal(rule, c) for c in changes if _holds(rule, c.start, context))
    return proposed


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
