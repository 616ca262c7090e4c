"""What tools that write into people's files do with them: each habit is tried on a real file, in an empty folder.

    python benchmarks/habits.py > docs/habits.md

Tools are taken from PATH (ruff, black, typos, codespell, prettier; cleantext); what is not there is left out. Nothing
is installed. For Linux; owners, full disks and folders that cannot be written need root and are left out else.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import habits_of_commands as commands
import habits_of_files as files
from habits_tools import TOOLS, Tool, run

Try = Callable[[Tool, Path], str]

HABITS: tuple[tuple[str, Try, bool], ...] = (
    ("a file is replaced in one step, or left", files.at_once, False),
    ("a symbolic link stays one", files.symlink, False),
    ("hard links stay together", files.hard_link, False),
    ("the mode is kept", files.mode, False),
    ("the owner is kept", files.owner, True),
    ("a file without fault keeps its time", files.untouched, False),
    ("a byte order mark is kept", files.bom, False),
    ("CR LF is kept", files.crlf, False),
    ("mixed line ends are kept", files.mixed, False),
    ("a missing last line end is kept", files.no_end, False),
    ("UTF-16 is repaired as such", files.utf16, False),
    ("bytes that are not UTF-8 are not altered", files.latin1, False),
    ("binary files are passed over", files.binary, False),
    ("a read-only file", files.read_only, True),
    ("a read-only folder", files.read_only_folder, True),
    ("a full disk", files.full_disk, True),
    ("a closed pipe is silent", commands.closed_pipe, False),
    (".gitignore is respected", commands.gitignore, False),
    ("standard input to standard output", commands.stdin, False),
    ("exit status: clean, faults, no such file", commands.statuses, False),
    ("“did you mean” for options", commands.hint, False),
    ("an unknown key in the settings is an error", commands.unknown_key, False),
    ("shows what it would do", commands.diff, False),
    ("`NO_COLOR`", commands.no_color, False),
    ("completion", commands.completion, False),
)
"""What is looked at, how, and whether only root can."""

OPTIONS = {
    "choose rules": r"--select\b|--ignore-words\b",
    "how sure": r"--at-least|--unsafe-fixes",
    "output formats": r"--output-format|--format\b",
    "report to a file": r"--output-file|--output\b",
    "statistics": r"--statistics|--count\b",
    "keep a backup": r"--backup",
    "name for standard input": r"--stdin-file\w+|--file-path",
    "fail if anything was repaired": r"--exit-non-zero-on-fix|--exit-non-zero-on-format",
    "state the encoding": r"--encoding",
    "several at once": r"--jobs|--workers|--threads",
    "quiet": r"--quiet|--brief|--quiet-level|--log-level",
    "no settings": r"--isolated|--no-config",
    "list the files": r"--show-files|--files\b",
    "ask about each change": r"--interactive",
    "explain a rule": r"\bexplain\b|\brule\b(?= +Explain)",
}
"""What its help offers, and the words for it."""


def offered(tool: Tool) -> dict[str, str]:
    """Which options the help of a tool names, by its own name for them."""
    said = "\n".join(run(tool, call, Path.cwd()).said for call in tool.helps)
    found = {what: re.search(words, said) for what, words in OPTIONS.items()}
    return {what: f"`{m[0].strip()}`" if m else "no" for what, m in found.items()}


def main() -> None:
    """Print the page."""
    tools = [t for t in TOOLS if shutil.which(t.name)]
    root = os.geteuid() == 0
    versions = [re.search(r"\d+\.\d+(?:\.\d+)?", run(t, ["--version"], Path.cwd()).said) for t in tools]
    named = ", ".join(f"{t.name} {v[0] if v else '?'}" for t, v in zip(tools, versions, strict=True))
    day = datetime.now(UTC).date()
    print(f"# Habits\n\nMade by `benchmarks/habits.py` on {day}, which tries each on real files:\n{named};")
    print(f"Python {sys.version.split()[0]}, {os.uname().sysname}. `fix` and `check` stand for:\n")
    for t in tools:
        fix, check = (" ".join([t.name, *call]) for call in (t.fix, t.check))
        print(f"- {t.name}: `{fix}`, `{check}`; a fault: `{t.fault.decode()}`, which becomes `{t.mended.decode()}`")
    head = " | ".join(t.name for t in tools)
    rule = "|---" * (len(tools) + 2) + "|"
    print(f"\n| Habit | {head} | What was run |\n{rule}")
    for what, look, needs_root in HABITS:
        if root or not needs_root:
            cells = [_tried(look, t) for t in tools]
            print(f"| {what} | {' | '.join(cells)} | {' '.join((look.__doc__ or '').split())} |", flush=True)
    print(f"\n## Options\n\nAs the help of each names them; the first that was found.\n\n| | {head} |")
    print("|---" * (len(tools) + 1) + "|")
    columns = [offered(t) for t in tools]
    for what in OPTIONS:
        print(f"| {what} | {' | '.join(c[what] for c in columns)} |")


def _tried(look: Try, tool: Tool) -> str:
    with tempfile.TemporaryDirectory(prefix="habits-") as folder:
        Path(folder).chmod(0o755)
        return look(tool, Path(folder))


if __name__ == "__main__":
    main()
