"""The GitHub Action: its steps do what they say, as a runner would call them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FAULTY, RIGHT = "It rained , they said.\n", "It rained, they said.\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture
def action() -> Any:
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load((ROOT / "action.yml").read_text())


def check(action: Any, folder: Path, **inputs: str) -> tuple[int, str, str]:
    """Exit status, annotations and outputs of the step that checks."""
    [step] = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    given = {name: inputs.get(name, value["default"]) for name, value in action["inputs"].items()}
    env = {name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step["env"].items()}
    (folder / "outputs").write_text("")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    system = {**os.environ, "GITHUB_OUTPUT": str(folder / "outputs"), "PATH": path}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=folder / "texts", env=system | env, capture_output=True, text=True)
    return done.returncode, done.stdout, (folder / "outputs").read_text()


@pytest.mark.parametrize(
    ("text", "inputs", "status", "found"),
    [
        (FAULTY, {}, 1, "true"),
        (FAULTY, {"fail": "false"}, 0, "true"),
        (RIGHT, {}, 0, "false"),
        (FAULTY, {"arguments": "--isolated --ignore spacing,residue"}, 0, "false"),
        (FAULTY, {"paths": "missing.txt"}, 2, "false"),
    ],
)
def test_findings_are_annotations_and_decide(
    action: Any, tmp_path: Path, text: str, inputs: dict[str, str], status: int, found: str
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a note.txt").write_text(text)
    code, said, outputs = check(action, tmp_path, **inputs)
    assert (code, outputs) == (status, f"found={found}\n")
    assert ("file=a note.txt,line=1" in said) == (found == "true")


def test_every_input_reaches_a_step(action: Any) -> None:
    used = str(action["runs"]["steps"])
    assert [name for name in action["inputs"] if f"inputs.{name}" not in used] == []
