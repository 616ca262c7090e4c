"""The same bytes come out whatever the seed of hashes, the locale, the cache, the batch and the number of processes."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.inputs import examples

import cleantext
from cleantext import Cleaner

_CODE = """
import hashlib, locale, sys
print(locale.setlocale(locale.LC_ALL, ""))
from cleantext import Cleaner
from fuzz.inputs import examples
if "plain" in sys.argv:
    from fuzz.targets.native import plain_ways
    plain_ways().__enter__()
results = Cleaner().fix_batch(examples()[::4])
print(hashlib.sha256(repr(results).encode("utf-8", "surrogatepass")).hexdigest())
"""
_ROOT = Path(__file__).parent.parent
_LOCALES = ("de_DE.ISO-8859-1", "tr_TR.UTF-8")


def digest(*arguments: str, options: tuple[str, ...] = (), **environment: str) -> str:
    """What a process of its own makes of the examples."""
    path = os.pathsep.join((str(Path(cleantext.__file__).parents[1]), str(_ROOT)))
    env = {**os.environ, "PYTHONPATH": path, "LC_ALL": "C", **environment}
    done = subprocess.run(
        [sys.executable, *options, "-c", _CODE, *arguments], env=env, capture_output=True, text=True, check=True
    )
    locale, digest = done.stdout.split()
    assert locale == environment.get("LC_ALL", locale)
    return digest


@pytest.fixture(scope="module")
def here() -> str:
    """What this process makes of them."""
    return hashlib.sha256(repr(Cleaner().fix_batch(examples()[::4])).encode("utf-8", "surrogatepass")).hexdigest()


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of locales that write numbers, and the letter i, in their own ways; one of them is no UTF-8."""
    folder = tmp_path_factory.mktemp("locales")
    if not (localedef := shutil.which("localedef")):
        pytest.skip("needs localedef")
    for name in _LOCALES:
        language, charmap = name.split(".")
        command = [localedef, "-i", language, "-f", charmap, str(folder / name)]
        if subprocess.run(command, capture_output=True).returncode:
            pytest.skip("needs the sources of locales")
    return str(folder)


@pytest.mark.parametrize("name", _LOCALES)
def test_the_locale_does_not_matter(name: str, locales: str, here: str) -> None:
    assert digest(LOCPATH=locales, LC_ALL=name, PYTHONUTF8="0") == here


@pytest.mark.parametrize("seed", ["0", "4294967295"])
def test_the_seed_of_hashes_does_not_matter(seed: str, here: str) -> None:
    assert digest(PYTHONHASHSEED=seed) == here


@pytest.mark.parametrize("options", [("-OO",), ("-X", "dev", "-b")])
def test_the_options_of_python_do_not_matter(options: tuple[str, ...], here: str) -> None:
    assert digest(options=options) == here


def test_the_cache_does_not_matter(tmp_path: Path, here: str) -> None:
    cache = tmp_path / "cache"
    where = {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
    assert digest(**where) == here  # without one
    files = [file for file in cache.rglob("*") if file.is_file()]
    assert files
    assert digest(**where) == here  # with one
    for file in files:
        file.write_bytes(file.read_bytes()[:-100])
    assert digest(**where) == here  # with a damaged one
    shutil.rmtree(cache)
    cache.write_text("no folder")
    assert digest(**where) == here  # where there can be none


def test_the_company_of_texts_does_not_matter() -> None:
    texts = examples()[::6]
    cleaner = Cleaner()
    together = dict(zip(texts, cleaner.fix_batch(texts), strict=True))
    chance = random.Random(3)
    for _ in range(10):
        some = chance.choices(texts, k=chance.randint(1, 300))  # in any order, some of them twice
        assert cleaner.fix_batch(some) == [together[text] for text in some]


def test_processes_of_every_kind_give_the_same(here: str) -> None:
    assert digest(PYTHONHASHSEED="1", LC_ALL="C", PYTHONUTF8="0") == here
    assert digest("plain", PYTHONHASHSEED="77", TZ="Asia/Kolkata") == here


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
