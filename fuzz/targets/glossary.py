"""A user's glossary is refused with a clear line, or it repairs texts without end or growth."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from cleantext import Cleaner, CleanTextError
from cleantext.repair.glossary import collection
from cleantext.repair.glossary.load import read
from cleantext.repair.matching import phrase_table
from fuzz.inputs import BETWEEN, ROOT, data_of, text_of
from fuzz.promises import holds_together, is_final, require

_FOLDER = Path(tempfile.mkdtemp(prefix="cleantext-fuzz-"))
_TEXTS = ("We saw a brine edict , and two frost decrees .", "truck wrangler of the of the truck wrangler")
_WRITTEN = (
    '["salt law"]\nspun = ["brine edict"]\nacronym = "SL"\n', '["C++ truck wrangler"]\nspun = ["truck wrangler"]\n',
    '["a b"]\nspun = ["b c"]\n["b c"]\nspun = ["c a"]\n', '["ice rule"]\nguess = ["frost decree"]\nnear = ["saw"]\n',
    '["men"]\nspun = ["man"]\ninflect = "none"\nkeeps = ["man"]\nunless = ["two"]\nnote = "x"\nplural = "y"\n',
    '["x"]\noff = true\n', '["été"]\nspun = ["l’hiver"]\ngender = "f"\nfixes = { "un l’hiver" = "un été" }\n',
)  # fmt: skip


def seeds() -> list[bytes]:
    """Entries by hand, and the first blocks of our glossaries."""
    folder = ROOT / "glossaries"
    ours = [block for f in sorted(folder.rglob("*.toml"))[:12] for block in f.read_text("utf-8").split("\n\n")[:4]]
    return [data_of(BETWEEN.join((entry, _TEXTS[i % 2]))) for i, entry in enumerate((*_WRITTEN, *ours))]


@contextmanager
def _alone() -> Iterator[None]:
    """The user's own entries alone, and no cache: each glossary is read once."""
    with (
        patch.object(collection, "shipped", lambda: _FOLDER),
        patch.object(phrase_table, "cached", lambda *arguments: arguments[-1]()),
    ):
        yield


def run(data: bytes) -> None:
    """Before the mark a glossary, behind it a text."""
    written, _, text = data.partition(BETWEEN.encode())
    file = _FOLDER / "terms.toml"
    file.write_bytes(written)
    with _alone():
        try:
            entries = read(file)
            cleaner = Cleaner(languages=("en",), glossaries=[file], select=("phrases",))
        except CleanTextError:
            return
    forms = [form for entry in entries for form in (*entry.spun, *entry.guess, entry.term)]
    longest = max(map(len, forms), default=0)
    for one in (text_of(text), " ".join(forms[:8])):
        result = cleaner.fix(one)
        holds_together(result)
        require(len(result.text) <= len(one) * (longest + 2), "growth by a glossary", f"{one!r}, {result.text!r}")
        is_final(cleaner, result)
