"""YAML with line numbers, read by PyYAML."""

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
    except yaml.reader.ReaderError as error:
        line, sign = text.count("\n", 0, error.position) + 1, ord(text[error.position])
        what = f"not valid YAML: U+{sign:04X} may not stand in it; take it out"
        raise GlossaryError(what, file=str(file), line=line) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise GlossaryError(f"not valid YAML: {error.problem}", file=str(file), line=mark and mark.line + 1) from None
    except RecursionError:
        raise GlossaryError("not valid YAML: its brackets stand too deep in one another", file=str(file)) from None
    except (ValueError, OverflowError) as error:  # PyYAML makes a character or a number of any digits
        raise GlossaryError(f"not valid YAML: {error}", file=str(file)) from None
    if not isinstance(node, yaml.MappingNode):
        raise GlossaryError("must be a YAML mapping: keys with values", file=str(file), line=1)
    return node


def members(node: Any) -> dict[str, Any]:
    """The members of a mapping, by key; none of anything else."""
    return {key: value for node, value in node.value if (key := scalar(node))} if is_mapping(node) else {}


def is_mapping(node: Any) -> bool:
    """Whether a node is a mapping."""
    return getattr(node, "id", "") == "mapping"


def is_list(node: Any) -> bool:
    """Whether a node is a sequence."""
    return getattr(node, "id", "") == "sequence"


def scalar(node: Any) -> str | None:
    """The text of a scalar; none of anything else, or of one with half a character, which JSON can escape."""
    if getattr(node, "id", "") != "scalar":
        return None
    try:
        return str(node.value).encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return None


def items(node: Any) -> list[Any]:
    """The items of a sequence; anything else but nothing counts as a sequence of one."""
    return list(node.value) if is_list(node) else [] if node is None else [node]


def line_of(node: Any) -> int:
    """The line on which a node begins."""
    return int(node.start_mark.line) + 1


def quoted(text: str) -> str:
    """A string as YAML writes it."""
    return json.dumps(text, ensure_ascii=False)
