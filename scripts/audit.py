"""Name the known weaknesses of the libraries that cleantext needs to run, and fail if there are any.

    python scripts/audit.py              ask the advisory services, through pip-audit
    python scripts/audit.py FILE.json    read what pip-audit answered elsewhere (--format json), without a network

Only libraries that an installation of cleantext brings along count, not the tools it is developed with.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = "cleantext-repair"


def needed(package: str = PACKAGE) -> dict[str, str]:
    """The libraries that a package needs to run, directly or indirectly, with their versions."""
    found: dict[str, str] = {}
    waiting = [package]
    while waiting:
        for line in requires(waiting.pop()) or ():
            requirement = Requirement(line)
            name = canonicalize_name(requirement.name)
            if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
                continue
            try:
                found[name] = version(name)
            except PackageNotFoundError:
                continue
            waiting.append(name)
    return found


def asked(libraries: dict[str, str]) -> dict[str, Any]:
    """What pip-audit says about these versions."""
    pins = "".join(f"{name}=={number}\n" for name, number in sorted(libraries.items()))
    command = [sys.executable, "-m", "pip_audit", "--no-deps", "--format", "json", "--requirement", "/dev/stdin"]
    done = subprocess.run(command, input=pins, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise SystemExit(f"pip-audit has no answer: {done.stderr.strip().splitlines()[-1:]}; give it a saved one")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def weaknesses(answer: dict[str, Any], libraries: dict[str, str]) -> list[str]:
    """One line for each known weakness of an installed version."""
    return [
        f"{row['name']} {row['version']}: {weakness['id']}, mended in {', '.join(weakness['fix_versions']) or 'none'}"
        for row in answer["dependencies"]
        if libraries.get(canonicalize_name(row["name"])) == row.get("version")
        for weakness in row.get("vulns", ())
    ]


def main() -> int:
    """Print the known weaknesses; the exit status is 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answer", type=Path, nargs="?")
    file = parser.parse_args().answer
    libraries = needed()
    found = weaknesses(json.loads(file.read_text("utf-8")) if file else asked(libraries), libraries)
    print("\n".join(found) or f"nothing is known of {len(libraries)} libraries: {', '.join(sorted(libraries))}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
