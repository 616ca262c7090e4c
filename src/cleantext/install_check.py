"""Notice when another project's package of the same name was installed over ours."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

_THEIRS = {"clean-text": ("clean.py", "specials.py"), "cleantext": ("cleantext.py", "exceptions.py")}


def find_clash() -> str:
    """What is wrong with the installation and how to cure it; empty if nothing is."""
    folder = Path(__file__).parent
    others = [name for name, files in _THEIRS.items() if any((folder / file).exists() for file in files)]
    if not others and "Cleaner" in getattr(sys.modules["cleantext"], "__all__", ()):
        return ""
    who = " and ".join(f"the project {other!r}" for other in others) or "another project"
    remove = " ".join(others or _THEIRS)
    return (
        f"{who} installs a package of the same name and was mixed with cleantext-repair in {folder}; "
        f"cure: pip uninstall -y {remove} cleantext-repair && pip install cleantext-repair"
    )


def warn() -> None:
    """Warn about a mixed installation, which works only until the other project is removed or updated."""
    if message := find_clash():
        warnings.warn(message, RuntimeWarning, stacklevel=3)
