"""What the pipeline knows of a stage: two verbs, whatever is behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from cleantext.model import Edit, Proposal

if TYPE_CHECKING:
    from cleantext.pipeline.document import Document
    from cleantext.scan.buffer import Buffer

Hits = Sequence[tuple[int, Any]]
"""Where a stage has to look: ascending positions, in characters, with data that only the stage uses."""


class Memory(Protocol):
    """What a stage keeps of a document from one pass to the next."""

    def move(self, changes: Sequence[Edit]) -> None:
        """Follow changes of the text, which are in coordinates of the text before them."""

    def forget(self) -> bool:
        """Treat the document as never cleaned; returns whether that makes a difference."""


class Stages(Protocol):
    """One stage, or several that are looked for together."""

    @property
    def names(self) -> tuple[str, ...]:
        """The stages, in their order."""

    def find(self, buffer: Buffer) -> Mapping[int, Mapping[str, Hits]]:
        """For each text of the buffer in which something stands, by stage: where to look.

        A stage that must be asked although nothing stands there gives no places for it.
        """

    def is_idle(self, text: str, hits: Mapping[str, Hits]) -> bool:
        """Whether nothing can come of what was found in a text, as long as no other stage changes it."""

    def expect(self, name: str, documents: Sequence[Document]) -> None:
        """Work out together what the stage with this name will propose for documents: they are asked about next."""

    def propose(self, name: str, document: Document) -> list[Proposal]:
        """What the stage with this name proposes for a document, in coordinates of its current text."""
