"""datatrove: a step of a pipeline that cleans the text of each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from cleantext.adapters.columns import beside, check_beside, cleaner_of
from cleantext.cleaner import Cleaner

BATCH = 1024
"""Documents that are cleaned together."""


class CleanText(PipelineStep):  # type: ignore[misc]
    """Cleans documents as they pass, counting them and their edits by stage.

    Args:
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        add: ``spun``, ``counts``, ``edits``: put into the metadata as ``cleantext_spun`` and so on.
    """

    type = "✂️ - FORMAT"
    name = "🧽 cleantext"

    def __init__(self, cleaner: Cleaner | None = None, *, add: str | Iterable[str] = (), **settings: Any) -> None:
        super().__init__()
        self._cleaner, self._add = cleaner_of(cleaner, settings), check_beside(add)

    def run(self, data: Iterable[Document] | None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """The documents of one task, cleaned in batches."""
        documents = iter(data or ())
        while batch := list(islice(documents, BATCH)):
            with self.track_time(unit="batch"):
                results = self._cleaner.fix_batch(document.text for document in batch)
            for document, result in zip(batch, results, strict=True):
                self.update_doc_stats(document)
                self.stat_update("changed", value=int(result.changed), unit="doc")
                for edit in result.edits:
                    self.stat_update(edit.rule.partition("/")[0], unit="edit")
                document.text = result.text
                document.metadata |= {f"cleantext_{what}": beside(result, what) for what in self._add}
                yield document
