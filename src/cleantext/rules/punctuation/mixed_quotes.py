from collections.abc import Iterable, Iterator

from cleantext.rule import LIKELY, Change, Context, Finding, language, regex, replace, rule

_INSIDE = r"(?P<in>[^\s\"“”„«»](?:[^\"“”„«»\n]{0,500}[^\s\"“”„«»])?)"
_STRAIGHT = regex.compile(rf'(?<![^\s(\[—–-])"{_INSIDE}"(?![\p{{L}}\p{{N}}])')
_CURLED = regex.compile(
    rf"(?<![^\s(\[—–-])(?:“{_INSIDE}”|„{_INSIDE}[“”]|«[ \u00a0\u202f]?{_INSIDE}[ \u00a0\u202f]?»)(?![\p{{L}}\p{{N}}])"
)
_FEET = regex.compile(r"[\d′'] ?$")


@rule(
    "punctuation/mixed-quotes",
    confidence=LIKELY,
    triggers=('"',),
    scope="text",
    default=False,
    fixes={
        'He said “no”, then "yes", then “no”.': "He said “no”, then “yes”, then “no”.",
        'He said "no", then “yes”, then "no".': 'He said "no", then "yes", then "no".',
    },
    keeps=['He said "no" and "yes".', "He said “no” and “yes”.", '“A 17" screen and a 21" one”', 'a "b', '"" “no”'],
)
def mixed_quotes(text: str, at: int, context: Context) -> Finding:
    """Give all quotations of a text the quotation marks that most of them have."""
    straight, curled = list(_STRAIGHT.finditer(text)), list(_CURLED.finditer(text))
    if not straight or not curled:
        return None
    if len(straight) > len(curled):
        return list(_marked(curled, '"', '"'))
    here = language(context.language(straight[0].start()) or "en")
    opening, closing = here.quotes[0] if here and here.quotes[0][0][0] in text else ("“", "”")
    return list(_marked((m for m in straight if not _FEET.search(m["in"])), opening, closing))


def _marked(quotations: Iterable[regex.Match[str]], opening: str, closing: str) -> Iterator[Change]:
    """These quotations with other marks."""
    for quotation in quotations:
        yield replace(quotation.start(), quotation.start("in"), opening)
        yield replace(quotation.end("in"), quotation.end(), closing)
