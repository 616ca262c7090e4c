"""Two other projects install a package called ``cleantext`` too; a mix of them and ours says so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cleantext

CURE = "cure: pip uninstall -y"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of our package, without its data."""
    source = Path(cleantext.__file__).parent
    shutil.copytree(source, tmp_path / "cleantext", ignore=shutil.ignore_patterns("data", "__pycache__", "rules"))
    return tmp_path / "cleantext"


def python(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed.parent)}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment)


def test_ours_alone_is_silent(installed: Path) -> None:
    shown = python(installed, "-W", "error", "-m", "cleantext", "--help")
    assert (shown.returncode, shown.stderr) == (0, "")


@pytest.mark.parametrize(("project", "file"), [("clean-text", "clean.py"), ("cleantext", "cleantext.py")])
def test_theirs_beside_ours(installed: Path, project: str, file: str) -> None:
    (installed / file).write_text("def clean(text): return text\n")
    shown = python(installed, "-W", "ignore", "-m", "cleantext", "--help")
    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.count("\n") == 1
    assert f"the project '{project}' installs a package of the same name" in shown.stderr
    assert f"{CURE} {project} cleantext-repair && pip install cleantext-repair" in shown.stderr
    imported = python(installed, "-c", "import cleantext; print(cleantext.Confidence.LIKELY.name)")
    assert imported.stdout == "LIKELY\n"
    assert f"RuntimeWarning: the project '{project}'" in imported.stderr


def test_theirs_over_ours(installed: Path) -> None:
    (installed / "clean.py").write_text("def clean(text): return text\n")
    (installed / "__init__.py").write_text("from .clean import clean\n")
    shown = python(installed, "-m", "cleantext", "check", "x.txt")
    assert shown.returncode == 2
    assert shown.stderr.count("\n") == 1
    assert "the project 'clean-text'" in shown.stderr


def test_something_unknown_over_ours(installed: Path) -> None:
    (installed / "__init__.py").write_text("")
    shown = python(installed, "-m", "cleantext", "--help")
    assert shown.returncode == 2
    assert shown.stderr.startswith("cleantext: another project installs a package of the same name")


def test_the_face_is_whole_and_imported_when_asked_for() -> None:
    code = (
        "import sys, cleantext, cleantext.diff as module\nfrom cleantext.diff import diff\n"
        "assert cleantext.diff is diff and module is diff\n"
        "assert 'cleantext.cleaner' not in sys.modules\n"
        "from cleantext import *\n"
        "assert all(name in globals() for name in cleantext.__all__)\n"
        "assert set(cleantext.__all__) <= set(dir(cleantext))\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (shown.returncode, shown.stderr) == (0, "")
