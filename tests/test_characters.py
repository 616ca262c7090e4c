"""The characters stage: what is invisible or only looks right goes, what a script needs stays."""

import unicodedata

import pytest

from cleantext import Cleaner

CLEANER = Cleaner(select=("characters",))


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 ❤\ufe0f 🏴\U000e0067\U000e0062\U000e007f",  # joined emoji, a flag written in tags
        "پسر کوچک به مدرسه می\u200cرود.",
        "श्री\u200dमान क्\u200dष",
        "ลูก\u200bแมว",
        "γ-ray, μm, Δt, αβ, TNFα, IFN-γ, κB, λx, Ωm",
        "Старый мельник и 3D-фильм, IT-отдел, SMSка",
        "Ο γάτος κοιμάται, 5 μm",
        "Quoi\u202f? «\u00a0Oui\u00a0» 10\u202f000\u202fkm, 5\u2009mm",
        "東京\u3000大阪",
        "m\u0336i\u0336s\u0336t, x\u0304, p\u0302",
        "col\tcol\nval\tval\n",
    ],
)
def test_honest_characters_stay(text: str) -> None:
    result = CLEANER.fix(text)
    assert result.text == text
    assert result.suggestions == ()


@pytest.mark.parametrize("text", ["שלום (a)\u200e\n\u200e12:30", "abc \u200fעברית", "\u202egnihton\u202c"])
def test_a_mark_of_direction_stays_where_something_runs_from_right_to_left(text: str) -> None:
    assert CLEANER.fix(text).edits == ()


def test_a_tab_goes_only_from_a_sentence_that_stands_among_no_others() -> None:
    english = Cleaner(languages=("en",), select=("characters",))
    line = "They put the lamp on the\ttable and left."
    assert english.fix(line).text == line.replace("\t", " ")
    assert english.fix(f"It rained.\n{line}\nIt stopped.").text == f"It rained.\n{line}\nIt stopped.".replace("\t", " ")
    for text in (f"{line}\n{line}", f"a\tb\n{line}", f"{line}\nthe lamp\t3", f"\t{line}", "\t".join([line] * 2)):
        assert english.fix(text).edits == ()


@pytest.mark.parametrize("mark", ["\u200b", "\u200c", "\u200d", "\u2060", "\xad"])
@pytest.mark.parametrize("word", ["miller", "élève", "мельник", "θάλασσα"])
def test_what_is_invisible_inside_a_word_goes(word: str, mark: str) -> None:
    assert CLEANER.fix(f"one {word[:2]}{mark}{word[2:]} two").text == f"one {word} two"


@pytest.mark.parametrize("word", ["déjà", "Việt", "Ångström", "čeština", "ёлка", "θάλασσα", "ガム"])
def test_letters_and_accents_are_composed(word: str) -> None:
    assert CLEANER.fix(unicodedata.normalize("NFD", word)).text == word


@pytest.mark.parametrize(
    ("faulty", "right"),
    [
        ("the \u0441ountry", "the country"),
        ("p\u0430yment and s\u0435\u0441urity", "payment and security"),
        ("\u039dothing", "Nothing"),
        ("мельниц\u0061", "мельница"),
        ("a ﬂoor, oﬃces", "a floor, offices"),
    ],
)
def test_a_word_is_written_in_one_script(faulty: str, right: str) -> None:
    assert CLEANER.fix(faulty).text == right


@pytest.mark.parametrize(
    "text, edits, suggestions",
    [
        ("a lamp \x01\x02\x03 burns", [], [(7, 10)]),
        ("a lamp\x01\x02\x03 burns", [(6, 9)], []),
        ("a lamp " + 30 * "\x02" + "burns", [(7, 37)], []),
        ("a lamp\x7f\ufffe burns", [(6, 8)], []),
        ("be\x07ll", [(2, 3)], []),
    ],
)
def test_control_characters_in_a_row_go_together(
    text: str, edits: list[tuple[int, int]], suggestions: list[tuple[int, int]]
) -> None:
    result = Cleaner().fix(text)
    assert [(e.start, e.end) for e in result.edits] == edits
    assert [(e.start, e.end) for e in result.suggestions] == suggestions


@pytest.mark.parametrize("run", ["\x0f" * 30, "\x01\x0f" * 20, "\x0e\x1b" * 20, "\x00\x1b\x0f" * 12, "\x03" * 40])
@pytest.mark.parametrize(
    "form", ["floats is{}@ so", "it is{}", "{}It is", "a {} b", "sh{}ort", "es ist{}.", "l’été{}, "]
)
def test_a_run_of_control_characters_settles_at_once(run: str, form: str) -> None:
    cleaner = Cleaner()
    text = cleaner.fix(form.format(run)).text
    assert cleaner.fix(text).text == text
    assert run in text or not set(run) & set(text)
