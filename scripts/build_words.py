"""Build the hashed word lists in src/cleantext/data/words from the frequency data of the wordfreq package.

Resource: wordfreq 3.1.1 by Robyn Speer, https://github.com/rspeer/wordfreq (data up to 2021).
Licence: code Apache-2.0; data CC BY-SA 4.0, with the attributions that src/cleantext/data/words/README.md gives.
The package is needed for this script only: `pip install wordfreq==3.1.1`, then `python scripts/build_words.py`.
The same release of wordfreq gives the same bytes.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import numpy
import wordfreq

from cleantext.languages.word_lists import COMMON, word_hash

RELEASE = "3.1.1"
SIZE = 50_000
TARGET = Path(__file__).parent.parent / "src" / "cleantext" / "data" / "words"

# One and two letters: the frequency data are full of initials, units and codes, so the words are named.
SHORT = {
    "en": "a i o ad ah am an as at aw ax be by do eh er ex go ha he hi hm ho id if in is it lo ma me mr ms my no of "
    "oh ok on or ow ox pa pi so to uh um up us we ye yo tv cd pc km kg cm mm dr st vs",
    "fr": "a à c d j l m n o s t y ô ah ai an as au bu ce ci dû de du dé eh en es et eu ex fi go ha hé il je la le "
    "là lu lé ma me mi mu ne ni né nu où ou oh on or os pu qu ré sa se si su ta te tu ti un us va vu çà ça ès té "
    "ok tv cd pc km kg cm mm dr mr",
    "de": "o ab ah am an au da du eh ei er es eh ey ex ha he ho im in ja je na ne nu ob oh öl so tu uh um wo zu äh hä "
    "ok tv cd pc km kg cm mm dr nr st",
    "es": "a e o u y ah al ay da de di dé dí eh el en es ex fe fu ha he ir ja la le lo me mi mí ni no oh oí os pi re "
    "se sé si sí so su te té ti tu tú un va ve vi vé ya yo él uf uy ok tv cd pc km kg cm mm dr sr",
    "it": "a c d e i l m n o s t v è ad ah ai al an be ce ci co da dà de di dì do ed eh fa fu go ha hi ho il in io "
    "la là le lì li lo ma me mi mo ne né no od oh re sa se sé sì si so su sù te tè ti tu un va ve vi vo ok "
    "tv cd pc km kg cm mm",
    "pt": "a e o à é ó ah ai aí ao ar as às cá da dá de dê do dó eh ei em és eu fé fã há ir ia já lá lã lê li má "
    "me mó na né no nó nu oh oi ok os ou pá pé pó pô ré rã ri se sé si só te tá ti tu tê um uh va vá vê vi xá "
    "tv cd pc km kg cm mm dr sr",
    "nl": "u à aa af ah al as au bi bo da de do du eb eh ei en er ex ga ge ha hé hè hi ho hm ia ik in is ja je ju ka "
    "la ma me na nu och of oh om op os pa re ra sa si te ti to tu ui uh ut uw va we wc wa wei ze zo én óf "
    "ok tv cd pc km kg cm mm dr nr",
}

# Words without a vowel; every other such form is an acronym, a hesitation or a typing error.
VOWELLESS = "mrs hmm hmmm mmm psst pst shh grr brr brrr pfff nth pdf dvd sms"

# Two words that the sources write together by mistake often enough to reach the list; found by splitting every
# form at all places into two of the 150 commonest forms, then read one by one.
GLUED = {
    "en": "ofthe inthe forthe tobe itis asis aswell upto noone everytime afterall metoo alot "
    "tothe onthe andthe atthe fromthe withthe bythe",
    "fr": "quil quils quon queje parceque biensur desfois parcontre dela leau enfait lemonde",
    "de": "immernoch schonmal nichtmal nichtmehr nunmal nurnoch wiedermal soetwas ansich willich anden nunja",
    "es": "esque delos dela denuevo almenos enla nadamas alquien",
    "it": "dela",
    "pt": "denovo vaibrasil deum",
    "nl": "ofzo alsje datje hebje ookal danwel opzich echtwaar maargoed maarja goedzo zoja nogsteeds vande moetje",
}

VOWELS = frozenset("aeiouy")
LATIN_LETTERS = re.compile(r"[a-zà-öø-ÿāăąćčďđēęěğģīįıķļľłńņňőœřśşšţťūůűųźżžșț]+")

# A form that English uses this many times as often is an English quotation, not a word of the language.
QUOTED = 100

# The exceptions: words of the language that look like much commoner English ones.
HOMOGRAPHS = {"de": "not", "it": "are more", "nl": "are most"}


def base_letters(form: str) -> set[str]:
    """The letters of a form without their accents."""
    plain = form.replace("æ", "ae").replace("œ", "oe").replace("ø", "o")
    return set(unicodedata.normalize("NFD", plain))


def is_wanted(form: str, language: str) -> bool:
    """Whether a form is kept: it is no sign, no acronym, and not two words glued together."""
    if not LATIN_LETTERS.fullmatch(form):
        return False
    if len(form) <= 2:
        return form in SHORT[language].split()
    if not base_letters(form) & VOWELS:
        return form in VOWELLESS.split()
    return form not in GLUED[language].split()


def parts(form: str, language: str) -> Iterator[str]:
    """The words of a form with apostrophes or hyphens."""
    pieces = re.split("['’-]", form)
    if language in ("en", "de") and len(pieces) > 1:
        # The rest of "don't", "they've" or "gibt's" is no word, and neither is the "don" of the first.
        yield from () if form.endswith(("n't", "n’t")) else pieces[:1]
    else:
        yield from pieces


def ranked(language: str) -> list[str]:
    """The forms of a language, the commonest first."""
    english = wordfreq.get_frequency_dict("en", wordlist="best")
    frequencies: dict[str, float] = defaultdict(float)
    for token, frequency in wordfreq.get_frequency_dict(language, wordlist="best").items():
        for part in parts(unicodedata.normalize("NFC", token.casefold()), language):
            frequencies[part] += frequency
    own = frequencies.keys() if language == "en" else set(HOMOGRAPHS.get(language, "").split())
    forms = [
        form
        for form, frequency in frequencies.items()
        if is_wanted(form, language) and (form in own or english.get(form, 0.0) < QUOTED * frequency)
    ]
    return sorted(forms, key=lambda form: (-frequencies[form], form))


def table(forms: list[str]) -> bytes:
    """The hashes as little-endian 32-bit numbers: first the commonest ones, then the others, both sorted."""
    head = sorted({word_hash(form) for form in forms[:COMMON]})
    tail = sorted({word_hash(form) for form in forms[COMMON:SIZE]} - set(head))
    if len(head) != COMMON:
        raise SystemExit("two of the commonest forms share a hash: the head of the table cannot be told by its length")
    return numpy.array(head + tail, dtype="<u4").tobytes()


def main() -> None:
    """Write one table for each language."""
    if version("wordfreq") != RELEASE:
        sys.exit(f"wordfreq {RELEASE} is wanted, {version('wordfreq')} is installed")
    for language in SHORT:
        forms = ranked(language)
        (TARGET / f"{language}.u32").write_bytes(table(forms))
        print(language, len(forms), "forms, rarest kept:", forms[SIZE - 1])


if __name__ == "__main__":
    main()
