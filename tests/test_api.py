"""The public face: settings as people write them, bad input in one clear sentence, a cleaner that does not change."""

import pickle
import re
from collections.abc import Callable
from typing import Any

import pytest

import cleantext
from cleantext import Cleaner, CleanTextError, Confidence, ConfigError, InputTypeError

CLEANER = Cleaner(languages=["en"])
FAULTY, FIXED = "It ended .", "It ended."


def test_public_names_are_there_and_explained() -> None:
    for name in cleantext.__all__:
        doc = getattr(cleantext, name).__doc__
        assert doc, name
        assert re.match(r"[A-Z].*[.:]$", doc.splitlines()[0]), name
    assert cleantext.__version__ == cleantext.version.VERSION


def test_settings_of_the_short_call() -> None:
    assert cleantext.fix(FAULTY).text == FIXED
    assert cleantext.fix(FAULTY, ignore=("spacing", "residue")).text == FAULTY
    assert cleantext.fix(FAULTY, languages=["FR"], at_least="Certain").text
    with pytest.raises(ConfigError, match=r"^there is no setting 'language'; did you mean 'languages'\?$"):
        cleantext.fix(FAULTY, language="en")  # type: ignore[call-arg]


def test_settings_may_be_written_as_people_write_them() -> None:
    assert Cleaner(languages=("EN", "fr_ca")).config.languages == ("en", "fr-CA")
    for level in ("certain", "CERTAIN", Confidence.CERTAIN, 3):
        assert Cleaner(at_least=level).config.at_least is Confidence.CERTAIN  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"at_least": "sure"}, "at_least must be one of guess, likely, certain, not 'sure'"),
        ({"at_least": 7}, "at_least must be one of guess, likely, certain, not 7"),
        ({"languages": "en"}, "languages takes several values, not one: write ('en',)"),
        ({"languages": ["xx"]}, "unknown language 'xx'; choose from"),
        ({"select": [3]}, "select takes strings, not 3"),
        ({"ignore": 3}, "ignore takes several values, not 3: write (3,)"),
        ({"glossaries": "own.toml"}, "glossaries takes several values, not one: write ('own.toml',)"),
        ({"protect": ["("]}, "protect: '(' is not a valid regular expression"),
    ],
)
def test_wrong_settings_are_one_clear_sentence(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match="^" + re.escape(said)):
        Cleaner(**settings)


def test_a_cleaner_does_not_change() -> None:
    with pytest.raises(AttributeError, match="a Cleaner is immutable: create a new one"):
        CLEANER.config = Cleaner().config
    with pytest.raises(AttributeError, match="is immutable"):
        CLEANER.anything = 1  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="is immutable"):
        del CLEANER.config
    assert pickle.loads(pickle.dumps(CLEANER)) == CLEANER
    assert CLEANER.fix(FAULTY).text == FIXED


def test_a_cleaner_shows_how_to_make_it() -> None:
    assert repr(Cleaner()) == "Cleaner()"
    made = Cleaner(languages=["EN"], ignore=["casing"], at_least="certain", protect=[r"\d+"])
    assert repr(made) == r"Cleaner(languages=('en',), ignore=('casing',), at_least='certain', protect=('\\d+',))"
    assert eval(repr(made), {"Cleaner": Cleaner}) == made


class Frame:
    """What a data frame looks like from outside: iterating it gives the names of its columns."""

    columns = ("text",)

    def __iter__(self) -> Any:
        return iter(self.columns)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: CLEANER.fix(None), "fix takes a text (str), not None: leave it out, or put '' in its place"),
        (lambda: cleantext.fix(b"abc"), "fix takes a text (str), not a bytes: decode it first, for example data."),
        (lambda: CLEANER.fix(["a"]), "fix takes a text (str), not a list: use fix_batch for several"),
        (lambda: CLEANER.fix(3), "fix takes a text (str), not an int: write str(value) if it is meant as text"),
        (lambda: CLEANER.fix(float("nan")), "fix takes a text (str), not nan (a float): leave it out"),
        (
            lambda: CLEANER.fix_batch("abc"),
            "fix_batch takes several texts, not one: use fix(text), or fix_ba",
        ),
        (lambda: CLEANER.fix_batch(b"abc"), "fix_batch takes several texts (str), not a bytes: decode it first"),
        (lambda: CLEANER.fix_batch(None), "fix_batch takes several texts (str), not None: leave it out"),
        (lambda: CLEANER.fix_batch(["a", None]), "fix_batch takes texts (str), but the one at position 1 is None:"),
        (
            lambda: CLEANER.fix_batch(["a", "b", float("nan")]),
            "fix_batch takes texts (str), but the one at position 2 ",
        ),
        (
            lambda: CLEANER.fix_batch([["a"], ["b"]]),
            "fix_batch takes texts (str), but the one at position 0 is a li",
        ),
        (
            lambda: CLEANER.fix_batch({"a": "b"}),
            "fix_batch takes several texts, not a mapping: call the cleaner ",
        ),
        (
            lambda: CLEANER.fix_batch(Frame()),
            "fix_batch takes several texts, not a Frame: choose a column, fr",
        ),
        (lambda: CLEANER(["a", None]), "fix_batch takes texts (str), but the one at position 1 is None:"),
        (lambda: CLEANER(None), "fix_batch takes several texts (str), not None"),
        (lambda: CLEANER({"a": "b"}, columns="c"), "there is no column 'c'; the columns are a"),
        (lambda: CLEANER({"a": ["b", 3]}, columns=["a"]), "the column 'a' holds an int at position 1, not a text"),
        (lambda: CLEANER({"a": 3}, columns=["a"]), "the column 'a' holds an int, not texts"),
    ],
)
def test_what_is_no_text_is_said_with_its_place_and_the_cure(call: Callable[[], Any], said: str) -> None:
    with pytest.raises(InputTypeError, match="^" + re.escape(said)) as error:
        call()
    assert "\n" not in str(error.value)
    assert isinstance(error.value, TypeError)
    assert isinstance(error.value, CleanTextError)


def test_a_generator_is_a_batch() -> None:
    assert [r.text for r in CLEANER.fix_batch(text for text in (FAULTY, "so"))] == [FIXED, "so"]
    assert CLEANER.fix_batch([]) == []


def test_a_mapping_of_plain_texts_is_cleaned_value_by_value() -> None:
    row = {"text": FAULTY, "id": 7, "note": None, "tags": ["a", 3]}
    assert CLEANER(row) == {**row, "text": FIXED}


def test_a_batch_is_cleaned_column_by_column() -> None:
    batch = {"text": [FAULTY, None], "id": [1, 2], "other": [FAULTY, FAULTY], "none": [None, None]}
    assert CLEANER(batch) == {**batch, "text": [FIXED, None], "other": [FIXED, FIXED]}
    assert CLEANER(batch, columns="text") == {**batch, "text": [FIXED, None]}
    assert CLEANER(batch, columns=["text", "other"]) == CLEANER(batch)
