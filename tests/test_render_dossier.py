"""A dossier: complete, inert, decided on in a real browser, and its decisions taken back by the command."""

import json
import re
import time
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest

from cleantext import Confidence, Edit, Result
from cleantext.files.decisions import AcceptedFinding, DecidedFile, located
from cleantext.model import Box, Failure, Layout, PrintedLine, SpunPlace, Verdict
from cleantext.pipeline.apply import splice
from cleantext.render import dossier
from cleantext.render.findings import findings, numbered
from conftest import Run

SOURCE = (
    "A first sentence stands here. Profound learning needs data , and much\nof it. Dr. Grey agrees!\n\n"
    "The genuine positive rate was high."
)
LEARNING, SPACE, RATE = SOURCE.index("Profound"), SOURCE.index(" ,"), SOURCE.index("genuine positive")


def _result() -> Result:
    edits = (
        Edit(LEARNING, LEARNING + 17, "Profound learning", "Deep learning", "phrases/ai", Confidence.LIKELY, "A term."),
        Edit(SPACE, SPACE + 1, " ", "", "spacing/before-mark", Confidence.CERTAIN, "No space here."),
    )
    guess = Edit(
        RATE, RATE + 21, "genuine positive rate", "true positive rate", "phrases/ml", Confidence.GUESS, "Rare."
    )
    lost = Edit(0, 1, "A", "A", "encoding/lost", Confidence.CERTAIN, "Something is lost here.")
    strongest = SpunPlace(LEARNING, LEARNING + 17, "Profound learning", "Deep learning", 0.97, "A term.")
    other = SOURCE.index("agrees")
    unlisted = SpunPlace(other, other + 6, "agrees", "consents", 0.55, "The decoder alone says so.")
    return Result(
        SOURCE,
        splice(SOURCE, edits),
        edits,
        (lost, guess),
        "cleantext:1.2.3|lang:en,fr|at_least:likely|use:abc",
        Verdict(0.95, 0.25, 3, 3, 24, "synonym", (strongest, unlisted)),
        (Failure("spacing/odd", 3, "It took too long."),),
    )


def test_everything_is_in_it() -> None:
    page = dossier.render([("paper.pdf", _result())])
    text = " ".join(re.sub(r"<[^>]*>", " ", page.split("<script")[0].split("</style>")[1]).split())
    for part in (
        "Dossier: paper.pdf",
        "This text reads as spun (probability 0.95): 3 places",
        "not proof of misconduct",
        "Phrases that read as spun (3)",
        "Other findings (2)",
        "true positive rate",
        "★ among the strongest evidence",
        "likely : A term.",
        "Suggestion, not applied.",
        "guess",
        "consents",
        "The decoder alone says so.",
        "spacing/before-mark",
        "No space here.",
        "What could not be done",
        "It took too long.",
        "cleantext 1.2.3",
        "en, fr",
        "abc",
        "The reader’s decision",
    ):
        assert part in text, part
    assert "changed" not in text
    assert "[reported: A ]" in text


def test_a_finding_stands_in_its_sentence() -> None:
    found = {f.edit.before: f for f in findings(_result(), numbered())}
    assert found["Profound learning"].sentence == ("", " needs data , and much of it.")
    assert found["genuine positive rate"].sentence == ("The ", " was high.")
    assert found["genuine positive rate"].where == "4:5"
    long = "word " * 200
    edit = Edit(500, 504, "word", "term", "phrases/x", Confidence.LIKELY, "")
    (one,) = findings(Result(long, splice(long, [edit]), (edit,)), numbered())
    assert one.sentence[0].startswith("… word ")
    assert one.sentence[1].endswith(" word …")
    assert len("".join(one.sentence)) < 500


def test_a_finding_on_a_page_says_so() -> None:
    layout = Layout(
        (0, SOURCE.index("The genuine")), (PrintedLine(3, 7, Box(0, 0, 1, 1)), PrintedLine(4, 1, Box(0, 0, 1, 1)))
    )
    page = dossier.render([("paper.pdf", _result()._replace(layout=layout))])
    assert "page 3, line 7" in page
    assert "page 4, line 1" in page


def test_honest_texts_have_dossiers_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An honest sentence.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Another one.\n", "utf-8")
    ran = run("check", "--isolated", "--output-format", "dossier", "-o", "d.html", "a.txt", "b.txt")
    page = (tmp_path / "d.html").read_text("utf-8")
    assert ran.status == 0
    assert page.count("Nothing in this text reads as spun.") == 2
    assert "<title>Dossier: 2 texts" in page
    assert "<bdi>b.txt</bdi>" in page


def test_word_holds_the_same(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = dossier.RENDERER.by_suffix[".docx"]([("pa\x1bper.pdf", _result())])
    document = docx.Document(BytesIO(made))
    assert document.paragraphs[0].text == "Dossier: pa⟨U+001B⟩per.pdf"
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["No.", "Where", "Sentence", "Probably said", "How sure, and why", "Decision"] in cells
    row = next(r for r in cells if "⟦Profound learning⟧" in r[2])
    assert row == [
        "2 ★", "1:31", "⟦Profound learning⟧ needs data , and much of it.", "“Deep learning”",
        "likely: A term. (phrases/ai)", "",
    ]  # fmt: skip
    assert ["program", "cleantext 1.2.3"] in cells
    (tmp_path / "a.txt").write_text("Word , word.\n", "utf-8")
    assert run("check", "--isolated", "--output-format", "dossier", "-o", "d.docx", "a.txt").status == 1
    assert docx.Document(str(tmp_path / "d.docx")).paragraphs[0].text == "Dossier: a.txt"


def test_without_a_browser_pdf_says_what_to_do(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Word , word.\n", "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("check", "--isolated", "--output-format", "dossier", "-o", "d.pdf", "a.txt")
    assert ran.status == 2
    assert "needs Chromium or Chrome" in ran.err
    assert not (tmp_path / "d.pdf").exists()


@pytest.mark.browser
def test_pdf_is_printed() -> None:
    made = dossier.RENDERER.by_suffix[".pdf"]([("paper.pdf", _result())])
    assert made.startswith(b"%PDF-")
    pdfium = pytest.importorskip("pypdfium2")
    text = " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(made))
    assert "This text reads as spun (probability 0.95)" in " ".join(text.split())
    assert "No space here." in text  # what is folded away on the screen is open on paper


_HOSTILE = [
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "' autofocus onfocus='document.title=1",
    "<!-- \x00\x1b\u2028\u202e\ud800",
]


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}


def _with(text: str) -> tuple[str, Result]:
    source = f"a {text} b {text} c"
    edit = Edit(2, 2 + len(text), text, text[::-1] + text, f"phrases/{text}", Confidence.LIKELY, text)
    guess = Edit(len(text) + 5, len(source) - 2, text, text + text, text, Confidence.GUESS, text)
    verdict = Verdict(0.9, 0.1, 1, 1, 9, text, (SpunPlace(2, 2 + len(text), text, text, 0.9, text),))
    failures = (Failure(text, 0, text),)
    return text, Result(source, splice(source, [edit]), (edit,), (guess,), f"{text}:1|{text}:2", verdict, failures)


def test_hostile_text_is_never_markup() -> None:
    hostile, tame = _Tags(dossier.render([*map(_with, _HOSTILE)])), _Tags(dossier.render([*map(_with, "wxyz")]))
    assert hostile.tags == tame.tags
    assert hostile.names == tame.names
    assert not re.search(r"https?:|<link|<iframe|@import|url\(| src=\"", dossier.render([("a", _result())]))
    assert "\u202e" not in dossier.render([*map(_with, _HOSTILE)]).split("<script type")[0]


@pytest.fixture
def page(browser):
    """Opens a dossier; afterwards nothing may have been complained about."""

    def opened(results: list[tuple[str, Result]]) -> object:
        path: Path = browser.folder / "dossier.html"
        path.write_text(dossier.render(results), encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    yield opened
    browser.execute_script("localStorage.clear()")
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def _find(browser, css: str):
    return browser.find_element("css selector", css)


def _saved(browser) -> Path:
    file: Path = browser.folder / "decisions.json"
    file.unlink(missing_ok=True)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", _find(browser, "#save"))
    _find(browser, "#save").click()
    for _ in range(50):
        if file.exists():
            break
        time.sleep(0.1)
    return file


@pytest.mark.browser
def test_decisions_survive_a_reload_and_come_back_into_the_file(page, run: Run, tmp_path: Path) -> None:
    browser = page([("paper.pdf", _result())])
    _find(browser, "#next").click()
    _find(browser, "#accept").click()
    _find(browser, "#next").click()
    _find(browser, "#reject").click()
    assert _find(browser, "#about").text.endswith("2 of 4 decided")
    _find(browser, "#note").send_keys("Ask the author.")
    _find(browser, "#outcome option:nth-child(3)").click()
    browser.execute_async_script("setTimeout(arguments[0], 500)")  # the browser writes what is kept when it finds time
    browser.refresh()
    assert _find(browser, "#f2").get_attribute("data-state") == "accept"
    assert _find(browser, "#note").get_attribute("value") == "Ask the author."
    assert _find(browser, "#about").text == "2 of 4 decided"
    saved = _saved(browser)
    decisions = json.loads(saved.read_bytes())
    assert (decisions["outcome"], decisions["note"]) == ("ask the author", "Ask the author.")
    assert [d["decision"] for d in decisions["files"][0]["decisions"]] == ["accept", "reject"]

    (tmp_path / "paper.txt").write_text(SOURCE, "utf-8")
    ran = run("apply", str(saved), "paper.txt")
    assert (ran.status, ran.out, ran.err) == (0, "", "Made 1 of 1 accepted change.\n")
    assert (tmp_path / "paper.txt").read_text("utf-8") == SOURCE.replace("Profound learning", "Deep learning")

    browser.execute_script("localStorage.clear()")
    browser.refresh()
    assert _find(browser, "#about").text == "0 of 4 decided"
    _find(browser, "#load").send_keys(str(saved))
    browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert _find(browser, "#about").text == "2 of 4 decided"
    assert _find(browser, "#f2 [data-decide=accept]").get_attribute("aria-pressed") == "true"


@pytest.mark.browser
def test_the_wrong_decisions_are_refused(page, tmp_path: Path) -> None:
    browser = page([("paper.pdf", _result())])
    (tmp_path / "x.json").write_text('{"format": "cleantext decisions", "version": 1, "files": []}', "utf-8")
    _find(browser, "#load").send_keys(str(tmp_path / "x.json"))
    browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert _find(browser, "#about").text == "Not loaded: these decisions are about another text"


@pytest.mark.browser
def test_keys_decide_and_open_what_is_folded(page) -> None:
    browser = page([("paper.pdf", _result())])
    for key in "kr":  # the last one is a normaliser finding, in a list that is folded
        browser.switch_to.active_element.send_keys(key)
    assert _find(browser, "details[open] li.current").get_attribute("data-state") == "reject"
    _find(browser, "details[open] li.current [data-decide=reject]").click()
    assert _find(browser, "details[open] li.current").get_attribute("data-state") is None


@pytest.mark.browser
def test_hostile_text_does_nothing_in_a_browser(page) -> None:
    browser = page([*map(_with, _HOSTILE)])
    for key in "jajr":
        browser.switch_to.active_element.send_keys(key)
    assert browser.title == "Dossier: 4 texts · cleantext"
    assert browser.execute_script("return document.querySelectorAll('main img, main svg, main script').length") == 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_and_the_bar_leaves_room(page, width: int) -> None:
    browser = page([("a-rather-long-file-name-without-any-space-in-it-at-all.pdf", _result())])
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        _find(browser, "#next").click()
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert browser.execute_script("return document.getElementById('tools').offsetHeight") <= 740 / 8
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _decided(result: Result) -> dict:
    """What the page saves when everything is accepted."""
    data = json.loads(re.search(r'id="data">(.*?)</script>', dossier.render([("p.pdf", result)]), re.DOTALL)[1])
    for file in data:
        file["decisions"] = [{**f, "decision": "accept"} for f in file.pop("findings")]
    return {"format": "cleantext decisions", "version": 1, "files": data}


def test_another_copy_gets_what_is_found_in_it(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("A first sentence stands here. Profound learning needs data , and much of it.")
    document.add_paragraph("The genuine  positive rate was high. A genuine positive rate is rare.")
    document.save(str(tmp_path / "manuscript.docx"))
    (tmp_path / "d.json").write_text(json.dumps(_decided(_result())), "utf-8")
    ran = run("apply", "d.json", "manuscript.docx")
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "manuscript.docx")).paragraphs)
    assert text == (
        "A first sentence stands here. Deep learning needs data, and much of it.\n"
        "The true positive rate was high. A genuine positive rate is rare."
    )
    assert ran.status == 1
    assert "not changed, because its words are not in this text: “agrees” → “consents”" in ran.err
    assert ran.err.endswith("Made 3 of 4 accepted changes.\n")
    again = (tmp_path / "manuscript.docx").read_bytes()
    ran = run("apply", "d.json", "manuscript.docx")
    assert ran.err.endswith("Made 0 of 4 accepted changes; 3 made before.\n")
    assert (tmp_path / "manuscript.docx").read_bytes() == again


def test_a_place_that_is_uncertain_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("Not this profound learning, nor that profound learning.\n")
    (tmp_path / "d.json").write_text(json.dumps(_decided(_result())).replace("Profound", "profound"), "utf-8")
    ran = run("apply", "d.json", "m.txt")
    assert "not changed, because its place is uncertain: “profound learning” → “Deep learning”" in ran.err


def test_a_tracked_copy_beside_the_file(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(SOURCE.replace("\n", " "))
    document.save(str(tmp_path / "m.docx"))
    before = (tmp_path / "m.docx").read_bytes()
    (tmp_path / "d.json").write_text(json.dumps(_decided(_result())), "utf-8")
    assert run("apply", "d.json", "m.docx", "--tracked", "-o", "n.docx").status == 0
    assert (tmp_path / "m.docx").read_bytes() == before
    xml = docx.Document(str(tmp_path / "n.docx")).element.xml
    assert "<w:del " in xml
    assert "Profound" in xml


def _decision(before: str, after: str, context: tuple[str, str] = ("", ""), start: int = 0) -> AcceptedFinding:
    return AcceptedFinding(start, before, after, "phrases/x", "", context)


@pytest.mark.parametrize(
    ("text", "decision", "wanted"),
    [
        ("One two three.", _decision("two", "2"), "One 2 three."),
        ("One\n  two three.", _decision("One two", "12"), "12 three."),
        ("two and two", _decision("two", "2"), None),
        ("two and two", _decision("two", "2", ("and ", "")), "two and 2"),
        ("nothing", _decision("two", "2"), None),
        ("a.b", _decision("a*b", "2"), None),
        ("The end", _decision("", ",", ("The", " end")), "The, end"),
        ("The end", _decision("", ","), None),
        ("The end", _decision(" ", ""), None),
    ],
)
def test_a_place_is_found_or_left(text: str, decision: AcceptedFinding, wanted: str | None) -> None:
    found = located(text, DecidedFile("p", "another", (decision,)), plain=True)
    assert (splice(text, found.edits) if found.edits else None) == wanted
    assert bool(found.missing) == (wanted is None)


def test_of_two_that_overlap_the_first_is_made_and_markup_gets_no_markup() -> None:
    both = DecidedFile("p", "another", (_decision("one two", "12"), _decision("two three", "23")))
    found = located("one two three", both, plain=True)
    assert [(e.before, e.after) for e in found.edits] == [("one two", "12")]
    assert [d.before for d in found.missing] == ["two three"]
    assert not located("<p>one</p>", DecidedFile("p", "another", (_decision("one", "<b>"),)), plain=False).edits


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "contains no decisions; save them in a dossier"),
        ("[", "contains no decisions"),
        ('{"format": "cleantext decisions", "version": 2, "files": []}', "contains no decisions"),
        (
            '{"format": "cleantext decisions", "version": 1, "files": []}',
            "the decisions are about several texts (none)",
        ),
        ('{"format": "cleantext decisions", "version": 1, "files": [{}]}', "the decisions in it are damaged"),
        ('{"format": "cleantext decisions", "version": 1, "files": 5}', "the decisions in it are damaged"),
    ],
)
def test_what_is_wrong_with_decisions_is_said(run: Run, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "d.json").write_text(content, "utf-8")
    (tmp_path / "a.txt").write_text("text", "utf-8")
    ran = run("apply", "d.json", "a.txt")
    assert ran.status == 2
    assert said in ran.err
    assert run("apply", "none.json", "a.txt").status == 2
