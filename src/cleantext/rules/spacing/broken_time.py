from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_TIME = regex.compile(r" ?: ?(?P<minutes>[0-5]\d)(?![\d:.,]\d|\d)(?P<half> ?(?:[ap]\.?m|Uhr|GMT|UTC|CET)\b)?")
_HOUR = regex.compile(
    r"(?r)(?:(?P<cue>\b(?:[Aa]t|[Uu]ntil|[Tt]ill|à|À|dès|[Uu]m|a las|alle|às|om)|\d\d?:\d\d ?[-–]) )?"
    r"(?<![\w.,:/-])(?:[01]?\d|2[0-3])"
)


@rule(
    "spacing/broken-time",
    confidence=LIKELY,
    triggers=tuple(f": {digit}" for digit in "012345") + tuple(f" :{digit}" for digit in "012345"),
    where=r"(?<=\d) ?: ?\d\d(?!\d)",
    fixes={
        "We met at 12: 30 in the hall.": "We met at 12:30 in the hall.",
        "We met on 9 :15 a.m. there.": "We met on 9:15 a.m. there.",
    },
    keeps=["Luke 12: 30 says so", "Chapter 3: 20 ways", "a ratio of 3: 15", "Result at 5: 10 points", "at 25: 30"],
)
def broken_time(text: str, at: int, context: Context) -> Finding:
    """Join a time of day that a space broke."""
    hour, found = _HOUR.match(text, max(0, at - 16), at), _TIME.match(text, at)
    if not hour or not found or not (found["half"] or (hour["cue"] and len(hour[0].split()[-1]) == 2)):
        return None
    return [replace(i, i + 1, "") for i in range(at, found.start("minutes")) if text[i] == " "]
