"""What the command says and does about texts that read as spun."""

import json
import re
from pathlib import Path

import pytest

from cleantext import Cleaner, Result
from cleantext.model import SpunPlace, Verdict
from conftest import Run

SPUN = Verdict(0.97, 0.2, 3, 3, 60, "synonym", (SpunPlace(0, 8, "bad word", "good word", 0.97, "Rare."),))
MILD = SPUN._replace(spun=0.6, kind="")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Texts that begin with SPUN or MILD are judged to be that, so that no test hangs on what the decoder finds."""
    fixed = Cleaner._fixed

    def with_verdict(self: Cleaner, texts: list[str], *arguments: object) -> list[Result]:
        verdicts = [SPUN if t.startswith("SPUN") else MILD if t.startswith("MILD") else Verdict() for t in texts]
        results = fixed(self, texts, *arguments)  # type: ignore[arg-type]
        return [r._replace(verdict=v) for r, v in zip(results, verdicts, strict=True)]

    monkeypatch.setattr(Cleaner, "_fixed", with_verdict)
    for name, text in (("spun.txt", "SPUN words , here.\n"), ("mild.txt", "MILD words.\n"), ("honest.txt", "Words.\n")):
        (tmp_path / name).write_text(text, "utf-8")


@pytest.mark.usefixtures("judged")
def test_the_last_line_of_a_check_says_it(run: Run) -> None:
    lines = run("check", "--isolated", "spun.txt").out.splitlines()
    assert lines[-1] == "1 change; this text reads as spun (probability 0.97)"
    assert "spun" not in lines[0]
    assert run("check", "--isolated", "mild.txt").out.splitlines()[-1] == (
        "0 changes; this text may be spun (probability 0.60)"
    )
    lines = run("check", "--isolated", "spun.txt", "mild.txt", "honest.txt").out.splitlines()
    assert lines[-1] == "1 change; 1 of 3 texts reads as spun (spun.txt); 1 of 3 texts may be spun (mild.txt)"
    assert "spun" not in run("check", "--isolated", "honest.txt").out


@pytest.mark.usefixtures("judged")
@pytest.mark.parametrize("format", ["unified", "markdown", "jsonl", "sarif", "github", "html"])
def test_other_formats_say_it_in_the_report_and_beside_it(run: Run, format: str) -> None:
    ran = run("check", "--isolated", "--output-format", format, "spun.txt", "mild.txt")
    assert ran.err == ("1 spacing fault; 1 of 2 texts reads as spun (spun.txt); 1 of 2 texts may be spun (mild.txt).\n")
    assert "This text reads as spun (probability 0.97)" in ran.out
    assert "This text may be spun (probability 0.60)" in ran.out


@pytest.mark.usefixtures("judged")
def test_statistics_by_file(run: Run) -> None:
    out = run("check", "--isolated", "--statistics", "honest.txt", "mild.txt", "spun.txt").out
    assert out.splitlines()[-3:] == [
        "spun  places  phrases  per 1,000 words  kind     file",
        "0.97       3        3             50.0  synonym  spun.txt",
        "0.60       3        3             50.0  -        mild.txt",
    ]
    assert "per 1,000" not in run("check", "--isolated", "--statistics", "honest.txt").out


@pytest.mark.usefixtures("judged")
def test_fail_over(run: Run) -> None:
    assert run("check", "--isolated", "spun.txt").status == 1
    assert run("check", "--isolated", "--fail-over", "0.9", "spun.txt").status == 1
    assert run("check", "--isolated", "--fail-over", "0.99", "spun.txt").status == 0
    assert run("check", "--isolated", "--quiet", "--fail-over", "0.5", "mild.txt", "honest.txt").status == 1
    assert run("check", "--isolated", "--fail-over", "0.5", "honest.txt").status == 0
    assert run("check", "--isolated", "--fail-over", "0.5", "honest.txt", "missing.txt").status == 2
    assert run("check", "--isolated", "--fail-over", "90", "spun.txt").status == 2


@pytest.mark.usefixtures("judged")
def test_each_line_and_each_record_counts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("Words.\nSPUN words.\nMore words.\n", "utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "Words."}\n{"text": "SPUN words."}\n', "utf-8")
    assert run("check", "--isolated", "--lines", "--fail-over", "0.9", "lines.txt").status == 1
    ran = run("check", "--isolated", "--field", "text", "--output-format", "jsonl", "--fail-over", "0.9", "a.jsonl")
    assert ran.status == 1
    (record,) = map(json.loads, ran.out.splitlines())
    (place,) = record["verdict"]["strongest"]
    source = (tmp_path / "a.jsonl").read_text("utf-8")
    assert source[place["start"] : place["end"]] == "SPUN wor"


def test_a_house_style_is_no_verdict(run: Run, tmp_path: Path) -> None:
    style = "".join(f'["house {n}"]\nspun = ["style {n}"]\n' for n in ("one", "two", "three", "four"))
    (tmp_path / "house.toml").write_text(style, "utf-8")
    (tmp_path / "a.txt").write_text("The style one, style two, style three and style four.\n", "utf-8")
    ran = run("check", "--isolated", "--glossary", "house.toml", "a.txt")
    assert re.search("4 spun phrases", ran.out)
    assert "reads as spun" not in ran.out
