"""The cleaner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NoReturn, overload

from cleantext import registry
from cleantext.config import Config, checked_config
from cleantext.inputs import check_text, columns_of, texts_of
from cleantext.model import Confidence, Result, Verdict, join_results
from cleantext.pipeline.blocks import BLOCK, block_edges, blocks
from cleantext.pipeline.entry_examples import check_examples
from cleantext.pipeline.flow import Flow
from cleantext.pipeline.rule_stages import RuleStages
from cleantext.pipeline.stage import Stages
from cleantext.protect import Protector
from cleantext.repair.decoder.second_judge import SecondJudge, weights
from cleantext.repair.glossary.collection import ids
from cleantext.repair.glossary.entry import GENERAL, UNLISTED
from cleantext.repair.matching import phrase_table
from cleantext.repair.matching.table import Table
from cleantext.repair.stage import DECODED, PhraseStage
from cleantext.rule import Rule
from cleantext.selectors import is_selected
from cleantext.signature import signature
from cleantext.spans import Span

_TOGETHER = 2_000_000
"""Characters that go through the stages together. Only few texts are edited, and with this many there is enough to look
at again for a native pass to pay (with 250,000, honest English took twice as long)."""


class Cleaner:
    """Cleans texts. Immutable, picklable and safe to share between threads.

    Args:
        languages: those that may occur (``"en"``, ``"fr"`` …); empty: all that are known.
        select: rule ids or prefixes to use; empty: all but the rules that must be asked for by their whole id.
        ignore: rule ids or prefixes to leave out.
        glossaries: paths of your own glossary files or folders.
        at_least: apply repairs of this confidence and up; the rest are suggestions.
        protect: regular expressions for text that nothing may change.
        second_judge: the causal language model that is asked about open places of spun texts: ``"smollm2"`` (extra
            ``lm``) or the path of a GGUF file; empty: none is.

    Raises:
        ConfigError: if a language, rule, pattern or model does not exist or is malformed.
        GlossaryError: if a glossary cannot be read, or one of its entries fails its own examples.
    """

    config: Config
    _protector: Protector

    def __init__(
        self,
        languages: Iterable[str] = (),
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        glossaries: Iterable[object] | None = None,
        at_least: Confidence | str = Confidence.LIKELY,
        protect: Iterable[str] = (),
        second_judge: str = "",
    ) -> None:
        settings = checked_config(languages, select, ignore, glossaries, at_least, protect, second_judge)
        vars(self).update(config=settings, _protector=Protector(settings.protect))
        registry.check_prefixes((*settings.select, *settings.ignore), self._phrase_ids)
        if settings.glossaries:
            _ = self._table  # loaded now, so that faults in them are reported here
        if settings.second_judge:
            _ = self._judge  # for the same reason

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Cleaner is immutable: create a new one to change {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Cleaner is immutable: {name} cannot be deleted")

    def __reduce__(self) -> tuple[Any, ...]:
        return _cleaner_with, (self.config,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cleaner) and self.config == other.config

    def __hash__(self) -> int:
        return hash(self.config)

    def __repr__(self) -> str:
        """The call that makes it, with the settings that differ from the defaults."""
        return f"Cleaner({self.config.shown()})"

    @overload
    def __call__(self, texts: str) -> str: ...
    @overload
    def __call__(self, texts: list[str] | tuple[str, ...]) -> list[str]: ...
    @overload
    def __call__(self, texts: Mapping[str, Any], columns: str | Iterable[str] | None = None) -> dict[str, Any]: ...

    def __call__(self, texts: Any, columns: str | Iterable[str] | None = None) -> Any:
        """Clean a text, several texts, or the columns of a batch; the result has the same shape.

        Args:
            texts: a text; a list or tuple of texts; or a mapping of column names to a text each, or to a list of texts.
            columns: which columns of a mapping are text; not given: all that hold nothing but texts and None.
        """
        if isinstance(texts, str):
            return self.fix(texts).text
        if isinstance(texts, Mapping):
            chosen = set(columns_of(texts, columns))
            return {name: self._column(values) if name in chosen else values for name, values in texts.items()}
        return [result.text for result in self.fix_batch(texts)]

    def fix(self, text: str, protect: Iterable[tuple[int, int]] = ()) -> Result:
        """Clean one text.

        Args:
            text: the text.
            protect: spans of it (start and end, in characters) that nothing may change.

        Raises:
            InputTypeError: if it is not a text.
        """
        check_text(text)
        return self._joined(text, tuple(protect))

    def fix_batch(self, texts: Iterable[str]) -> list[Result]:
        """Clean many texts, each a document of its own; much faster than one at a time.

        Raises:
            InputTypeError: with the position of a value that is not text.
        """
        results: list[Result] = []
        for batch in _batches(texts_of(texts)):
            results += [self._joined(batch[0], ())] if len(batch[0]) > BLOCK else self._fixed(batch)
        return results

    def _column(self, values: Any) -> Any:
        """A text, or texts, cleaned; None stays."""
        if values is None:
            return None
        if isinstance(values, str):
            return self.fix(values).text
        fixed = iter(self.fix_batch([value for value in values if value is not None]))
        return [value if value is None else next(fixed).text for value in values]

    def _joined(self, text: str, protect: tuple[tuple[int, int], ...]) -> Result:
        """The result for a text of any length, which is cut into blocks, each a document, and put together again."""
        if len(text) <= BLOCK:
            return self._fixed([text], [protect])[0]
        results, offset = list[Result](), 0
        for block in blocks(text):
            marked = [(max(s - offset, 0), min(e - offset, len(block))) for s, e in protect]
            if len(block) < len(text):
                marked += block_edges(block, offset == 0, offset + len(block) == len(text))
            results += self._fixed([block], [[(s, e) for s, e in marked if s < e]])
            offset += len(block)
        return join_results(results)

    def _fixed(self, texts: Sequence[str], marked: Sequence[Sequence[Span]] = ()) -> list[Result]:
        """The results for texts that go through the stages together."""
        signature = self.signature
        # Bypasses the constructor of a named tuple, which takes twice the time; most texts have nothing to repair.
        results = [_new(Result, (text, text, (), (), signature, _UNJUDGED, (), None)) for text in texts]
        for d in self._flow.run(texts, marked):
            if d.edits or d.failures or any(d.suggested.values()) or d.verdict.places:
                results[d.number] = d.result(signature)
        return results

    @cached_property
    def _flow(self) -> Flow:
        c = self.config
        stages: tuple[Stages, ...] = (RuleStages(self._rules),)
        unlisted, general = self._decodes(UNLISTED), self._decodes(GENERAL)
        if self._table or unlisted or general:
            stages += (PhraseStage(self._table, unlisted, general, c.at_least is Confidence.GUESS, self._judge),)
        return Flow(stages, c.codes, c.locale, self._protector, c.at_least)

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        """The rules that are chosen and can hold in one of the languages."""
        codes = self.config.codes
        return tuple(
            r
            for r in registry.all_rules()
            if is_selected(r.id, self.config.select, self.config.ignore)
            and (r.default or r.id in self.config.select)
            and (not r.languages or any(c in r.languages for c in (*codes, self.config.locale)))
            and not (len(codes) == 1 and codes[0] in r.except_languages)
        )

    def _decodes(self, id: str) -> bool:
        """Whether spun words that no glossary lists are repaired (only in English so far)."""
        return DECODED in self.config.codes and is_selected(id, self.config.select, self.config.ignore)

    @property
    def _judge(self) -> SecondJudge | None:
        """Who is asked about open places of spun texts, if anybody."""
        if not self.config.second_judge:
            return None
        from cleantext.repair.decoder.gguf_model import model, model_file

        return SecondJudge(model(model_file(self.config.second_judge)), weights(DECODED))

    @cached_property
    def _table(self) -> Table | None:
        """The phrases to look for, if any."""
        c = self.config
        table = phrase_table.table(c.codes, self._glossaries, c.select, c.ignore, check_examples)
        return table if table.entries else None

    def _phrase_ids(self) -> tuple[str, ...]:
        return ids(self.config.codes, self._glossaries)

    @cached_property
    def _glossaries(self) -> tuple[str, ...]:
        """The glossaries that are not ours: those of other packages, then the user's own."""
        return (*registry.added_glossaries(), *self.config.glossaries)

    @cached_property
    def signature(self) -> str:
        """What results depend on: version, rules, glossaries and settings."""
        return signature(self.config, self._rules, self._table)


def _cleaner_with(settings: Config) -> Cleaner:
    """The cleaner with these settings; what a pickle calls."""
    return Cleaner(**settings.keywords())


_new = tuple.__new__
_UNJUDGED = Verdict()


def _batches(texts: list[str]) -> Iterator[list[str]]:
    """Texts in batches that go through the stages together; one that must be cut into blocks is a batch of its own."""
    if sum(map(len, texts)) <= BLOCK:
        yield from (texts,) if texts else ()
        return
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (size + len(text) > _TOGETHER or max(len(text), len(batch[0])) > BLOCK):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
