"""``check --watch``: again whenever a file changes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cleantext
from conftest import Run

pytest.importorskip("watchfiles")


def test_a_changed_file_is_checked_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("An honest sentence.\n", "utf-8")
    (tmp_path / "other.txt").write_text("Nobody , asked.\n", "utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(cleantext.__file__).parents[1])}
    command = [sys.executable, "-u", "-m", "cleantext", "check", "--isolated", "--watch", "a.txt"]
    started = subprocess.Popen(
        command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    assert started.stderr is not None
    assert started.stdout.readline() == "nothing to repair.\n"
    assert "waiting for changes" in started.stderr.readline()
    time.sleep(0.3)  # until the folder is watched
    (tmp_path / "other.txt").write_text("Still , nobody.\n", "utf-8")
    new = tmp_path / "new"
    new.write_text("A changed , sentence.\n", "utf-8")
    new.replace(file)  # as editors save
    rows = [started.stdout.readline() for _ in range(5)]
    assert rows[0] == "1 spacing fault.\n"
    assert rows[1:2] + rows[-1:] == ["a.txt\n", "1 change\n"]
    time.sleep(0.3)  # until it waits again
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert (out, err) == ("", "")
    assert started.returncode == 1


def test_standard_input_cannot_be_watched(run: Run) -> None:
    ran = run("check", "--watch", "-")
    assert ran.status == 2
    assert "standard input cannot be watched" in ran.err
