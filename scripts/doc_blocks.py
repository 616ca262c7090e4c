"""Run the code blocks of a page and bring its outputs up to date: ``python scripts/doc_blocks.py README.md docs/…``.

``sh`` blocks run as they are; in ``console`` blocks each line after ``$ `` is a command, and the lines below it are its
output; ``python`` blocks with ``>>>`` are doctests. A block with a title is a file of that name. All blocks of a page
run in order in one empty folder that holds only a copy of ``examples``.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r'^(?P<fence>`{3,})(?P<kind>\w*)(?: title="(?P<title>.*?)")?\n(?P<body>.*?)^(?P=fence)$', re.M | re.S
)
COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?:(?!\$ ).*\n)*", re.M)
NOT_RUN = re.compile(r"^(make|pip|man|curl|cleantext (serve|lsp)|.*--(watch|interactive|engine))\b", re.M)
"""Commands that install something, wait for input, or need a server; other tests cover what they do."""


def run(page: str, folder: Path) -> str:
    """The page as it should be: with the current outputs of its commands.

    Raises:
        AssertionError: if a command fails, a Python example does not hold, or a file differs from what the page shows.
    """
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    _check_python(page)
    return BLOCK.sub(lambda block: _with_outputs(block, folder), page)


def _with_outputs(block: re.Match[str], folder: Path) -> str:
    kind, body, title = block["kind"], block["body"], block["title"]
    if title:
        target = folder / title
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, encoding="utf-8")
    if kind == "toml":
        tomllib.loads(body)
    elif kind == "json":
        json.loads(body)
    elif kind == "python" and ">>>" not in body:
        compile(body, title or "a block", "exec")
    elif kind == "sh" and not title and not NOT_RUN.search(body):
        _output(body, folder)
    elif kind == "console":
        return block[0].replace(body, COMMAND.sub(lambda c: f"$ {c['line']}\n{_output(c['line'], folder)}", body))
    return block[0]


def _check_python(page: str) -> None:
    """Run all doctests of a page as one."""
    code = "".join(block["body"] + "\n" for block in BLOCK.finditer(page) if block["kind"] == "python")
    complaints = list[str]()
    if ">>>" in code:
        examples = doctest.DocTestParser().get_doctest(code, {}, "page", "page", 0)
        doctest.DocTestRunner().run(examples, out=complaints.append)
    assert not complaints, "".join(complaints)


def _output(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config")}
    env = {**os.environ, **home, "PATH": path, "COLUMNS": "80", "XDG_CACHE_HOME": _cache()}
    done = subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, encoding="utf-8")
    assert done.returncode < 2, f"{command}: {done.stderr}"
    return done.stdout.replace(str(folder), "/home/you")


def _cache() -> str:
    return os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")


def main(pages: Sequence[str]) -> None:
    """Bring pages up to date, and name those that changed."""
    for name in pages:
        page = Path(name)
        old = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            new = run(old, Path(folder))
        if new != old:
            page.write_text(new, encoding="utf-8", newline="\n")
            print(f"{name}: outputs changed, read them")


if __name__ == "__main__":
    main(sys.argv[1:])
