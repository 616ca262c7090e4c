"""Builds the inner loops in C (``src/native``) with the package, where there is a C compiler."""

from __future__ import annotations

import sys
from pathlib import Path
from sysconfig import get_platform
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext


def _options(root: str) -> list[str]:
    """How the compiler is called: for speed, and so that two builds are the same bytes wherever they are made."""
    if sys.platform == "win32":
        return ["/O2"]
    return ["-O3", "-g0", f"-ffile-prefix-map={root}=."]


class Native(BuildHookInterface[Any]):
    """Compiles the module in its place in the source tree, and has the wheel carry it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build, or say that it was done without."""
        if self.target_name != "wheel":
            return
        native = Extension(
            "cleantext._native",
            sorted(map(str, Path(self.root, "src/native").glob("*.c"))),
            depends=[str(Path(self.root, "src/native/native.h"))],
            py_limited_api=True,
            optional=True,
            extra_compile_args=_options(self.root),
            extra_link_args=["/Brepro"] if sys.platform == "win32" else [],
        )
        build = build_ext(Distribution({"ext_modules": [native], "package_dir": {"": str(Path(self.root, "src"))}}))
        build.inplace = True
        build.build_temp = str(Path(self.root, "build"))
        build.ensure_finalized()
        build.run()
        if not Path(build.get_ext_fullpath(native.name)).exists():
            self.app.display_warning("no C compiler: cleantext is installed without its native loops, and is slower")
            return
        build_data["artifacts"] += ["src/cleantext/_native*.so", "src/cleantext/_native*.pyd"]
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{get_platform().replace('-', '_').replace('.', '_')}"
