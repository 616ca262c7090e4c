"""Every code point in a dozen contexts: the promises hold, and the loops in C and the plain ways give the same."""

from collections.abc import Sequence

import pytest
from fuzz.targets.native import plain_ways

from cleantext import Cleaner
from cleantext.scan.native import native
from cleantext.testing import check_result

CLEANER, PLAIN = Cleaner(), Cleaner()
CONTEXTS = (
    "{}", "a{}b", "The word {} stands here.", "It ended{}.", "It ended.{}Then it began.", "“{}”", "1{}5", "« a{} »",
    "{}{}", "e{}\u0301", "Ã{}", "a\n{}\nb", "l{}arbre est grand",
)  # fmt: skip
"""Alone, a letter, a word, a mark, between sentences, in quotation marks, in a number, in guillemets, twice, before an
accent, half of a misread character, a line of its own, in the place of an apostrophe."""

SCRIPTS = (
    "Всё это было давно, и никто не помнит.", "هذا نص عربي قصير، وهو سليم.", "זה משפט קצר, והוא תקין.",
    "यह एक छोटा वाक्य है।", "นี่คือประโยคสั้น ๆ", "これは短い文です。", "这是一个短句。",
    "이것은 짧은 문장입니다.", "Αυτή είναι μια σύντομη πρόταση.", "Սա կարճ նախադասություն է։",
    "ეს მოკლე წინადადებაა.", "இது ஒரு சிறிய வாக்கியம்.", "ይህ አጭር ዓረፍተ ነገር ነው።", "Đây là một câu ngắn.",
    "Bu kısa bir cümledir.", "To jest krótkie zdanie.", "Ein kurzer Satz für Größe und Übermut.",
    "ᠡᠨᠡ ᠪᠣᠯ ᠥᠭᠦᠯᠡᠪᠦᠷᠢ", "ꯃꯁꯤ ꯑꯄꯤꯛꯄ ꯋꯥꯍꯩ", "𐌸𐌰𐍄𐌰 𐌹𐍃𐍄 𐍅𐌰𐌿𐍂𐌳",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1f7 \U0001f44d\U0001f3fd 1\ufe0f\u20e3",
    "❤️ ☎︎ ⚠️", "x⃗ = ẋ + ŷ", "Z͑ͫ̓a͗l̆g̈o", "ﷺ ﷽", "\U000e0067\U000e007f",
)  # fmt: skip


def check(points: Sequence[int]) -> None:
    """Both ways at once, a batch of each context."""
    for form in CONTEXTS:
        texts = [form.replace("{}", chr(point)) for point in points]
        results = CLEANER.fix_batch(texts)
        faults = [(ascii(r.source), fault) for r in results for fault in check_result(r)]
        assert faults == []
        again = CLEANER.fix_batch([r.text for r in results])
        assert [ascii(r.source) for r in again if r.edits] == []
        if native:
            with plain_ways():
                assert PLAIN.fix_batch(texts) == results


@pytest.mark.parametrize("text", SCRIPTS, ids=ascii)
def test_a_sentence_of_every_script_stays(text: str) -> None:
    assert CLEANER.fix(text).text == text


def test_some_code_points_of_every_kind() -> None:
    check([*range(0, 0x3100, 37), *range(0xD7F0, 0xD810), *range(0xFB00, 0x10000, 61), *range(0x10000, 0x110000, 9973)])


@pytest.mark.slow
@pytest.mark.parametrize("block", range(0, 0x110000, 0x1000), ids=hex)
def test_every_code_point(block: int) -> None:
    check(range(block, block + 0x1000))
