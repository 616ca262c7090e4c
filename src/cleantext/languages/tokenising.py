"""Tells which spaces a tokeniser puts into the text of a language."""

from functools import cache

from cleantext import lazy_regex as regex
from cleantext.languages import language

# Each alternative is a space that goes; B and E stand for the edges of a token.
_ALWAYS = r"""
    [ ](?=(?:[,)\]]|\.{2,})E)(?!,[ ]\.\w)
    (?!(?<=\d[ ]),[ ]\d{1,3}E(?![ ],[ ]\d+E|[ ](?:and|or|et|ou|und|oder|y|o|e|en|of)[ ]\d)(?<!B\d+[ ],[ ]\d+[ ],[ ]\d+))
    | (?<!\.)[ ](?=\.E)(?!\.[ ]\.) | (?<=B[(\[¿¡])[ ](?![)\]])
    | (?<=[\p{L}\p{N}])[ ](?=\([ ](?i:e?s)[ ]\)) | (?<=\))[ ](?=-\p{Ll}) | (?<=^…)[ ](?=\p{Ll})  # word ( s )
    | (?<=B(?:US|R|C|A|HK))[ ](?=\$[ ]\d)                                                # US$ 5
    | (?<=\d[ ]\.)[ ](?=\d{1,2}E) | (?<=B')[ ](?=\d\ds?E)                                   # 5 . 00, '90
    | (?<=B(?:[dlDLOMN]|Sant|sant))[ ](?=['’][ ]?\p{Lu}\p{L}) | (?<=B(?:[dlDLOMN]|Sant|sant)[ ]?['’])[ ](?=\p{Lu}\p{L})
    | (?<=B\p{Lu}\p{Ll}+[^\Ws]['’])[ ](?=\p{Lu}\p{Ll})                                         # Maud' Huy
    | (?<=B\p{Lu}\p{L}+)[ ](?=['’][ ]?sE) | (?<=B\p{Lu}\p{L}+[ ]?['’])[ ](?=sE)
    | (?<=B(?:M|B|Ph|Ed|J|U)\.)[ ](?=(?:D|A|S|Sc|K|E)\.E)                                   # Ph. D.
    | (?<=\p{L})[ ](?=\.[ ](?:js|py|NET|io|org|net|com)E) | (?<=\p{L}[ ]\.)[ ](?=(?:js|py|NET|io|org|net|com)E)
    | (?<=https?)[ ](?=:[ ]/) | (?<=https?[ ]:(?:[ ]/)?)[ ](?=/) | (?<=https?[ ]:[ ]/[ ]/)[ ]
    | (?<=B(?:[cdk]?m|k))[ ](?=[²³]E)                                                        # km ²
    | (?<=B[:;])[ ](?=-?[ ]?[)(](?:$|[ ]\p{Lu})) | (?<=B[:;][ ]?-)[ ](?=[)(](?:$|[ ]\p{Lu}))                  # : - )
    | (?<=^(?:\p{L}|\d{1,2}))[ ](?=\)[ ]\p{L})                                                # a ) the first
    | (?<=B``)[ ](?=[\p{L}\p{N}]) | (?<=[\p{L}\p{N}])[ ](?=''E)                       # `` here ''
    | (?<=[ ][!?]+(?:[ ][!?]+)*)[ ](?=[!?]+E)                                                 # ! ! !
    | (?P<weak>
        (?<=\d)[ ](?=[:–][ ]\d) | (?<=\d[ ][:–])[ ](?=\d) | (?<=B:)[ ](?=:E)                # 12 : 30
        | (?<=\])[ ](?=[-–][ ]\[) | (?<=\][ ][-–])[ ](?=\[)                                  # [1]–[3]
        | (?<=B\p{Lu}{1,2})[ ](?=&[ ]\p{Lu}E) | (?<=B\p{Lu}{1,2}[ ]&)[ ](?=\p{Lu}E)               # R & D
        | (?<=B\p{L})[ ](?=\+[ ]\+) | (?<=B\p{L}[ ]\+)[ ](?=\+)                             # C + +
        | (?<=B[nN])[ ](?=°[ ]|°E) | (?<=\d[ ]°)[ ](?=[CF]E)                             # 20 ° C
        | (?<=B@)[ ](?=\p{L}) | (?<=B~)[ ](?=[\p{L}\p{N}])
        | (?<=B<)[ ](?=\S+@\S+[ ]>E) | (?<=B<[ ]\S+@\S+)[ ](?=>E)                          # < anna@example.org >
        | (?<=B\#)[ ](?=\d) | (?<=\w)[ ](?=@[ ][\w-]+\.\w) | (?<=\w[ ]@)[ ](?=[\w-]+\.\w)
        | (?<=\d)[ ](?=\+[ ]/[ ]-\d) | (?<=\+)[ ](?=/[ ]-) | (?<=\+[ ]/)[ ](?=-)            # 0.5 + / -0.1
    )
"""


_MONEY = r"(?<!(?<![^ ])(?:US|R)[ ]\$)(?<=B\p{Sc})[ ](?=\d)"
_FACE = r"[:;][ ](?:-[ ])?[)(](?:$|[ ]\p{Lu})(?<!\([^()]{0,200})"
_RANGE = r"(?P<weak>(?<=\d)[ ](?=-[ ]\d+E) | (?<=\d[ ]-)[ ](?=\d))"
_SLASH = r"(?P<weak>(?<=[\p{L}\p{N})])[ ](?=/[ ][\p{L}\p{N}~(]) | (?<=[\p{L}\p{N})][ ]/)[ ](?=[\p{L}\p{N}~(]))"
_SLASH_WITHIN = r"""(?P<weak>
    (?<=B(?:und|y|e))[ ](?=/[ ](?:oder|o|ou)E) | (?<=B(?:und|y|e)[ ]/)[ ](?=(?:oder|o|ou)E)
    | (?<=\d[ ]k?m)[ ](?=/[ ][hs]E) | (?<=\d[ ]k?m[ ]/)[ ](?=[hs]E)
)"""

_OPTIONS = frozenset(("la", "le", "les", "de", "du", "des", "et", "en", "y", "a", "o"))
"""What may be an option of a command behind a hyphen: ls -la."""


def _beside(spaced: str) -> str:
    """Return what matches at the spaces that may go: beside a mark, or before « n't ».

    To try all alternatives at each space took four times as long. ``spaced`` are the marks that a space belongs before.
    """
    apart = "".join(c for c in ";!?»%" if c in spaced)
    colon = r":(?![ ][/\d:])" if ":" in spaced else r":\p{L}"
    return rf"""(?:
        (?=[ ](?:(?!{colon})[^\p{{L}}\p{{N}}`{apart}]|[²³]|[nN]['’])) | (?<=[^\p{{L}}\p{{N}}`,.;:!?»)\]]|(?<![^ ])``)
        | (?<=\.)(?=[ ](?:[\dDASKE]|js|py|NET|io|org|net|com)) | (?<=[;:])(?=[ ][-)(/\d:]) | (?<=[!?])(?=[ ][!?])
    )"""


@cache
def tokenised_spaces(codes: tuple[str, ...]) -> regex.Pattern[str]:
    """Return what matches each space that tokenising put into a text in one of the languages.

    The group "weak" is that of spaces that writers put there too.
    """
    known = [here for here in map(language, codes) if here]
    quotes = known[0].quotes if len(known) == 1 else ()
    opening, closing = ("".join(pair[side] for pair in quotes if len(pair[side]) == 1) for side in (0, 1))
    spaced = "".join(here.space_before for here in known)
    marks = regex.sub(f"[{spaced} ]", "", ";:!?…" + closing)
    parts = [
        _ALWAYS,
        rf"[ ](?=\.?[{marks}][{marks}.]*E)(?!::|{_FACE})" if marks else "",
        rf"(?<=B[{opening}])[ ]" if opening else "",
    ]
    if "»" not in spaced:
        parts.append(r"(?<=B«)[ ](?=[^«»]+[ ]»E) | [ ](?=»E)(?<=B«[ ][^«»]+[ ])")
        if not any(here.capitalised_nouns for here in known):  # German sets »these«
            parts.append(r"(?<=B«)[ ](?=[^«»]+$) | [ ](?=»E)(?<=^[^«»]+[ ])")
    if "%" not in spaced:
        parts.append(r"(?<=\d)[ ](?=%E)")
    parts.append(_SLASH_WITHIN if any(here.slash_apart for here in known) else _SLASH)
    if not any("$" in here.space_after for here in known):
        parts.append(_MONEY)
    if "fr" not in codes:
        parts.append(r"(?P<weak>(?<=\d)[ ](?=°[ ]|°E))")
    if not any("-" in here.space_after for here in known):
        parts.append(_RANGE)
    if contractions := "|".join(c for here in known for c in here.contractions):
        ends, apart = f"(?i:{contractions})E", r"(?<=[\p{L}\p{N}]"
        if alone := "|".join(word for here in known for word in here.after_lone_s):
            ends = f"(?!s[ ](?:{alone})E){ends}"
        parts += [rf"{apart})[ ](?=['’][ ]?{ends}|(?i:n['’]t)E)", rf"{apart}[ ]['’])[ ](?={ends})"]
    if elisions := "|".join(e for here in known for e in here.elisions):
        starts = f"(?<=B(?i:{elisions})"
        opened = r"\p{L}«|[\"“](?:[ ][^\s\"”]|\p{L})"
        parts += [rf"{starts})[ ](?=['’](?:[ ]?\p{{L}}|[\"“«]))", rf"{starts}[ ]?['’])[ ](?=[\p{{L}}«]|{opened[4:]})"]
        if "’" not in closing and len(known) == 1:
            parts.append(r"(?<=\p{L})[ ](?=’[ ]\p{L}) | (?<=\p{L}[ ]?’)[ ](?=\p{L})")
    if ends := "|".join(word for here in known for word in here.hyphenated_ends if word not in _OPTIONS):
        parts.append(rf"(?<=\p{{L}}{{2}})[ ](?=-(?i:{ends})E)")
    if any(here.capitalised_nouns for here in known):
        parts.append(r"(?<=B\p{Lu}\p{Ll}+)[ ](?=-[ ](?:und|oder|bzw\.)[ ]\p{Lu}\p{Ll})")
    if clipped := "|".join(word for here in known for word in here.clipped):
        parts.append(rf"(?<=B(?i:{clipped}))[ ](?='E)")
    if "it" in codes:
        parts.append(r"(?<=^[E])[ ](?='[ ]\p{L})")  # for « È »
    if headless := "|".join(word for here in known for word in here.headless):
        parts.append(rf"(?<=B')[ ](?=(?i:{headless})E)")
    if alone := "|".join(word for here in known for word in here.after_lone_s):
        parts.append(rf"(?<=B['’])[ ](?=s[ ](?:{alone})E)")
    pattern = f"{_beside(spaced)}(?:{'|'.join(filter(None, parts))})"
    pattern = regex.sub(r"E(?=[)|])", "(?![^ ])", pattern)
    return regex.compile(regex.sub(r"(?<=[=|])B", "(?<![^ ])", pattern), regex.VERBOSE)
