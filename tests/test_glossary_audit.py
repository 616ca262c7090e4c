"""What the audit of glossaries finds, each on a glossary with that one fault; and that ours have none."""

from pathlib import Path

import pytest

from cleantext import GlossaryError
from cleantext.repair.glossary.collection import shipped
from cleantext.repair.glossary.edit import with_forms
from cleantext.repair.glossary.load import load
from cleantext.repair.lint import audit, honest

SOUND = '["ice rule"]\nspun = ["frost decree"]\n\n["salt law"]\nspun = ["brine edict"]\nguess = ["saline order"]\n'


def findings(folder: Path, *texts: str) -> list[str]:
    for number, text in enumerate(texts):
        (folder / f"{number}.toml").write_text(text, encoding="utf-8")
    return [str(f).replace(f"{folder}/", "") for f in audit(load([folder])) if f.sure]


def test_ours_have_none() -> None:
    assert [str(f) for f in audit(load([shipped()])) if f.sure] == []


def test_a_sound_glossary_has_none(tmp_path: Path) -> None:
    assert findings(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (['["b c"]\nspun = ["x y"]\n["a c"]\nspun = ["x z"]'],
         ["0.toml:3: entry 'a c': stands after 'b c'; move it before 'b c'"]),
        ([SOUND, '["tin law"]\nspun = ["Frost-Decree"]'],
         ["1.toml:1: entry 'tin law': 'frost decree' stands for 'ice rule' too, {}/0.toml:1; "
          "keep it with the likelier term"]),
        ([SOUND, '["salt law"]\nspun = ["brine  edict"]'],
         ["1.toml:1: entry 'salt law': 'brine edict' stands twice, first at {}/0.toml:4; drop one of them"]),
        ([SOUND, '["tin law"]\nspun = ["salt laws"]'],
         ["1.toml:1: entry 'tin law': 'salt laws' is itself a term, {}/0.toml:4; drop the form, or move it to guess"]),
        ([SOUND, '["frost decree"]\nspun = ["rime fiat"]'],
         ["0.toml:1: entry 'ice rule': 'frost decree' is itself a term, {}/1.toml:1; "
          "drop the form, or move it to guess",
          "1.toml:1: entry 'frost decree': the repair is itself spun, {}/0.toml:1; drop one of the two"]),
        ([SOUND, '["tin salt law"]\nspun = ["tin brine edict"]\n["wet frost decree"]\nspun = ["rime fiat"]'],
         ["0.toml:1: entry 'ice rule': the form 'frost decree' stands inside the term 'wet frost decree', {}/1.toml:3; "
          "move the form to guess, or drop it"]),
        (['["ice rule"]\nspun = ["frost decree"]\nnear = ["snow"]'],
         ["0.toml:1: entry 'ice rule': has near but no example; add keeps: a text in which the form is honest"]),
        (['["ice rule"]\nspun = ["frost decree"]\nnear = ["W"]\nkeeps = ["no"]'],
         ["0.toml:1: entry 'ice rule': 'W' in near or unless begins any number of words; write a longer word"]),
        (['["ice rule"]\nspun = ["ice-rule"]'],
         ["0.toml:1: entry 'ice rule': 'ice-rule' can never match, it is the term itself; drop the form"]),
        (['["ice rule"]'], ["0.toml:1: entry 'ice rule': has no forms; give it spun or guess forms, or drop it"]),
    ],
)  # fmt: skip
def test_each_fault_is_found(tmp_path: Path, texts: list[str], wanted: list[str]) -> None:
    assert findings(tmp_path, *texts) == [w.replace("{}/", "") for w in wanted]


def test_a_cycle_is_called_one(tmp_path: Path) -> None:
    found = findings(tmp_path, '["frost decree"]\nspun = ["ice rule"]\n["ice rule"]\nspun = ["frost decree"]')
    assert any("a cycle" in f for f in found)


def test_a_form_of_honest_science_is_worth_a_look(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('["ice rule"]\nspun = ["rate of convergence"]', encoding="utf-8")
    (finding,) = audit(load([tmp_path]))
    assert not finding.sure
    assert "perhaps: 'rate of convergence' seems to stand in honest science text" in str(finding)


def test_forms_are_counted_in_honest_text(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SOUND, encoding="utf-8")
    text = "A saline order.\nThe frost decree! Two Frost\ndecrees, a frost decree."
    found = honest(load([tmp_path]), [("b.txt", text)])
    assert [f.what for f in found] == [
        "'frost decree' stands in honest text, 2 times (first b.txt:2)",
        "'frost decrees' stands in honest text, once (first b.txt:2)",
    ]


@pytest.mark.parametrize("form", ["...", "Ice Rule"])
def test_a_form_that_can_never_match_does_not_load(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.toml").write_text(f'["ice rule"]\nspun = ["{form}"]', encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"a\.toml:1: entry 'ice rule': the form '.*' can never match"):
        load([tmp_path])


@pytest.mark.parametrize(
    ("before", "term", "after"),
    [
        ("", "b", '["b"]\nspun = ["x", "y"]\n'),
        ('# head\n\n["a"]\nspun = ["p"]', "b", '# head\n\n["a"]\nspun = ["p"]\n\n["b"]\nspun = ["x", "y"]\n'),
        ('# head\n\n["c"] # see\nspun = ["p"]\n', "b",
         '# head\n\n["b"]\nspun = ["x", "y"]\n\n["c"] # see\nspun = ["p"]\n'),
        ('["a"]\nspun = ["p"]\n\n# on c\n["c"]\nspun = ["q"]\n', "b",
         '["a"]\nspun = ["p"]\n\n["b"]\nspun = ["x", "y"]\n\n# on c\n["c"]\nspun = ["q"]\n'),
        ('["b"]\nspun = ["p"] # why\n', "b", '["b"]\nspun = ["p", "x", "y"] # why\n'),
        ('["b"]\nspun = ["x"]\n', "b", '["b"]\nspun = ["x", "y"]\n'),
        ('["b"]\nspun = []\nguess = ["g"]\n', "b", '["b"]\nspun = ["x", "y"]\nguess = ["g"]\n'),
        ('["b"]\nguess = ["g"]\n', "b", '["b"]\nspun = ["x", "y"]\nguess = ["g"]\n'),
        ('["b"]\nspun = [\n  "p", # ] one\n  "q"\n]\n', "b",
         '["b"]\nspun = [\n  "p", # ] one\n  "q",\n  "x", "y",\n]\n'),
        ('["b"]', "b", '["b"]\nspun = ["x", "y"]\n'),
    ],
)  # fmt: skip
def test_forms_are_added_where_they_belong(before: str, term: str, after: str) -> None:
    assert with_forms(before, term, ["x", "y"]) == after
    assert with_forms(after, term, ["x", "y"]) == after


def test_what_cannot_be_extended_stays_as_it_is() -> None:
    with pytest.raises(ValueError, match="cannot be extended by itself"):
        with_forms('b = { spun = ["p"] }\n', "b", ["x"])
