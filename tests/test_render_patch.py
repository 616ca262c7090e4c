"""The patch is taken by the programs it is for."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleantext import Confidence, Edit, Result, diff
from cleantext.render import unified

_BITS = ["a", "b c", "\n", "\n\n", "\r\n", " ", "é", "--- x", "+++ y", "@@ -1 +1 @@", "\\"]
_TEXTS = st.lists(st.sampled_from(_BITS), max_size=40)
_PROGRAMS = {"patch": ["patch", "-p1", "-s"], "git": ["git", "apply", "--whitespace=nowarn"]}

pytestmark = pytest.mark.parametrize("program", _PROGRAMS)


def _patch(program: str, folder: Path, name: str, before: str, result: Result) -> str:
    """What a program makes of a file with the patch."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before.encode())
    patch = unified.render([(name, result)]).encode()
    done = subprocess.run(_PROGRAMS[program], cwd=folder, input=patch, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode() + patch.decode()
    return path.read_bytes().decode() if path.exists() else ""


def _result(before: str, after: str) -> Result:
    return Result(before, after, tuple(diff(before, after)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one\ntwo\n", "one\n2\n"),
        ("no end", "an end\n"),
        ("an end\n", "no end"),
        ("no end", "still no end"),
        ("one\r\ntwo\r\n", "one\r\n2\r\n"),
        ("one\r\ntwo\r\n", "one\ntwo\n"),
        ("one\rtwo\x0cthree\u2028four\n", "one\r2\x0c3\u20284\n"),
        ("first\n" + "same\n" * 20 + "last", "FIRST\n" + "same\n" * 20 + "LAST"),
        ("a\nb\nc\n", "a\nnew\nb\nc\n"),
        ("a\nb\nc\n", "a\nc\n"),
        ("a\n", ""),
        ("", "a\n"),
        ("a b", "a\n\nb"),
    ],
)
def test_a_patch_applies(program: str, tmp_path: Path, before: str, after: str) -> None:
    assert _patch(program, tmp_path, "text.txt", before, _result(before, after)) == after


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXTS.map("".join), _TEXTS.map("".join))
def test_any_patch_applies(program: str, tmp_path: Path, before: str, after: str) -> None:
    if before != after:
        assert _patch(program, tmp_path, "text.txt", before, _result(before, after)) == after


@pytest.mark.parametrize("name", ["with space.txt", "folder/é.txt", 'quo"te.txt', "back\\slash.txt"])
def test_file_names_are_written_as_git_writes_them(program: str, tmp_path: Path, name: str) -> None:
    assert _patch(program, tmp_path, name, "old\n", _result("old\n", "new\n")) == "new\n"


def test_reasons_and_suggestions_stand_where_programs_skip_them(program: str, tmp_path: Path) -> None:
    edit = Edit(0, 3, "old", "new", "a/b", Confidence.CERTAIN, "why\n--- a/other\n+++ b/other\n@@ -1 +1 @@")
    guess = Edit(4, 7, "one", "two\n--- a/x", "a/c", Confidence.GUESS, "perhaps")
    result = Result("old one\n", "new one\n", (edit,), (guess,))
    assert _patch(program, tmp_path, "text.txt", "old one\n", result) == "new one\n"
