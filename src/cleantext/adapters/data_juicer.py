"""Data-Juicer: the operator ``cleantext_mapper``, registered when this module is imported.

In a recipe: ``custom_operator_paths: [".../adapters/data_juicer.py"]``, then ``cleantext_mapper`` like any other.
"""

from __future__ import annotations

from typing import Any

from data_juicer.ops.base_op import OPERATORS, Mapper

from cleantext.adapters.columns import column_results
from cleantext.cleaner import Cleaner

NAME = "cleantext_mapper"


@OPERATORS.register_module(NAME)
class CleanTextMapper(Mapper):  # type: ignore[misc]
    """Cleans the text of samples, a batch at a time.

    Its parameters are the settings of ``Cleaner``; ``text_key`` and the rest are those of every operator. The signature
    stands among its attributes, so that the cache tells versions and glossaries apart.
    """

    _batched_op = True

    def __init__(
        self,
        languages: list[str] | None = None,
        select: list[str] | None = None,
        ignore: list[str] | None = None,
        glossaries: list[str] | None = None,
        at_least: str = "likely",
        protect: list[str] | None = None,
        second_judge: str = "",
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._cleaner = Cleaner(
            languages or (), select or (), ignore or (), glossaries, at_least, protect or (), second_judge
        )
        self._signature = self._cleaner.signature

    def process_batched(self, samples: dict[str, Any]) -> dict[str, Any]:
        """The samples with their text cleaned; values that are not text stay."""
        values = samples[self.text_key]
        outcomes = column_results(values, self._cleaner)
        cleaned = [value if result is None else result.text for value, result in zip(values, outcomes, strict=True)]
        return {**samples, self.text_key: cleaned}
