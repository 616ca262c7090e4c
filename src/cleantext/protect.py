"""What must not be touched: addresses, code, markup, paths, and what the user says."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleantext.errors import ConfigError
from cleantext.spans import SpanSet

# (what must stand in the text for the pattern to be tried at all, the pattern)
_PATTERNS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("```", "~~~"), r"(?ms)^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[^\n]*$|\Z)"),
    (("`",), r"(?s)(?P<tick>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=tick)(?!`)"),
    (("://",), r"\b[a-z][a-z0-9+.-]*://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]}'’]"),
    (("www.",), r"\bwww\.[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]}'’]"),
    (("@",), r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])@\w+"),
    (("<",), r"</?[A-Za-z][^<>\n]*>|<!--.*?-->"),
    (("{{", "${", "%("), r"\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|%\(\w+\)[sdrf]"),
    (("$",), r"\$\$[^$]+\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]*[^\s\\$]\$(?!\d)"),
    (("\\",), r"\\[A-Za-z]+\*?(?:\[[^\]\n]*\])?(?:\{[^{}\n]*\})*|[A-Za-z]:\\[^\s\"<>|]*"),
    (("#",), r"(?<![\w&])#\w++(?![^\x00-\x7f\s”’»…–—])"),  # what ends in „ or a control character is misread
    (("/",), r"(?<![\w./])\.{0,2}/[\w.-]+(?:/[\w.-]+)*/?"),
)


class Protector:
    """Finds the protected spans of a text."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        """Take the user's own patterns too.

        Raises:
            ConfigError: if one is no regular expression.
        """
        self._patterns = [(needs, regex.compile(pattern)) for needs, pattern in _PATTERNS]
        for pattern in patterns:
            try:
                self._patterns.append(((), regex.compile(pattern)))
            except regex.error as error:
                raise ConfigError(f"protect: {pattern!r} is no regular expression: {error}") from None

    def spans(self, text: str) -> SpanSet:
        """The spans of the text that no rule may change."""
        return SpanSet(
            match.span()
            for needs, pattern in self._patterns
            if not needs or any(n in text for n in needs)
            for match in pattern.finditer(text)
        )
