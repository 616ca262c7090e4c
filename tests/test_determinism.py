"""The same bytes come out whatever the seed of hashes, the locale, the cache, the batch and the number of processes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.inputs import examples

import cleantext
from cleantext import Cleaner

_CODE = """
import hashlib, sys
from cleantext import Cleaner
from fuzz.inputs import examples
if "plain" in sys.argv:
    from fuzz.targets.native import plain_ways
    plain_ways().__enter__()
results = Cleaner().fix_batch(examples()[::4])
print(hashlib.sha256(repr(results).encode("utf-8", "surrogatepass")).hexdigest())
"""
_ROOT = Path(__file__).parent.parent


def digest(*arguments: str, **environment: str) -> str:
    """What a process of its own makes of the examples."""
    path = os.pathsep.join((str(Path(cleantext.__file__).parents[1]), str(_ROOT)))
    env = {**os.environ, "PYTHONPATH": path, **environment}
    done = subprocess.run(
        [sys.executable, "-c", _CODE, *arguments], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_processes_of_every_kind_give_the_same(tmp_path: Path) -> None:
    texts = examples()[::4]
    here = hashlib.sha256(repr(Cleaner().fix_batch(texts)).encode("utf-8", "surrogatepass")).hexdigest()
    assert digest(PYTHONHASHSEED="1", LC_ALL="C", PYTHONUTF8="0") == here
    assert digest("plain", PYTHONHASHSEED="77", LC_ALL="tr_TR.UTF-8", TZ="Asia/Kolkata") == here
    empty = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "cache")}
    assert digest(**empty) == digest(**empty) == here  # without a cache, then with one


def test_the_order_and_the_company_of_texts_do_not_matter() -> None:
    texts = examples()[::6]
    cleaner = Cleaner()
    together = cleaner.fix_batch(texts)
    assert cleaner.fix_batch(texts[::-1])[::-1] == together
    assert [r for n in range(0, len(texts), 7) for r in cleaner.fix_batch(texts[n : n + 7])] == together


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_number_of_processes_does_not_matter(tmp_path: Path, jobs: str) -> None:
    texts = [t for t in examples()[::9] if t.isprintable() and t.strip()]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(f"{text}\n", "utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(cleantext.__file__).parents[1])}
    command = [sys.executable, "-m", "cleantext", "fix", "--isolated", "--quiet", "--jobs", jobs, "."]
    subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True)
    cleaner = Cleaner()
    for number, text in enumerate(texts):
        assert (tmp_path / f"{number}.txt").read_text("utf-8") == cleaner.fix(f"{text}\n").text
