"""What the README says is so: its tables hold. Its code blocks and links are tested with those of docs/."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from cleantext import Cleaner

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\|(?P<cells>.*)\|$", re.MULTILINE)
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
