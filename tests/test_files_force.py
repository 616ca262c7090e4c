"""The command by force: odd names, deep and crowded folders, links, pipes, full disks, limits, races."""

import json
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleantext.render.registry import all_renderers

FAULTY, RIGHT = b"It ended , so .\n", b"It ended, so.\n"
COMMAND = [sys.executable, "-m", "cleantext"]
OPTIONS = ["--isolated", "--language", "en"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names of bytes, limits and mounts as Linux has them")


def ran(verb: str, *arguments: object, cwd: Path, **more: object) -> "subprocess.CompletedProcess[bytes]":
    command = [*COMMAND, verb, *OPTIONS, *map(os.fsencode, map(str, arguments))]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, **more)  # type: ignore[call-overload]


NAMES = [
    b"caf\xe9.txt", b"\xff\xfe.txt", "日本.txt".encode("shift_jis"), b"a\nb.txt", b"-x.txt", b" .txt", b"%0A::x.txt",
    b"'\"`$(x).txt", "e\u0301é.txt".encode(), b"\x01\x7f.txt", b"x" * 251 + b".txt",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names_of_any_bytes(name: bytes, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(name)
    file.write_bytes(FAULTY)
    for environment in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C.UTF-8"}):
        done = ran("check", ".", cwd=tmp_path, env={**os.environ, **environment})
        assert (done.returncode, done.stderr) == (1, b""), done
        assert b"Traceback" not in done.stdout
    assert ran("fix", "--quiet", "--", "./" + file.name, cwd=tmp_path).returncode == 0
    assert file.read_bytes() == RIGHT


@pytest.mark.parametrize("renderer", sorted(r.name for r in all_renderers() if not r.binary))
def test_a_report_names_a_file_of_any_bytes(renderer: str, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(FAULTY)
    for more in ((), ("--output", "report")):
        done = ran("check", "--output-format", renderer, *more, ".", cwd=tmp_path)
        assert done.returncode == 1, done
        assert b"Traceback" not in done.stderr


def test_a_run_over_a_folder_takes_names_of_any_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in NAMES:
        (folder / os.fsdecode(name)).write_bytes(FAULTY)
    for jobs in ("1", "2"):
        done = ran("fix", "--quiet", "--jobs", jobs, "--output", f"out{jobs}", "in", cwd=tmp_path)
        assert done.returncode == 0, done
        out = tmp_path / f"out{jobs}"
        assert all((out / os.fsdecode(name)).read_bytes() == RIGHT for name in NAMES)


def test_a_path_as_long_as_paths_may_be(tmp_path: Path) -> None:
    folder = tmp_path
    while len(os.fsencode(folder)) < 3_800:
        folder /= "d" * 200
    folder.mkdir(parents=True)
    room = 4_095 - len(os.fsencode(folder)) - 1
    for length in (10, 60, room):
        file = folder / ("n" * (min(length, 255) - 4) + ".txt")
        if len(os.fsencode(file)) > 4_095:
            continue
        file.write_bytes(FAULTY)
        done = ran("fix", "--quiet", file, cwd=tmp_path)
        if done.returncode:  # the file beside it has a longer name
            assert b"File name too long; left as it was" in done.stderr
            assert done.stderr.count(b"\n") == 1
            assert file.read_bytes() == FAULTY
        else:
            assert file.read_bytes() == RIGHT
        assert [p.name for p in folder.iterdir()] == [file.name]
        file.unlink()
    done = ran("fix", "--quiet", "x" * 5_000, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.slow
def test_a_hundred_thousand_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for number in range(100_000):
        if number % 10_000 == 0:
            (here := folder / str(number)).mkdir(parents=True)
        (here / f"{number}.txt").write_bytes(FAULTY if number % 1_000 == 0 else RIGHT)
    done = ran("fix", "--quiet", "in", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert all((folder / str(n // 10_000 * 10_000) / f"{n}.txt").read_bytes() == RIGHT for n in range(0, 100_000, 500))


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door.txt"))
        (tmp_path / "loop.txt").symlink_to("loop.txt")
        (tmp_path / "gone.txt").symlink_to("nowhere")
        (tmp_path / "up").symlink_to("..")
        (tmp_path / "null.txt").symlink_to("/dev/zero")
        (tmp_path / "a.txt").write_bytes(FAULTY)
        done = ran("fix", "--quiet", ".", cwd=tmp_path, timeout=60)
        assert (done.returncode, done.stderr) == (0, b"")
        assert (tmp_path / "a.txt").read_bytes() == RIGHT
        for name in ("pipe.txt", "door.txt", "loop.txt", "gone.txt", "null.txt"):
            done = ran("fix", name, cwd=tmp_path, timeout=60)
            assert done.returncode == 2, name
            assert done.stderr.count(b"\n") == 1
            assert done.stderr.startswith(name.encode()) or name.encode() in done.stderr


def _no_file_over_100_kb() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.parametrize("arguments", [(), ("--output", "out"), ("--output", "b.txt"), ("--backup",)], ids=str)
def test_a_limit_of_the_size_of_files(arguments: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(FAULTY * 20 + b"All is well here, as it was before.\n" * 4_000)
    old = file.read_bytes()
    if arguments == ("--output", "out"):
        (tmp_path / "out").mkdir()
    done = ran("fix", "--quiet", *arguments, "a.txt", cwd=tmp_path, preexec_fn=_no_file_over_100_kb)
    assert done.returncode == 2
    assert b"File too large" in done.stderr
    assert b"Traceback" not in done.stderr
    assert file.read_bytes() == old
    assert [p.name for p in tmp_path.rglob("*") if p.suffix in (".txt", ".bak", ".tmp")] == ["a.txt"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("cannot mount a tmpfs here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".parquet"])
def test_a_full_disk_under_a_folder_of_results(suffix: str, small_disk: Path, tmp_path: Path) -> None:
    file = tmp_path / f"a{suffix}"
    texts = [f"{'It ended , so .' if number < 100 else 'All is well.'} {number * 7919:x}" for number in range(20_000)]
    if suffix == ".parquet":
        pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        pq.write_table(pa.table({"text": texts}), file, compression="none", use_dictionary=False)
    else:
        file.write_text("".join(json.dumps({"text": t}) + "\n" if suffix == ".jsonl" else f"{t}\n" for t in texts))
    old = file.read_bytes()
    done = ran("fix", "--quiet", "--field", "text", "--output", small_disk / "out", file, cwd=tmp_path)
    assert done.returncode == 2, done
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert file.read_bytes() == old
    assert not (small_disk / "out" / file.name).exists()


def test_a_full_device_under_what_is_printed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(FAULTY * 1_000)
    for arguments in (("check", "a.txt"), ("check", "--output-format", "jsonl", "a.txt"), ("diff", "a.txt", "b.txt")):
        (tmp_path / "b.txt").write_bytes(RIGHT * 1_000)
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            done = subprocess.run(
                [*COMMAND, *arguments], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 2, arguments
        assert b"standard output: No space left on device\n" in done.stderr
        assert b"Traceback" not in done.stderr


def test_two_runs_into_one_folder(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_bytes(FAULTY * 100)
    command = [*COMMAND, "fix", *OPTIONS, "--quiet", "--output", "out", *(f"{n}.txt" for n in range(20))]
    runs = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) for _ in range(2)]
    for run in runs:
        _, said = run.communicate()
        assert b"Traceback" not in said
    assert 0 in {run.returncode for run in runs}
    assert all((tmp_path / "out" / f"{n}.txt").read_bytes() == RIGHT * 100 for n in range(20))
