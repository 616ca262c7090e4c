"""Numbers, dates and times, identifiers, and the names of chemistry and genetics."""

from __future__ import annotations

from cleantext.protect.pattern import kind

_GREEK = "αβγδεζηθικλμξπρσςτφχψωΓΔΘΛΞΠΣΦΨΩ"
_UNITS = "m|g|l|L|s|M|A|V|W|F|H|J|N|C|mol|Pa|Hz|Sv|Gy|in|Ω"
_RESIDUES = "Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter|[A-Z]"

TOKENS = (
    # Decimals, thousands, versions, dates, times, ratios, IP addresses, sections, ranges.
    kind("number", "",
         r"(?:(?<!\w)[vV]|(?<!\d))\d++(?:[.,:/'’×–-]\d++)+(?:[.-]?(?:rc|alpha|beta|dev|post|[ab])[.-]?\d+"
         r"|[.-](?:Final|RELEASE|GA|SNAPSHOT|(?:RC|Alpha|Beta)[.-]?\d*))?(?:st|nd|rd|th|h|%)?"),
    kind("number", "", r"(?<![\w.,])[.,]\d+\b|(?<!\d)\d++[eE][-+−]?\d+"),
    kind("time", "", r"\b\d{1,2}(?::\d{2})?(?:[aApP]\.?[mM]\b\.?|h\d{2}\b)"),
    kind("MAC address", ": -", r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b"),
    kind("IP address", ":",
         r"(?<![\w:])(?=[0-9A-Fa-f]{0,4}:)(?=[^\s]{0,200}\d)(?:[0-9A-Fa-f]{1,4}:|::)(?:[0-9A-Fa-f]{0,4}:)+[0-9A-Fa-f]{0,4}(?:/\d+)?(?!\w)|::1\b"),
    kind("UUID", "-", r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b"),
    kind(
        "chemical name",
        "-",
        r"(?<!\w)(?:[(\[]?(?:\d+[a-zRSEZ]?|[NOSPCHRSEZDL]|[αβγ])[′']*(?:[,:](?:\d+[a-zRSEZ]?|[NOSPCHRSEZ]|[αβγ])[′']*)*[)\]]?-)+"
        r"[A-Za-z](?:[\w′'-]|,(?=[\dNOSPαβ]+[′']*[,-])|[(\[][^\s()\[\]]*[)\]](?=[\w-]))*(?<!['-])",
    ),
    kind("chemical name", "( [",
         r"(?<!\w)[a-z]+[(\[](?:[\dαβ]+[a-z]?[,-]?)+[A-Za-z][^\s()]*[)\]](?:[\w-]|\([^\s()]*\))+"),
    kind("formula", "",
         r"(?<!\w)(?=[A-Z()\[\]·=#])(?=\S{0,300}\d)(?=\S{0,300}[(\[=·])"
         r"[(\[]*+(?:[A-Z][a-z]?\d*|[()\[\]·=#]\d*){1,200}[+−-]*\d*[+−-]*(?<![(\[])(?!\p{Ll})"),
    kind("mutation", ".", r"(?<!\w)(?:[cgmn]\.[-*]?\d+[\w>*+-]*|p\.\(?(?:" + _RESIDUES + r")\d+[\w*=?)]*)"),
    kind("allele", "*", r"\b[A-Z][\w-]*\*\d+(?::\d+)*\b"),
    kind("gene", "", rf"(?<!\p{{L}})(?:[A-Z0-9]{{1,30}}+-?)?[{_GREEK}](?:-?[A-Z0-9]\w*|-\p{{Ll}}+)?(?!\p{{L}})"),
    kind("unit", "μ µ Ω", rf"(?<!\p{{L}})[μµΩ](?:{_UNITS})\b"),
)  # fmt: skip

NEAR = (
    kind("ISBN", "ISBN ISSN isbn", r"(?i)\bIS[BS]N(?:-1[03])?:?\s?[\dX](?:[- ]?[\dX]){6,16}\b"),
    kind("telephone number", "+", r"(?<!\w)\+\d[\d ().\u00a0\u202f-]{6,}\d"),
)
