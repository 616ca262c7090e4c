"""What happens to a file: each function tries one habit in an empty folder and returns what happened."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path
from subprocess import DEVNULL

from habits_tools import Ran, Tool, run

KILLS = 10


def fixed(tool: Tool, folder: Path, content: bytes) -> bytes:
    """The content of a file after a tool has fixed it."""
    file = folder / tool.file
    file.write_bytes(content)
    run(tool, [*tool.fix, tool.file], folder)
    return file.read_bytes()


def kept(tool: Tool, folder: Path, content: bytes, wanted: bytes) -> str:
    """Whether a file is as expected after the tool has run, or unchanged, or neither."""
    got = fixed(tool, folder, content)
    return "yes" if got == wanted else "left alone" if got == content else "no"


def _left(ran: Ran) -> str:
    return "left alone, " + ("silently" if not ran.status else "with a message" if ran.clean else "with a traceback")


def at_once(tool: Tool, folder: Path) -> str:
    """`fix` of a big file: is there a new inode? And of 10 runs killed with -9 at random moments, how many leave half a
    file?
    """
    lines = 400 if tool.name == "black" else 10_000
    whole = b"".join(tool.fault.replace(b"x", b"x%d" % n) + b"\n" for n in range(lines))
    file = folder / tool.file
    file.write_bytes(whole)
    inode = file.stat().st_ino
    start = time.monotonic()
    run(tool, [*tool.fix, tool.file], folder)
    took, after = time.monotonic() - start, file.read_bytes()
    replaced = file.stat().st_ino != inode
    half = 0
    for n in range(KILLS):
        file.write_bytes(whole)
        command = [tool.name, *tool.fix, tool.file]
        with subprocess.Popen(command, cwd=folder, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True) as process:
            time.sleep(took * (0.4 + 0.6 * random.Random(n).random()))
            os.killpg(process.pid, signal.SIGKILL)
        half += file.read_bytes() not in (whole, after)
    lost = f", {half} of {KILLS} kills left half a file" if half else ""
    return ("yes" if replaced else "no: written in place") + lost


def symlink(tool: Tool, folder: Path) -> str:
    """`fix link`, a link to a file with a fault: is it still a link, and is the file repaired?"""
    target = folder / f"real-{tool.file}"
    target.write_bytes(tool.fault + b"\n")
    link = folder / tool.file
    link.symlink_to(target.name)
    run(tool, [*tool.fix, tool.file], folder)
    if not link.is_symlink():
        return "no: link replaced"
    return "yes" if target.read_bytes() == tool.mended + b"\n" else "left alone"


def hard_link(tool: Tool, folder: Path) -> str:
    """`fix` of a file with a second name: do both names still refer to one file?"""
    file = folder / tool.file
    file.write_bytes(tool.fault + b"\n")
    os.link(file, folder / "other")
    ran = run(tool, [*tool.fix, tool.file], folder)
    if file.stat().st_ino != (folder / "other").stat().st_ino:
        return "no: parted"
    if file.read_bytes() == tool.mended + b"\n":
        return "yes"
    return "left alone, with a message" if ran.said else "left alone"


def mode(tool: Tool, folder: Path) -> str:
    """`fix` of a file with mode 0751: is it the same after?"""
    file = folder / tool.file
    file.write_bytes(tool.fault + b"\n")
    file.chmod(0o751)
    run(tool, [*tool.fix, tool.file], folder)
    return "yes" if file.stat().st_mode & 0o777 == 0o751 else "no"


def owner(tool: Tool, folder: Path) -> str:
    """`fix`, run by root, of another user's file: does that user still own it?"""
    file = folder / tool.file
    file.write_bytes(tool.fault + b"\n")
    os.chown(file, 1234, 1234)
    run(tool, [*tool.fix, tool.file], folder)
    return "yes" if (file.stat().st_uid, file.stat().st_gid) == (1234, 1234) else "no"


def untouched(tool: Tool, folder: Path) -> str:
    """`fix` of a file without a fault: is its modification time the same?"""
    file = folder / tool.file
    file.write_bytes(tool.mended + b"\n")
    os.utime(file, (1_000_000_000, 1_000_000_000))
    run(tool, [*tool.fix, tool.file], folder)
    return "yes" if file.stat().st_mtime == 1_000_000_000 else "no"


def bom(tool: Tool, folder: Path) -> str:
    """`fix` of a file that begins with EF BB BF."""
    return kept(tool, folder, b"\xef\xbb\xbf" + tool.fault + b"\n", b"\xef\xbb\xbf" + tool.mended + b"\n")


def crlf(tool: Tool, folder: Path) -> str:
    """`fix` of a file whose lines end in CR LF."""
    return kept(tool, folder, tool.fault + b"\r\n", tool.mended + b"\r\n")


def mixed(tool: Tool, folder: Path) -> str:
    """`fix` of two lines of which one ends in CR LF and one in LF."""
    return kept(tool, folder, tool.fault + b"\r\n" + tool.fault + b"\n", tool.mended + b"\r\n" + tool.mended + b"\n")


def no_end(tool: Tool, folder: Path) -> str:
    """`fix` of a file without a line break at its end."""
    return kept(tool, folder, tool.fault, tool.mended)


def utf16(tool: Tool, folder: Path) -> str:
    """`fix` of a file in UTF-16 with a byte order mark: is it repaired in UTF-16, or left alone?"""
    content = tool.fault.decode().encode("utf-16")
    return kept(tool, folder, content + "\n".encode("utf-16-le"), (tool.mended + b"\n").decode().encode("utf-16"))


def latin1(tool: Tool, folder: Path) -> str:
    """`fix` of a file with the byte E9 (é in Latin-1) and a fault: what happens to the byte, and is there a message?"""
    comment = b"# " if tool.file.endswith(".py") else b""
    content = comment + b"caf\xe9\n\n" + tool.fault + b"\n"
    file = folder / tool.file
    file.write_bytes(content)
    ran = run(tool, [*tool.fix, tool.file], folder)
    got = file.read_bytes()
    if got == content:
        return _left(ran)
    return "repaired around it" if b"caf\xe9\n" in got else "no: byte altered"


def binary(tool: Tool, folder: Path) -> str:
    """`fix` of a file with zero bytes before a fault."""
    content = b"\0\1\2\n" + tool.fault + b"\n"
    return "yes" if fixed(tool, folder, content) == content else "no: written to"


def read_only(tool: Tool, folder: Path) -> str:
    """`fix` of a file with mode 0444, not as root: is it unchanged, and is there a message without a traceback?"""
    file = folder / tool.file
    file.write_bytes(tool.fault + b"\n")
    file.chmod(0o444)
    ran = run(tool, [*tool.fix, tool.file], folder, powerless=True)
    return _left(ran) if file.read_bytes() == tool.fault + b"\n" else "no: replaced"


def read_only_folder(tool: Tool, folder: Path) -> str:
    """`fix` of a writable file in a folder in which no file can be created."""
    file = folder / tool.file
    file.write_bytes(tool.fault + b"\n")
    os.chown(folder, 1234, 1234)
    ran = run(tool, [*tool.fix, tool.file], folder, powerless=True)
    return "written in place" if file.read_bytes() == tool.mended + b"\n" else _left(ran)


def full_disk(tool: Tool, folder: Path) -> str:
    """`fix` of a file that would grow, on a full disk: what is left of it?"""
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk], check=True)
    try:
        content = (tool.grows + b"\n") * (3_000 if tool.file.endswith(".py") else 6_000)
        wanted = fixed(tool, folder, content)
        file = disk / tool.file
        file.write_bytes(content)
        with (disk / "rest").open("wb", buffering=0) as rest:
            try:
                while rest.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        ran = run(tool, [*tool.fix, str(file)], folder)
        got = file.read_bytes()
        if got == content:
            return "left as it was" + (", with a message" if ran.status else "")
        return "written" if got == wanted else "no: file cut short"
    finally:
        subprocess.run(["umount", disk], check=True)
