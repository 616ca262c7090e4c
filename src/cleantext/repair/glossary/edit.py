"""Write forms into a glossary file as its author would: sorted, everything else left as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

from cleantext.repair.glossary.entry import sort_key
from cleantext.repair.glossary.load import HEADER

_TOKEN = re.compile(r"""#[^\n]*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\[\],]|\s+|[^\s"'#\[\],]+""")


def with_forms(text: str, term: str, forms: Sequence[str], field: str = "spun") -> str:
    """The text of a glossary file with these forms added to a term; a new term is inserted in order.

    Raises:
        ValueError: if the file is written in a way that cannot be extended.
    """
    existing = _tables(text).get(term, {})
    fresh = [f for f in dict.fromkeys(forms) if f not in existing.get(field, ())]
    if not fresh:
        return text
    headers = [(m, m[1] or m[2] or m[3]) for m in HEADER.finditer(text)]
    here = next((m for m, name in headers if name == term), None)
    if here is None:
        edited = _with_block(text, [(m.start(), name) for m, name in headers], term, f"{field} = {toml_list(fresh)}\n")
    else:
        after = next((m.start() for m, _ in headers if m.start() > here.start()), len(text))
        edited = text[: here.end()] + _extended(text[here.end() : after], fresh, field) + text[after:]
    expected = _tables(text) | {term: existing | {field: [*existing.get(field, ()), *fresh]}}
    if not _says(edited, expected):
        raise ValueError(f"cannot be extended by itself; write {field} = {toml_list(fresh)} there")
    return edited


def _tables(text: str) -> dict[str, Any]:
    """The tables in a file; of a term that occurs several times, the first one."""
    return {k: v[0] if isinstance(v, list) and v else v for k, v in tomllib.loads(text).items()}


def _says(text: str, expected: dict[str, Any]) -> bool:
    try:
        return _tables(text) == expected
    except tomllib.TOMLDecodeError:
        return False


def _with_block(text: str, headers: Sequence[tuple[int, str]], term: str, fields: str) -> str:
    """The file with a new entry before the first one that sorts after it, and before the comment above that one."""
    block = f"[{toml_string(term)}]\n{fields}"
    at = next((start for start, name in headers if sort_key(name) > sort_key(term)), None)
    if at is None:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return text + gap + block
    lines = text[:at].splitlines(keepends=True)
    while lines and lines[-1].startswith("#") and at != headers[0][0]:
        at -= len(lines.pop())
    return text[:at] + block + "\n" + text[at:]


def _extended(block: str, forms: Sequence[str], field: str) -> str:
    """An entry's fields with more forms in one of them."""
    match = re.search(rf"^[ \t]*{field}[ \t]*=[ \t]*\[", block, re.MULTILINE)
    listed = ", ".join(map(toml_string, forms))
    if not match:
        first = block.index("\n") + 1 if "\n" in block else len(block)
        gap = "" if block[:first].endswith("\n") else "\n"
        return f"{block[:first]}{gap}{field} = [{listed}]\n{block[first:]}"
    end = last = match.end()
    empty, comma = True, False
    for token in _TOKEN.finditer(block, match.end()):
        if token[0] == "]":
            break
        if token[0][0] not in "# \t\n\r":
            end, empty, comma = token.end(), False, token[0] == ","
        last = token.end()
    separator = "" if empty else " " if comma else ", "
    newline = "\n" in block[match.end() : last]
    if newline and not empty:
        indent = re.search(r"\n([ \t]*)\S", block[match.end() : last])
        separator = ("" if comma else ",") + "\n" + (indent[1] if indent else "    ")
        listed = listed + ","
    return block[:end] + separator + listed + block[end:]


def toml_string(text: str) -> str:
    """A string as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_list(values: Sequence[str]) -> str:
    """A list of strings as TOML writes it."""
    return f"[{', '.join(map(toml_string, values))}]"
