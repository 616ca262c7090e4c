"""The tools whose habits are compared, and how they are called."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tool:
    """A tool and how it is called.

    Attributes:
        name: the name of the command.
        file: a name for a file that it treats.
        fault, mended: a line (in bytes, without its end) before and after the repair.
        fix, check, diff, stdin: the calls, to which a file is added; empty if the tool has no such call.
        helps: calls that print its options.
        wrong: a call with a misspelt option, and the option that is meant.
        grows: a line that becomes longer, if the one with the fault does not.
        config: a configuration file with a key that does not exist.
        completion: a call that prints a completion script.
    """

    name: str
    file: str
    fault: bytes
    mended: bytes
    grows: bytes
    fix: tuple[str, ...]
    check: tuple[str, ...]
    diff: tuple[str, ...]
    stdin: tuple[str, ...]
    helps: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[str, ...], str]
    config: tuple[str, str]
    completion: tuple[str, ...]


TOOLS = (
    Tool(
        "cleantext",
        "a.txt",
        b"It ended .",
        b"It ended.",
        b"It rained.We left.",
        ("fix",),
        ("check",),
        ("fix", "--diff"),
        ("fix", "-"),
        (("fix", "--help"), ("check", "--help"), ("--help",)),
        (("fix", "--backpu"), "--backup"),
        ("cleantext.toml", "langauges = ['en']\n"),
        ("completion", "bash"),
    ),
    Tool(
        "ruff",
        "a.py",
        b"x=1",
        b"x = 1",
        b"x=1",
        ("format",),
        ("format", "--check"),
        ("format", "--diff"),
        ("format", "-"),
        (("format", "--help"), ("check", "--help"), ("--help",)),
        (("format", "--isolatde"), "--isolated"),
        ("ruff.toml", "line-lenght = 100\n"),
        ("generate-shell-completion", "bash"),
    ),
    Tool(
        "black",
        "a.py",
        b"x=1",
        b"x = 1",
        b"x=1",
        (),
        ("--check",),
        ("--diff",),
        ("-",),
        (("--help",),),
        (("--chekc",), "--check"),
        ("pyproject.toml", "[tool.black]\nline-lenght = 100\n"),
        (),
    ),
    Tool(
        "typos",
        "a.txt",
        b"It was teh end.",
        b"It was the end.",
        b"It occured.",
        ("-w",),
        (),
        ("--diff",),
        ("-w", "-"),
        (("--help",),),
        (("--exlcude",), "--exclude"),
        ("typos.toml", "[default]\nlocal = 'en'\n"),
        ("--completions", "bash"),
    ),
    Tool(
        "codespell",
        "a.txt",
        b"It was teh end.",
        b"It was the end.",
        b"It occured.",
        ("-w",),
        (),
        (),
        ("-w", "-"),
        (("--help",),),
        (("--skpi",), "--skip"),
        (".codespellrc", "[codespell]\nskpi = x\n"),
        (),
    ),
    Tool(
        "prettier",
        "a.md",
        b"*  one",
        b"- one",
        b"a\n=",
        ("--write",),
        ("--check",),
        (),
        ("--stdin-filepath", "a.md"),
        (("--help",),),
        (("--chekc",), "--check"),
        (".prettierrc", '{"tabWdith": 2}\n'),
        (),
    ),
)


@dataclass(frozen=True)
class Ran:
    """How a call ended."""

    status: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """Everything that was printed."""
        return (self.out + self.err).decode(errors="replace")

    @property
    def clean(self) -> bool:
        """Whether there is no traceback or panic in the output."""
        return "Traceback" not in self.said and "panicked" not in self.said and "    at " not in self.said


def run(tool: Tool, arguments: Sequence[str], folder: Path, stdin: bytes = b"", powerless: bool = False) -> Ran:
    """Call a tool in a folder, without colours and settings of the user, and on request without root's privileges."""
    env = {**os.environ, "XDG_CONFIG_HOME": str(folder / "none"), "HOME": str(folder / "none"), "TERM": "dumb"}
    asked = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if powerless else []
    command = [*asked, tool.name, *arguments]
    done = subprocess.run(command, cwd=folder, env=env, input=stdin, capture_output=True, check=False, timeout=300)
    return Ran(done.returncode, done.stdout, done.stderr)
