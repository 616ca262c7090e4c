"""Update the screens of the README: pictures of a terminal with 80 columns, and the outputs in its console blocks.

    python scripts/build_screens.py README.md docs/screens

The command runs in the folder of the README. `make docs` calls this script; a test fails if a screen is out of date.
"""

from __future__ import annotations

import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from fcntl import ioctl
from html import escape
from pathlib import Path
from termios import TIOCSWINSZ

WIDTH = 80
SCREENS = {
    "check": "cleantext check examples/spun-news.txt",
    "side-by-side": "cleantext fix --diff --output-format side-by-side examples/nouvelles.txt",
}
"""The name of each picture, and the command that it shows."""

_BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_CODE = re.compile(r"\x1b\[([\d;]*)m")
_STYLES = {
    "31": "fill:#ff7b72",
    "32": "fill:#7ee787",
    "33": "fill:#e3b341",
    "33;4": "fill:#e3b341;text-decoration:underline",
    "2": "fill:#9aa4af",
    "1": "font-weight:bold",
}
_ROW, _COLUMN, _EDGE = 19, 8.45, 14


def main() -> None:
    """Write the README and the pictures."""
    readme, pictures = Path(sys.argv[1]), Path(sys.argv[2])
    text = readme.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        readme.write_text(with_console(text, folder), encoding="utf-8")
    for name, command in SCREENS.items():
        (pictures / f"{name}.svg").write_text(svg(command, screen(command, readme.parent)), encoding="utf-8")


def with_console(text: str, folder: str) -> str:
    """The README with the current outputs of its commands, which run one after the other in the same folder."""

    def said(block: re.Match[str]) -> str:
        kind, body = block.groups()
        if kind == "sh":
            if not body.startswith("make "):
                subprocess.run(body, shell=True, cwd=folder, env=_environment(), check=True)
            return block[0]
        env = _environment()
        runs = (
            (command, subprocess.run(command, shell=True, cwd=folder, env=env, stdout=subprocess.PIPE).stdout.decode())
            for command, _ in _COMMAND.findall(body)
        )
        return "```console\n" + "".join(f"$ {command}\n{out}" for command, out in runs) + "```"

    return _BLOCK.sub(said, text)


def screen(command: str, folder: Path) -> str:
    """What a command prints in a terminal."""
    leader, follower = pty.openpty()
    ioctl(follower, TIOCSWINSZ, struct.pack("HHHH", 24, WIDTH, 0, 0))
    process = subprocess.Popen(command.split(), cwd=folder, env=_environment(), stdout=follower, stderr=follower)
    os.close(follower)
    said = b""
    while chunk := _read(leader):
        said += chunk
    os.close(leader)
    if process.wait() > 1:
        raise SystemExit(said.decode())
    return said.decode().replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    """The next output; empty when the terminal is closed, which is an error on Linux."""
    try:
        return os.read(leader, 1 << 16)
    except OSError:
        return b""


def _environment() -> dict[str, str]:
    """The environment of a new user: no settings, no glossary, and the command of this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    return {**kept, "PATH": path, "TERM": "xterm", "XDG_CONFIG_HOME": os.devnull}


def svg(command: str, said: str) -> str:
    """A screen as a picture."""
    rows = [f"$ {command}", *said.removesuffix("\n").split("\n")]
    width, height = round(WIDTH * _COLUMN + 2 * _EDGE), len(rows) * _ROW + 2 * _EDGE
    shown = "\n".join(
        f'<text x="{_EDGE}" y="{_EDGE + _ROW * n + 14}">{"".join(_spans(row))}</text>' for n, row in enumerate(rows)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
<title>{escape(command)}</title>
<rect width="100%" height="100%" rx="8" fill="#161b22"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" \
fill="#e6edf3">
{shown}
</g>
</svg>
"""


def _spans(row: str) -> Iterator[str]:
    style = ""
    for n, piece in enumerate(_CODE.split(row)):
        if n % 2:
            style = _STYLES.get(piece, "")
        elif piece:
            text = escape(piece).replace(" ", "\u00a0")  # plain ones would run together
            yield f'<tspan style="{style}">{text}</tspan>' if style else text


if __name__ == "__main__":
    main()
