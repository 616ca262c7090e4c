"""A stream equals the whole, in any chunks; a block's edge is no edge of the document."""

import sys
from itertools import pairwise
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Cleaner, cleaner
from cleantext.files import line_documents, repair
from cleantext.files.format import Reading
from cleantext.files.registry import format_by_name
from cleantext.model import join_results
from cleantext.pipeline import blocks

CLEANER = Cleaner(languages=("en",))
TEXT, READING = format_by_name("text"), Reading(CLEANER, "x")
PIECES = st.sampled_from(
    ["It ended .", " ", "  ", "\n", "\n\n", "\r\n", " , then", "synthetic intelligence", "many words ", "x" * 70, "é😀"]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@pytest.fixture(autouse=True)
def short_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (blocks, cleaner, line_documents):
        monkeypatch.setattr(module, "BLOCK", 100)


def chunks(text: str, cuts: list[int]) -> list[str]:
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return [text[a:b] for a, b in pairwise(places)]


@settings(max_examples=150)
@given(TEXTS, st.lists(st.integers(0, 5000), max_size=8))
def test_a_stream_equals_the_whole(text: str, cuts: list[int]) -> None:
    streamed = join_results(list(repair.results(chunks(text, cuts), TEXT, READING)))
    whole = CLEANER.fix(text)
    assert (streamed.source, streamed.text, streamed.edits) == (text, whole.text, whole.edits)


@settings(max_examples=150)
@given(TEXTS, st.lists(st.integers(0, 5000), max_size=8))
def test_lines_streamed_equal_each_line_alone(text: str, cuts: list[int]) -> None:
    streamed = join_results(list(repair.results(chunks(text, cuts), TEXT, READING, lines=True)))
    assert streamed.source == text
    lines = [(line.removesuffix("\r"), line[len(line.removesuffix("\r")) :]) for line in text.split("\n")]
    assert streamed.text == "\n".join(CLEANER.fix(line).text + end for line, end in lines)


@pytest.mark.parametrize("format", ["CSV", "TSV", "JSON Lines"])
def test_records_streamed_equal_the_whole(format: str) -> None:
    cell = '"a ""b"" , c\nd , e"' if format == "CSV" else "a , b"
    text = "\r\n".join(["id;text", *(f"{n};{cell}" for n in range(40))])
    if format == "TSV":
        text = text.replace(";", "\t")
    if format == "JSON Lines":
        text = '{"id": 1, "text": "a , b"}\n' * 40
    reading = Reading(CLEANER, "x", ("text",))
    whole = join_results(list(repair.results([text], format_by_name(format), reading)))
    assert whole.text == text.replace("a , b", "a, b").replace('"" , c', '"", c').replace("d , e", "d, e")
    for size in (1, 7, 64):
        pieces = [text[i : i + size] for i in range(0, len(text), size)]
        assert join_results(list(repair.results(pieces, format_by_name(format), reading))) == whole


def test_the_space_between_two_blocks_stays() -> None:
    text = "".join(f"All of number {n} is well. " for n in range(40))
    assert CLEANER.fix(text + "It ended .").text == text + "It ended."


def test_memory_stays_flat() -> None:
    """The peak over a text of 40 MB on one line is that of one of 4 MB, or nearly."""
    code = (
        "import resource, sys\nfrom cleantext import Cleaner\nfrom cleantext.files.format import Reading\n"
        "from cleantext.files.formats.text import clean\n"
        "chunk = ''.join(f'All of number {n} is well, and nothing is wrong with it. ' for n in range(18_000))\n"
        "chunks = (chunk for _ in range(int(sys.argv[1])))\n"
        "done = sum(len(r.text) for r in clean(chunks, Reading(Cleaner(('en',)), 'x')))\n"
        "print(done, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for chunks_of_a_megabyte in ("4", "40"):
        shown = run([sys.executable, "-c", code, chunks_of_a_megabyte], capture_output=True, text=True, check=True)
        peaks.append(int(shown.stdout.split()[1]))
    assert peaks[1] < peaks[0] * 1.15
