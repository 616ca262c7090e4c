"""The public repositories that ``corpora.toml`` names, and the files of their clones."""

from __future__ import annotations

import fnmatch
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

EVERYTHING = 10**9


class Corpus(NamedTuple):
    """One source, as ``corpora.toml`` describes it."""

    repository: str
    commit: str
    licence: str
    set: str
    paths: list[str]
    extract: str
    exclude: list[str]
    most: int


def read_corpora() -> list[Corpus]:
    """The sources that ``corpora.toml`` names."""
    table = tomllib.loads((Path(__file__).with_name("corpora.toml")).read_text(encoding="utf-8"))["corpus"]
    return [
        Corpus(
            c["repository"],
            c["commit"],
            c["licence"],
            c["set"],
            c["paths"],
            c["extract"],
            c.get("exclude", []),
            c.get("most", EVERYTHING),
        )
        for c in table
    ]


def git_folder(clones: Path, repository: str) -> Path | None:
    """The git folder of a repository, wherever it is in the folder of that name."""
    root = clones / repository.replace("/", "+")
    for place in (root, root / ".git", root / "repo", root / "repo" / ".git"):
        if (place / "HEAD").is_file():
            return place
    return None


def files(folder: Path, corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """The path and content of each file of a source, at its commit."""
    git = ["git", f"--git-dir={folder}"]
    listing = subprocess.run([*git, "ls-tree", "-r", "-z", corpus.commit], capture_output=True, check=True).stdout
    wanted: list[tuple[str, str]] = []
    for line in listing.split(b"\0"):
        if not line:
            continue
        meta, name = line.split(b"\t", 1)
        path = name.decode("utf-8", "replace")
        if any(fnmatch.fnmatch(path, p) for p in corpus.paths) and not any(
            fnmatch.fnmatch(path, p) for p in corpus.exclude
        ):
            wanted.append((path, meta.split()[2].decode()))
    if corpus.most < EVERYTHING:
        wanted.sort(key=lambda file: file[1])  # by chance, but always the same
    batch = subprocess.Popen(
        [*git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert batch.stdin is not None
    assert batch.stdout is not None
    for path, blob in wanted:
        batch.stdin.write(blob.encode() + b"\n")
        batch.stdin.flush()
        head = batch.stdout.readline().split()
        if len(head) != 3:
            continue  # not in this clone
        content = batch.stdout.read(int(head[2]))
        batch.stdout.read(1)
        yield path, content
    batch.stdin.close()
    batch.wait()
