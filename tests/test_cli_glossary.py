"""The verbs of ``cleantext glossary``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cleantext.cli import main

Run = Callable[..., tuple[int, str, str]]
OWN = '["ice rule"]\nspun = ["frost decree"]\nguess = ["rime fiat"]\nkeeps = ["A frost decreed it."]\n'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a verb in an empty folder, without the glossaries of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))

    def ran(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main.run(("glossary", *arguments))
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return ran


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_lint_says_what_is_wrong_and_fails(run: Run, own: Path) -> None:
    assert run("lint", "own.toml") == (0, "1 entry, 2 forms: 0 findings.\n", "")
    own.write_text(OWN + '["fire law"]\nspun = ["frost-decree"]\n', encoding="utf-8")
    status, out, _ = run("lint", "own.toml")
    assert status == 1
    assert out.splitlines() == [
        "own.toml:5: entry 'fire law': 'frost decree' stands for 'ice rule' too, own.toml:1; "
        "keep it with the likelier term",
        "own.toml:5: entry 'fire law': stands after 'ice rule'; move it before 'ice rule'",
        "2 entries, 3 forms: 2 findings.",
    ]


def test_lint_counts_forms_in_honest_text(run: Run, own: Path, tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("It was a frost\ndecree of old.", encoding="utf-8")
    status, out, _ = run("lint", "own.toml", "--honest", "book.txt")
    assert (status, "stands in honest text, once (first book.txt:1)" in out) == (1, True)


def test_accepted_findings_are_left_out(run: Run, own: Path, tmp_path: Path) -> None:
    own.write_text(OWN + '["fire law"]\nspun = ["frost decree"]\n', encoding="utf-8")
    assert run("lint", "own.toml", "--write-baseline", "known.json") == (0, "known.json: 2 findings accepted.\n", "")
    assert run("lint", "own.toml", "--baseline", "known.json")[1] == "2 entries, 3 forms: 0 findings, 2 accepted.\n"
    own.write_text("# moved\n" + own.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("lint", "own.toml", "--baseline", "known.json")[0] == 0
    (tmp_path / "known.json").write_text("{", encoding="utf-8")
    assert run("lint", "own.toml", "--baseline", "known.json")[2].startswith(
        "cleantext: known.json: this is not a baseline"
    )


def test_test_tries_the_examples(run: Run, own: Path) -> None:
    assert run("test", "own.toml") == (0, "1 example, 0 failed.\n", "")
    own.write_text(OWN + 'fixes = { "A frost decree." = "Ice rule." }\n', encoding="utf-8")
    status, out, _ = run("test", "own.toml")
    assert status == 1
    assert "own.toml:1: entry 'ice rule': its example 'A frost decree.' becomes 'An ice rule.', not 'Ice rule.'" in out


def test_stats_count_by_language_and_domain(run: Run, own: Path) -> None:
    _, out, _ = run("stats", "own.toml")
    assert [line.split() for line in out.splitlines()] == [
        ["terms", "spun", "guesses"], ["en/own", "1", "1", "1"], ["en/all", "1", "1", "1"],
    ]  # fmt: skip


def test_show_finds_terms_and_forms(run: Run, own: Path) -> None:
    for name in ("ice rules", "Frost-Decree"):
        _, out, _ = run("show", name, "own.toml")
        assert out.splitlines()[0] == "ice rule  (en, own)  own.toml:1"
        assert "  spun     frost decree  (also frost decrees)" in out
    assert run("show", "ice rul", "own.toml")[2] == "cleantext: no glossary has 'ice rul'; similar terms: ice rule\n"


def test_add_writes_to_the_users_glossary(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("add", "salt law", "brine edict")
    file = tmp_path / "home/cleantext/glossaries/en/own.toml"
    assert (status, out) == (0, f"{file}: 'salt law' now has 'brine edict'.\n")
    run("add", "ice rule", "frost decree", "--guess")
    assert file.read_text(encoding="utf-8") == (
        '["ice rule"]\nguess = ["frost decree"]\n\n["salt law"]\nspun = ["brine edict"]\n'
    )
    assert run("add", "salt law", "brine edict")[1] == f"{file}: nothing to add.\n"
    assert run("lint")[1] == "2 entries, 2 forms: 0 findings.\n"


def test_add_refuses_what_does_not_load(run: Run, own: Path) -> None:
    status, _, err = run("add", "salt law", "Salt Law", "--to", "own.toml")
    assert status == 2
    assert err.startswith("cleantext: own.toml:6: entry 'salt law': the form 'Salt Law' can never match")
    assert own.read_text(encoding="utf-8") == OWN


def test_import_lists_what_it_leaves_and_export_what_it_cannot_hold(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('query,established\n"""frost decree"" AND ice",ice rule\n"""a*""",x\n', "utf-8")
    status, out, err = run("import", "list.csv", "--format", "screener", "-o", "made.toml")
    assert (status, out) == (0, "made.toml: 1 entry, 1 form; 2 items could not be converted, listed above.\n")
    assert err.splitlines() == [
        'list.csv:2: "frost decree" AND ice: AND is read as: in the same paragraph',
        "list.csv:3: \"a*\" → 'x' is not converted: 'a*' has a wildcard",
    ]
    assert run("export", "made.toml", "--format", "deepl") == (0, "", "'ice rule' is left out: it needs near\n")
    assert run("export", "made.toml", "--format", "toml")[1] == (tmp_path / "made.toml").read_text(encoding="utf-8")


def test_a_glossary_of_another_language_goes_into_its_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.tsv").write_text("spun\texpected\nrègle de gel\tloi de glace\n", encoding="utf-8")
    _, _, err = run("import", "list.tsv", "--format", "sheet", "--language", "fr", "-o", "made.toml")
    assert err == "cleantext: a glossary in 'fr' belongs in a folder of that name: -o fr/made.toml\n"
    assert run("import", "list.tsv", "--format", "sheet", "--language", "fr", "-o", "fr/made.toml")[0] == 0


def test_what_is_missing_is_said_in_one_line(run: Run) -> None:
    assert run("lint")[2].startswith("cleantext: name a glossary file or folder; there is none in ")
    assert run("lint", "none.toml")[2] == "cleantext: none.toml: no such glossary file or folder\n"


@pytest.mark.parametrize(
    "command",
    [
        ("export", "own.toml", "--format", "sheet", "-o", "file.txt/out.csv"),
        ("export", "own.toml", "--format", "sheet", "-o", "folder"),
        ("lint", "own.toml", "--write-baseline", "file.txt/base.json"),
        ("import", "list.csv", "--format", "sheet", "-o", "file.txt/own.toml"),
        ("add", "ice rule", "frost decree", "--to", "file.txt/own.toml"),
        ("add", "ice rule", "frost \udcff decree", "--to", "new.toml"),
        ("add", "ice rule", "frost decree", "--to", "folder"),
        ("export", "nowhere.toml", "--format", "sheet"),
        ("test", "nowhere.toml"),
    ],
)
def test_a_bad_path_is_one_clear_line(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "own.toml").write_text('["ice rule"]\nspun = ["frost decree"]\n', encoding="utf-8")
    (tmp_path / "list.csv").write_text("spun,expected\nfrost decree,ice rule\n", encoding="utf-8")
    (tmp_path / "file.txt").write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    status, _, err = run(*command)
    assert status == 2
    assert err.startswith("cleantext: ")
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "new.toml").exists()
