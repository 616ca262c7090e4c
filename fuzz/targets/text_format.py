"""A text in each text format: every byte is accounted for, chunks give what the whole gives, twice is once."""

from __future__ import annotations

from cleantext import Cleaner, CleanTextError
from cleantext.files.format import Format, Reading, TextFormat
from cleantext.files.registry import all_formats
from cleantext.files.repair import results
from cleantext.model import Result, join_results
from fuzz.inputs import data_of, examples, text_of
from fuzz.promises import keeps_its_word, require, rules_of

_FORMATS: list[TextFormat] = sorted((f for f in all_formats() if isinstance(f, TextFormat)), key=lambda f: f.name)
_READING = Reading(Cleaner(languages=("en",)), "a file", ("text",))
_SAMPLES = (
    '<resources><string name="a">It ended , so .</string></resources>', '{"@@locale": "en", "a": "It ended , so ."}',
    "= Title , here\n\nIt ended , so .\n\n----\na , b\n----\n",
    "[Events]\nFormat: Start, Text\nDialogue: 0,It ended .\n",
    'text,b\n"It ended , so .",2\n', "text\tb\nIt ended , so .\t2\n",
    '{"text": "It ended , so .", "b": "\\u00e9\\n"}\n',
    "<html><body><p>It ended , so .</p><pre>a , b</pre>&amp;&eacute;</body></html>", "# Title\n\n- It ended , so .\n",
    '{"cells": [{"cell_type": "markdown", "source": ["It ended , so .\\n"]}], "nbformat": 4, "metadata": {}}',
    "\\documentclass{article}\\begin{document}It ended , so . $x , y$ \\cite{a , b}\\end{document}",
    "* Title\nIt ended , so .\n#+BEGIN_SRC\na , b\n#+END_SRC\n", 'msgid "It ended ."\nmsgstr "It ended , so ."\n',
    "Title\n=====\n\nIt ended , so . ``a , b``\n\n.. code::\n\n   a , b\n",
    "1\n00:00:01,000 --> 00:00:02,000\nIt ended .\n",
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>It ended , so .\n",
    '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>It ended , <bpt i="1"/>so .</seg></tuv></tu></body></tmx>',
    '<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1"><source>a .</source>'
    "<target>b .</target></trans-unit></body></file></xliff>",
    '<tbx><text><body><termEntry><langSet xml:lang="en"><tig><term>a , b</term></tig></langSet></termEntry></body>'
    "</text></tbx>", "It ended . <!-- cleantext: off --> a , b <!-- cleantext: on --> It ended .\n",
)  # fmt: skip


def seeds() -> list[bytes]:
    """A sample of each format, read as each; and examples as plain text."""
    samples = [bytes([n, 5]) + data_of(text) for n in range(len(_FORMATS)) for text in _SAMPLES]
    return samples + [bytes([n % len(_FORMATS), 3]) + data_of(text) for n, text in enumerate(examples())]


def run(data: bytes) -> None:
    """The first byte says which format it is, the second how long the chunks are."""
    if len(data) < 2:
        return
    format, size, text = _FORMATS[data[0] % len(_FORMATS)], data[1] + 1, text_of(data[2:])
    try:
        whole = _clean(format, [text])
    except CleanTextError:
        return
    keeps_its_word(whole)
    kind = f"{format.name} ({rules_of(whole.edits)})"
    require(whole.source == text, f"{format.name}: source", f"{whole.source!r}")
    streamed = _clean(format, [text[at : at + size] for at in range(0, len(text), size)])
    require(streamed.text == whole.text, f"stream of {kind}", f"{streamed.text!r}, {whole.text!r}")
    try:
        again = _clean(format, [whole.text])
    except CleanTextError as error:
        require(False, f"{kind} can no more be read", f"{whole.text!r}, {error}")
    require(
        again.text == whole.text,
        f"idempotence in {format.name} ({rules_of(again.edits)})",
        f"{whole.text!r}, {again.text!r}",
    )


def _clean(format: Format, chunks: list[str]) -> Result:
    assert isinstance(format, TextFormat)
    return join_results(list(results(chunks, format, _READING)))
