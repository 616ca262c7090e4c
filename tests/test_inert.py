"""What others read is inert: a text, a file's name, a rule's reason or a glossary's note steers nobody's program."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext import Confidence, Edit, Result
from cleantext.model import Failure, SpunPlace, Verdict
from cleantext.pipeline.apply import splice
from cleantext.render import github, jsonl, sarif
from cleantext.render.registry import all_renderers
from cleantext.render.visible import for_terminal
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange import sheet
from conftest import Run

_HOSTILE = [
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",  # a link of a terminal
    "\x1b]0;title\x07",
    "\x9b31mred",
    "\x1b[2J\x1b[H",
    "\x1b[8mhidden\x1b[0m",
    "\u202egnp.exe\u202c",
    "\u2066isolated\u2069",
    "\r\n::error::injected",
    "%0A::error::injected",
    "a%0d%0a::set-output name=x::y",
    "](javascript:alert(1))",
    "[x](https://evil.example)",
    "<script>alert(1)</script>",
    "\x00\x08\x7f",
    "no\ufffechar\uffffacters",
    "caf\udce9",
    "\ud800half",
]
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_FOR_PEOPLE = [r for r in all_renderers() if not r.binary and r.name not in ("unified", "sarif", "jsonl")]


def _with(text: str) -> tuple[str, Result]:
    """A result that says this everywhere it can say something."""
    source = f"a {text} b {text} c"
    edit = Edit(2, 2 + len(text), text, f"x{text}", f"phrases/{text}", Confidence.LIKELY, text)
    guess = Edit(len(text) + 5, len(source) - 2, text, f"y{text}", text, Confidence.GUESS, text)
    place = SpunPlace(2, 2 + len(text), text, f"x{text}", 0.9, text)
    verdict = Verdict(0.95, 0.1, 1, 1, 9, text, (place,))
    return text, Result(source, splice(source, [edit]), (edit,), (guess,), text, verdict, (Failure(text, 0, text),))


@pytest.mark.parametrize("renderer", _FOR_PEOPLE, ids=lambda r: r.name)
@pytest.mark.parametrize("text", _HOSTILE, ids=ascii)
def test_nothing_in_a_report_for_people_steers(renderer, text: str) -> None:
    shown = str(renderer.render([_with(text)], width=300)).split('<script type="application/json"')[0]
    assert not _STEERING.search(shown)


@pytest.mark.parametrize("renderer", [r for r in all_renderers() if r.rows], ids=lambda r: r.name)
@pytest.mark.parametrize("text", _HOSTILE, ids=ascii)
def test_colours_are_the_only_escapes_on_a_screen(renderer, text: str) -> None:
    shown = str(renderer.render([_with(text)], color=True, width=300))
    assert not _STEERING.search(re.sub(r"\x1b\[[\d;]*m", "", shown))
    assert "\x1b[8m" not in shown


@pytest.mark.parametrize("text", _HOSTILE, ids=ascii)
def test_a_line_for_github_is_one_command_with_what_it_should_hold(text: str) -> None:
    rows = github.render([_with(text)]).split("\n")
    assert rows.pop() == ""
    assert len(rows) == 3
    for row in rows:
        # As the runner reads it: a command, properties up to the next two colons, percent signs decoded once.
        command = re.fullmatch(r"::(warning|notice) (.*?)::(.*)", row)
        assert command, row
        names = [part.partition("=")[0] for part in command[2].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        decoded = command[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        assert "\n" not in decoded
        assert "\r" not in decoded
        assert ("%0A" in decoded) == ("%0A" in text)


@pytest.mark.parametrize("text", _HOSTILE, ids=ascii)
def test_messages_in_sarif_hold_no_links_and_steer_nobody(text: str) -> None:
    run = json.loads(sarif.render([_with(text)]))["runs"][0]
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    for message in [one["message"]["text"] for one in (*run["results"], *notifications)]:
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", message)
        assert not _STEERING.search(message)


@given(st.text(max_size=40))
def test_json_is_the_same_string_and_steers_nobody(text: str) -> None:
    edit = Edit(0, len(text), text, f"x{text}", "r", Confidence.LIKELY, text)
    shown = jsonl.render([(text, Result(text, f"x{text}", (edit,)))])
    assert not _STEERING.search(shown)
    (row,) = map(json.loads, shown.splitlines())
    assert (row["file"], row["before"], row["reason"]) == (text, text, text)


@pytest.mark.parametrize("renderer", [r for r in all_renderers() if r.binary or ".docx" in r.by_suffix])
@pytest.mark.parametrize("text", _HOSTILE, ids=ascii)
def test_word_shows_it_as_text(renderer, text: str) -> None:
    docx = pytest.importorskip("docx")
    render = renderer.by_suffix.get(".docx", renderer.render)
    document = docx.Document(io.BytesIO(render([_with(text), _with("b")])))
    xml = document.element.xml + "".join(c.paragraphs[0].text for c in document.comments)
    assert not _STEERING.search(xml)
    assert not re.search(r"w:hyperlink|w:instrText|w:fldSimple", xml)


def test_for_a_terminal_lines_and_colours_stay() -> None:
    assert for_terminal("a\tb\nc \x1b[1;31mred\x1b[0m") == "a\tb\nc \x1b[1;31mred\x1b[0m"
    assert for_terminal("\x1b]8;;x\x07\x1b[2Jy\u202e\r") == "⟨U+001B⟩]8;;x⟨U+0007⟩⟨U+001B⟩[2Jy⟨U+202E⟩␍"


@pytest.mark.parametrize("arguments", [(), ("--output-format", "unified"), ("--statistics",), ("--show-files",)])
def test_a_name_and_a_text_steer_no_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    name = "na\x1b]0;owned\x07me\u202e.txt"
    (tmp_path / name).write_text("It was \x1b]0;owned\x07 so , \x1b[2J and\u202e so .\n", "utf-8")
    (tmp_path / "missing\x1b]0;owned\x07").mkdir(mode=0o700)
    env = {**os.environ, "PYTHONPATH": str(Path(cleantext.__file__).parents[1]), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "cleantext", "check", "--isolated", *arguments, name, "no\x1b]0;such\x07"]
    master, terminal = pty.openpty()
    done = subprocess.run(command, cwd=tmp_path, env=env, stdout=terminal, stderr=terminal, check=False)
    os.close(terminal)
    shown = b""
    try:
        while chunk := os.read(master, 65536):
            shown += chunk
    except OSError:
        pass  # nobody is left who writes
    os.close(master)
    assert done.returncode in (0, 2)
    text = shown.decode().replace("\r\n", "\n")
    assert "⟨U+001B⟩]0;such" in text
    assert not _STEERING.search(text)


def test_in_a_pipe_a_patch_holds_what_the_file_holds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\x1b[1mBold\x1b[0m , so .\n", "utf-8")
    assert (
        "\x1b[1mBold"
        in run("check", "--isolated", "--output-format", "unified", "--ignore", "encoding,characters", "a.txt").out
    )


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_becomes_a_formula_by_being_repaired(run: Run, tmp_path: Path, sign: str) -> None:
    cells = [f" {sign}cmd , so", f'" {sign}cmd , so"', f"\u200b{sign}cmd , so", f"{sign}it is one , and stays"]
    rows = "".join(
        f"{n},{cell.replace(' , ', ' ; ') if not cell.startswith(chr(34)) else cell}\n" for n, cell in enumerate(cells)
    )
    (tmp_path / "a.csv").write_text("n,text\n" + rows, "utf-8")
    run("fix", "--isolated", "--field", "text", "--at-least", "guess", "a.csv")
    fixed = (tmp_path / "a.csv").read_text("utf-8").splitlines()[1:]
    firsts = [row.split(",", 1)[1].strip('"')[:1] for row in fixed]
    assert firsts[:3] == [" ", " ", "\u200b"]
    assert firsts[3] == sign
    assert " ," not in fixed[1]  # the rest of the cell is repaired


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'="])
def test_a_glossary_in_a_spreadsheet_holds_no_formula_and_comes_back(sign: str, tmp_path: Path) -> None:
    entry = Entry(term=f"{sign}right term", spun=(f"{sign}wrong term",), note=f"{sign}HYPERLINK(1)")
    written = sheet.write([entry]).text
    for cell in written.replace("\n", "\t").split("\t"):
        assert not cell.startswith(("=", "+", "-", "@"))
    (back,) = sheet.read(written, tmp_path / "a.tsv", "en").entries
    assert (back.term, back.spun, back.note) == (entry.term, entry.spun, entry.note)
