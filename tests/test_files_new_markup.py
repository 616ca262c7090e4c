"""A repair makes no markup of what a page shows as text, so cleaning twice is cleaning once."""

import pytest

from cleantext import Cleaner
from cleantext.files.format import Reading
from cleantext.files.registry import format_by_name
from cleantext.files.repair import results
from cleantext.model import join_results

CLEANER = Cleaner(languages=("en",))


def fixed(text: str, format: str) -> str:
    return join_results(list(results([text], format_by_name(format), Reading(CLEANER, "a file", ("text",))))).text


@pytest.mark.parametrize(
    ("format", "text", "wanted"),
    [
        ("HTML", "<\x02em>A ship , and a pier", "<\x02em>A ship, and a pier"),
        ("HTML", "<m>a , b\u200b  <\u202a/m>", "<m>a , b  <\u202a/m>"),
        ("HTML", "<p>The pier <\u202a/i> was shut , so .</p>", "<p>The pier <\u202a/i> was shut, so.</p>"),
        ("HTML", "<p>Le port , donc <\ufeffb>nous .</p>", "<p>Le port, donc <\ufeffb>nous.</p>"),
        ("HTML", "<\x02\x02N\u0395>The boat , it said .</b>", "<\x02\x02N\u0395>The boat, it said.</b>"),
        ("HTML", "<p>The pi\x02er , and <\x02em> stays .</p>", "<p>The pier, and <\x02em> stays.</p>"),
        ("Markdown", "<m>A ship , and a pier<\u202a/m>", "<m>A ship, and a pier<\u202a/m>"),
        ("Markdown", "`\ufeff``\na , b\n```\nIt ended , so .\n", "`\ufeff``\na, b\n```\nIt ended , so .\n"),
        ("Markdown", "#\ufeff The ship ,\ufeff again\n", "#\ufeff The ship, again\n"),
        ("CSV", 'text,b\n\ufeff"The ship , so .",2\n', 'text,b\n\ufeff"The ship, so .",2\n'),
        ("CSV", 'text,b\n  "Il porto , so .  ",2\n', 'text,b\n  "Il porto, so .  ",2\n'),
    ],
)
def test_what_is_no_markup_stays_none(format: str, text: str, wanted: str) -> None:
    assert fixed(text, format) == wanted
    assert fixed(wanted, format) == wanted


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("HTML", "<p>El puerto &\x02#233; estaba cerrado , y basta .</p>"),
        ("HTML", "<p>Der Hafen , sagte er , <\u200b!-- war zu --> gestern .</p>"),
        ("Markdown", "Il porto *\x02*era chiuso , e basta .**\n"),
        ("LaTeX", "\\documentclass{article}\\begin{document}The ship \\\x02emph{a , b} , so .\\end{document}"),
        ("reStructuredText", "The ship `\x02`a , b`` , so .\n"),
        ("Org", "#\u200b+begin_src\na , b\n#+end_src\nThe ship , so .\n"),
        ("AsciiDoc", "The ship , so .\n\n--\u200b--\na , b\n----\n"),
    ],
)
def test_cleaning_twice_is_cleaning_once(format: str, text: str) -> None:
    once = fixed(text, format)
    assert fixed(once, format) == once


def test_what_makes_no_markup_is_cleaned() -> None:
    assert fixed("It\x02 ended , <b>so</b> they\x02 said .\n", "Markdown") == "It ended, <b>so</b> they said.\n"
