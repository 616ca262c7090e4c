"""What is installed from the wheel works, with all its data, in an environment that holds nothing else of ours."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
SENTENCE, REPAIRED = "They train convolutional neural organizations .", "They train convolutional neural networks."


def run(*command: object, **options: object) -> str:
    """What a command prints."""
    text = [str(part) for part in command]
    done = subprocess.run(text, capture_output=True, encoding="utf-8", **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel in it; other libraries are those of this one."""
    home = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", "--without-pip", home)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    run(*PIP, "--python", binaries / "python", "install", "--quiet", "--no-deps", "--no-index", wheel)
    return binaries


def outside(folder: Path) -> dict[str, object]:
    """Run there, without this checkout: only our dependencies are lent, not what is installed editable."""
    lent = Path(pytest.__file__).parent.parent
    return {"cwd": folder, "env": {**os.environ, "PYTHONPATH": str(lent)}}


def test_data_are_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("glossaries", "glossaries"), ("src/cleantext/data", "data")):
        for file in (ROOT / folder).rglob("*.*"):
            assert f"cleantext/{inside}/{file.relative_to(ROOT / folder).as_posix()}" in names
    assert "cleantext/py.typed" in names


def test_library_and_command_repair_a_sentence(installed: Path, tmp_path: Path) -> None:
    code = f"import cleantext; print(cleantext.__file__); print(cleantext.fix({SENTENCE!r}).text)"
    where, text = run(installed / "python", "-c", code, **outside(tmp_path)).splitlines()
    assert Path(where).is_relative_to(installed.parent)
    assert text == REPAIRED
    assert run(installed / "cleantext", "fix", "-", input=SENTENCE, **outside(tmp_path)) == REPAIRED
