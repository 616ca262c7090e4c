"""The verdict stands in every form of a report, in the same words, and honest text has none."""

import json
from importlib import import_module
from io import BytesIO

import pytest

from cleantext import Result, fix
from cleantext.model import SpunPlace, Verdict, VerdictSum, join_results, probability_text
from cleantext.render.registry import all_renderers
from cleantext.render.verdict import about, sentence

SOURCE = "Profound learning has altered picture acknowledgment.\n"
PLACES = (
    SpunPlace(0, 17, "Profound learning", "Deep learning", 0.997, "The right term stands elsewhere."),
    SpunPlace(30, 52, "picture acknowledgment", "image recognition", 0.94, "A spinner's synonym of each word."),
)
SPUN = Verdict(0.996, 0.3, 2, 2, 6, "synonym", PLACES)
TEXT_FORMS = tuple(r.name.replace("-", "_") for r in all_renderers() if not r.binary)


def _plain(shown: str) -> str:
    return " ".join(shown.split())


@pytest.mark.parametrize("name", TEXT_FORMS)
def test_every_form_has_the_verdict(name: str) -> None:
    spun = Result(SOURCE, SOURCE, verdict=SPUN)
    shown = import_module(f"cleantext.render.{name}").render([("a.txt", spun)], width=200)
    assert "This text reads as spun (probability over 0.99): 2 places, 2 different phrases" in _plain(shown)
    assert "a.txt" in shown


@pytest.mark.parametrize("name", [name for name in TEXT_FORMS if name != "dossier"])  # which says that nothing does
def test_no_form_speaks_of_honest_text(name: str) -> None:
    for honest in (Result(SOURCE, SOURCE), Result(SOURCE, SOURCE, verdict=Verdict(0.001, 0.0, 0, 0, 6))):
        shown = import_module(f"cleantext.render.{name}").render([("a.txt", honest)], width=200)
        assert "spun" not in shown.split("<script")[0].replace(".verdict.spun", "").replace(
            "Whether a text reads as spun", ""
        )


def test_word_has_the_verdict_on_top_with_its_evidence_and_what_it_is_not() -> None:
    docx = pytest.importorskip("docx")
    made = import_module("cleantext.render.docx").render([("a.txt", Result(SOURCE, SOURCE, verdict=SPUN))])
    first, *others = [p.text for p in docx.Document(BytesIO(made)).paragraphs]
    assert first == sentence(SPUN)
    assert others[0].startswith("“Profound learning” → “Deep learning” (over 0.99): The right term")
    assert "not proof of misconduct" in others[2]


def test_a_notebook_has_the_verdict() -> None:
    assert "This text reads as spun" in import_module("cleantext.render.notebook").fragment(
        Result(SOURCE, SOURCE, verdict=SPUN)
    )


def test_json_begins_with_the_verdict_as_a_record() -> None:
    made = import_module("cleantext.render.jsonl").render([("a.txt", Result(SOURCE, SOURCE, verdict=SPUN))])
    record = json.loads(made.splitlines()[0])
    assert record["file"] == "a.txt"
    assert record["verdict"]["spun"] == SPUN.spun
    assert record["verdict"]["strongest"][0]["before"] == "Profound learning"


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(), "Nothing in this text reads as spun."),
        (Verdict(0.02, 0, 1, 1, 900), "1 place reads as spun, the text as a whole does not (probability 0.02)."),
        (Verdict(0.3, 0, 3, 2, 900), "3 places read as spun, the text as a whole does not (probability 0.30)."),
        (
            Verdict(0.7, 0, 3, 1, 1500),
            "This text may be spun (probability 0.70): 3 places, 1 phrase, 2.0 per 1,000 words.",
        ),
        (
            Verdict(1.0, 0, 3000, 900, 30_000, "backtranslation"),
            "This text reads as spun (probability over 0.99): 3,000 places, 900 different phrases, 100.0 per 1,000 "
            "words; most like translation into another language and back.",
        ),
    ],
)
def test_the_sentence(verdict: Verdict, said: str) -> None:
    assert sentence(verdict) == said


def test_a_place_is_described_once() -> None:
    reason = "“help vector machine” stands for “support vector machine”; probability 0.93."
    assert about(SpunPlace(0, 19, "help vector machine", "support vector machine", 0.93, reason)) == reason
    told = "“picture acknowledgment” → “image recognition” (0.94): A spinner's synonym of each word."
    assert about(PLACES[1]) == told


def test_no_probability_is_quite_0_or_1() -> None:
    assert [probability_text(p) for p in (0, 0.004, 0.5, 0.987, 0.9998, 1)] == [
        "under 0.01", "under 0.01", "0.50", "0.99", "over 0.99", "over 0.99",
    ]  # fmt: skip
    reasons = " ".join(edit.reason for edit in fix("We lower the flag to clamor proportion of the radio.").edits)
    assert "probability over 0.99" in reasons


def test_a_whole_is_as_spun_as_its_worst_stretch() -> None:
    honest = Result("An honest page. " * 100, "An honest page. " * 100)
    mild = Result(
        SOURCE, SOURCE, verdict=SPUN._replace(spun=0.6, places=1, phrases=1, kind="blog", strongest=PLACES[1:])
    )
    spun = Result(SOURCE, SOURCE, verdict=SPUN)
    whole = join_results([honest, mild, spun])
    assert (whole.spun, whole.verdict.kind, whole.verdict.places) == (SPUN.spun, "synonym", 3)
    assert [whole.source[p.start : p.end] for p in whole.verdict.strongest] == [
        "Profound learning", "picture acknowledgment", "picture acknowledgment",
    ]  # fmt: skip
    assert 150 < whole.verdict.words < 300  # the honest page counts, though nobody judged it
    assert join_results([honest, honest]).verdict == Verdict()


def test_a_sum_of_very_many_verdicts_stays_small() -> None:
    verdicts = VerdictSum()
    for _ in verdicts.counting(Result(SOURCE, SOURCE, verdict=SPUN) for _ in range(5_000)):
        pass
    whole = verdicts.total()
    assert (whole.places, whole.words, len(whole.strongest)) == (10_000, 30_000, 10)
    assert whole.rate == pytest.approx(SPUN.rate)
    assert whole.phrases == 2
