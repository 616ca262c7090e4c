"""What the README says is so: its examples run, its tables hold, its links lead somewhere."""

import doctest
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from cleantext import Cleaner

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\|(?P<cells>.*)\|$", re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
CLEANER = Cleaner()


def section(heading: str) -> str:
    """What stands under a heading of the second level."""
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def code_cells(heading: str) -> list[list[str]]:
    """The cells of code in each row of the table under a heading."""
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", m["cells"])] for m in ROW.finditer(section(heading))]
    found = [[re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", c) for c in row if c.startswith("`")] for row in rows]
    return [row for row in found if row]


def quoted(label: str) -> list[str]:
    """The paragraphs that are quoted under a label in bold."""
    lines = README.partition(f"**{label}**\n\n")[2].partition("\n\n")[0].splitlines()
    text = "\n".join(line.removeprefix(">").strip() for line in lines)
    return [paragraph.replace("\n", " ") for paragraph in text.split("\n\n")]


def test_before_becomes_after() -> None:
    assert len(quoted("Before")) == 2  # one English, one French
    assert CLEANER(quoted("Before")) == quoted("After")


def test_getting_started_begins_with_two_commands() -> None:
    assert README.index("\n## Getting started\n") < README.index("```")
    assert BLOCKS[:2] == [("sh", "make demo\n"), ("sh", "make test\n")]


def test_python_blocks_run() -> None:
    code = "".join(body for kind, body in BLOCKS if kind == "python")
    test = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    assert test.examples
    said: list[str] = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert not said, "".join(said)


def test_shell_blocks_run(tmp_path: Path) -> None:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}
    ran = 0
    for kind, body in BLOCKS:
        if kind not in ("sh", "console") or body.startswith("make "):
            continue
        commands = COMMAND.findall(body) if kind == "console" else [(body, "")]
        for command, wanted in commands:
            done = subprocess.run(command, shell=True, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8")
            assert done.stdout == wanted, f"{command}: {done.stderr}"
            assert done.returncode < 2, done.stderr
            ran += 1
    assert ran


@pytest.mark.parametrize(("before", "after"), code_cells("What is repaired"))
def test_is_repaired(before: str, after: str) -> None:
    assert CLEANER(before) == after


@pytest.mark.parametrize("row", code_cells("What is left alone"))
def test_is_left_alone(row: list[str]) -> None:
    (text,) = row
    assert CLEANER.fix(text).edits == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a pseudo-terminal")
def test_screens_are_what_the_command_says() -> None:
    build = runpy.run_path(str(ROOT / "scripts" / "build_screens.py"))
    stale = [
        name
        for name, command in build["SCREENS"].items()
        if build["svg"](command, build["screen"](command, ROOT))
        != (ROOT / "docs" / "screens" / f"{name}.svg").read_text(encoding="utf-8")
    ]
    assert not stale, "run 'make docs'"


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
    assert targets
    assert [t for t in targets if not (ROOT / t).exists()] == []
