"""The Word file: accepting all changes gives the text, rejecting all the source."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Confidence, Edit, Result, diff
from cleantext.pipeline.apply import splice

docx_library = pytest.importorskip("docx")

from cleantext.render import docx  # noqa: E402

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = st.lists(st.sampled_from(["a", "b c", "\n", "\n\n", "  ", "é", "\t", "<w:p>", "&"]), max_size=20).map("".join)


def _decided(made: bytes, accept: bool) -> str:
    """The text of the document with all changes accepted, or all rejected."""
    dropped = "del" if accept else "ins"
    lines, line = [], ""
    for paragraph in docx_library.Document(BytesIO(made)).element.body.iter(f"{_W}p"):
        for run in paragraph.iter(f"{_W}r"):
            if run.getparent().tag != f"{_W}{dropped}":
                line += "".join("\t" if e.tag == f"{_W}tab" else e.text or "" for e in run)
        mark = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{dropped}")
        if mark is None:
            lines.append(line)
            line = ""
    return "\n".join([*lines, line] if line else lines)


@settings(max_examples=40)
@given(_TEXTS, _TEXTS)
def test_accepting_all_gives_the_text_and_rejecting_all_the_source(before: str, after: str) -> None:
    made = docx.render([("a.txt", Result(before, after, tuple(diff(before, after))))])
    assert _decided(made, accept=True) == after
    assert _decided(made, accept=False) == before


def _example() -> Result:
    source = "The head of synthetic intelligence .\nThe bosom doctor."
    edits = [
        Edit(12, 34, "synthetic intelligence", "artificial intelligence", "phrases/ai", Confidence.LIKELY, "Spun."),
        Edit(34, 35, " ", "", "spacing/before-mark", Confidence.CERTAIN, "No space\x00 here."),
    ]
    guess = Edit(41, 46, "bosom", "breast", "phrases/medicine", Confidence.GUESS, "Perhaps.")
    return Result(source, splice(source, edits), tuple(edits), (guess,))


def test_rule_and_reason_are_comments_and_so_are_suggestions() -> None:
    document = docx_library.Document(BytesIO(docx.render([("a.txt", _example())])))
    assert [comment.text for comment in document.comments] == [
        "phrases/ai (likely): Spun.",
        "spacing/before-mark (certain): No space⟨U+0000⟩ here. Here: delete “·”",
        "Suggestion, not applied: “bosom” → “breast” phrases/medicine (guess): Perhaps.",
    ]
    body = document.element.body
    used = {e.get(f"{_W}id") for e in body.iter(f"{_W}commentReference")}
    assert used == {str(comment.comment_id) for comment in document.comments}
    assert [len(list(body.iter(f"{_W}{tag}"))) for tag in ("commentRangeStart", "commentRangeEnd", "ins", "del")] == [
        2, 2, 1, 2,
    ]  # fmt: skip


def test_what_word_does_not_show_stands_in_the_comment() -> None:
    before, after = "One\r\nTwo\nThree", "One\nTwo\n\nThree"
    made = docx.render([("a.txt", Result(before, after, tuple(diff(before, after))))])
    document = docx_library.Document(BytesIO(made))
    assert [comment.text.partition("Here: ")[2] for comment in document.comments] == ["delete “␍”", "insert “⏎”"]
    assert len(list(document.element.body.iter(f"{_W}ins"))) == 1  # the paragraph's end
    assert not list(document.element.body.iter(f"{_W}del"))


def test_several_files_have_a_heading_each_and_numbers_of_their_own() -> None:
    made = docx.render([("one.txt", _example()), ("two.txt", _example())])
    document = docx_library.Document(BytesIO(made))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["one.txt", "two.txt"]
    assert len({comment.comment_id for comment in document.comments}) == 6


def test_libreoffice_opens_it_and_takes_its_changes(tmp_path: Path) -> None:
    office = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    (tmp_path / "made.docx").write_bytes(docx.render([("a.txt", _example())]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "odt", "made.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "made.odt").read("content.xml").decode()
    assert content.count("<text:insertion>") == 1
    assert content.count("<text:deletion>") == 2
    assert content.count("<office:annotation ") == 3
    assert "artificial intelligence" in content
