"""Kill -9 at random moments, for each way in which a file is written: afterwards it is the old one or the new one.

How often, for each kind of file, is set by KILLS (``make test-scale KILLS=100``); one in two hits a file being written.
"""

import gzip
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

KILLS = int(os.environ.get("KILLS", "1"))
FAULTY, RIGHT = "It rained , they said.", "It rained, they said."
LINES = 200
_ODT = (
    '<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>{}</o:text></o:body></o:d>'
)
_SLIDE = (
    '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</p:sld>'
)


def packed(*members: tuple[str, str]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def word(path: Path) -> None:
    document = pytest.importorskip("docx").Document()
    for _ in range(LINES):
        document.add_paragraph(FAULTY)
    document.save(str(path))


def opendocument(path: Path) -> None:
    text = f"<text:p>{FAULTY}</text:p>" * LINES
    path.write_bytes(
        packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", _ODT.format(text)))
    )


def slides(path: Path) -> None:
    text = f"<a:p><a:r><a:t>{FAULTY}</a:t></a:r></a:p>" * LINES
    path.write_bytes(packed(("[Content_Types].xml", "<a/>"), ("ppt/slides/slide1.xml", _SLIDE.format(text))))


def table(path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"text": [FAULTY] * LINES}), path, row_group_size=50)


def members(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows(path: Path) -> Any:
    return pytest.importorskip("pyarrow.parquet").read_table(path).to_pydict()


KINDS: dict[str, tuple[Callable[[Path], object], Callable[[Path], Any]]] = {
    "a.txt": (lambda path: path.write_text(f"{FAULTY}\n" * LINES), Path.read_bytes),
    "a.txt.gz": (
        lambda path: path.write_bytes(gzip.compress(f"{FAULTY}\n".encode() * LINES)),
        lambda path: gzip.decompress(path.read_bytes()),
    ),
    "a.docx": (word, members),
    "a.odt": (opendocument, members),
    "a.pptx": (slides, members),
    "a.parquet": (table, rows),
}


def start(path: Path, out: Path) -> "subprocess.Popen[bytes]":
    """Begin to repair a file: in place, but a table into a folder of its own."""
    command = [sys.executable, "-m", "cleantext", "fix", "--isolated", "--quiet", "--language", "en"]
    there = ["--field", "text", "--output", str(out)] if path.suffix == ".parquet" else []
    return subprocess.Popen([*command, *there, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("name", KINDS)
def test_killed_at_any_moment_a_file_is_the_old_or_the_new_one(name: str, tmp_path: Path) -> None:
    make, read = KINDS[name]
    path, out = tmp_path / "in" / name, tmp_path / "out"
    path.parent.mkdir()
    result = out / name if path.suffix == ".parquet" else path
    make(path)
    old = read(path)
    since = time.monotonic()
    assert start(path, out).wait() == 0
    takes, new = time.monotonic() - since, read(result)
    assert new != old
    chance, killed = random.Random(name), 0
    while killed < KILLS:
        if result is not path:
            result.unlink(missing_ok=True)
        else:
            make(path)
        run = start(path, out)
        try:
            if killed % 2:  # the moment in which a file is written is short: wait for it
                _wait_for_a_second_file(result.parent, run, 2 * takes)
                run.wait(chance.uniform(0, 0.01))
            else:
                run.wait(chance.uniform(0, takes))
        except subprocess.TimeoutExpired:
            run.kill()
            killed += 1
        run.wait()
        assert not result.exists() or read(result) in (old, new)
        assert read(path) in (old, new)
    assert start(path, out).wait() == 0  # whatever was left behind is in nobody's way
    assert read(result) == new


def _wait_for_a_second_file(folder: Path, run: "subprocess.Popen[bytes]", most: float) -> None:
    end = time.monotonic() + most
    before = len(list(folder.iterdir())) if folder.exists() else 0
    while run.poll() is None and time.monotonic() < end:
        if folder.exists() and len(list(folder.iterdir())) > before:
            return
        time.sleep(0.0005)
