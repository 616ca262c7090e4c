"""A dossier as PDF: its page, printed by the Chromium that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cleantext.errors import InputError
from cleantext.model import Result
from cleantext.render.renderer import Render

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SWITCHES = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
_SECONDS = 120


def printing(page: Render) -> Callable[..., bytes]:
    """A renderer that prints the page of another one."""

    def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> bytes:
        return _printed(str(page(results)))

    return render


def _printed(page: str) -> bytes:
    """A page as PDF.

    Raises:
        InputError: if there is no browser that can print it, or it fails.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise InputError("a dossier as PDF needs Chromium or Chrome; write it to report.html and print it from there")
    with TemporaryDirectory(prefix="cleantext-") as folder:
        source, target = Path(folder, "dossier.html"), Path(folder, "dossier.pdf")
        source.write_text(page, encoding="utf-8")
        # Chromium's sandbox does not work for root, which containers often run as; the page is our own, and its policy
        # lets it load nothing.
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        switches = [*_SWITCHES, *as_root, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
        try:
            subprocess.run([browser, *switches, source.as_uri()], capture_output=True, timeout=_SECONDS, check=True)
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise InputError(f"{browser} could not print the dossier ({error}); write it to report.html") from None
