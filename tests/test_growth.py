"""Work grows with the length of a text, not with its square, whatever stands in it again and again.

Counted are calls, and in the slow form machine instructions: a clock shows how busy the machine is.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cleantext import Cleaner, rule
from cleantext.testing import check_result
from worst_cases import RUNS, cases

CLEANER = Cleaner()
CASES = cases()
FEW = tuple(
    name for name in CASES if name.startswith(("run", "nested")) or (name.startswith("trigger") and " 0 " in name)
)
SHORT, LONG = 6_000, 18_000
RATIO = 4.5
"""How many times the work three times the text may take: in proportion it is 3, with the square 9. (Below some 5,000
characters less is asked of a text.)"""

NO_MATTER = 6 * LONG
"""Calls that are few enough for the long form, however they grew."""


@pytest.fixture(autouse=True)
def short_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts are long lines already."""
    monkeypatch.setattr(rule, "LONG_LINE", 300)


def calls(work: Callable[[], object]) -> int:
    """How many functions, ours and those in C, are called."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count // 2


@pytest.mark.parametrize("name", [pytest.param(n, marks=() if n in FEW else pytest.mark.slow) for n in CASES])
def test_calls_grow_with_the_text(name: str) -> None:
    make = CASES[name]
    CLEANER.fix(make(300))  # what is loaded once is loaded
    long = calls(lambda: CLEANER.fix(make(LONG)))
    assert long < NO_MATTER or long < RATIO * calls(lambda: CLEANER.fix(make(SHORT)))


@pytest.mark.parametrize("name", CASES)
def test_the_worst_settle(name: str) -> None:
    result = CLEANER.fix(CASES[name](200))
    assert check_result(result) == []
    assert CLEANER.fix(result.text).text == result.text


_COUNTED = """
import os, sys
from cleantext import Cleaner, rule
from worst_cases import cases
rule.LONG_LINE = 300
cleaner = Cleaner()
for name in sys.argv[2:]:
    make = cases()[name]
    cleaner.fix(make(300))
    for size in (int(sys.argv[1]), 3 * int(sys.argv[1])):
        text = make(size)
        os.getloadavg()
        cleaner.fix(text)
        os.getloadavg()
"""
"""Valgrind starts a new count whenever the load of the system is asked for."""


def instructions(folder: Path, names: list[str], size: int) -> list[int]:
    """For each case the instructions for texts of this size, and of three times this size."""
    command = [
        "valgrind", "--tool=callgrind", "--dump-before=getloadavg", "--compress-strings=no",
        f"--callgrind-out-file={folder / 'count'}", sys.executable, "-c", _COUNTED, str(size), *names,
    ]  # fmt: skip
    env = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "HOME": str(folder)}
    subprocess.run(command, env=env, check=True, capture_output=True)
    parts = sorted(folder.glob("count.*"), key=lambda file: int(file.suffix[1:]))
    counts = [int(re.search(r"^(?:totals|summary): (\d+)", f.read_text(), re.MULTILINE)[1]) for f in parts]  # type: ignore[index]
    return counts[1::2]  # between the two calls, not what lies between two texts


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("valgrind"), reason="needs Valgrind")
@pytest.mark.parametrize("part", range(20))
def test_instructions_grow_with_the_text(part: int, tmp_path: Path) -> None:
    names = list(CASES)[part::20]
    counts = instructions(tmp_path, names, SHORT)
    assert len(counts) == 2 * len(names)
    worse = [
        f"{name}: {short:,} for {SHORT}, {long:,} for three times as much"
        for name, short, long in zip(names, counts[::2], counts[1::2], strict=True)
        if long > RATIO * short
    ]
    assert worse == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_no_text_is_given_up(name: str, size: int) -> None:
    """None comes near the time that a document may take (which is thirty times what is wanted of the worst)."""
    assert CLEANER.fix(CASES[name](size)).failures == ()


@pytest.mark.slow
@pytest.mark.parametrize("text", ["word , word " * 4_000_000, "It ended .\n" * 1_000_000], ids=["a line", "lines"])
def test_one_line_of_50_megabytes_and_a_million_lines(text: str) -> None:
    result = CLEANER.fix(text)
    assert result.failures == ()
    assert " ," not in result.text
    assert " ." not in result.text


def test_the_runs_are_different() -> None:
    assert len(set(RUNS)) == len(RUNS)
