"""The examples do what they show, each where its library is installed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleantext import Cleaner

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
ENGLISH, FRENCH = "It rained, they said.", "Il pleut. Nous attendons le train."
FRAME = repr([ENGLISH, None, FRENCH])
SHOWN = {
    "dask": repr([ENGLISH, FRENCH]),
    "datasets": repr({"text": [ENGLISH, FRENCH], "label": [0, 1]}),
    "datatrove": repr([ENGLISH]),
    "duckdb": f"{[(ENGLISH,), (None,)]}\n{[(ENGLISH, 1), (None, None)]}",
    "langchain_core": repr([(ENGLISH, {"page": 1})]),
    "llama_index": repr([ENGLISH]),
    "pandas": f"{[ENGLISH, FRENCH]}\n[1.0, 1.0]",
    "polars": FRAME,
    "pyarrow": f"{FRAME}\n{[['spacing/before-mark'], [], ['spacing/after-mark']]}",
    "pyspark": FRAME,
    "ray": repr([FRENCH, ENGLISH]),
    "sklearn": "['and convolutional', 'artificial intelligence', 'convolutional neural', 'intelligence and', "
    "'neural networks', 'study artificial', 'they study']",
    "spacy": "['It', 'rained', ',', 'they', 'said', '.'] ['spacing/before-mark']\n', they'\n"
    "['The', 'doors', 'opened', 'on', 'Monday', '.', 'The', 'queue', 'was', 'long', '.'] ['spacing/after-mark']\n"
    "'opened on'",
    "trafilatura": f"Weather\n{ENGLISH} The streets were empty, and the trains did not run until the evening.\n"
    "On Monday the sun came back. The shops opened again, and the children went to school as if nothing had been.",
}
REPAIRED = {
    "spun-news.txt": """\
The hospital's new laboratory opened on Monday. It will study how deep learning and other kinds of artificial \
intelligence help doctors find breast cancer early. “We want our results to reach every patient,” the director said, \
“within two years.”

Her group trains convolutional neural networks on old scans; a random forest then weighs the findings. Write to \
press@northlab.org for the report, or read it on GitHub.
""",
    "nouvelles.txt": """\
Le laboratoire de l’hôpital a ouvert lundi. Ses machines apprennent à lire des radios grâce à l’intelligence \
artificielle, et plus précisément à l’apprentissage profond. « Nous voulons aider chaque malade », explique la \
directrice.

Faut-il craindre une erreur ? C’est rare, répond-elle : un médecin relit tout. Regardez la vidéo
Quel est votre avis sur le sujet ? Selon vous, ira-t-on si loin ? Écrivez à presse@exemple.fr
""",
}


def run(*command: str, **env: str) -> str:
    """What a command prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, "PATH": path, **env})
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", REPAIRED)
def test_every_planted_fault_comes_out_right(name: str) -> None:
    assert Cleaner()((EXAMPLES / name).read_text(encoding="utf-8")).strip() == REPAIRED[name].strip()


@pytest.mark.parametrize("library", SHOWN)
def test_example_shows_what_it_should(library: str, tmp_path: Path) -> None:
    pytest.importorskip(library)
    env = {"HF_HOME": str(tmp_path), "RAY_TMPDIR": "/tmp", "RAY_ADDRESS": "local"}  # not a cluster that runs already
    shown = run(sys.executable, str(EXAMPLES / f"in_{library}.py"), **env)
    assert shown.strip().endswith(SHOWN[library])


def test_pipe() -> None:
    assert run("sh", str(EXAMPLES / "in_a_pipe.sh")) == f"{ENGLISH}\n{FRENCH}\n"


@pytest.mark.parametrize("file", [".pre-commit-hooks.yaml", "examples/pre-commit-config.yaml"])
def test_every_type_that_pre_commit_is_told_is_treated(file: str, tmp_path: Path) -> None:
    extensions = pytest.importorskip("identify.extensions")
    types = set(re.search(r"types_or: \[(.*)\]", (ROOT / file).read_text())[1].split(", "))  # type: ignore[index]
    names = [f"a.{end}" for end, tags in extensions.EXTENSIONS.items() if types & tags]
    names += [name for name, tags in extensions.NAMES.items() if types & tags]
    for name in names:
        (tmp_path / name).write_text("text\nThe doors opened .\n")
    run(sys.executable, "-m", "cleantext", "fix", "--isolated", "--field", "text", *(str(tmp_path / n) for n in names))
    untreated = [name for name in names if "opened ." in (tmp_path / name).read_text()]
    assert names
    assert not untreated


def test_pre_commit_hook_repairs_what_is_committed(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    (tmp_path / "note.txt").write_text("It rained , they said.\n")
    config = (EXAMPLES / "pre-commit-config.yaml").read_text(encoding="utf-8")
    head = run("git", "-C", str(ROOT), "rev-parse", "HEAD").strip()
    config = config.replace("https://example.org/cleantext", str(ROOT)).replace("v0.1.0", head)
    (tmp_path / ".pre-commit-config.yaml").write_text(config)
    run("git", "init", "-q", str(tmp_path))
    run("git", "-C", str(tmp_path), "add", ".")
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8")
    assert "files were modified by this hook" in done.stdout, done.stdout + done.stderr
    assert (tmp_path / "note.txt").read_text() == f"{ENGLISH}\n"


def test_a_notebook_shows_the_changes() -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(EXAMPLES / "in_a_notebook.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=120).execute()
    shown = [cell.outputs[-1]["data"]["text/html"] for cell in notebook.cells if cell.cell_type == "code"]
    assert "artificial" in shown[0]
    assert "<ins" in shown[1] or "<del" in shown[1]
