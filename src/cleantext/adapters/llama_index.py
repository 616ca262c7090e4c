"""LlamaIndex: a transformation for an ingestion pipeline that cleans the text of each node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from llama_index.core.schema import BaseNode, TransformComponent
from pydantic import PrivateAttr

from cleantext.adapters.columns import beside, check_beside, cleaner_of
from cleantext.cleaner import Cleaner


class CleanText(TransformComponent):  # type: ignore[misc]
    """Cleans nodes; their ids, metadata and relationships are kept.

    Put it before any splitter, so that the positions that the splitter records are those of the cleaned text.
    ``signature`` tells the pipeline's cache apart what different versions and settings clean.
    """

    signature: str = ""
    add: tuple[str, ...] = ()
    _cleaner: Cleaner = PrivateAttr()

    def __init__(self, cleaner: Cleaner | None = None, *, add: str | Iterable[str] = (), **settings: Any) -> None:
        """Take a cleaner, or make one with ``settings``, which are those of ``Cleaner``.

        Args:
            cleaner: the cleaner.
            add: ``spun``, ``counts``, ``edits``: put into the metadata as ``cleantext_spun`` and so on, where neither
                embeddings nor models see them.
        """
        chosen = cleaner_of(cleaner, settings)
        super().__init__(signature=chosen.signature, add=check_beside(add))
        self._cleaner = chosen

    def __call__(self, nodes: Sequence[BaseNode], **_: Any) -> Sequence[BaseNode]:
        """The nodes cleaned, all in one batch; nodes without text pass unchanged."""
        texts = [node for node in nodes if isinstance(getattr(node, "text", None), str)]
        results = self._cleaner.fix_batch(node.text for node in texts)
        for node, result in zip(texts, results, strict=True):
            if result.changed:
                node.set_content(result.text)
            for what in self.add:
                key = f"cleantext_{what}"
                node.metadata[key] = beside(result, what)
                node.excluded_embed_metadata_keys.append(key)
                node.excluded_llm_metadata_keys.append(key)
        return nodes
