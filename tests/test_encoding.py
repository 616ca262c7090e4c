"""The encoding stage: it does what ftfy does, and looks away only where ftfy sees nothing."""

import random
import re
from collections.abc import Iterator

import ftfy
import ftfy.bad_codecs
import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from ftfy.chardata import CHARMAP_ENCODINGS

from cleantext import Cleaner, Confidence
from cleantext.rule import rewrite
from cleantext.rules.encoding import mojibake as mojibake_file
from cleantext.rules.encoding.mojibake import (
    _CLOSING_QUOTE,
    _LOST_IN_WORD,
    _PICTURE,
    _SUSPECT,
    _UNKNOWN_PICTURE,
    mojibake,
)
from cleantext.scan.buffer import Buffer
from cleantext.scan.scanner import Scanner

SENTENCES = [
    "The baker’s “new” bread – still warm – costs 3 € … or £2½ at noon.",
    "Où est l’été ? À côté, déjà, près du garçon ; œuvre.", "ÇA VA À LA FÊTE DE NOËL, OÙ L’ÂNE A DÎNÉ.",
    "Der Bäcker grüßt fröhlich über „große“ Straßen.", "El niño pequeño comió ñoquis ¿cuándo? ¡Ayer!",
    "A irmã não está à mesa; são três corações.", "IRMÃ E MÃE NÃO VÊM AMANHÃ",
    "Perché no? È già così più tardi.", "De zeeën zijn coördinaten rijk aan ideeën.",
    "Żółta łódź płynie wśród gęstej mgły.", "Příliš žluťoučký kůň běžel ke mlýnu.",
    "Vietor šumí, ďateľ kľuje do kôry.", "A hűvös éjszakában őzek ültek a fűben.",
    "Șapte și țânțari într-o căsuță mâncată.", "Üç küçük çocuk ağaçtan iğde topladı, İzmir’de.",
    "Över ån går en röd ko på ängen.", "På øen spiste ærlige folk blåbær.",
    "Yöllä hämärä metsä näyttää äänettömältä.", "Þegar ég gekk út í bæ sá ég örn og mýs.",
    "Šiandien ąžuolas žydi, ėjo švelnūs vėjai.", "Šodien jūrā peld ķēniņš ar zvejniekiem.",
    "Õhtul sõid jänesed õunu ööbikuga.", "Čudesan dan; žaba šeće uz đurđevak.",
    "Ο μικρός γάτος κοιμάται στον ήλιο, «ήσυχα».", "Старый мельник шёл домой — «поздно», сказал он.",
    "Їжак ґрунтовно їсть яблука, її подруга теж.", "Мъжът вървеше бързо към къщи.",
    "Ђак је читао књигу испод љиљана.", "הילד הלך אל הים בבוקר.", "ذهب الولد إلى البحر صباحًا، ٣ مرات.",
    "پسر کوچک به مدرسه می‌رود.", "लड़का नदी के पास बैठा है।", "ছেলেটি নদীর ধারে বসে।",
    "சிறுவன் கடலுக்குச் சென்றான்.", "เด็กชายไปทะเลตอนเช้า", "Cậu bé đi biển từ sáng sớm, trời đẹp quá.",
    "男孩早上去海边。「好」，他说。", "少年は朝、海へ行った。「はい！」", "소년은 아침에 바다로 갔다.",
    "So warm ☀, a smile 😀 and ✔ – 20 °C × 2 ≤ 50 µm ± 3²", "née © 2020 ® ™ § 4 ¶ ½ «oui» ‘so’ †",
    "Plain words without anything.", "naïve café, señor Ångström, Œuvre",
]  # fmt: skip
CLEANER = Cleaner(select=("encoding/mojibake",))


def garbled(count: int) -> Iterator[str]:
    """Lines that were read wrongly once or several times, cut, mixed with right ones, and damaged further."""
    chance = random.Random(4)

    def piece() -> str:
        text = chance.choice(SENTENCES)
        start = chance.randrange(len(text))
        text = text[start : start + chance.randint(2, 60)] if chance.random() < 0.6 else text
        for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 3))):
            text = text.encode().decode(chance.choice((*CHARMAP_ENCODINGS, "latin-1", "sloppy-windows-1252")))
        if chance.random() < 0.1:
            text = text.encode("sloppy-windows-1252", "replace").decode("latin-1")
        if chance.random() < 0.1:
            text = text.replace("\xa0", " ")
        if chance.random() < 0.1:
            text = re.sub("[\x80-\x9f]", chance.choice(("\ufffd", "?", "")), text)
        return text.replace("\n", " ")

    for _ in range(count):
        yield chance.choice(("", " ", ", ", " – ", "a")).join(piece() for _ in range(chance.randint(1, 3)))


def compare(count: int) -> None:
    lines = list(garbled(count))
    for line, result in zip(lines, CLEANER.fix_batch(lines), strict=True):
        wanted = ftfy.fix_encoding(line)
        if result.text == wanted or re.search("[^\\W\\d_][ÃÂÎÐ][”»](?!\\w)|[A-Z“‘« ]Â[”’]", line):
            continue  # honest capitals before a closing mark: we mean to differ
        if re.search("(?<![^\\W\\d_])[À-ž][^\x00-\x7f](?![^\\W\\d_])", line):
            continue  # a letter by itself: we mean to differ
        if any(lost.search(line) for lost in (_CLOSING_QUOTE, _LOST_IN_WORD, _PICTURE, _UNKNOWN_PICTURE)):
            continue  # bytes were lost, and ftfy makes of what is left what it may
        assert ascii(with_oe(result.text)) == ascii(with_oe(wanted)), ascii(line)


def with_oe(text: str) -> str:
    """The text with the ligature decoded that ftfy leaves beside letters that are right."""
    return text.replace("Å“", "œ").replace("Å’", "Œ")


def test_garbled_lines_come_out_as_from_ftfy() -> None:
    compare(3_000)


@pytest.mark.slow
def test_a_hundred_thousand_garbled_lines_come_out_as_from_ftfy() -> None:
    compare(100_000)


def known_characters() -> list[str]:
    """Every character that ftfy's expression knows, and some that it does not."""
    inside = re.compile("[" + "".join(MOJIBAKE_CATEGORIES.values()) + "œŒ€√≈âóÄ®†´]")
    return [c for c in map(chr, range(0x80, 0x10000)) if inside.match(c)] + ["a", "Z", "5", " ", ".", "字", "😀"]


SCANNER = Scanner((mojibake,))


def unseen(texts: list[str]) -> list[str]:
    """The texts in which the gate stays shut: no trigger stands there, or the rule looks no further."""
    hits = SCANNER.scan(Buffer(texts))
    return [text for i, text in enumerate(texts) if i not in hits or not _SUSPECT.search(text)]


def test_the_gate_opens_wherever_ftfy_sees_a_fault() -> None:
    chance, characters = random.Random(5), known_characters()
    texts = ["".join(chance.choices(characters, k=3)) for _ in range(30_000)]
    assert [ascii(text) for text in unseen(texts) if BADNESS_RE.search(text)] == []


@pytest.mark.slow
def test_the_gate_opens_at_every_pair_of_characters_in_which_ftfy_sees_a_fault() -> None:
    characters = known_characters()
    for first in characters:
        pairs = [first + second for second in characters]
        texts = [text for pair in pairs for text in (pair, f"a{pair}a", f" {pair}²", f"a{pair}“")]
        assert [ascii(text) for text in unseen(texts) if BADNESS_RE.search(text)] == []


def test_words_that_only_look_misread_stay() -> None:
    for text in ("MINHA IRMÃ”", "“MINHA IRMÔ, disse ela.", "« É AMANHû", "“ESTA MANHÔ"):
        assert CLEANER.fix(text).text == text


def test_short_mojibake_beside_right_letters_is_decoded() -> None:
    for faulty, right in {
        "Où qu’il aille, l’Ã©tat est là.": "Où qu’il aille, l’état est là.",
        "À l’été, ma sÅ“ur rit.": "À l’été, ma sœur rit.",
        "L’Å’uvre inachevée": "L’Œuvre inachevée",
        "L’été â€“ enfin !": "L’été – enfin !",
        "déjà Â« bien Â»": "déjà « bien »",
    }.items():
        assert CLEANER.fix(faulty).text == right


def test_a_long_line_that_ftfy_decides_is_told_in_small_edits() -> None:
    line = "L’été, il dit Ã©tat encore et encore; " * 400
    result = CLEANER.fix(line)
    assert result.text == ftfy.fix_encoding(line)
    assert {(e.before, e.after) for e in result.edits} == {("Ã©", "é")}


STAGE = Cleaner(select=("encoding",))


def test_entities_come_out_as_from_ftfy() -> None:
    for text in (
        "salt &amp; pepper", "caf&eacute; &ndash; &ldquo;open&rdquo;",
        "10 &times; 5 &lt; 60", "it&#39;s &#x201C;so&#x201D;",
        "P&EACUTE;REZ", "R&D and AT&T;", "&amp;amp; twice", "a &lt;b&gt; c", "&notanentity; &#xD800;",
    ):  # fmt: skip
        twice = ftfy.fixes.unescape_html(ftfy.fixes.unescape_html(text))
        assert STAGE.fix(text).text == twice.replace("\ufffd", "&#xD800;")  # no character: left as it is


def test_entities_stay_where_the_text_is_html_or_code() -> None:
    for text in ("<p>salt &amp; pepper</p>", "`a &amp; b`", "Write the entity &eacute; for é.", "/?a=1&amp;b=2"):
        assert STAGE.fix(text).text == text


def test_lines_end_as_most_of_them_do_only_where_guesses_are_applied() -> None:
    eager = Cleaner(select=("encoding",), at_least=Confidence.GUESS)
    for text, even in (
        ("a\r\nb\r\nc\nd\r\n", "a\r\nb\r\nc\r\nd\r\n"), ("a\nb\nc\r\nd", "a\nb\nc\nd"),
        ("a\r\nb\r\n", "a\r\nb\r\n"), ("a\nb\n", "a\nb\n"), ("a\rb\r", "a\rb\r"), ("a", "a"),
    ):  # fmt: skip
        assert STAGE.fix(text).text == text
        assert eager.fix(text).text == even


def test_marks_and_halves_of_characters_are_repaired() -> None:
    assert STAGE.fix("\ufeffone \ud83d\ude00 two \udc00").text == "one 😀 two \ufffd"
    assert STAGE.fix("\x1b[32mgreen\x1b[0m").text == "green"


PAGES = ("mac_roman", "cp850", "cp437", "cp1250", "cp1251", "koi8_r")
MISREAD = [
    "Die Bäckerei öffnet früh, und überall duftet es nach Brötchen.",
    "Où va cette vieille télévision déjà réparée ?",
    "El pequeño niño salió después de la reunión.",
    "A reunião da associação será na próxima quinta-feira.",
    "La città è più bella perché la società è unita.",
    "De coördinatie van de financiële crisis verliep vlot.",
    "Książka leży na środku dużego stołu.",
    "Malý kůň běžel přes žlutou louku.",
    "Маленький дом стоял у большой реки.",
    "Flickan såg en älg på ängen.",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_sentence_that_was_read_in_another_code_page_comes_back(page: str) -> None:
    cleaner = Cleaner(select=("encoding",))
    for sentence in MISREAD:
        try:
            garbled = sentence.encode().decode(page)
        except UnicodeDecodeError:
            continue  # the page has no character for one of the bytes
        assert cleaner.fix(garbled).text == sentence


@pytest.mark.parametrize("sentence", [*MISREAD, "├── src\n└── test", "x√π", "1┬ 2"])
def test_honest_text_is_not_read_anew(sentence: str) -> None:
    assert Cleaner(select=("encoding",)).fix(sentence).text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The baker’s “new” bread, he said, is “good”.", "“No,” she said, “not today.”", "He said “yes”.",
        "La parola “pane”, disse, è “antica”.", "El día de África llegó a “Ávila”.", "Mi país, así, el “único”",
        "Er nannte es „neu“ und ging.", "Le mot “pain” est là.", "A palavra “pão” é “boa” aqui.",
        "Well done 👍 and thanks 🙏 for the gift 🎁", "I ❤️ it",
    ],
)  # fmt: skip
def test_what_lost_the_bytes_that_windows_has_no_character_for_comes_back(sentence: str) -> None:
    garbled = sentence.encode().decode("cp1252", errors="ignore")
    assert garbled != sentence
    assert Cleaner(select=("encoding",)).fix(garbled).text == sentence


def test_long_pieces_are_compared_between_their_ascii_characters() -> None:
    """As word by word, in time by their length."""
    piece, fixed = "x\x81…\x85y\x85" * 60, "x\x81……y…" * 60
    changes = mojibake_file._rewritten(piece, fixed, 0)
    text = piece
    for change in reversed(changes):
        text = text[: change.start] + change.after + text[change.end :]
    assert text == fixed and len(changes) == 120
    assert mojibake_file._rewritten(piece[:90], fixed[:90], 7) == rewrite(piece[:90], fixed[:90], 7)
