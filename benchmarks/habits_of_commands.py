"""How a command behaves: each function tries one habit in an empty folder and returns what happened."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

from habits_tools import Tool, run


def closed_pipe(tool: Tool, folder: Path) -> str:
    """`check` or `diff` of many files, piped to `head -1`: does standard error stay empty?"""
    for n in range(300):
        (folder / f"{n}-{tool.file}").write_bytes(tool.fault + b"\n")
    call = tool.diff or tool.check or (".",)
    command = " ".join([tool.name, *call, "." if call != (".",) else "", "| head -1 > /dev/null"])
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False)
    said = done.stderr.decode(errors="replace")
    quiet = not re.search(r"[Bb]roken [Pp]ipe|Traceback|EPIPE|panicked", said)
    return "yes" if quiet else "no: " + (re.search(r"Traceback|panicked|EPIPE|[Bb]roken [Pp]ipe", said) or [""])[0]


def gitignore(tool: Tool, folder: Path) -> str:
    """`fix .` where .gitignore lists a file with a fault."""
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text(f"ignored-{tool.file}\n")
    for name in (tool.file, f"ignored-{tool.file}"):
        (folder / name).write_bytes(tool.fault + b"\n")
    run(tool, [*tool.fix, "."], folder)
    if (folder / tool.file).read_bytes() != tool.mended + b"\n":
        return "takes no folders"
    return "yes" if (folder / f"ignored-{tool.file}").read_bytes() == tool.fault + b"\n" else "no"


def stdin(tool: Tool, folder: Path) -> str:
    """A fault on standard input: does standard output contain the repaired text and nothing else?"""
    got = run(tool, tool.stdin, folder, tool.fault + b"\n").out
    return "yes" if got == tool.mended + b"\n" else "no"


def statuses(tool: Tool, folder: Path) -> str:
    """The exit status of `check` for a file without faults, a file with one, and a missing file."""
    (folder / tool.file).write_bytes(tool.mended + b"\n")
    clean = run(tool, [*tool.check, tool.file], folder).status
    (folder / tool.file).write_bytes(tool.fault + b"\n")
    found = run(tool, [*tool.check, tool.file], folder).status
    missing = run(tool, [*tool.check, f"none-{tool.file}"], folder).status
    return f"{clean}, {found}, {missing}"


def hint(tool: Tool, folder: Path) -> str:
    """A misspelt option: does the message name the right one, and how many lines does it take?"""
    wrong, right = tool.wrong
    ran = run(tool, [*wrong, tool.file], folder)
    named = re.search(rf"(?i)(did you mean|similar|possible)[^\n]*{right}\b", ran.said)
    lines = len(ran.said.strip().splitlines())
    return f"{'yes' if named else 'no'}, {lines} line{'' if lines == 1 else 's'}"


def unknown_key(tool: Tool, folder: Path) -> str:
    """A configuration file with a misspelt key: is that an error, with its place and a hint?"""
    name, content = tool.config
    (folder / name).write_text(content)
    (folder / tool.file).write_bytes(tool.fault + b"\n")
    ran = run(tool, [*tool.fix, tool.file], folder)
    if not re.search(r"langauges|line.lenght|local\b|skpi|tabWdith", ran.said):
        return "no: skipped"
    where = ", with its line" if re.search(r"(?:toml|rc):\d|line \d", ran.said) else ""
    meant = ", and what was meant" if "did you mean" in ran.said.lower() else ""
    return ("yes" if ran.status else "a warning") + where + meant


def diff(tool: Tool, folder: Path) -> str:
    """A call that only shows the changes and writes nothing."""
    if not tool.diff:
        return "no"
    (folder / tool.file).write_bytes(tool.fault + b"\n")
    ran = run(tool, [*tool.diff, tool.file], folder)
    return "yes" if ran.out.strip() and (folder / tool.file).read_bytes() == tool.fault + b"\n" else "no"


def no_color(tool: Tool, folder: Path) -> str:
    """`check` on a terminal with and without NO_COLOR=1: are there colours, and do they disappear?"""
    (folder / tool.file).write_bytes(tool.fault + b"\n")
    call = [tool.name, *(tool.diff or tool.check), tool.file]
    plain, colored = (_on_terminal(call, folder, {"NO_COLOR": "1"}), _on_terminal(call, folder, {}))
    return "no colours" if not colored else "no" if plain else "yes"


def _on_terminal(command: list[str], folder: Path, extra: dict[str, str]) -> bool:
    """Whether a command writes colours to a terminal."""
    leader, follower = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm-256color"} | extra
    with subprocess.Popen(command, cwd=folder, env=env, stdout=follower, stderr=follower, stdin=follower):
        os.close(follower)
        said = b""
        try:
            while chunk := os.read(leader, 1 << 16):
                said += chunk
        except OSError:
            pass
    os.close(leader)
    return re.search(rb"\x1b\[[\d;]*3\d", said) is not None


def completion(tool: Tool, folder: Path) -> str:
    """A call that prints a completion script for bash."""
    if not tool.completion:
        return "no"
    ran = run(tool, tool.completion, folder)
    return "yes" if ran.status == 0 and b"complete" in ran.out else "no"
