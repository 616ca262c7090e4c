"""The benchmarks run, on tiny inputs, where what they compare with is installed."""

import json
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

from cleantext import Cleaner

SOURCE = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def benchmarks(tmp_path: Path) -> Path:
    """A copy, so that stored results stay."""
    return Path(shutil.copytree(SOURCE, tmp_path / "benchmarks", ignore=shutil.ignore_patterns("results")))


def run(script: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(script), *options], capture_output=True, text=True, check=False)


def test_throughput_names_every_cleaner_and_text(benchmarks: Path) -> None:
    for name in ("matplotlib", "plsfix", "wordfreq"):
        pytest.importorskip(name)
    peers = ("--peer", f"ftfy={sys.executable}", "--peer", f"plsfix={sys.executable}", "--peer", "sacremoses=false")
    done = run(benchmarks / "throughput.py", "--mb", "0.01", "--rounds", "1", *peers)
    assert done.returncode == 0, done.stderr
    assert "sacremoses did not start and is left out" in done.stdout
    rows = [row.strip("| ").split(" | ") for row in done.stdout.splitlines() if row.startswith("| ")]
    goals = [row for row in rows if row[-1] in ("reached", "missed")]
    measured = [row for row in rows if "%" in row[-1]]
    assert [row[2] for row in goals if "short" in row[0]] == ["1 × ftfy", "10 × ftfy"]
    assert len({row[0] for row in measured}) == 6
    assert {row[1] for row in measured} == {"cleantext, fix_batch", "cleantext, one by one", "ftfy", "plsfix"}
    assert (benchmarks / "results" / "throughput.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_curves_of_length_end_at_the_longest_text_asked_for(benchmarks: Path) -> None:
    for name in ("matplotlib", "wordfreq"):
        pytest.importorskip(name)
    done = run(benchmarks / "curves.py", "length", "--most", "10000", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    sizes = {row.split(" | ")[0] for row in done.stdout.splitlines() if row.startswith("| 1")}
    assert sizes == {"| 1,000", "| 10,000"}


def test_the_page_shows_results_and_pictures(benchmarks: Path) -> None:
    results = benchmarks / "results"
    results.mkdir()
    (results / "curves.md").write_text("a table\n", encoding="utf-8")
    (results / "curves-length.svg").write_text("<svg/>", encoding="utf-8")
    assert run(benchmarks / "report.py").returncode == 0
    page = (benchmarks / "README.md").read_text(encoding="utf-8")
    assert "a table" in page
    assert "![curves-length](results/curves-length.svg)" in page


def test_all_ways_in_give_the_same_on_faulty_texts(benchmarks: Path, tmp_path: Path) -> None:
    lines = ["The end .Then we left", "", "a , b", "Caf\u00c3\u00a9 crème", "The profound learning team."]
    (tmp_path / "some.txt").write_text("\n".join(lines * 3), encoding="utf-8")
    done = run(benchmarks / "compare_paths.py", str(tmp_path), "--language", "en")
    assert (done.returncode, done.stdout) == (0, "15 lines compared, 0 differences\n\n"), done.stderr


def test_the_guard_fails_on_more_instructions_than_stored(benchmarks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(benchmarks))
    guard = import_module("guard")
    stored = {"clean": 1_000, "short": 500}
    assert guard.compared({"clean": 1_030, "short": 10}, stored, stored) == 0
    assert guard.compared({"clean": 1_031, "short": 10}, stored, stored) == 1
    assert guard.compared({"clean": 10, "short": 516}, stored, stored) == 1


def test_the_guard_has_a_number_for_all_that_it_does(benchmarks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(benchmarks))
    guard = import_module("guard")
    stored = json.loads((SOURCE / "guard.json").read_text(encoding="utf-8"))
    assert stored["instructions"].keys() == stored["lowest"].keys() == guard.WORK.keys()
    assert all(stored["lowest"][name] <= count for name, count in stored["instructions"].items())
    faulty = guard.spoilt()
    cleaner = Cleaner(languages=("en",))
    assert all(result.edits for result in cleaner.fix_batch(faulty))
    assert not any(result.edits for result in cleaner.fix_batch([*guard.clean(), *guard.short()]))


@pytest.mark.parametrize(
    ("megabytes", "lives", "seconds"),
    [
        # Both start at 10. The quick worker has files from 10 to 70 and 70 to 130, the slow one from 10 to 190.
        (1800, [1e9, 1e9, 1e9], 190),
        # The quick worker dies 20 seconds into its second file, at 90, and is back at 100. It takes the fourth file
        # until 160, then the one that was cut off, until 220; the slow worker is done with its only one at 190.
        (2400, [1e9, 1e9, 20, 1e9, 1e9], 220),
        # The quick worker dies 50 seconds into the only file, at 60. The slow one is free and takes it, until 240.
        (600, [50, 1e9], 240),
    ],
)
def test_a_cluster_with_a_straggler_and_a_death_takes_as_long_as_worked_out_by_hand(
    monkeypatch: pytest.MonkeyPatch, megabytes: float, lives: list[float], seconds: float
) -> None:
    """Two workers of 10 MB/s, one of them three times slower, and files of 600 MB: a minute, or three, for a file."""
    monkeypatch.syspath_prepend(str(SOURCE))
    cost = import_module("cluster_cost")
    straggles, left = iter([0.9, 0.0]), iter(lives)  # 0.9: as fast as the others; 0: a straggler
    chance = SimpleNamespace(
        lognormvariate=lambda *_: 1.0, random=lambda: next(straggles), expovariate=lambda _: next(left)
    )
    plan = cost.Plan(megabytes, 600, workers=2, hours_to_death=10, rate=10)
    assert cost.hours(plan, chance) * 3600 == pytest.approx(seconds)
