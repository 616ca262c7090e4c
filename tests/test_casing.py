"""The casing stage: what is written with capitals, and where nobody may add any."""

import pytest

from cleantext import Cleaner

STAGE = Cleaner(select=("casing",))
ENGLISH = Cleaner(languages=("en",), select=("casing",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("i think so, and i'm sure", "I think so, and I'm sure"),
        ("So i went home.\ni was tired.", "So I went home.\nI was tired."),
        ("“i don’t know,” he said.", "“I don’t know,” he said."),
        ("Do what i say, not what i do.", "Do what I say, not what I do."),
        ("The (Github) page of “Openai”’s Iphone", "The (GitHub) page of “OpenAI”’s iPhone"),
    ],
)
def test_english(before: str, after: str) -> None:
    assert ENGLISH.fix(before).text == after


@pytest.mark.parametrize(
    "text",
    [
        "The ball i was drawn from urn j, and urn i had two.",
        "Let i = 3. Then i was changed.",
        "where node i will always win",
        "She chose option (i and nothing else), i.e. the first.",
        "a lesson for beginners:\ni) have a look\nii) go on",
        "see https://example.org/Openai and Openai/Whisper, Openai.com",
        "from Numpy.linalg import x",
        "Word, Excel, Apple, Windows, Latex gloves and a Typescript",
        "`i am` and \\textit{i}",
    ],
)
def test_what_stays(text: str) -> None:
    assert ENGLISH.fix(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Tutti i giorni i ragazzi vanno a scuola e i genitori li aspettano fuori.",
        "A Catalunya i València la gent viu i treballa cada dia al costat del mar.",
        "Nous étudions le cas où i was est une variable du programme que voici, mais pas ailleurs.",
    ],
)
def test_other_languages_know_no_i(text: str) -> None:
    assert STAGE.fix(text).text == text


def test_a_text_in_small_letters_is_a_style() -> None:
    text = "and so i think of the rain and the sea. " * 6
    assert ENGLISH.fix(text).text == text
