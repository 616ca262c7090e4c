"""A file that is rendered as a stream of results looks like the file rendered as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Confidence, Edit, Result, diff
from cleantext.model import join_results
from cleantext.pipeline.apply import splice
from cleantext.render import inline, jsonl, unified
from cleantext.render.registry import all_renderers
from cleantext.render.renderer import Renderer
from cleantext.render.streams import Spool, whole_lines

STREAMED = [renderer for renderer in all_renderers() if renderer.rows]

_LINES = st.lists(st.sampled_from(["a b\n", "a  b\n", "\n", "old word here\n", "as it was\r\n", "no end"]), max_size=40)


def _results(text: str) -> list[Result]:
    """Each line of a text, cleaned by nobody in particular."""
    made = []
    for line in text.splitlines(keepends=True):
        found = diff(line, line.replace("  ", " ").replace("old", "new"))
        edits = [e._replace(rule="a/b", reason=f"Because of {e.before}.") for e in found]
        at = line.find("was")
        guess = [Edit(at, at + 3, "was", "is", "c/d", Confidence.GUESS, "Perhaps.")] if at >= 0 else []
        made.append(Result(line, splice(line, edits), tuple(edits), tuple(guess)))
    return made


@pytest.mark.parametrize("renderer", STREAMED, ids=lambda renderer: renderer.name)
@given(lines=_LINES)
def test_a_stream_looks_like_the_whole(renderer: Renderer, lines: list[str]) -> None:
    if renderer.name == "side-by-side":
        lines = lines[:8]  # numbers of lines take as much room as those so far need
    results = _results("".join(lines))
    assert renderer.rows
    whole, streamed = ("".join(renderer.rows("a.txt", some, width=60)) for some in ([join_results(results)], results))
    # In rows for programs suggestions come after the changes of their stretch.
    assert whole == streamed or sorted(whole.splitlines()) == sorted(streamed.splitlines())


def test_a_line_in_several_results_keeps_its_columns() -> None:
    one, two = Result("It was . ", "It was . "), Result("Then old", "Then new", tuple(diff("Then old", "Then new")))
    assert "  1:15 " in "".join(inline.rows("a", [one, two]))
    assert '"column": 15, "start": 14, "end": 17' in "".join(jsonl.rows("a", [one, two]))
    assert "-It was . Then old\n" in "".join(unified.rows("a", [one, two]))
    assert [r.source for r in whole_lines([one, two])] == ["It was . Then old"]


def test_a_reason_is_said_once() -> None:
    source = "One , two , three.\nFour , and no more.\n"
    edits = [Edit(at, at + 1, " ", "", "a/b", Confidence.CERTAIN, "No space.") for at in (3, 9, 23)]
    shown = inline.render([("a", Result(source, splice(source, edits), tuple(edits)))])
    assert shown.count("No space.") == 1
    assert "a/b (certain) × 2: No space." in shown
    assert "As above: a/b (certain)." in shown


def test_what_waits_comes_back_as_it_was() -> None:
    spool = Spool()
    rows = [f"{n} \ud800\r\n é\n" for n in range(300_000)]  # more than stays in memory
    for row in rows:
        spool.add(row)
    assert "".join(spool.drained()) == "".join(rows)
