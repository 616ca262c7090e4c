"""Three corpora of our own writing: faults seen in the wild, honest text, and faults that are not repaired yet."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

from cleantext import Cleaner
from cleantext.languages import LANGUAGES
from cleantext.testing import check_result

FOLDER = Path(__file__).parent / "corpora"


class Case(TypedDict):
    """A line of a corpus; honest text has no ``after``."""

    label: str
    language: str
    before: str
    after: str


def corpus(name: str) -> list[Case]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


IN_THE_WILD, NEGATIVE, KNOWN_FAILURES = corpus("in-the-wild"), corpus("negative"), corpus("known-failures")
ALL = (*IN_THE_WILD, *NEGATIVE, *KNOWN_FAILURES)


def name(case: Case) -> str:
    return f"{case['language']} {case['label']}: {case['before'][:30]!r}"


@cache
def cleaner(*languages: str) -> Cleaner:
    return Cleaner(languages=languages)


@pytest.mark.parametrize("case", IN_THE_WILD, ids=name)
def test_a_fault_is_repaired_for_good(case: Case) -> None:
    result = cleaner(case["language"]).fix(case["before"])
    assert result.text == case["after"]
    assert check_result(result) == []
    assert cleaner(case["language"]).fix(case["after"]).edits == ()


@pytest.mark.parametrize("case", NEGATIVE, ids=name)
def test_honest_text_stays_byte_for_byte(case: Case) -> None:
    for languages in ((case["language"],), ()):
        assert cleaner(*languages).fix(case["before"]).edits == ()


@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=name)
def test_a_known_failure_still_fails(case: Case) -> None:
    got = cleaner(case["language"]).fix(case["before"]).text
    assert got != case.get("after", case["before"]), "this works now: move it to its own corpus"


def test_the_corpora_are_large_and_say_nothing_twice() -> None:
    assert len(IN_THE_WILD) >= 150
    assert len(NEGATIVE) >= 200
    assert len(KNOWN_FAILURES) >= 10
    assert [text for text, times in Counter(case["before"] for case in ALL).items() if times > 1] == []
    assert all("after" not in case for case in NEGATIVE)
    assert [case for case in (*IN_THE_WILD, *KNOWN_FAILURES) if case["before"] == case.get("after")] == []


def test_every_language_has_ten_faults_and_ten_honest_texts() -> None:
    for cases in (IN_THE_WILD, NEGATIVE):
        found = Counter(case["language"] for case in cases)
        assert {"de", "en", "es", "fr", "it", "nl", "pt"} <= found.keys() <= LANGUAGES.keys()
        assert min(found.values()) >= 10
