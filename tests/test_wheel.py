"""What is installed from the wheel works, with all its data, in an environment that holds nothing else of ours."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
SENTENCE, REPAIRED = "They train convolutional neural organizations .", "They train convolutional neural networks."

pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: object, wanted: int = 0, **options: object) -> str:
    """What a command prints; it must end with the status that is wanted."""
    text = [str(part) for part in command]
    done = subprocess.run(text, capture_output=True, encoding="utf-8", **options)  # type: ignore[call-overload]
    assert done.returncode == wanted, done.stdout + done.stderr
    return done.stdout  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel in it. Other libraries are those of this one, which come after its own."""
    home = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", "--without-pip", home)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    run(*PIP, "--python", binaries / "python", "install", "--quiet", "--no-deps", "--no-index", wheel)
    [packages] = home.rglob("site-packages")
    (packages / "dependencies.pth").write_text(f"{Path(pytest.__file__).parent.parent}\n", encoding="utf-8")
    return binaries


def outside(folder: Path) -> dict[str, object]:
    """Run there, without this checkout."""
    return {"cwd": folder, "env": {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}}


def test_data_are_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("glossaries", "glossaries"), ("src/cleantext/data", "data")):
        for file in (ROOT / folder).rglob("*.*"):
            assert f"cleantext/{inside}/{file.relative_to(ROOT / folder).as_posix()}" in names
    assert "cleantext/py.typed" in names


def test_a_second_build_elsewhere_is_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    left_out = shutil.ignore_patterns(".*", "build", "dist", "__pycache__", "_native*.so", "_native*.pyd")
    copy = shutil.copytree(ROOT, tmp_path / "copy", ignore=left_out)
    run(*PIP, "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, copy)
    [second] = tmp_path.glob("*.whl")
    assert second.name == wheel.name
    assert second.read_bytes() == wheel.read_bytes()


def test_the_man_page_is_installed(installed: Path) -> None:
    assert (installed.parent / "share" / "man" / "man1" / "cleantext.1").read_bytes().startswith(b".TH CLEANTEXT 1")


def test_library_and_command_repair_a_sentence(installed: Path, tmp_path: Path) -> None:
    code = f"import cleantext; print(cleantext.__file__); print(cleantext.fix({SENTENCE!r}).text)"
    where, text = run(installed / "python", "-c", code, **outside(tmp_path)).splitlines()
    assert Path(where).is_relative_to(installed.parent)
    assert text == REPAIRED
    assert run(installed / "cleantext", "fix", "-", input=SENTENCE, **outside(tmp_path)) == REPAIRED


@pytest.fixture(scope="module")
def with_house_style(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the example of a package that adds to ours."""
    folder = tmp_path_factory.mktemp("house-style")
    source = shutil.copytree(ROOT / "examples" / "house-style", folder / "source")
    run(*PIP, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, source)
    [made] = folder.glob("*.whl")
    run(*PIP, "--python", installed / "python", "install", "--quiet", "--no-deps", "--no-index", made)
    return installed


def test_a_package_of_others_adds_a_rule_terms_a_renderer_and_a_format(with_house_style: Path, tmp_path: Path) -> None:
    here, command = outside(tmp_path), with_house_style / "cleantext"
    [line] = [row for row in run(command, "rules", **here).splitlines() if row.startswith("casing/company-name")]
    assert line.endswith("Write the name of our company as it is registered. (From house-style 1.0.)")
    assert "from        house-style 1.0" in run(command, "explain", "casing/company-name", **here)
    faulty = "# At Hive corp\n=> gemini://a.example/ , a link\nThe monarch excluder lies on the brood council ."
    (tmp_path / "text.gmi").write_text(faulty + "\n", encoding="utf-8")
    shown = run(command, "check", "--output-format", "list", "text.gmi", **here, wanted=1)
    assert "text.gmi:1:6\t" in shown
    run(command, "fix", "--quiet", "text.gmi", **here)
    assert (tmp_path / "text.gmi").read_text(encoding="utf-8") == (
        "# At Hive Corp\n=> gemini://a.example/ , a link\nThe queen excluder lies on the brood chamber.\n"
    )
    check = "from house_style.rules.company_name import company_name; from cleantext.testing import check_rule"
    assert run(with_house_style / "python", "-c", f"{check}; print(check_rule(company_name))", **here) == "[]\n"
    code = "import cleantext; print(cleantext.Cleaner().signature)"
    assert run(with_house_style / "python", "-c", code, **here).startswith("cleantext:")
