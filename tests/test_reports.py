"""What is only reported: shown wherever suggestions are, applied nowhere, whatever the level."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleantext import Cleaner, Confidence
from cleantext.cli.main import cleantext
from cleantext.render.registry import all_renderers
from cleantext.render.renderer import Renderer
from cleantext.testing import check_result

TEXT_RENDERERS = [renderer for renderer in all_renderers() if not renderer.binary]

TEXT = "The caf\ufffd was lit by a <unk> all night , they said.\n"
CLEANER = Cleaner(languages=("en",))


@pytest.mark.parametrize("level", Confidence)
def test_a_report_is_a_suggestion_and_never_an_edit(level: Confidence) -> None:
    result = Cleaner(languages=("en",), at_least=level).fix(TEXT)
    assert [(s.before, s.after, s.is_report) for s in result.suggestions] == [
        ("\ufffd", "\ufffd", True),
        ("<unk>", "<unk>", True),
    ]
    assert [(e.before, e.is_report) for e in result.edits] == [(" ", False)]
    assert check_result(result) == []


def test_a_report_of_what_a_repair_left_names_the_source() -> None:
    result = CLEANER.fix("a lone \udc00 half")
    assert [(s.before, s.after, s.is_report) for s in result.suggestions] == [("\udc00", "\udc00", True)]


@pytest.mark.parametrize("renderer", TEXT_RENDERERS, ids=lambda renderer: renderer.name)
def test_a_report_is_no_change_in_any_form(renderer: Renderer) -> None:
    shown = str(renderer.render([("a.txt", CLEANER.fix(TEXT))], width=200))
    assert "residue/unknown-token" in shown
    assert "report" in shown
    assert "unk> → <unk" not in shown.replace("”", "").replace("“", "")
    assert "-<unk>-" not in shown
    assert "<del><unk>" not in shown


def test_the_terminal_and_markdown_mark_what_is_lost() -> None:
    found = [("a.txt", CLEANER.fix(TEXT))]
    assert "lit by a [?<unk>?] all" in import_module("cleantext.render.inline").render(found)
    assert "lit by a <mark>&lt;unk&gt;</mark> all" in import_module("cleantext.render.markdown").render(found)
    assert "<mark>&lt;unk&gt;</mark>" in CLEANER.fix(TEXT)._repr_html_()


def test_json_and_sarif_name_no_repair() -> None:
    found = [("a.txt", CLEANER.fix(TEXT))]
    objects = [json.loads(row) for row in import_module("cleantext.render.jsonl").render(found).splitlines()]
    lost = [o for o in objects if o["confidence"] == "report"]
    assert [(o["before"], o["after"], o["applied"]) for o in lost] == [("\ufffd", None, False), ("<unk>", None, False)]
    results = json.loads(import_module("cleantext.render.sarif").render(found))["runs"][0]["results"]
    assert [len(r["fixes"]) for r in results] == [1, 0, 0]


def test_the_page_marks_a_report_and_offers_nothing() -> None:
    page = import_module("cleantext.render.html").render([("a.txt", CLEANER.fix(TEXT))])
    assert page.count('class="report"') == 2
    assert page.count('class="change"') == 1
    assert "<h3>Reported, no repair known</h3>" in page
    assert '<option value="residue/unknown-token">' not in page


def test_the_summary_counts_reports_apart() -> None:
    made = CliRunner().invoke(cleantext, ["check", "--isolated", "--language", "en", "-"], input=TEXT)
    assert "2 places lost beyond repair" in made.stdout
    assert "1 change, 2 reports" in made.stdout
    assert "suggestion " not in made.stdout
    counted = CliRunner().invoke(cleantext, ["check", "--isolated", "--statistics", "-"], input=TEXT)
    assert "1  residue/unknown-token           reported only" in counted.stdout


def test_the_review_does_not_ask_about_reports(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    made = CliRunner().invoke(cleantext, ["fix", "-i", "--isolated", "--language", "en", str(file)], input="y\n")
    assert "1 change made." in made.stdout
    assert file.read_text("utf-8") == TEXT.replace(" ,", ",")


def test_reports_stay_reports_where_a_file_writes_characters_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "The caf\\ufffd was lit by a lamp all night."}\n', "utf-8")
    asked = ["check", "--isolated", "--output-format", "jsonl", "--field", "text", str(file)]
    made = CliRunner().invoke(cleantext, asked)
    assert [json.loads(row)["after"] for row in made.stdout.splitlines()] == [None]
