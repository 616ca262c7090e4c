"""Word files with tracked changes: accepting all is the repair, rejecting all the file as it was."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Cleaner

docx = pytest.importorskip("docx")

from cleantext.files.formats.word import WordDocument, read  # noqa: E402

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLEANER = Cleaner(languages=["en"])
RUN = tuple[str, bool, bool]


def written(path: Path, runs: list[RUN]) -> WordDocument:
    """A Word file of runs (text, bold, italic) in paragraphs, a cell, and a header, read again."""
    made = docx.Document()
    for holder in (made, made.add_table(1, 1).cell(0, 0), made.sections[0].header):
        paragraph = holder.add_paragraph("First of all.")
        for text, bold, italic in runs:
            run = paragraph.add_run(text)
            run.bold, run.italic = bold, italic
    made.save(str(path))
    return opened(path)


def opened(path: Path) -> WordDocument:
    return read(path.read_bytes(), path.name)


def repaired(document: WordDocument, tracked: bool) -> bytes:
    return document.write(document.clean(CLEANER), tracked)


def characters(packed: bytes, dropped: str) -> Iterator[list[tuple[str, bool, bool]]]:
    """Each paragraph as characters with their formatting, with all changes decided: without one kind of them."""
    for part in docx.Document(BytesIO(packed)).part.package.iter_parts():
        if hasattr(part, "element") and "comments" not in part.partname:
            for paragraph in part.element.iter(f"{_W}p"):
                runs = [r for r in paragraph.iter(f"{_W}r") if not list(r.iterancestors(f"{_W}{dropped}"))]
                yield [(c, *_format(r)) for r in runs for c in _text(r)]


def _format(run: Any) -> tuple[bool, bool]:
    return run.find(f"{_W}rPr/{_W}b") is not None, run.find(f"{_W}rPr/{_W}i") is not None


def _text(run: Any) -> str:
    return "".join("\t" if e.tag == f"{_W}tab" else e.text or "" for e in run if e.tag != f"{_W}rPr")


SPUN = [
    ("We use synthetic ", False, False), ("intelligence", True, False), (" here , often.It is an ", False, True),
    ("irregular woodland ,\tand device", True, True), (" learning .", False, False),
]  # fmt: skip


def test_accepted_it_is_the_repair_and_rejected_the_source(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    tracked = written(file, SPUN)
    assert len(tracked.clean(CLEANER).edits) >= 9
    plain = opened(file)
    packed = repaired(tracked, tracked=True)
    assert [*characters(packed, dropped="ins")] == [*characters(file.read_bytes(), dropped="ins")]
    accepted = ["".join(c for c, *_ in line) for line in characters(packed, dropped="del")]
    assert accepted == ["".join(c for c, *_ in line) for line in characters(repaired(plain, tracked=False), "del")]
    assert "We use artificial intelligence here, often. It is a random forest,\tand machine learning." in accepted[1]


_WORDS = st.sampled_from(["It ended .", "Then , ", "synthetic ", "intelligence", "\t", " device learning", "Go.Then "])


@settings(max_examples=30)
@given(st.lists(st.tuples(_WORDS, st.booleans(), st.booleans()), max_size=6))
def test_any_runs_come_back_when_all_is_rejected(tmp_path_factory: pytest.TempPathFactory, runs: list[RUN]) -> None:
    file = tmp_path_factory.mktemp("word") / "a.docx"
    document, plain = written(file, runs), opened(file)
    packed = repaired(document, tracked=True)
    assert [*characters(packed, dropped="ins")] == [*characters(file.read_bytes(), dropped="ins")]
    assert [[c for c, *_ in line] for line in characters(packed, "del")] == [
        [c for c, *_ in line] for line in characters(repaired(plain, tracked=False), "del")
    ]


def test_each_change_says_why_where_word_allows_comments(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", [(" It ended .", False, False)])
    assert len(document.clean(CLEANER).edits) == 3  # in the text, in the cell, in the header
    (tmp_path / "a.docx").write_bytes(repaired(document, tracked=True))
    made = docx.Document(str(tmp_path / "a.docx"))
    assert [c.text for c in made.comments] == [
        "spacing/before-mark (certain): Remove the space before a comma or a full stop. Here: delete “·”"
    ] * 2
    assert opened(tmp_path / "a.docx").clean(CLEANER).edits == ()  # what is tracked is repaired


def test_comments_that_say_why_are_not_read_as_text(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", [(" We train convolutional neural organizations.", False, False)])
    assert document.clean(CLEANER).edits
    (tmp_path / "a.docx").write_bytes(repaired(document, tracked=True))
    again = opened(tmp_path / "a.docx").clean(CLEANER)
    assert (again.edits, again.suggestions) == ((), ())


def test_changes_of_others_stay_and_keep_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    made = docx.Document()
    run = made.add_paragraph("First of all.").add_run(
        " It ended . We use counterfeit consciousness and bosom malignancy."
    )
    made.add_comment(run, text="Is this so?", author="A reader")
    theirs = docx.oxml.OxmlElement("w:ins")
    theirs.set(f"{_W}id", "7")
    theirs.set(f"{_W}author", "A reader")
    run._r.addprevious(theirs)
    theirs.append(run._r)
    made.save(str(file))
    document = opened(file)
    packed = repaired(document, tracked=True)
    body = docx.Document(BytesIO(packed)).element.body
    assert [len([*body.iter(f"{_W}{tag}")]) for tag in ("ins", "del")] == [1, 3]  # ours would be an insertion in theirs
    numbers = [e.get(f"{_W}id") for tag in ("ins", "del", "commentReference") for e in body.iter(f"{_W}{tag}")]
    assert len(set(numbers)) == len(numbers)
    (accepted,) = [line for line in characters(packed, "del") if line]
    assert (
        "".join(c for c, *_ in accepted) == "First of all. It ended. We use artificial intelligence and breast cancer."
    )
    (before,) = [line for line in characters(packed, "nothing") if line]
    assert "".join(c for c, *_ in before) == (
        "First of all. It ended . We use counterfeit consciousnessartificial intelligence "
        "and bosom malignancybreast cancer."
    )


def test_libreoffice_takes_it(tmp_path: Path) -> None:
    office = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    document = written(tmp_path / "a.docx", SPUN)
    (tmp_path / "a.docx").write_bytes(repaired(document, tracked=True))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "odt", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "a.odt").read("content.xml").decode()
    body = docx.Document(str(tmp_path / "a.docx")).element.body
    assert content.count("<text:insertion>") == len([*body.iter(f"{_W}ins")])
    assert content.count("<office:annotation ") == len([*body.iter(f"{_W}commentReference")])
    assert "<text:deletion>" in content
