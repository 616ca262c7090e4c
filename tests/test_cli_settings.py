"""The settings of the command: configuration files, the nearest first, and what is wrong in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleantext.cli import settings

Run = Callable[..., Any]


def test_configuration_nearest_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.cleantext]\nignore = ["spacing"]\nat-least = "certain"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (inner / "a.txt").write_text("It ended .")
    assert run("fix", "inner/a.txt").err == "1 file unchanged.\n"
    assert run("fix", "--isolated", "--diff", "inner/a.txt").status == 1
    shown = run("config", "inner").out
    assert f'ignore           = ["spacing"]                   # {tmp_path}/pyproject.toml:2' in shown
    assert "select           = []                            # default" in shown
    assert '["casing"]                    # command line' in run("config", "--select", "casing").out
    (inner / "cleantext.toml").write_text("")
    settings._nearest.cache_clear()
    assert run("fix", "inner/a.txt").err == "1 file repaired (1 change).\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[tool.cleantext]\n\nlanguage = ['en']\n", ":3: unknown key 'language'; did you mean 'languages'?"),
        ("[tool.cleantext]\nat_least = 'certain'\n", ":2: unknown key 'at_least'; did you mean 'at-least'?"),
        (
            "[tool.cleantext]\nnonsense = 1\n",
            "pyproject.toml:2: unknown key 'nonsense'; the keys are languages, select",
        ),
        ("[tool.cleantext]\nselect = 'spacing'\n", "pyproject.toml:2: select must be a list of strings"),
        ("[tool.cleantext]\nat-least = 'sure'\n", "pyproject.toml:2: at-least must be one of guess, likely, certain"),
        ("[tool.cleantext]\nselect = ['spacin']\n", "pyproject.toml:2: there is no rule or stage 'spacin'"),
        ("[tool.cleantext\n", "pyproject.toml:1: not valid TOML"),
        ("[tool]\ncleantext = 1\n", "pyproject.toml:2: tool.cleantext must be a table"),
    ],
)
def test_faults_in_configuration_are_named(run: Run, tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "a.txt").write_text("It ended .")
    (tmp_path / "pyproject.toml").write_text(written)
    status, _, err = run("fix", "a.txt")
    assert status == 2
    assert said in err
    assert err.count("\n") == 1
