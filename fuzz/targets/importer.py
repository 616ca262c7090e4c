"""A glossary of another tool comes in or is refused with a clear line; what came in can go out in every format."""

from __future__ import annotations

from pathlib import Path

from cleantext import CleanTextError
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.formats import READERS, WRITERS, exported
from fuzz.inputs import data_of

_NAMES = sorted(READERS)
_FILE = Path("terms.txt")
_ENTRIES = (
    Entry("salt law", spun=("brine edict", "saline order"), guess=("salted rule",), acronym="SL", near=("sea",)),
    Entry(
        "=ice rule", spun=("frost & “decree”",), note="a\nb", inflect="none", plural="ice rules", others=("ice law",)
    ),
)


def seeds() -> list[bytes]:
    """Our own entries in each format, each of them read by each importer."""
    written = [exported(entries, name).text for name in WRITERS for entries in (_ENTRIES, _ENTRIES[:1])]
    screener = '"brine edict" "brine edicts" salt law\nbrine edict\tsalt law\n'
    return [bytes([number]) + data_of(text) for number in range(len(_NAMES)) for text in (*written, screener)]


def run(data: bytes) -> None:
    """The first byte says which format the rest is read as."""
    if not data:
        return
    try:
        text = data[1:].decode("utf-8", "replace")  # as a file of a glossary is read
        found = READERS[_NAMES[data[0] % len(_NAMES)]](text, _FILE, "en")
    except CleanTextError:
        return
    for name in WRITERS:
        exported(found.entries, name)
