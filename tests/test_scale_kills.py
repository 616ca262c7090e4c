"""Kill -9 at random moments, of workers and of the run itself: the outcome is the same.

How often is set by KILLS (``make test-scale KILLS=20``).
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleantext.files.scale.output import OWN
from processes import PROC, command_line, descendants, kill

KILLS = int(os.environ.get("KILLS", "1"))
SENTENCES = ["It rained , they said.", "They like synthetic intelligence.", "Nothing is wrong here.", "Dry .Then wet."]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not PROC.exists(), reason="needs /proc")]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some seconds of work in a dozen files, one of them large."""
    folder = tmp_path_factory.mktemp("data")
    chance = random.Random(7)
    for number in range(12):
        rows = ({"text": " ".join(chance.choices(SENTENCES, k=6))} for _ in range(10_000 if number == 5 else 1_000))
        (folder / f"{number:02}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


@pytest.fixture(scope="module")
def undisturbed(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    assert start(data, out, "--jobs", "1").wait() == 0
    return files(out)


def start(data: Path, out: Path, *more: str) -> "subprocess.Popen[bytes]":
    """Begin a run."""
    options = ["--isolated", "--language", "en", "--field", "text", "--quiet", *more]
    return subprocess.Popen([sys.executable, "-m", "cleantext", "fix", *options, "--output", out, data])


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.jsonl")}


def is_worker(pid: int) -> bool:
    """Whether a process works, rather than serves to begin others."""
    line = command_line(pid)
    return bool(line) and "resource_tracker" not in line


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_run_itself(data: Path, undisturbed: dict[str, bytes], tmp_path: Path, jobs: str) -> None:
    """Killed at random moments and begun again until it comes to its end: whole files only, and the right ones."""
    chance, killed, rounds = random.Random(int(jobs)), 0, 0
    while killed < KILLS:
        rounds += 1
        out = tmp_path / str(rounds)
        while True:
            run = start(data, out, "--jobs", jobs)
            try:
                status = run.wait(chance.uniform(0.5, 4) if killed < KILLS else None)
                break
            except subprocess.TimeoutExpired:
                kill(run.pid)
                run.wait()
                killed += 1
            assert files(out).items() <= undisturbed.items()
        assert status == 0
        assert files(out) == undisturbed
        assert not list((out / OWN / "partial").iterdir())
        assert json.loads((out / OWN / "report.json").read_text())["counts"]["documents"] == 21_000


def test_workers(data: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """Workers killed under the hands of a run: it goes on by itself."""
    chance, killed, rounds = random.Random(3), 0, 0
    while killed < KILLS:
        rounds += 1
        out = tmp_path / str(rounds)
        run = start(data, out, "--jobs", "2")
        for _ in range(2):
            time.sleep(chance.uniform(1, 4))
            workers = [pid for pid in descendants(run.pid) if is_worker(pid)]
            if run.poll() is None and workers:
                killed += kill(chance.choice(workers))
        assert run.wait() == 0
        assert files(out) == undisturbed
        assert json.loads((out / OWN / "report.json").read_text())["counts"]["documents"] == 21_000
