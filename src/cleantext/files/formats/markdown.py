"""Markdown: prose around its markup; code, links and front matter are not, except for its title and description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.files.directives import Directives
from cleantext.files.format import Reading, TextFormat
from cleantext.files.markdown_markup import front_matter, markup
from cleantext.files.new_markup import without_new_markup
from cleantext.files.parts import without
from cleantext.model import Result
from cleantext.spans import Span

_OF_YAML = ":#\"'\\"
"""What a repair must not insert into a YAML value."""


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole document."""
    text = "".join(chunks)
    spans = markup(text)

    def around(fixed: Sequence[Span]) -> Result:
        return Directives(reading.cleaner, reading.file).clean(text, [*spans, *fixed])

    result = without_new_markup(spans, markup, around)
    if end := front_matter(text):
        result = without(result, lambda edit: edit.start < end and any(sign in edit.after for sign in _OF_YAML))
    yield result


FORMAT = TextFormat("Markdown", (".md", ".markdown"), clean)
