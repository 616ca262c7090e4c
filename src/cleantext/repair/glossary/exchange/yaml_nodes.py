"""YAML with the lines on which things stand; PyYAML reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cleantext.errors import GlossaryError


def root(text: str, file: Path) -> Any:
    """The root node of a YAML document.

    Raises:
        GlossaryError: if PyYAML is not installed, or the file is not a YAML mapping.
    """
    try:
        import yaml
    except ImportError:
        raise GlossaryError("reading YAML needs PyYAML: pip install 'cleantext-repair[yaml]'", file=str(file)) from None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise GlossaryError(f"not valid YAML: {getattr(error, 'problem', error)}", file=str(file), line=line) from None
    if not isinstance(node, yaml.MappingNode):
        raise GlossaryError("must be a YAML mapping: keys with values", file=str(file), line=1)
    return node


def members(node: Any) -> dict[str, Any]:
    """The members of a mapping, by key; none of anything else."""
    return {str(key.value): value for key, value in node.value} if getattr(node, "id", "") == "mapping" else {}


def items(node: Any) -> list[Any]:
    """The items of a sequence; a single scalar counts as a sequence of one."""
    kind = getattr(node, "id", "")
    return list(node.value) if kind == "sequence" else [node] if kind == "scalar" else []


def line_of(node: Any) -> int:
    """The line on which a node begins."""
    return int(node.start_mark.line) + 1


def quoted(text: str) -> str:
    """A string as YAML writes it."""
    return json.dumps(text, ensure_ascii=False)
