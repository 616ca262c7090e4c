"""Whether entries of glossaries keep what their own examples promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.errors import GlossaryError
from cleantext.model import Confidence
from cleantext.pipeline.flow import Flow
from cleantext.protect import Protector
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.matching.table import Table
from cleantext.repair.stage import PhraseStage


def check_examples(entries: Iterable[Entry], table: Table, languages: tuple[str, ...]) -> None:
    """Try the examples of users' entries; ours are tried before they are shipped.

    Raises:
        GlossaryError: if one fails.
    """
    own = [e for e in entries if e.rank and (e.fixes or e.keeps)]
    for fault in failing(own, table, languages) if own else ():
        raise fault


def failing(entries: Iterable[Entry], table: Table, languages: tuple[str, ...]) -> Iterator[GlossaryError]:
    """What is wrong with the examples of entries: ``fixes`` must come out right, ``keeps`` must stay."""
    stages = (PhraseStage(table),)
    flow = Flow(stages, languages, None, Protector(), Confidence.LIKELY)
    for e in entries:
        for text, expected in (*e.fixes, *((k, k) for k in e.keeps)):
            repaired = next((d.text for d in flow.run([text])), text)
            if repaired != expected:
                cure = "mend its forms, or the example"
                what = f"entry {e.term!r}: its example {text!r} becomes {repaired!r}, not {expected!r}: {cure}"
                yield GlossaryError(what, file=e.file, line=e.line)
