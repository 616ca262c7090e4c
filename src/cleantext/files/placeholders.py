"""What translators must leave as it is in a string: placeholders, tags, accelerator marks."""

from __future__ import annotations

from cleantext import lazy_regex as regex
from cleantext.files.units import Unit

_PLACEHOLDER = regex.compile(
    r"""
      %%(?!\w)
    | %(?:\(\w+\)|\d+\$)?[-+\#0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t|L|q)?[diouxXeEfFgGcrsaA@n](?![^\W\d_])   # printf
    | %(?:\d+|L\d+|n)\b                                    # Qt
    | \$?\{\{?[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\}?             # brace formats, with one level inside: ICU plurals
    | \$\(\w+\) | \$\w+\$ | %\w+%
    | </?[A-Za-z][^<>]*> | &\#?\w+;
    """,
    regex.VERBOSE,
)


def keep_placeholders(unit: Unit) -> Unit:
    """A unit with its placeholders protected."""
    unit.protect += (match.span() for match in _PLACEHOLDER.finditer(unit.text))
    return unit
