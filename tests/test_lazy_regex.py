"""Patterns that are compiled on first use."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

from cleantext import lazy_regex as patterns
from cleantext.lazy_regex import _Later
from cleantext.protect import addresses, code, layout, markup, prose, science
from cleantext.registry import all_rules


def held(value: Any) -> Iterator[_Later]:
    """The patterns in a value."""
    if isinstance(value, _Later):
        yield value
    elif isinstance(value, Mapping):
        yield from held(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from held(part)


def test_every_pattern_can_be_compiled() -> None:
    modules = [addresses, code, layout, markup, prose, science]
    modules += [import_module(rule.find.__module__) for rule in all_rules()]
    found = [pattern for module in modules for name, value in vars(module).items()
             if name != "__builtins__" for pattern in held(value)]  # fmt: skip
    assert len(found) > 150
    for pattern in found:
        assert pattern.groups >= 0  # asks the compiled pattern


def test_a_pattern_does_what_the_compiled_one_does() -> None:
    pattern = patterns.compile(r"(?P<word>\p{L}+)", patterns.IGNORECASE)
    assert pattern.pattern == r"(?P<word>\p{L}+)"
    assert pattern.findall("one, two") == ["one", "two"]
    assert [m["word"] for m in pattern.finditer("one, two")] == ["one", "two"]
    assert pattern.sub("x", "one, two", count=1) == "x, two"
    assert pattern.groupindex == {"word": 1}


def test_a_faulty_pattern_says_so_on_first_use() -> None:
    pattern = patterns.compile("(")
    with pytest.raises(patterns.error):
        pattern.match("")


def test_the_start_compiles_few_patterns() -> None:
    program = (
        "import regex\n"
        "compiled, compile = [], regex.compile\n"
        "regex.compile = lambda *given: compiled.append(given) or compile(*given)\n"
        "import cleantext\n"
        "cleantext.fix('The end .')\n"
        "print(len(compiled))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert int(done.stdout) < 60
