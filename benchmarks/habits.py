"""How tools treat the files that they change: each habit is tried on a real file in an empty folder.

    python benchmarks/habits.py > docs/habits.md

Tools are taken from PATH (ruff, black, typos, codespell, prettier; cleantext); those that are missing are left out, and
nothing is installed. For Linux; the tests with owners, full disks and read-only folders run only as root.
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
    ("a file is replaced in one step or not at all", files.at_once, False),
    ("a symbolic link stays a link", files.symlink, False),
    ("hard links stay linked", files.hard_link, False),
    ("the mode is kept", files.mode, False),
    ("the owner is kept", files.owner, True),
    ("an unchanged file keeps its modification time", files.untouched, False),
    ("a byte order mark is kept", files.bom, False),
    ("CR LF is kept", files.crlf, False),
    ("mixed line endings are kept", files.mixed, False),
    ("a missing final newline is kept", files.no_end, False),
    ("UTF-16 files are repaired in UTF-16", files.utf16, False),
    ("bytes that are not UTF-8 are not altered", files.latin1, False),
    ("binary files are skipped", files.binary, False),
    ("a read-only file", files.read_only, True),
    ("a read-only folder", files.read_only_folder, True),
    ("a full disk", files.full_disk, True),
    ("a closed pipe is silent", commands.closed_pipe, False),
    (".gitignore is respected", commands.gitignore, False),
    ("reads standard input, writes standard output", commands.stdin, False),
    ("exit status: no fault, faults, no such file", commands.statuses, False),
    ("misspelt options get a hint", commands.hint, False),
    ("an unknown setting is an error", commands.unknown_key, False),
    ("can show changes without making them", commands.diff, False),
    ("`NO_COLOR`", commands.no_color, False),
    ("completion", commands.completion, False),
)
"""What is tried, how, and whether it needs root."""

OPTIONS = {
    "choose rules": r"--select\b|--ignore-words\b",
    "confidence": r"--at-least|--unsafe-fixes",
    "output formats": r"--output-format|--format\b",
    "report to a file": r"--output-file|--output\b",
    "statistics": r"--statistics|--count\b",
    "keep a backup": r"--backup",
    "name for standard input": r"--stdin-file\w+|--file-path",
    "fail if anything was repaired": r"--exit-non-zero-on-fix|--exit-non-zero-on-format",
    "state the encoding": r"--encoding",
    "parallel work": r"--jobs|--workers|--threads",
    "quiet": r"--quiet|--brief|--quiet-level|--log-level",
    "no settings": r"--isolated|--no-config",
    "list the files": r"--show-files|--files\b",
    "ask about each change": r"--interactive",
    "explain a rule": r"\bexplain\b|\brule\b(?= +Explain)",
}
"""What a tool may offer, and how its help words it."""


def offered(tool: Tool) -> dict[str, str]:
    """The options that a tool offers, under the tool's own names for them."""
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
    print(f"# Handling of files\n\n`benchmarks/habits.py` tried each habit on real files on {day}, with\n{named},")
    print(f"Python {sys.version.split()[0]} and {os.uname().sysname}. In the table, `fix` and `check` stand for:\n")
    for t in tools:
        fix, check = (" ".join([t.name, *call]) for call in (t.fix, t.check))
        print(f"- {t.name}: `{fix}`, `{check}`; the fault is `{t.fault.decode()}`, which becomes `{t.mended.decode()}`")
    head = " | ".join(t.name for t in tools)
    rule = "|---" * (len(tools) + 2) + "|"
    print(f"\n| Habit | {head} | What was run |\n{rule}")
    for what, look, needs_root in HABITS:
        if root or not needs_root:
            cells = [_tried(look, t) for t in tools]
            print(f"| {what} | {' | '.join(cells)} | {' '.join((look.__doc__ or '').split())} |", flush=True)
    print(f"\n## Options\n\nThe first matching option in the help of each tool.\n\n| | {head} |")
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
