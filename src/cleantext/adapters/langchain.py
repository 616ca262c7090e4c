"""LangChain: a document transformer that cleans the text of each document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from cleantext.adapters.columns import beside, check_beside, cleaner_of
from cleantext.cleaner import Cleaner


class CleanText(BaseDocumentTransformer):  # type: ignore[misc]
    """Cleans documents; the metadata and the id of each are kept.

    Args:
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        add: ``spun``, ``counts``, ``edits``: put into the metadata as ``cleantext_spun`` and so on.
    """

    def __init__(self, cleaner: Cleaner | None = None, *, add: str | Iterable[str] = (), **settings: Any) -> None:
        self._cleaner, self._add = cleaner_of(cleaner, settings), check_beside(add)

    def transform_documents(self, documents: Sequence[Document], **_: Any) -> Sequence[Document]:
        """The documents cleaned, all in one batch."""
        results = self._cleaner.fix_batch(document.page_content for document in documents)
        return [
            document.model_copy(
                update={
                    "page_content": result.text,
                    "metadata": document.metadata | {f"cleantext_{what}": beside(result, what) for what in self._add},
                }
            )
            for document, result in zip(documents, results, strict=True)
        ]
