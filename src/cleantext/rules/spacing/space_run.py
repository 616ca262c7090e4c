from functools import lru_cache

from cleantext.rule import LIKELY, Context, Finding, line_around, line_bounds, regex, replace, rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzéèêàâîïôûùç,"
_RUN = regex.compile(r"(?<=\p{Ll}|\p{Ll},) {2,4}(?=(?P<word>\p{L}[\p{L}'’]*)[ .,;:!?])")
_GAPS = regex.compile(r"  (?<=\S  ) *(?=\S)")  # begins with what is soon found, as do others
_NEAR = 400
"""How much of a line is looked at to each side, in characters."""
_WORD = regex.compile(r"(?r)\p{L}+")


@rule(
    "spacing/space-run",
    confidence=LIKELY,
    triggers=tuple(letter + "  " for letter in _LETTERS),
    fixes={
        "We went  to the old house.": "We went to the old house.",
        "When it rained,  we all stayed in.": "When it rained, we all stayed in.",
    },
    keeps=[
        "One sentence ended.  Another began.", "name  value\nsize  large", "    if x  in y:", "alpha  beta  gamma",
        "word  - its meaning", "so  it goes\n   and  on it goes", "Name of it      the next column",
    ],
)  # fmt: skip
def space_run(text: str, at: int, context: Context) -> Finding:
    """Reduce a run of spaces between two words of a sentence to one."""
    found = _RUN.match(text, at + 1)
    if not found:
        return None
    start, end = line_bounds(text, at)
    line = line_around(text, at, _NEAR)
    gaps = _gaps(line)
    if text[start].isspace() or "\t" in line or "|" in line or line.count(" ") < 4 * gaps + 1:
        return None
    previous = text[line_bounds(text, max(0, start - 1))[0] : max(0, start - 1)][:_NEAR]
    following = text[end + 1 : line_bounds(text, end + 1)[1]][:_NEAR]
    if any(other[:1].isspace() or ("  " in other and _GAPS.search(other.strip())) for other in (previous, following)):
        return None  # columns, or verse
    left = _WORD.match(text, max(0, at - 30), at + (text[at] != ","))
    if not left or not context.is_word(left[0], at) or not context.is_word(found["word"], at):
        return None
    return replace(found.start(), found.end(), " ")


@lru_cache(maxsize=4)  # a line is asked about at each of its gaps
def _gaps(line: str) -> int:
    """How many gaps of several spaces a line has."""
    return len(_GAPS.findall(line))
