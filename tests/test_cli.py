"""The command line: verbs, exit statuses, one line for what is wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
FAULTY = "It ended . Device learning and synthetic intelligence are used in medicine.\n"
FIXED = "It ended. Machine learning and artificial intelligence are used in medicine.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.txt"
    made.write_text(FAULTY, encoding="utf-8")
    return made


def test_fix_repairs_in_place_and_says_so(run: Run, file: Path) -> None:
    assert run("fix", "a.txt") == (0, "", "1 file repaired (3 changes).\n")
    assert file.read_text(encoding="utf-8") == FIXED
    assert run("fix", "a.txt") == (0, "", "1 file unchanged.\n")
    assert run("fix", "--quiet", "a.txt") == (0, "", "")


def test_fix_in_a_pipe_is_fix_of_the_file(run: Run) -> None:
    assert run("fix", "-", stdin=FAULTY.encode()) == (0, FIXED, "")
    assert run("fix", "-", stdin=b"\xef\xbb\xbfIt ended .") == (0, "\ufeffIt ended.", "")
    assert run("fix", "-", stdin=b"") == (0, "", "")
    assert run("fix", "--stdin-filename", "a.html", "-", stdin=b"<b>It , is</b>").out == "<b>It, is</b>"


def test_fix_to_another_file(run: Run, file: Path) -> None:
    assert run("fix", "a.txt", "--output", "b.txt").status == 0
    assert file.read_text(encoding="utf-8") == FAULTY
    assert file.with_name("b.txt").read_text(encoding="utf-8") == FIXED
    assert run("fix", "a.txt", "--output", "-").out == FIXED
    assert run("fix", "a.txt", "b.txt", "--output", "c.txt").status == 2


def test_diff_and_check_change_nothing(run: Run, file: Path) -> None:
    shown = run("fix", "--diff", "a.txt")
    assert shown.status == 1
    assert "[-Device learning-]{+Machine learning+}" in shown.out
    checked = run("check", "a.txt")
    assert checked.status == 1
    first, rest = checked.out.split("\n", 1)
    assert first.startswith("2 spun phrases, 1 spacing fault")
    assert "ended[-·-]." in rest
    assert file.read_text(encoding="utf-8") == FAULTY
    run("fix", "a.txt")
    assert run("check", "a.txt") == (0, "nothing to repair.\n", "")
    assert run("fix", "--diff", "a.txt") == (0, "", "")


def test_exit_non_zero_on_fix(run: Run, file: Path) -> None:
    assert run("fix", "--exit-non-zero-on-fix", "a.txt").status == 1
    assert run("fix", "--exit-non-zero-on-fix", "a.txt").status == 0


def test_statistics(run: Run, file: Path) -> None:
    assert run("check", "--quiet", "--statistics", "a.txt") == (1, "", "")
    shown = run("check", "--statistics", "a.txt")
    assert "1  spacing/before-mark" in shown.out
    assert "[-" not in shown.out


def test_formats_and_output(run: Run, file: Path) -> None:
    shown = run("check", "--output-format", "jsonl", "a.txt")
    assert {json.loads(line)["file"] for line in shown.out.splitlines()} == {"a.txt"}
    assert shown.err.startswith("2 spun phrases")
    assert run("check", "--output-format", "unified", "--output", "a.patch", "a.txt").status == 1
    assert "+++ b/a.txt" in file.with_name("a.patch").read_text(encoding="utf-8")


def test_diff_of_two_files(run: Run, file: Path) -> None:
    file.with_name("b.txt").write_text(FIXED, encoding="utf-8")
    shown = run("diff", "a.txt", "b.txt")
    assert shown.status == 1
    assert "[-synthetic-]{+artificial+}" in shown.out
    assert run("diff", "a.txt", "a.txt") == (0, "", "")
    assert run("diff", "a.txt", "-", stdin=FIXED.encode()).status == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("fix", "nope.txt"), "cleantext: nope.txt: no such file or folder"),
        (("check", "latin.txt"), "cleantext: latin.txt:2: byte 0xE9 is not UTF-8; left as it was; state its encoding"),
        (("fix", "--select", "spacin", "a.txt"), "there is no rule or stage 'spacin' (did you mean 'spacing'?)"),
        (("explain", "spacing/before-mork"), "did you mean 'spacing/before-mark'?"),
        (("fxi", "a.txt"), "cleantext: no such command: 'fxi'; did you mean 'fix'?"),
        (("a.txt",), "no such command: 'a.txt'; to see what is wrong in this file: cleantext check a.txt"),
        (("completion",), "Missing argument '{bash|zsh|fish}'. Choose from: bash, zsh, fish"),
        (("fix", "--select", "spaces", "a.txt"), "there is no rule or stage 'spaces' (did you mean 'spacing'?)"),
        (("fix", "--selec", "spacing", "a.txt"), "--select"),
        (("fix", "--language", "xx", "a.txt"), "unknown language 'xx'; choose from"),
        (("fix", "--encoding", "klingon", "a.txt"), "unknown encoding 'klingon'"),
        (("fix", "--glossary", "none.toml", "a.txt"), "none.toml: no such glossary file or folder"),
        (("fix",), "name a file or a folder, or - for standard input"),
        (("diff", "a.txt", "folder"), "folder: is a folder"),
        (("fix", "pipe"), "pipe: is not a regular file; read pipes and devices with 'cleantext fix -'"),
        (("check", "damaged.txt.gz"), "damaged.txt.gz: cannot be"),
        (("check", "--output-format", "docx", "a.txt"), "the format docx is binary: name a file with --output"),
        (("fix", "a.txt", "--output", "none/b.txt"), "none/b.txt: cannot be written: there is no folder none"),
        (("config", "nope"), "'nope' does not exist"),
        (("fix", "damaged.docx"), "damaged.docx: "),  # damaged, or without the library: one line either way
    ],
)
def test_bad_input_takes_one_line(run: Run, file: Path, arguments: tuple[str, ...], line: str) -> None:
    file.with_name("latin.txt").write_bytes(b"one\ncaf\xe9 , x\n")
    file.with_name("folder").mkdir()
    file.with_name("damaged.txt.gz").write_bytes(b"\x1f\x8bnot gzip at all")
    file.with_name("damaged.docx").write_bytes(b"PK not a document")
    os.mkfifo(file.with_name("pipe"))
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert line.lower() in err.lower()
    assert err.count("\n") == 1
    assert file.read_text(encoding="utf-8") == FAULTY


@pytest.mark.parametrize(("name", "newer"), [("old.doc", ".docx"), ("OLD.DOC", ".docx"), ("talk.ppt", ".pptx")])
def test_an_old_format_is_answered_with_the_new_one(run: Run, tmp_path: Path, name: str, newer: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    line = f"cleantext: {name}: skipped: cleantext cannot repair this file format; save it as {newer} first\n"
    assert run("check", name) == (2, "", line)


def test_what_is_passed_over_is_said_and_counted(run: Run, file: Path) -> None:
    file.with_name("b.py").write_text("f(a , b)")
    file.with_name("c.txt").write_bytes(b"\x00\x01\x02")
    file.with_name("d.csv").write_text("a,b\n")
    file.with_name("e.bin").write_bytes(b"\x00\x01")
    for verb in ("check", "fix"):
        status, _, err = run(verb, "a.txt", "b.py", "c.txt", "d.csv", "e.bin")
        assert status == 2
        assert "b.py: skipped: cleantext cannot repair this file format; to treat it as plain text: --as text" in err
        assert "c.txt: is not a text file; skipped" in err
        assert "d.csv: skipped: use --field to say which" in err
        assert "e.bin: skipped: cleantext cannot repair this file format\n" in err, "no advice that does not work"
        assert run(verb, "b.py").status == 2
    status, out, err = run("check", ".")
    assert status == 0
    assert "b.py: skipped" not in err
    assert "4 files skipped (" in out
    status, _, err = run("fix", ".")
    assert status == 0
    assert "4 files skipped (" in err


def test_a_file_is_treated_as_what_one_says(run: Run, file: Path) -> None:
    notes = file.with_name("notes.x")
    notes.write_text("Text , with `code , here`\n")
    assert run("fix", "--as", "markdown", "notes.x").status == 0
    assert notes.read_text() == "Text, with `code , here`\n"
    strings = file.with_name("en.json")
    strings.write_text('{"a": "Hello , {name}"}')
    assert run("fix", "--as", "json-strings", "en.json").status == 0
    assert strings.read_text() == '{"a": "Hello, {name}"}'
    status, out, _ = run("fix", "--as", "md", "-", stdin=b"A `b , c` and so , then .")
    assert (status, out) == (0, "A `b , c` and so, then.")
    status, _, err = run("fix", "--as", "wordstar", "notes.x")
    assert status == 2
    assert "there is no file format 'wordstar'; choose from" in err


def test_what_is_left_out_or_taken_in(run: Run, file: Path) -> None:
    folder = file.parent
    for name in ("old/a.txt", "new/b.txt", "new/c.txt.in", "new/d.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("We studied , bosom malignancy.\n")
    (folder / "cleantext.toml").write_text(
        'exclude = ["/old", "*.md"]\nextend-include = ["*.in"]\n'
        '[per-file-ignores]\n"new/b.txt" = ["spacing", "residue"]\n'
    )
    assert run("check", "--show-files", ".").out.split() == ["a.txt", "new/b.txt", "new/c.txt.in"]
    assert run("check", "--show-files", "--exclude", "b.*,/a.txt", ".").out.split() == [
        "new/c.txt.in",
        "new/d.md",
        "old/a.txt",
    ]
    assert run("check", "--show-files", "old").out.split() == []
    assert run("check", "--show-files", "old/a.txt").out.split() == ["old/a.txt"], "what is named is meant"
    assert run("fix", "new").status == 0
    assert (folder / "new/b.txt").read_text() == "We studied , breast cancer.\n"
    assert (folder / "new/c.txt.in").read_text() == "We studied, breast cancer.\n"
    (folder / "wrong").mkdir()
    (folder / "wrong/cleantext.toml").write_text('[per-file-ignores]\n"*.txt" = "spacing"\n')
    (folder / "wrong/a.txt").write_text("It is late.\n")
    status, _, err = run("check", "wrong")
    assert status == 2
    assert "per-file-ignores must be a table of patterns, each with a list of rules" in err


def test_what_may_not_be_read_stops_itself_only(run: Run, file: Path) -> None:
    for name in ("locked.txt", "closed/b.txt"):
        (file.parent / name).parent.mkdir(exist_ok=True)
        (file.parent / name).write_text(FAULTY)
    (file.parent / "locked.txt").chmod(0)
    (file.parent / "closed").chmod(0)
    if os.access(file.parent / "closed", os.R_OK):
        pytest.skip("root may read everything")
    status, _, err = run("fix", "locked.txt", "closed", "closed/b.txt", "a.txt")
    assert status == 2
    assert err.splitlines() == [
        "cleantext: locked.txt: cannot be read: Permission denied",
        "cleantext: closed: this folder cannot be read: Permission denied",
        "cleantext: closed/b.txt: cannot be read: Permission denied",
        "1 file repaired (3 changes).",
    ]
    (file.parent / "closed").chmod(0o755)


def test_a_folder_without_text_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("check", "empty") == (0, "", "cleantext: empty: no text files found\n")
    assert run("fix", "-", "-", stdin=b"It ended .") == (0, "It ended.", "")


def test_one_bad_file_does_not_stop_the_others(run: Run, file: Path) -> None:
    assert run("fix", "nope.txt", "a.txt").status == 2
    assert file.read_text(encoding="utf-8") == FIXED


def test_folders_respect_gitignore(run: Run, tmp_path: Path) -> None:
    names = "a.txt b.md c.py ignored/d.txt deep/e.txt deep/f.log.txt .hidden/g.txt kept.log.txt"
    for name in names.split():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FAULTY)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("ignored/\n*.log.txt\n!kept.log.txt\n")
    (tmp_path / "deep" / ".gitignore").write_text("e.txt\n")
    assert run("fix", "--show-files", ".").out.split() == ["a.txt", "b.md", "kept.log.txt"]
    (tmp_path / "deep" / ".gitignore").unlink()
    assert run("fix", "--show-files", "deep", "a.txt", "./a.txt").out.split() == ["deep/e.txt", "a.txt"]


def test_several_files_at_once(run: Run, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(FAULTY)
    assert run("fix", "-j", "2", ".").err == "4 files repaired (12 changes).\n"
    assert {p.read_text() for p in tmp_path.glob("*.txt")} == {FIXED}


def test_select_ignore_and_level(run: Run) -> None:
    text = FAULTY.encode()
    assert run("fix", "--select", "spacing", "-", stdin=text).out == FAULTY.replace(" .", ".", 1)
    assert run("fix", "--ignore", "spacing/before-mark,phrases", "-", stdin=text).out == FAULTY
    certain = run("fix", "--at-least", "certain", "--ignore", "phrases", "-", stdin=text)
    assert certain.out == FAULTY.replace(" .", ".", 1)


def test_lines_come_out_as_they_come_in() -> None:
    command = [sys.executable, "-m", "cleantext", "fix", "--isolated", "--lines", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for line, wanted in ((b"It ended .\n", b"It ended.\n"), (b"All is well.\r\n", b"All is well.\r\n")):
            process.stdin.write(line)
            process.stdin.flush()
            assert process.stdout.readline() == wanted  # before the next line is sent
        process.stdin.close()
        assert process.wait() == 0


def test_colours_only_where_they_are_wanted(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", "a.txt").out
    assert "\x1b[" in run("check", "--color", "always", "a.txt").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "a.txt").out
    assert "\x1b[" in run("check", "--color", "always", "a.txt").out


def test_explain_and_rules(run: Run) -> None:
    shown = run("explain", "spacing/before-mark")
    assert shown.status == 0
    assert "Hello , world\n  → Hello, world" in shown.out
    assert "spacing/before-mark" in run("rules").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    assert "_CLEANTEXT_COMPLETE" in run("completion", shell).out


def test_rules_are_completed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CLEANTEXT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "cleantext explain spacing/bef")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert "plain,spacing/before-mark" in run().out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom cleantext.cli.main import run\n"
        "try: run(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('numpy', 'regex', 'ftfy', 'sacremoses', 'asyncio') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "Commands:" in shown
    assert shown.endswith("[]\n")


def test_word_files_are_repaired_tracked_or_elsewhere(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_paragraph(FAULTY.strip())
    made.save("a.docx")
    before = (tmp_path / "a.docx").read_bytes()
    assert run("fix", "--tracked", "--output", "b.docx", "a.docx") == (0, "", "1 file repaired (3 changes).\n")
    assert (tmp_path / "a.docx").read_bytes() == before
    assert len(list(docx.Document("b.docx").element.body.iter("{*}ins"))) == 2
    assert run("fix", "b.docx") == (0, "", "1 file unchanged.\n")
    assert run("fix", "a.docx", "-o", "c.docx").status == 0
    assert docx.Document("c.docx").paragraphs[0].text == FIXED.strip()
    assert run("fix", "--tracked", "a.docx").status == 0
    assert len(list(docx.Document("a.docx").element.body.iter("{*}del"))) == 3


def test_options_without_effect_are_errors(run: Run, file: Path) -> None:
    shown = run("fix", "--output-format", "jsonl", "a.txt")
    assert shown == (
        2,
        "",
        "cleantext fix: --output-format only affects what is shown; add --diff, or use 'cleantext check'\n",
    )
    assert run("fix", "--diff", "--tracked", "a.txt").status == 2
    assert file.read_text(encoding="utf-8") == FAULTY
