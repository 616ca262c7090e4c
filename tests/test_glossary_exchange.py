"""Glossaries of other tools: what comes in, what goes out, and that nothing is lost in silence."""

from pathlib import Path

import pytest

from cleantext import GlossaryError
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.formats import WRITERS, exported, imported
from cleantext.repair.glossary.exchange.query import QueryError, QueryMeaning, meanings
from cleantext.repair.glossary.load import read

PLAIN = [
    Entry("ice rule", spun=("frost decree", "rime & fiat")),
    Entry("salt law", spun=("brine-edict",)),
]
RICH = Entry(
    "salt law", spun=("brine edict",), guess=("saline order",), acronym="SL", near=("sea", "shore"), unless=("soup",),
    keeps=("A brine edict.",), note="seen twice", inflect="none", plural="salt laws", gender="f", others=("salt act",),
)  # fmt: skip


def come_in(folder: Path, text: str, format: str, name: str = "list.txt") -> tuple[list[Entry], list[str]]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    found = imported(file, format, "en")
    return found.entries, [f"{n.line}: {n.what}" for n in found.notes]


def held(entry: Entry) -> tuple[object, ...]:
    """What an entry says, without where it stands."""
    names = "term spun guess acronym near unless keeps note inflect plural gender others fixes".split()
    return tuple(getattr(entry, name) for name in names)


@pytest.mark.parametrize("format", ["sheet", "deepl", "google", "omegat", "tbx", "vale", "prh"])
def test_what_goes_out_comes_in_again(tmp_path: Path, format: str) -> None:
    text, lost = exported(PLAIN, format)
    entries, notes = come_in(tmp_path, text, format)
    assert (lost, notes) == ([], [])
    assert [(e.term, e.spun) for e in entries] == [(e.term, e.spun) for e in PLAIN]


def test_our_own_format_holds_everything(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    off = Entry("tin law", off=True, fixes=(("a “b”", "c\nd"),))
    twice = Entry("salt law", spun=("other edict",))
    text, lost = exported([off, RICH, twice], "toml")
    file.write_text(text, encoding="utf-8")
    assert lost == []
    assert [held(e) for e in read(file)] == [held(e) for e in (RICH, twice, off)]


def test_a_sheet_holds_all_but_fixes(tmp_path: Path) -> None:
    text, lost = exported([RICH], "sheet")
    (entry,), notes = come_in(tmp_path, text, "sheet")
    assert (lost, notes) == ([], [])
    assert held(entry) == held(RICH)
    assert exported([Entry("a b", spun=("x",), fixes=(("x", "a b"),))], "sheet").notes == ["'a b': fixes"]


@pytest.mark.parametrize("format", sorted(set(WRITERS) - {"toml", "sheet"}))
def test_a_form_that_needs_evidence_is_not_written_without(format: str) -> None:
    text, (note,) = exported([RICH], format)
    assert "brine edict" not in text
    assert note.startswith("'salt law' is left out: it needs near and unless")


@pytest.mark.parametrize(
    ("format", "missing"),
    [("deepl", "guess (hm ox), acronym, note"), ("omegat", "guess (hm ox), acronym"), ("tbx", ""),
     ("vale", "guess (hm ox), acronym, note"), ("prh", "guess (hm ox), acronym"), ("codespell", "acronym, note")],
)  # fmt: skip
def test_what_a_format_has_no_place_for_is_said(format: str, missing: str) -> None:
    entry = Entry("om ax", spun=("om-aks",), guess=("hm ox",), acronym="OA", note="seen")
    notes = exported([entry], format).notes
    assert (f"'om ax': no place for {missing}" in notes) is bool(missing)
    assert ("'hm ox' → 'om ax' is left out: codespell looks at single words only" in notes) is (format == "codespell")


def test_a_sheet_says_what_it_cannot_turn_over(tmp_path: Path) -> None:
    rows = [
        "spun\texpected\talternatives\tclass",
        "frost decree\tice rule\tice rule | ice law\tx", "Frost Decree\tsalt law\t\t",
        "ice-rule\tice rule\t\t", "...\tice rule\t\t", "brine edict\t\t\t", '"rime fiat\tice rule)\t\t',
        "rime fiat (IR)\tIce Rule\t\t",
    ]  # fmt: skip
    entries, notes = come_in(tmp_path, "\n".join(rows), "sheet")
    assert [(e.term, e.spun, e.others, e.line) for e in entries] == [
        ("ice rule", ("frost decree",), ("ice law",), 2),
        ("ice rule", ("rime fiat",), (), 7),
    ]
    assert notes == [
        "1: column 'class' has no place in a glossary",
        "3: 'Frost Decree' → 'salt law': stands for 'ice rule' already, line 2",
        "4: 'ice-rule' → 'ice rule': differ only in case, spaces or marks",
        "5: '...' → 'ice rule': one of the two holds no letter or digit",
        "6: 'brine edict   ': spun or expected is empty",
        "8: 'rime fiat (IR)' → 'Ice Rule': stands in line 7 without the brackets",
    ]


def test_translation_glossaries_come_with_and_without_codes(tmp_path: Path) -> None:
    entries, notes = come_in(tmp_path, "en,en-GB,pos\nfrost decree,ice rule,noun\n", "google")
    assert [(e.term, e.spun) for e in entries] == [("ice rule", ("frost decree",))]
    assert notes == ["1: column 'pos' has no place in a glossary"]
    entries, notes = come_in(tmp_path, "frost decree,ice rule,EN,EN\nice,glace,EN,FR\n", "deepl")
    assert [(e.term, e.spun) for e in entries] == [("ice rule", ("frost decree",))]
    assert notes == ["2: 'ice' → 'glace': a translation from EN to FR, no repair"]


def test_codespell_doubts_become_guesses(tmp_path: Path) -> None:
    text = "icce->ice\nsalf->salt, self,\nbrin->brine, it is a name\nwhat\n"
    entries, notes = come_in(tmp_path, text, "codespell")
    assert [(e.term, e.spun, e.guess, e.others, e.note) for e in entries] == [
        ("ice", ("icce",), (), (), ""),
        ("salt", (), ("salf",), ("self",), ""),
        ("brine", (), ("brin",), (), "it is a name"),
    ]
    assert notes == ["4: 'what' is not of the shape wrong->right"]
    one = [Entry("ice", spun=("icce", "ic e"), guess=("ise",)), Entry("salt", spun=("salf",), others=("self",))]
    out = exported(one, "codespell")
    assert out.text == "icce->ice\nise->ice,\nsalf->salt, self,\n"
    assert out.notes == ["'ic e' → 'ice' is left out: codespell looks at single words only"]


def test_vale_patterns_are_listed(tmp_path: Path) -> None:
    swap = "  frost decree: ice rule|ice law\n  '(?:rime|snow) fiat': ice rule\n"
    text = f"extends: substitution\nexceptions: [a]\nswap:\n{swap}"
    entries, notes = come_in(tmp_path, text, "vale")
    assert [(e.term, e.spun, e.others, e.line) for e in entries] == [("ice rule", ("frost decree",), ("ice law",), 4)]
    assert notes == ["2: 'exceptions' has no place in a glossary", "5: '(?:rime|snow) fiat' is a pattern, not a form"]


def test_prh_rules(tmp_path: Path) -> None:
    text = """version: 1
imports: other.yml
rules:
  - expected: ice rule
    patterns: [frost decree, /rime.*fiat/]
    options: {wordBoundary: true}
    specs: [{from: A frost decree., to: An ice rule.}]
    prh: why
  - expected: salt law
"""
    entries, notes = come_in(tmp_path, text, "prh")
    assert [(e.term, e.spun, e.fixes, e.note) for e in entries] == [
        ("ice rule", ("frost decree",), (("A frost decree.", "An ice rule."),), "why")
    ]
    assert notes == [
        "2: 'imports' is not followed",
        "5: /rime.*fiat/ is a regular expression, not a form of 'ice rule'",
        "6: 'ice rule': 'options' has no place in a glossary",
        "9: 'salt law' has no pattern; what prh derives from 'expected' is not converted",
    ]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ('"frost decree"', [QueryMeaning(("frost decree",))]),
        ("frost decree", [QueryMeaning(("frost decree",))]),
        ('"frost decree" OR "rime fiat"', [QueryMeaning(("frost decree",)), QueryMeaning(("rime fiat",))]),
        ('"frost decree" AND "snow"',
         [QueryMeaning(("frost decree",), ("snow",), (), ("AND is read as: in the same paragraph",))]),
        ('snow AND "frost decree"',
         [QueryMeaning(("frost decree",), ("snow",), (), ("AND is read as: in the same paragraph",))]),
        ('"frost decree" NEAR/5 (snow OR "deep ice")',
         [QueryMeaning(("frost decree",), ("snow", "deep ice"), (), ("NEAR/5 is read as: in the same paragraph",))]),
        ('("frost decree" OR "rime fiat") NOT soup',
         [QueryMeaning((f,), (), ("soup",), ("NOT holds for the sentence, not for the whole text",))
          for f in ("frost decree", "rime fiat")]),
        ('"frost decree" AND NOT (soup OR stew)',
         [QueryMeaning(("frost decree",), (), ("soup", "stew"),
                  ("NOT holds for the sentence, not for the whole text", "AND is read as: in the same paragraph"))]),
    ],
)  # fmt: skip
def test_queries(query: str, wanted: list[QueryMeaning]) -> None:
    found = meanings(query)
    assert [(r.forms, r.near, r.unless) for r in found] == [(r.forms, r.near, r.unless) for r in wanted]
    assert [set(r.notes) for r in found] == [set(r.notes) for r in wanted]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ('"a b" AND c AND d', "asks for several things"), ('"a b*"', "wildcard"), ('"a b"~3', "stand apart"),
        ('"a b', "not closed"), ('("a b"', "not closed"), ('"a b")', "nothing opened"), ("NOT soup", "only says"),
        ("", "empty"), ('"a b" AND', "missing at its end"), ('"a b" AND OR c', "OR stands where a phrase should"),
        ('"a b" AND ("c" AND "d")', "condition stands within a condition"),
    ],
)  # fmt: skip
def test_queries_that_a_glossary_cannot_say(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        meanings(query)


def test_a_screeners_list(tmp_path: Path) -> None:
    text = (
        'Fingerprint query,Established phrase,Hits\n"""frost decree"" AND ""snow""",ice rule,3\n'
        '"""rime *""",ice rule,1\n"""brine edict""",,2\n'
    )
    entries, notes = come_in(tmp_path, text, "screener", "list.csv")
    assert [(e.term, e.spun, e.near) for e in entries] == [("ice rule", ("frost decree",), ("snow",))]
    assert notes == [
        "1: column 'Hits' has no place in a glossary",
        '2: "frost decree" AND "snow": AND is read as: in the same paragraph',
        "3: \"rime *\" → 'ice rule' is not converted: 'rime *' has a wildcard",
        "4: '\"brine edict\"': the query or the term is missing",
    ]


def test_tbx_holds_guesses_acronyms_and_notes(tmp_path: Path) -> None:
    entry = Entry("loi & sel", spun=("arrêt saumâtre",), guess=("ordre salin",), acronym="LS", note="vu", gender="f",
                  others=("acte",))  # fmt: skip
    text, lost = exported([entry], "tbx")
    back, notes = come_in(tmp_path, text, "tbx")
    assert (lost, notes) == ([], [])
    forms = {form for e in back for form in (*e.spun, *(f"?{g}" for g in e.guess))}
    assert forms == {"arrêt saumâtre", "?ordre salin"}
    said = {(e.term, e.acronym, e.note, e.gender, e.others) for e in back}
    assert said == {("loi & sel", "LS", "vu", "f", ("acte",))}


def test_tbx_is_read_by_its_reader(tmp_path: Path) -> None:
    tbx = pytest.importorskip("translate.storage.tbx")
    file = tmp_path / "out.tbx"
    more = Entry("tin law", spun=("can act",), guess=("pot act",), note="x")
    file.write_text(exported([*PLAIN, more], "tbx").text, encoding="utf-8")
    store = tbx.tbxfile.parsefile(str(file))
    assert [unit.source for unit in store.units] == ["ice rule", "salt law", "tin law"]


def test_tbx_in_other_languages_is_listed(tmp_path: Path) -> None:
    text = exported([Entry("loi", spun=("règle",), language="fr")], "tbx").text
    assert come_in(tmp_path, text, "tbx") == ([], ["10: terms in fr are left out; --language chooses"])


@pytest.mark.parametrize(
    ("format", "text", "says"),
    [
        ("sheet", "a,b\n", "list.txt:1: the first line must name the columns"),
        ("screener", "a,b\n", "list.txt:1: the first line must name a column fingerprint"),
        ("tbx", "<martif", "list.txt:1: not valid XML"), ("tbx", "<a/>", "list.txt:1: not TBX"),
        ("vale", "a: b\n", "list.txt:1: no 'swap'"), ("prh", "a: b\n", "list.txt:1: no 'rules'"),
        ("vale", "- a\n", "must be a YAML mapping"), ("prh", "a: [\n", "not valid YAML"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_in_one_line(tmp_path: Path, format: str, text: str, says: str) -> None:
    with pytest.raises(GlossaryError, match=says):
        come_in(tmp_path, text, format)
