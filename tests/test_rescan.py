"""Looking again at the lines around a change gives what looking at the whole text gives."""

import random
from pathlib import Path
from textwrap import fill
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.model import Confidence, Edit
from cleantext.pipeline.document import Document
from cleantext.pipeline.flow import Flow
from cleantext.pipeline.rescan import DirtyRegions
from cleantext.pipeline.stage import Hits
from cleantext.repair.find import Tell
from cleantext.scan.buffer import Buffer

DOCS = Path(__file__).parent.parent / "docs"
PAGES = [page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md"))]
FAULTS = (
    " ,", " .", "  ", ".The", "« a»", "\u00e9\u00e0", " in the end in the end in the end", "\nthe the",
    " device learning", " bosom malignancy", " Ã©", " end-\nof it",
)  # fmt: skip


def spoilt(text: str, share: float) -> str:
    """The text with a fault behind this share of its words."""
    chance = random.Random(share)
    return " ".join(w + chance.choice(FAULTS) if chance.random() < share else w for w in text.split(" "))


def listed(hits: Hits) -> list[Any]:
    """The hits in order, without tells: whether a stretch has enough of these to be kept depends on its length."""
    return sorted((hit for hit in hits if not isinstance(hit[1], Tell)), key=str)


@pytest.mark.parametrize("share", [0.0005, 0.003, 0.02])
def test_parts_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    find_again, in_regions = Flow._find_again, list[bool]()

    def checked(flow: Flow, documents: list[Document]) -> None:
        find_again(flow, documents)
        for d in documents:
            in_regions.append(not d.stale)
            for stages in flow.stages if not d.stale else ():
                found = stages.find(Buffer([d.text])).get(0, {})
                for name in stages.names:
                    assert listed(d.hits.get(name, [])) == listed(found.get(name, []))

    monkeypatch.setattr(Flow, "_find_again", checked)
    short = [page for page in PAGES if len(page) < 20_000]  # all but the rules
    pages = [*PAGES, "\n".join(short).replace("\n", " "), "\n".join(fill(p, 40) for p in short)]
    assert any(r.edits for r in Cleaner().fix_batch([spoilt(page, share) for page in pages]))
    assert any(in_regions)


def test_only_lines_around_a_change_are_looked_at_again() -> None:
    lines = ["a line of ten words that is as long as this"] * 500
    lines[250] = " " + lines[250]
    change = Edit(44 * 250, 44 * 250 + 1, " ", "", "a/b", Confidence.CERTAIN, "")
    dirty = DirtyRegions("\n".join(lines).replace("\n ", "\n"), [change])
    [region] = dirty.regions
    assert 44 * 200 < region.first < region.start < change.start < region.end < region.last < 44 * 300
    assert (dirty.place(0), dirty.place(change.start), dirty.place(44 * 400 + 1)) == (0, None, 44 * 400)


def test_of_one_long_line_all_is_looked_at_again() -> None:
    text = "word " * 4000
    assert not DirtyRegions(text, [Edit(9000, 9001, " ", " ", "a/b", Confidence.CERTAIN, "")]).regions
