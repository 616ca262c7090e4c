"""The documentation is true: code blocks run and print what is shown, and pages made from the code are up to date."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

import cleantext

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LIBRARIES = {"pdf": "pypdfium2", "docx": "docx"}
"""What a page needs that shows files of these formats."""
FTFY_SAMPLES = (
    "(à¸‡'âŒ£')à¸‡", "âœ” No problems", "The Mona Lisa doesnÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢t have eyebrows.", "lâ€™humanitÃ©",
    "Ã\xa0 perturber la rÃ©flexion", "Ã perturber la rÃ©flexion", "P&EACUTE;REZ", "IL Y MARQUÉ…",
    "&macr;\\_(ã\x83\x84)_/&macr;", "Broken text&hellip; it&#x2019;s ﬂubberiﬁc!", "ＬＯＵＤ\u3000ＮＯＩＳＥＳ", "sÃ³",
    "voilÃ le travail", "Ã³", "&ATILDE;&SUP3;", "schÃ¶n", "&lt;tag&gt;", "&lt;3", "&Jscr;ohn &HilbertSpace;ancock",
    "&checkmark;", "P&eacute;rez", "BUNDESSTRA&SZLIG;E", "&ntilde; &Ntilde; &NTILDE; &nTILDE;",
    "\033[36;44mI'm blue, da ba dee da ba doo...\033[0m", "“here’s a test”", "ﬂuﬃeﬆ", "Ｕﾀｰﾝ",
    "Content-type: text/plain\r\n\r\nHi.", "This is how Microsoft \r trolls Mac users",
    "What is this \x85 I don't even", "\ufeffWhere do you want to go today?",
    "\\u20a1 is the currency symbol for the colón.",
)  # fmt: skip
"""The strings that the documentation of ftfy 6.3.1 shows."""


def script(name: str) -> dict[str, Any]:
    """What a script of the repository defines."""
    return runpy.run_path(str(ROOT / "scripts" / f"{name}.py"))


def text_of(page: str) -> str:
    """The text of a page of the documentation."""
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The cells of code in each row of the tables below a heading of the second level."""
    section = text_of(page).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [re.findall(r"`([^`]+)`", row) for row in section.splitlines() if row.startswith("| ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_code_blocks_run(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for suffix, library in LIBRARIES.items():
        if re.search(rf"^(\$ )?cleantext .*\.{suffix}", text, re.MULTILINE):
            pytest.importorskip(library)
    assert script("doc_blocks")["run"](text, tmp_path) == text, "run 'make outputs', and read what changed"


def test_rule_page_is_up_to_date() -> None:
    assert text_of("rules.md") == script("build_rule_docs")["page"](), "run 'make docs'"


def test_man_page_is_up_to_date() -> None:
    page = (ROOT / "man" / "cleantext.1").read_text(encoding="utf-8")
    assert page == script("build_command_docs")["man"](), "run 'make docs'"


def test_every_stage_and_command_is_described() -> None:
    rules, commands = script("build_rule_docs"), script("build_command_docs")["page"]()
    stages = rules["by_stage"]()
    assert set(rules["STAGES"]) == set(cleantext.Stage)
    index = rules["index_page"]()
    assert all(f"(rules/{rule.id}.md)" in index for found in stages.values() for rule in found)
    assert all(f"## cleantext {name}\n" in commands for name in ("fix", "check", "glossary add"))


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        made = {"commands.md", "contributing.md", "changelog.md", "benchmarks.md"}
        for link in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists() or link in made, f"{page}: {link}"


def test_ftfy_does_as_the_page_says() -> None:
    ftfy = pytest.importorskip("ftfy")
    differing = {s for s in FTFY_SAMPLES if ftfy.fix_text(s) != cleantext.fix(s).text}
    quotes = {s for s in differing if re.search("[’“]|â€™|¢â€žÂ¢|&#x2019;", s)}
    widths = {s for s in differing if re.search("[Ａ-Ｚｦ-ﾟ]", s)}
    line_ends = {s for s in differing if "\r" in s}
    entities = {s for s in differing if re.fullmatch(r"(&\w+;)+", s)}
    assert (len(quotes), len(widths), len(line_ends), len(entities)) == (4, 2, 2, 2)
    assert differing == quotes | widths | line_ends | entities
    page = text_of("how-to/come-from-another-tool.md")
    assert f"with {len(FTFY_SAMPLES)} strings" in page
    assert f"the same result for {len(FTFY_SAMPLES) - len(differing)} of them" in page
    assert cleantext.fix("&lt;3").text == ftfy.fix_text("&lt;3") == "<3"


def test_sacremoses_does_as_the_page_says() -> None:
    from sacremoses import MosesDetokenizer

    rows = [row for row in rows_of("how-to/come-from-another-tool.md", "sacremoses") if len(row) == 3]
    assert len(rows) == 4
    for tokenised, theirs, ours in rows:
        assert MosesDetokenizer(lang="en").detokenize(tokenised.split()) == theirs
        assert cleantext.fix(tokenised).text == ours
    assert cleantext.fix("Hello , world !", languages=["en"]).text == "Hello, world!"


def test_the_home_page_shows_real_repairs() -> None:
    rows = [line.strip("| ").split(" | ") for line in text_of("index.md").splitlines() if line.startswith("| ")][1:]
    assert len(rows) == 4
    for before, after in rows:
        assert cleantext.fix(before).text == after


def measured(result: str) -> list[list[str]]:
    """The rows of a table of the benchmarks."""
    text = (ROOT / "benchmarks" / "results" / f"{result}.md").read_text(encoding="utf-8")
    return [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]


def test_comparisons_are_those_that_were_measured() -> None:
    page = text_of("compare.md")
    assert (ROOT / "benchmarks" / "results" / "coverage.md").read_text(encoding="utf-8") in page
    speed = {(row[0], row[1]): row for row in measured("throughput") if len(row) == 5}
    section = page.partition("\n## Speed\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == 6
    for text, ftfy, plsfix in rows:
        ours, theirs = speed[text, "cleantext, fix_batch"], speed[text, "plsfix"]
        assert float(ftfy) == pytest.approx(float(ours[3]), abs=0.06)
        assert float(plsfix) == pytest.approx(float(ours[2]) / float(theirs[2]), abs=0.06)
    for row in measured("diff"):
        if row[0].startswith("10 MB") and "over" not in row[2]:
            assert row[2] in next(line for line in page.splitlines() if line.startswith(f"| {row[1]} |"))
