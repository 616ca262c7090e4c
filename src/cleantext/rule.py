"""The author's kit: all that a rule file imports.

A rule names one fault and says how to find it::

    @rule("spacing/before-mark", confidence=CERTAIN, triggers=(" ,", " ."),
          fixes={"Hello , world": "Hello, world"}, keeps=["see .gitignore"])
    def before_mark(text: str, at: int, context: Context) -> Finding:
        \"\"\"Remove the space before a closing mark.\"\"\"
        return replace(at, at + 1, "")

``find`` is asked once for each place where a trigger stands, and answers with nothing, one change or several.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple, Protocol

from cleantext import lazy_regex as regex
from cleantext.errors import RuleError
from cleantext.languages import LANGUAGES, Language, language
from cleantext.languages.abbreviated import is_abbreviated, may_still_end
from cleantext.languages.boundary import CERTAIN_FROM, LIKELY_FROM, ends_clause, sentence_end
from cleantext.languages.brands import brands
from cleantext.languages.compounds import begins_compounds, ends_compounds, is_compound
from cleantext.languages.hyphenation import is_broken
from cleantext.languages.tokenising import tokenised_spaces
from cleantext.model import Confidence, Region, Stage

__all__ = [
    "ANY_TEXT", "CERTAIN", "CERTAIN_FROM", "DOUBLED", "EDGE", "GUESS", "LANGUAGES", "LIKELY", "LIKELY_FROM",
    "NON_ASCII_PAIR", "REPEATED", "SURROGATE", "Change", "Confidence", "Context", "Finding", "Language", "Region",
    "Rule", "begins_compounds", "brands", "ends_clause", "ends_compounds", "is_abbreviated", "is_broken",
    "is_compound", "language", "line_around", "line_bounds", "may_still_end", "regex", "replace", "report", "rewrite",
    "rule", "sentence_end", "tokenised_spaces",
]  # fmt: skip

GUESS, LIKELY, CERTAIN = Confidence.GUESS, Confidence.LIKELY, Confidence.CERTAIN

LONG_LINE = 10_000
"""How far from a place a rule looks for the ends of its line, in characters. Paragraphs are shorter; a text without any
line ends would otherwise be searched as a whole for each place."""

EDGE = "\U0010ffff"
"""In a trigger: the start or the end of the text. (The character itself never matches.)"""

NON_ASCII_PAIR = "\U0010fffe"
"""A trigger of its own: the first place in a line where two characters beyond ASCII stand side by side, other than
a curly apostrophe and any, or two small letters of Latin-1."""

DOUBLED = "\U0010fffb"
"""A trigger of its own: a word that occurs twice in a row, with a space or a line end between the two."""

REPEATED = "\U0010fffd"
"""A trigger of its own: a word at or near the start of a phrase that occurs several times in a row."""

SURROGATE = "\U0010fffc"
"""A trigger of its own: half of a surrogate pair, which no file can contain."""


class Change(NamedTuple):
    """What ``find`` returns: replace text[start:end] by ``after``."""

    start: int
    end: int
    after: str
    reason: str | None = None
    confidence: Confidence | None = None


Finding = Change | Iterable[Change] | None


class Context(Protocol):
    """What a rule can find out about the text around it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that may occur, as ISO 639-1 codes."""

    @property
    def locale(self) -> str | None:
        """The typographic convention to follow, such as ``fr-CA``; None if the text keeps its own."""

    def language(self, at: int) -> str | None:
        """The language of the paragraph around this character, or None if it is not one of ``languages``."""

    def is_word(self, form: str, at: int) -> bool:
        """Whether a form is one of the 50,000 commonest of the language here (of any, if that is unknown)."""

    def is_common(self, form: str, at: int) -> bool:
        """Whether a form is one of the 10,000 commonest of the language here (of any, if that is unknown)."""

    def is_opener(self, form: str, at: int) -> bool:
        """Whether a form, or what it elides, commonly begins a sentence here (in any language, if that is unknown)."""

    def is_protected(self, start: int, end: int) -> bool:
        """Whether text[start:end] overlaps text that no rule may change."""

    def region(self, at: int) -> Region:
        """The most probable kind of text at this character."""


Find = Callable[[str, int, Context], Finding]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule: the name of a fault, how to find it, and examples."""

    id: str
    stage: Stage
    confidence: Confidence
    reason: str
    triggers: tuple[str, ...]
    fixes: Mapping[str, str]
    reports: Sequence[str]
    keeps: Sequence[str]
    languages: tuple[str, ...]
    except_languages: tuple[str, ...]
    scope: str
    default: bool
    where: str
    line_where: str
    regions: frozenset[Region]
    find: Find


ANY_TEXT = frozenset(Region) - {Region.CODE}
"""All kinds of text except programs."""
_REGIONS = {Stage.ENCODING: ANY_TEXT, Stage.CHARACTERS: ANY_TEXT}
_PROSE = frozenset({Region.PROSE})


def rule(
    id: str,
    *,
    confidence: Confidence,
    triggers: Iterable[str],
    fixes: Mapping[str, str] | None = None,
    reports: Sequence[str] = (),
    keeps: Sequence[str],
    languages: tuple[str, ...] = (),
    except_languages: tuple[str, ...] = (),
    scope: str = "hit",
    default: bool = True,
    where: str = "",
    line_where: str = "",
    regions: Iterable[Region] = (),
) -> Callable[[Find], Rule]:
    """Turn a function into a rule.

    Args:
        id: ``stage/fault``; the same as the place of the file.
        confidence: how sure the repair is, unless a change says otherwise.
        triggers: literals; ``find`` is asked only where one stands (``EDGE`` in one means start or end of text).
        fixes: faulty text → right text. Run in the rule's first language, English if it names none.
        reports: texts in which the rule only reports that something is lost; of these and ``fixes`` at least one.
        keeps: texts in which the rule proposes nothing; at least one.
        languages: the only languages in which the rule holds; empty: all, known or not.
        except_languages: languages in which it does not hold.
        scope: ``hit`` asks at every trigger, ``line`` once in each line that has one (at its start),
            ``text`` once in the text (at 0).
        default: whether it is used where nobody names it; False: only where ``select`` has its whole id.
        where: for triggers that honest text is full of: a regular expression (of ``re``, over UTF-8 bytes) that must
            match where the trigger stands, asked before ``find`` and a tenth as dear as asking that.
        line_where: the same for ``scope="line"``: it must match the line from its start on, and is asked once a line.
        regions: the kinds of text in which it holds; none named: prose, and for encoding and characters all but
            programs.

    Raises:
        RuleError: if the id, the docstring, the examples or the triggers are missing or malformed.
    """

    def build(find: Find) -> Rule:
        stage, _, fault = id.partition("/")
        if stage not in set(Stage) or not fault:
            raise RuleError(f"rule id {id!r} must be stage/fault, the stage one of {', '.join(Stage)}")
        if not (docstring := _docstring(find)):
            raise RuleError(f"rule {id} needs a docstring: its first line is the reason users read")
        if not (fixes or reports) or not keeps or isinstance(keeps, str) or isinstance(reports, str):
            raise RuleError(f"rule {id} needs at least one example in fixes or reports, and one in keeps")
        if scope not in ("hit", "line", "text"):
            raise RuleError(f"rule {id}: scope must be hit, line or text, not {scope!r}")
        if line_where and scope != "line":
            raise RuleError(f"rule {id}: only a rule that is asked once a line (scope) can have line_where")
        literals = tuple(dict.fromkeys(triggers))
        if not literals or not all(literals):
            raise RuleError(f"rule {id} needs triggers, none of them empty")
        reason = docstring.strip().splitlines()[0]
        conditions = (languages, except_languages, scope, default, where, line_where)
        kinds = frozenset(regions) or _REGIONS.get(Stage(stage), _PROSE)
        return Rule(
            id, Stage(stage), confidence, reason, literals, fixes or {}, reports, keeps, *conditions, kinds, find
        )

    return build


def _docstring(find: Find) -> str:
    """What a function says about itself; ``python -OO`` leaves that out, so there it is read from the source."""
    if find.__doc__ or sys.flags.optimize < 2:
        return find.__doc__ or ""
    import ast
    import inspect

    definition = ast.parse(inspect.getsource(find)).body[0]
    return ast.get_docstring(definition) or "" if isinstance(definition, ast.FunctionDef) else ""


def line_bounds(text: str, at: int) -> tuple[int, int]:
    """Where the line at a place begins and ends; in a very long line, LONG_LINE characters to each side."""
    low, high = max(0, at - LONG_LINE), min(len(text), at + LONG_LINE)
    end = text.find("\n", at, high)
    return text.rfind("\n", low, at) + 1 or low, end if end >= 0 else high


def line_around(text: str, at: int, block: int) -> str:
    """The line around a place; of a long line, only the block that contains the place and those on both sides of it.

    All places in one block get the same text, so that what is computed for one of them holds for the others.
    """
    low = max(at - at % block - block, 0)
    high = low + 3 * block if low else at - at % block + 2 * block
    end = text.find("\n", at, high)
    return text[text.rfind("\n", low, at) + 1 or low : end if end >= 0 else high]


def replace(
    start: int, end: int, after: str, reason: str | None = None, confidence: Confidence | None = None
) -> Change:
    """Replace text[start:end] by ``after``."""
    return Change(start, end, after, reason, confidence)


def report(text: str, start: int, end: int, reason: str | None = None) -> Change:
    """Say that something is lost at text[start:end]; it is shown with the suggestions, and nothing changes."""
    return Change(start, end, text[start:end], reason, GUESS)


_TOKEN = regex.compile(r"\s+|[^\W_]+|.", regex.DOTALL)


def rewrite(before: str, after: str, offset: int = 0) -> list[Change]:
    """Turn a whole rewritten stretch of text, which begins at ``offset``, into the changes that lead to it.

    Each of the changes may be refused without harm: none inserts again what another deletes.
    """
    if before == after:
        return []
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    same = _shared(old, new)
    tail = _shared(old[same:][::-1], new[same:][::-1])
    starts = list(accumulate(map(len, old), initial=offset))
    matcher = SequenceMatcher(None, old[same : len(old) - tail], new[same : len(new) - tail], autojunk=False)
    pieces = [[same + place for place in code[1:]] for code in matcher.get_opcodes() if code[0] != "equal"]
    return [Change(starts[a], starts[b], "".join(new[c:d])) for a, b, c, d in _without_moves(pieces, old, new)]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both begin with."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _without_moves(pieces: Sequence[Sequence[int]], old: Sequence[str], new: Sequence[str]) -> list[list[int]]:
    """The pieces old[a:b] → new[c:d], joined from where a word is deleted to where it is inserted again.

    Otherwise a word that a diff inserts here and deletes there would occur twice if the deletion were refused.
    """
    joined: list[list[int]] = []
    reach: dict[tuple[bool, str], int] = {}  # (whether it is lost or gained, a word): the first piece where it is
    for a, b, c, d in pieces:
        lost, gained = Counter(old[a:b]), Counter(new[c:d])
        piece = [a, b, c, d]
        number = len(joined)
        words = [*((False, w) for w in gained - lost), *((True, w) for w in lost - gained)]
        first = min((reach.get((not gone, w), number) for gone, w in words if w.strip()), default=number)
        if first < number:
            piece = [joined[first][0], b, joined[first][2], d]
            del joined[first:]
            reach = {key: min(place, first) for key, place in reach.items()}
        joined.append(piece)
        for key in words:
            reach.setdefault(key, len(joined) - 1)
    return joined
