"""From the bytes that the fuzzer makes to texts, and what to begin with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from cleantext.registry import all_rules

ROOT = Path(__file__).parent.parent
CORPUS = Path(__file__).parent / "corpus"
BETWEEN = "\x1e"
"""What stands between the texts of an input that holds several."""

_MARKUP = (
    "<p>It ended .</p>", "<b>bold , so</b>", "# Title\n\nIt ended .", "`code , here` and so .", "```\na , b\n```\nSo .",
    "$x , y$ holds .", "| a , b | c |\n|---|---|", "{\"text\": \"a , b\"}", "a,b\n\"c , d\",e\n", "\\emph{a , b} .",
    "https://a.example/ , b", "anna@example.org , so", "C:\\a , b", "1 , 5 and 3 . 14", "12: 30 , so", "v1 . 2 . 3",
)  # fmt: skip
_MIXED = (
    "Le soir tombe , dit-il . The evening falls , he said .", "Er sagte : „ Nun gut “ . Il dit : « oui » .",
    "profound learning (deep learning), counterfeit consciousness (AI) .", "мир , 日本 ， and 한국어 .",
    "dÃ©jÃ\xa0 vu â€™ and &amp; so", "e\u0301 ﬁ \u200b \u202a \ufeff \x00 \x1b[0m \ud800", "İstanbul , ǅ and ß .",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 , \U0001f1eb\U0001f1f7 .", "שלום , עולם . مرحبا ، بالعالم .",
)  # fmt: skip


def text_of(data: bytes) -> str:
    """Any text there can be: bytes that are no UTF-8 are lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def data_of(text: str) -> bytes:
    """The bytes of a text, so that ``text_of`` gives it back where it holds no surrogates of other kinds."""
    return text.encode("utf-8", "surrogatepass")


@cache
def examples() -> tuple[str, ...]:
    """The examples of all rules, the corpora of the tests, and texts with markup, several languages and scripts."""
    ours = [text for r in all_rules() for text in (*r.fixes, *r.fixes.values(), *r.reports, *r.keeps)]
    files = sorted((ROOT / "tests" / "corpora").glob("*.jsonl"))
    lines = [json.loads(line)["before"] for file in files for line in file.read_text("utf-8").splitlines()]
    return tuple(dict.fromkeys((*ours, *lines, *_MARKUP, *_MIXED)))


def several(texts: tuple[str, ...], together: int = 3) -> list[bytes]:
    """These texts a few to an input."""
    return [data_of(BETWEEN.join(texts[at : at + together])) for at in range(0, len(texts), together)]


def words() -> list[bytes]:
    """What the fuzzer puts in whole, because it would hardly ever find it byte by byte: the triggers of the rules."""
    triggers = {t for r in all_rules() for t in r.triggers if 1 < len(t.encode("utf-8", "surrogatepass")) <= 32}
    return sorted({data_of(t) for t in triggers} | {b"</p>", b"<code>", b"```", b"\r\n", b"\n\n", b"{{", b"}}", b"$$"})
