"""The tool that counts harm: every edit is listed once, a judgement is kept, and precision has an honest interval."""

from pathlib import Path

import pytest
from benchmarks import harm


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("It ended . Then it began , he said.\n", "utf-8")
    (folder / "b.txt").write_text("All is well here.\n", "utf-8")
    (folder / "c.bin").write_bytes(b"\xff\x00")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr("sys.argv", ["harm.py", *map(str, arguments)])
    harm.main()


def test_edits_are_listed_judged_and_not_asked_again(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "list", texts)
    rows = harm.TO_JUDGE.read_text("utf-8").splitlines()
    assert [row.split("\t")[2] for row in rows[1:]] == ["spacing/before-mark"] * 2
    assert any("It ended⟦ ⟧. Then it began" in row for row in rows)
    harm.TO_JUDGE.write_text("\n".join([rows[0], "y" + rows[1], "n" + rows[2]]) + "\n", "utf-8")
    run(monkeypatch, "keep")
    run(monkeypatch, "list", texts)
    assert len(harm.TO_JUDGE.read_text("utf-8").splitlines()) == 1
    Path("page.md").write_text("An old table.\n\n## The texts\n\nTwo lines of mine.\n", "utf-8")
    run(monkeypatch, "table", "page.md")
    assert Path("page.md").read_text("utf-8").endswith("\n\n## The texts\n\nTwo lines of mine.\n")
    assert "An old table" not in Path("page.md").read_text("utf-8")
    assert "| spacing/before-mark | 2 | 1 | 0 | 50.0% | 9.5% – 90.5% |" in Path("page.md").read_text("utf-8")
    assert "2 edits to judge" in capsys.readouterr().out


def test_a_judgement_must_be_one(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "list", texts)
    rows = harm.TO_JUDGE.read_text("utf-8").splitlines()
    harm.TO_JUDGE.write_text("\n".join([rows[0], "maybe" + rows[1]]) + "\n", "utf-8")
    with pytest.raises(SystemExit, match="write y, n or \\?, not 'maybe'"):
        run(monkeypatch, "keep")


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"), [(0, 0, 0, 1), (10, 10, 0.722, 1), (95, 100, 0.888, 0.978)]
)
def test_the_interval_is_that_of_wilson(right: int, judged: int, low: float, high: float) -> None:
    assert harm.wilson(right, judged) == pytest.approx((low, high), abs=1e-3)
