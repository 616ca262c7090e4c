"""What rules need to know about a language."""

from dataclasses import dataclass
from functools import cache

from cleantext.languages.prefixes import prefixes


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Language:
    """The habits of one language.

    Attributes:
        code: its ISO 639-1 code, which is also the name of its file.
        name: its English name.
        quotes: the opening and closing marks of quotations, and of quotations within them, with the spaces
            that belong inside.
        decimal_mark: what stands before the decimals.
        thousands_marks: what may part groups of three digits.
        function_words: common words that tell the language from others.
        subjects: pronouns that are subjects of sentences.
        openers: words that commonly begin a sentence and are hardly ever part of a name or an identifier, in lower
            case; what an elision leaves stands without its apostrophe.
        space_before: the marks before which a space is right.
        space_after: the signs in front of a number after which a space is right.
        slash_apart: whether a slash between words may stand between spaces.
        elisions: what may stand before an apostrophe and be joined to the next word.
        contractions: what may stand after an apostrophe and be joined to the word before.
        clipped: words that end in an apostrophe, in lower case and without it (“po'”).
        headless: words that begin with an apostrophe, without it (“'ne”, “'t”).
        after_lone_s: words before which "’s" is a word of its own, as in the Dutch "’s avonds".
        more_abbreviations: those that the list of sacremoses lacks, without the final dot.
        hyphenated_starts: parts in front of a hyphen that keep it (“self-”), in lower case.
        hyphenated_suffixes: endings of words in front of a hyphen that keep it (“südfranzösisch-”).
        hyphenated_ends: parts behind a hyphen that keep it, such as pronouns behind a verb.
        ending_abbreviations: abbreviations that a sentence may end with, in lower case.
        titles: what stands before names with a dot, and ends a sentence in French, which writes “M.” for it alone.
        capitalised_nouns: whether every noun begins with a capital.
        inverted_marks: whether questions and exclamations open with a mark of their own.
        ordinal_dot: whether a number with a dot is an ordinal, so that the dot ends no sentence.
    """

    code: str
    name: str
    quotes: tuple[tuple[str, str], tuple[str, str]]
    decimal_mark: str
    thousands_marks: tuple[str, ...]
    function_words: frozenset[str]
    subjects: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    space_before: str = ""
    space_after: str = ""
    slash_apart: bool = False
    elisions: frozenset[str] = frozenset()
    contractions: frozenset[str] = frozenset()
    clipped: frozenset[str] = frozenset()
    headless: frozenset[str] = frozenset()
    after_lone_s: frozenset[str] = frozenset()
    more_abbreviations: frozenset[str] = frozenset()
    hyphenated_starts: frozenset[str] = frozenset()
    hyphenated_suffixes: frozenset[str] = frozenset()
    hyphenated_ends: frozenset[str] = frozenset()
    ending_abbreviations: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    capitalised_nouns: bool = False
    inverted_marks: bool = False
    ordinal_dot: bool = False

    @property
    def abbreviations(self) -> frozenset[str]:
        """The abbreviations that a dot follows without ending a sentence, as they are written."""
        return _union(self.code, self.more_abbreviations)


@cache
def _union(code: str, more: frozenset[str]) -> frozenset[str]:
    """Return all abbreviations of a language; kept, because rules ask for every dot."""
    return prefixes(code).union(more)
