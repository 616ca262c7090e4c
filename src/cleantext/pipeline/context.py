"""What rules can find out about the text around them; each answer is computed once, on demand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from cleantext.languages import LANGUAGES
from cleantext.languages.detect import detect
from cleantext.languages.word_lists import having
from cleantext.model import Edit, Region
from cleantext.protect import Protected, Protector
from cleantext.protect.regions.regions import Regions
from cleantext.spans import Span, shifted

_LONG = 60
"""A paragraph with fewer characters counts as written in the language of its document, unless it reads as French."""

_WORD = re.compile(r"[^\W\d_]+")


class TextContext:
    """The context of one snapshot of one text."""

    __slots__ = (
        "_by_paragraph", "_marked", "_of_text", "_protected", "_protector", "_regions", "languages", "locale", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        languages: tuple[str, ...],
        locale: str | None,
        protector: Protector,
        marked: Iterable[Span] = (),
        protected: Protected | None = None,
    ) -> None:
        """Start from the text, the settings that rules may ask for, what the user marked, and what is already known."""
        self.text, self.languages, self.locale = text, languages, locale
        self._protector, self._marked = protector, sorted(marked)
        self._protected = protected
        self._of_text: tuple[str | None] | None = None
        self._by_paragraph: dict[int, str | None] = {}
        self._regions: Regions | None = None

    def language(self, at: int) -> str | None:
        """The language of the paragraph around this character, or None if it is not one of ``languages``."""
        if len(self.languages) == 1:
            return self.languages[0]
        if self._of_text is None:
            self._of_text = (detect(self.text, self.languages),)
        start = self.text.rfind("\n", 0, at) + 1
        if start not in self._by_paragraph:
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            short = end - start < _LONG or end - start == len(self.text)
            if not short:
                language = detect(self.text[start:end], self.languages)
            else:
                language = "fr" if self._reads_as_french(self.text[start:end]) else None
            self._by_paragraph[start] = language or self._of_text[0]
        return self._by_paragraph[start]

    def _reads_as_french(self, line: str) -> bool:
        """Whether a line has more words that only French has than words of the language of the document.

        French is the one language in which the space before a mark is right: a line of it in other prose keeps it.
        """
        document = self._of_text[0] if self._of_text else None
        if document == "fr" or "fr" not in self.languages or len(line) == len(self.text):
            return False
        own, french = _beside_french((document,) if document else self.languages)
        words = frozenset(_WORD.findall(line.lower()))
        return len(words & french) > len(words & own)

    def is_word(self, form: str, at: int) -> bool:
        """Whether a form is one of the 50,000 commonest of the language here (of any, if that is unknown)."""
        return self._is_one_of(having(form, self.languages), at)

    def is_common(self, form: str, at: int) -> bool:
        """Whether a form is one of the 10,000 commonest of the language here (of any, if that is unknown)."""
        return self._is_one_of(having(form, self.languages, common=True), at)

    def _is_one_of(self, codes: list[str], at: int) -> bool:
        """Whether the language here is one of these (or unknown, if there are any); only told where that matters."""
        if not codes or len(codes) == len(self.languages):
            return bool(codes)
        here = self.language(at)
        return here is None or here in codes

    def is_opener(self, form: str, at: int) -> bool:
        """Whether a form, or what it elides, commonly begins a sentence here (in any language, if that is unknown)."""
        here = self.language(at)
        whole = form.lower().replace("’", "'")
        parts = {whole, whole.partition("'")[0]}
        return any(parts & LANGUAGES[code].openers for code in ((here,) if here else self.languages))

    def is_protected(self, start: int, end: int) -> bool:
        """Whether text[start:end] overlaps text that no rule may change."""
        return self._protection().touches(start, end)

    def region(self, at: int) -> Region:
        """The most probable kind of text at this character."""
        return self._kinds().kind(at)

    def may_be(self, regions: frozenset[Region], at: int) -> bool:
        """Whether the text at this character may well be of one of these kinds."""
        return self._kinds().may_be(regions, at)

    def touches(self, blocks_only: bool) -> Callable[[int, int], bool]:
        """What tells whether text[start:end] touches text that no rule may change, or only a block or a marked span."""
        protection = self._protection()
        return protection.touches_block if blocks_only else protection.touches

    def after(self, text: str, changes: Sequence[Edit]) -> TextContext:
        """The context of ``text``, which is the text after these changes; what is known to be protected is kept."""
        marked = tuple(shifted(self._marked, changes))
        protected = self._protected.moved(text, changes) if self._protected else None
        return TextContext(text, self.languages, self.locale, self._protector, marked, protected)

    def _kinds(self) -> Regions:
        if self._regions is None:
            self._regions = Regions(self.text, self._marked)
        return self._regions

    def _protection(self) -> Protected:
        if self._protected is None:
            self._protected = self._protector.protected(self.text, self._marked)
        return self._protected


@cache
def _beside_french(codes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The small words of these languages that French does not have, and those that only French has."""
    small = {code: LANGUAGES[code].function_words | LANGUAGES[code].subjects for code in (*codes, "fr")}
    french = small.pop("fr")
    others = frozenset[str]().union(*small.values())
    return others - french, french - others
