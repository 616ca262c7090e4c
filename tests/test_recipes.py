"""The recipes of CONTRIBUTING, followed to the letter in a copy of the repository: one file each, and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("make"), reason="the recipes are for a Unix shell")


_BLOCK = re.compile(
    r"`((?:src|glossaries)/[\w/.-]+\.(?:py|toml))`:\n\n```(?:python|toml)\n(.*?)^```$", re.DOTALL | re.MULTILINE
)


class Recipe(NamedTuple):
    """A file to write, and the commands that then must pass."""

    file: str
    content: str
    commands: str


def recipes() -> dict[str, Recipe]:
    """Each section that says which file to write, what to write there, and what to run then."""
    found = {}
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        title, _, text = section.partition("\n")
        block = _BLOCK.search(text)
        commands = re.search(r"Then:\n\n```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        if block and commands:
            found[title] = Recipe(block[1], block[2], commands[1])
    return found


RECIPES = recipes()


def test_all_recipes_are_seen() -> None:
    assert set(RECIPES) >= {"A rule", "A language", "A term", "A signal", "A format for reports", "A file format"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository as it stands, with an environment whose Python is this one."""
    folder = tmp_path / "repository"
    ignored = shutil.ignore_patterns(".*", "build", "dist", "__pycache__", "results")
    shutil.copytree(ROOT, folder, ignore=ignored)
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    for name, arguments in (("python", ""), ("cleantext", " -m cleantext")):
        (binaries / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{arguments} "$@"\n')
        (binaries / name).chmod(0o755)
    (folder / ".venv" / ".installed-test").touch()  # newer than all: make installs nothing
    return folder


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_is_one_file_and_all_is_well(title: str, copy: Path) -> None:
    recipe = RECIPES[title]
    place = copy / recipe.file
    assert not place.exists()
    place.write_text(recipe.content, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTEST_ADDOPTS": "-p no:cacheprovider -x"}
    done = subprocess.run(
        ["sh", "-e", "-c", recipe.commands], cwd=copy, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    for tool in (["ruff", "check"], ["ruff", "format", "--check"]) if recipe.file.endswith(".py") else ():
        checked = subprocess.run(
            [sys.executable, "-m", *tool, str(place)], cwd=copy, capture_output=True, encoding="utf-8"
        )
        assert checked.returncode == 0, checked.stdout
