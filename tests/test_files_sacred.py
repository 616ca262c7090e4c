"""Files are replaced as a whole or not at all, with the real thing: links, full disks, kills, changes under way."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleantext import InputError
from cleantext.cli.file_result import FileResult, InPlace
from cleantext.cli.session import Session, Task, cleaner
from cleantext.files.encoding import codec, sniffed
from cleantext.files.open_file import ReadOptions
from cleantext.files.registry import format_by_name
from cleantext.files.replacement import FileReplacement

SESSION = Session(isolated=True, given={"languages": ("en",)})
CLEANER = cleaner(SESSION.settings(Path()), isolated=True)
COMMAND = [sys.executable, "-m", "cleantext", "fix", "--isolated", "--quiet", "--language", "en"]
OLD, NEW = b"It ended .\n", b"It ended.\n"


def fix(file: Path, encoding: str | None = None, backup: bool = False) -> FileResult:
    done = FileResult(str(file))
    options = ReadOptions(format_by_name("text"), encoding=encoding)
    InPlace(backup)(Task(file, str(file), CLEANER, options), done)
    return done


def beside(file: Path) -> list[str]:
    return sorted(p.name for p in file.parent.iterdir())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.txt"
    made.write_bytes(OLD)
    return made


def test_nothing_is_left_beside_the_file(file: Path) -> None:
    assert fix(file).changed
    assert file.read_bytes() == NEW
    assert beside(file) == ["a.txt"]


def test_the_mode_is_kept(file: Path) -> None:
    file.chmod(0o640)
    fix(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_is_kept(file: Path) -> None:
    os.chown(file, 1234, 2345)
    fix(file)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 2345)


def test_a_file_without_faults_is_not_touched(file: Path) -> None:
    file.write_bytes(NEW)
    os.utime(file, ns=(1_000_000_000, 1_000_000_000))
    before = file.stat()
    assert not fix(file).changed
    after = file.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (before.st_ino, 1_000_000_000, before.st_ctime_ns)


def test_a_symbolic_link_stays_one(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(file)
    fix(link)
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert beside(link) == ["link.txt"]


def test_hard_links_are_not_parted(file: Path) -> None:
    other = file.with_name("b.txt")
    os.link(file, other)
    with pytest.raises(InputError, match="other hard links"):
        fix(file)
    assert other.read_bytes() == file.read_bytes() == OLD
    assert file.stat().st_nlink == 2
    fix(file, backup=True)
    assert other.read_bytes() == file.read_bytes() == NEW
    assert file.samefile(other)
    assert file.with_name("a.txt.bak").read_bytes() == OLD


def test_a_backup_holds_the_old_text_and_takes_no_place(file: Path) -> None:
    file.with_name("a.txt.bak").write_bytes(b"kept by somebody")
    fix(file, backup=True)
    assert (file.read_bytes(), file.with_name("a.txt.bak2").read_bytes()) == (NEW, OLD)
    assert file.with_name("a.txt.bak").read_bytes() == b"kept by somebody"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marks_of_byte_order_are_kept(file: Path, encoding: str) -> None:
    file.write_bytes("É ended .\r\nNext , line".encode(encoding))
    fix(file)
    assert file.read_bytes() == "É ended.\r\nNext, line".encode(encoding)


def test_big_endian_is_kept(file: Path) -> None:
    file.write_bytes(b"\xfe\xff" + "It ended .".encode("utf-16-be"))
    fix(file)
    assert file.read_bytes() == b"\xfe\xff" + "It ended.".encode("utf-16-be")


def test_every_line_keeps_its_own_end(file: Path) -> None:
    file.write_bytes(b"One , two.\r\nThree and four .\nFive\rsix\n\rSeven , eight.")
    fix(file)
    assert file.read_bytes() == b"One, two.\r\nThree and four.\nFive\rsix\n\rSeven, eight."


def test_a_stated_encoding(file: Path) -> None:
    file.write_bytes("Café , noir .".encode("cp1252"))
    with pytest.raises(InputError, match=r"a\.txt:1: byte 0xE9 is not UTF-8; left as it was; state its encoding"):
        fix(file)
    assert file.read_bytes() == "Café , noir .".encode("cp1252")
    fix(file, "cp1252")
    assert file.read_bytes() == "Café, noir.".encode("cp1252")


def test_the_line_of_a_bad_byte_is_named(file: Path) -> None:
    file.write_bytes(b"one , two\nthree\nfo\xffur")
    with pytest.raises(InputError, match=r"a\.txt:3: byte 0xFF"):
        fix(file)
    file.write_bytes(b"\xff\xfeI\x00t\x00 ")
    with pytest.raises(InputError, match=r"a\.txt:1: byte 0x20 is not UTF-16"):
        fix(file)


@pytest.mark.parametrize("end", [b"\x1b(B\x1b(B", b"\x1b\xf8", b"\x1b \xe9C."])  # read, never written
def test_an_encoding_that_would_not_come_back_the_same(file: Path, end: bytes) -> None:
    file.write_bytes(b"It ended . " + end)
    with pytest.raises(InputError, match="does not survive a round trip"):
        fix(file, "iso2022_jp")
    assert file.read_bytes() == b"It ended . " + end


def test_shifts_without_end_are_refused(file: Path) -> None:
    content = b"It ended . " + "\x1b.…'Óe".encode()
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.txt: is not ISO2022_JP: pending buffer overflow; left as it was"):
        fix(file, "iso2022_jp")
    assert file.read_bytes() == content


def test_binaries_are_passed_over(file: Path) -> None:
    file.write_bytes(b"\x7fELF\x00\x01 , .")
    with pytest.raises(InputError, match="not a text file"):
        fix(file)


def test_encodings_are_known_or_refused() -> None:
    assert codec("latin1") == "iso8859-1"
    assert sniffed(b"\xef\xbb\xbfa", None).bom == b"\xef\xbb\xbf"
    for bad in ("klingon", "base64", "rot13", "utf-7"):
        with pytest.raises(ValueError, match="unknown encoding"):
            codec(bad)


def test_a_file_that_changes_while_it_is_read(file: Path) -> None:
    replacement = FileReplacement(file, file.stat())
    replacement.write(NEW)
    file.write_bytes(b"Somebody else wrote this.\n")
    with pytest.raises(InputError, match="changed while it was read"):
        replacement.commit()
    assert file.read_bytes() == b"Somebody else wrote this.\n"
    assert beside(file) == ["a.txt"]


def test_a_file_that_vanishes_while_it_is_read(file: Path) -> None:
    replacement = FileReplacement(file, file.stat())
    replacement.write(NEW)
    file.unlink()
    with pytest.raises(InputError, match="a\\.txt"):
        replacement.commit()
    assert beside(file) == []


@pytest.fixture
def small_disk(tmp_path: Path):  # type: ignore[no-untyped-def]
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("cannot mount a tmpfs here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    file = small_disk / "a.txt"
    text = b"It ended . " * 15_000  # more than half of the disk
    file.write_bytes(text)
    with pytest.raises(InputError, match="No space left on device; left as it was"):
        fix(file)
    assert file.read_bytes() == text
    assert beside(file) == ["a.txt"]


def test_a_read_only_folder(small_disk: Path) -> None:
    file = small_disk / "a.txt"
    file.write_bytes(OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(InputError, match=r"a\.txt: "):
        fix(file)
    assert file.read_bytes() == OLD
    assert beside(file) == ["a.txt"]


def test_killed_at_any_moment_the_file_is_old_or_new(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    old, new = b"It ended . Then , late.\n" * 20_000, b"It ended. Then, late.\n" * 20_000
    code = (
        "import sys; from pathlib import Path; from cleantext.files.replacement import FileReplacement\n"
        "p = Path(sys.argv[1]); r = FileReplacement(p, p.stat()); data = sys.stdin.buffer.read(); print(flush=True)\n"
        "for i in range(0, len(data), 4096): r.write(data[i:i+4096]); r._spill()\n"
        "r.commit()"
    )
    seen = set()
    for attempt in range(20):
        file.write_bytes(old)
        command = [sys.executable, "-c", code, str(file)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin and process.stdout
        process.stdin.write(new)
        process.stdin.close()
        process.stdout.readline()  # it begins to write now
        time.sleep(attempt / 2000)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        seen.add(file.read_bytes())
    assert seen <= {old, new}


def test_two_runs_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(OLD * 2000)
    runs = [subprocess.Popen([*COMMAND, str(file)], stderr=subprocess.PIPE) for _ in range(2)]
    for run in runs:
        _, said = run.communicate()
        assert run.returncode == 0 or b"changed while it was read" in said
    assert file.read_bytes() == NEW * 2000
    assert beside(file) == ["a.txt"]


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(OLD * 20_000)
    with file.open("rb") as text:
        run = subprocess.Popen([*COMMAND, "--lines", "-"], stdin=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert run.stdout and run.stderr
        run.stdout.read(1)
        run.stdout.close()
        assert run.stderr.read() == b""
        run.stderr.close()
        assert run.wait() == 141


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = b"All is well. " * 400_000 + OLD
    for _ in range(5):  # it may be done before it is seen to write
        file.write_bytes(text)
        run = subprocess.Popen([*COMMAND, str(file)], stderr=subprocess.PIPE)
        for _ in range(20_000):
            if len(beside(file)) > 1 or run.poll() is not None:
                break
            time.sleep(0.001)
        run.send_signal(signal.SIGTERM)
        run.communicate()
        if run.returncode:
            break
    assert run.returncode == 143
    assert beside(file) == ["a.txt"]
    if (left := file.read_bytes()) != text:  # it was replaced the moment before, as a whole
        file.write_bytes(text)
        subprocess.run([*COMMAND, str(file)], capture_output=True)
        assert left == file.read_bytes()
