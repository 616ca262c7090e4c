"""What was done in a stretch of work, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from cleantext.cleaner import Cleaner
from cleantext.model import Result

BINS = 10
"""Equal parts of 0 to 1 in which the documents are counted by the probability that they were spun."""


@dataclass(slots=True)
class Tally:
    """Counts.

    Attributes:
        documents: how many were cleaned.
        changed: in how many something was repaired.
        characters: how long they were.
        rejected: how many records were set aside.
        edits: repairs, by rule.
        spun: documents, by the probability that they were spun.
        failures: places that a rule could not judge, by rule.
    """

    documents: int = 0
    changed: int = 0
    characters: int = 0
    rejected: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    spun: list[int] = field(default_factory=lambda: [0] * BINS)
    failures: Counter[str] = field(default_factory=Counter)

    def count(self, results: Iterable[Result]) -> None:
        """Count some documents."""
        for result in results:
            self.documents += 1
            self.changed += result.changed
            self.characters += len(result.source)
            self.spun[min(int(result.spun * BINS), BINS - 1)] += 1
            self.edits.update(edit.rule for edit in result.edits)
            self.failures.update(failure.rule for failure in result.failures)

    def add(self, other: Tally) -> None:
        """Add the counts of other work."""
        self.documents += other.documents
        self.changed += other.changed
        self.characters += other.characters
        self.rejected += other.rejected
        self.edits.update(other.edits)
        self.failures.update(other.failures)
        self.spun = [mine + theirs for mine, theirs in zip(self.spun, other.spun, strict=True)]

    def as_json(self) -> dict[str, Any]:
        """The counts as plain values, the most frequent rule first."""
        counts = {"edits": dict(self.edits.most_common()), "failures": dict(self.failures.most_common())}
        return asdict(self) | counts

    @classmethod
    def of_json(cls, values: dict[str, Any]) -> Self:
        """The counts that were written as plain values."""
        return cls(**values | {name: Counter(values[name]) for name in ("edits", "failures")})


class TallyingCleaner(Cleaner):
    """A cleaner that counts what it cleans, starting at ``begin``."""

    tally: Tally

    @classmethod
    def of(cls, cleaner: Cleaner) -> TallyingCleaner:
        """One with the settings of another cleaner."""
        counting = cls(**cleaner.config.keywords())
        counting.begin()
        return counting

    def begin(self) -> None:
        """Start counting at zero; everything else about the cleaner stays the same."""
        vars(self).update(tally=Tally())

    def fix(self, text: str, protect: Iterable[tuple[int, int]] = ()) -> Result:
        """Clean one text, and count it."""
        result = super().fix(text, protect)
        self.tally.count((result,))
        return result

    def fix_batch(self, texts: Iterable[str]) -> list[Result]:
        """Clean texts, and count them."""
        results = super().fix_batch(texts)
        self.tally.count(results)
        return results
