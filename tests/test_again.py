"""To look again at the lines around a change gives what to look at the whole text gives."""

import random
from pathlib import Path
from textwrap import fill

import pytest

from cleantext import Cleaner
from cleantext.again import Again
from cleantext.document import Document
from cleantext.flow import Flow
from cleantext.model import Confidence, Edit
from cleantext.scan import Buffer

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


@pytest.mark.parametrize("share", [0.0005, 0.003, 0.02])
def test_parts_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    look, in_parts = Flow._scan_again, list[bool]()

    def checked(flow: Flow, documents: list[Document]) -> None:
        look(flow, documents)
        for d in documents:
            buffer = Buffer([d.text])
            assert d.hits == flow.scanner.scan(buffer).get(0, {})
            in_parts.append(d.found is not None)
            if d.found is not None and flow.phrases:
                assert sorted(d.found, key=str) == sorted(flow.phrases.find(buffer).get(0, []), key=str)

    monkeypatch.setattr(Flow, "_scan_again", checked)
    pages = [*PAGES, "\n".join(PAGES).replace("\n", " "), "\n".join(fill(p, 40) for p in PAGES)]
    assert any(r.edits for r in Cleaner().fix_batch([spoilt(page, share) for page in pages]))
    assert any(in_parts)


def test_only_lines_around_a_change_are_looked_at_again() -> None:
    lines = ["a line of ten words that is as long as this"] * 500
    lines[250] = " " + lines[250]
    change = Edit(44 * 250, 44 * 250 + 1, " ", "", "a/b", Confidence.CERTAIN, "")
    again = Again("\n".join(lines).replace("\n ", "\n"), [change])
    [part] = again.parts
    assert 44 * 200 < part.first < part.start < change.start < part.end < part.last < 44 * 300
    assert (again.place(0), again.place(change.start), again.place(44 * 400 + 1)) == (0, None, 44 * 400)


def test_of_one_long_line_all_is_looked_at_again() -> None:
    text = "word " * 4000
    assert not Again(text, [Edit(9000, 9001, " ", " ", "a/b", Confidence.CERTAIN, "")]).parts
