"""Marks that are not punctuation: mentioned, passed to a program, used for drawing, or parts of strings."""

from __future__ import annotations

from cleantext.protect.pattern import kind

_SIGN = r"[^\s\ufffc\p{L}\p{N}\"'“”‘’«»—–-]"
_AND = "and|or|before|than|nor|et|ou|und|oder|y|o|e|en|of|van|von"
_EITHER = "and|or|before|than|nor|et|ou|und|oder"
_APART = (*(f" {mark}" for mark in ",.;:!?()[]"), *(f"{mark} " for mark in "(["))
_TWO = rf"(?![,(][ ](?:{_AND})[ ],){_SIGN}{{1,2}}[ ](?:{_AND})[ ]{_SIGN}{{1,2}}(?:[ ]|(?=[.,;:]?(?:\s|$)))"
_A = (
    "a|an|the|un|une|le|la|les|ein|eine|einen|einem|einer|der|die|das|den|kein|keine|el|"
    "una|il|lo|uno|um|uma|os|het|een|geen|"
    "unmatched|unbalanced|mismatched|missing|expected|unexpected|extra|stray|trailing|leading|final|initial|single|literal|"
    "opening|closing|character|symbol|operator|signe|caractère|symbole|opérateur|Zeichen|Symbol|signo|carácter|símbolo|"
    "segno|carattere|simbolo|sinal|caractere|teken|press|type|hit|insert"
)
_INSERTED = (
    "phrase|words?|text|string|inserting|adding|insert|add|prefix|suffix|separator|les mots|mots?|die Wörter|Wort"
)
_SET_APART = (
    r"(?:separat|delimit|terminat|follow|preced|split|join|enclos|escap|prefix|introduc|surround|mark)"
    r"(?:e|ed|es|s|ted)? "
    r"(?:by|with|in|on|at)|(?:start|begin|end)(?:s|ing|ning)? (?:with|in|on)"
    r"|(?:sépar|termin|suivi|précéd|entour)(?:é|ée|és|ées|e|es|s)? (?:par|d[’']un|de)"
    r"|commence(?:nt)? par|termine(?:nt)? par"
    r"|(?:getrennt|beendet|gefolgt|beginnt|beginnen|endet|enden) (?:durch|mit|von)"
    r"|(?:separ|termin|segu|empie|começ|inici)\w{1,4} (?:por|con|com|en|em)"
    r"|(?:separ|termin|segui|iniz)\w{1,4} (?:da|con|per)"
    r"|(?:gescheiden|gevolgd|beëindigd|begint|beginnen|eindigt|eindigen) (?:door|met|op)"
)
_GIT = "add|commit|clone|checkout|rm|diff|submodule \\w+|restore|reset|log|status|blame|grep|init|stage|ls-files"
_ARGUMENT = (
    rf"git (?:-\S+ )*(?:{_GIT})|docker(?: compose)? (?:build|run|cp)|pip3? (?:install|wheel)|uv pip install"
    r"|npm (?:install|i|pack|link|publish)|npx [\w@/-]+|cargo install|svn (?:up|update|add|commit|status)"
    r"|hg (?:add|commit)|cd|ls|du(?= -)|wm \w+|rsync|chmod|chown|cp|mv|tar|ln -s|scp"
)
_OPTIONS = r"(?:[ ]-[\w=/.-]+|[ ][\w:=@-]*[/:=@][\w/.:=@-]*|[ ][\w-]+\.\w{1,4}|[ ][A-Z]{3,})*"
_OF_DOMAINS = (
    "domain|domein|dominio|domínio|domaine|Domain|extension|suffix|TLD|address|site"
    "|website|web site|page|email|URL|name|zone|registr|boom"
)
_BETWEEN = "and|or|at|in|is|to|as|key|sign|character|operator|et|ou|dans|est|und|oder|ist|o|en"
_SCHEMES = "https?|ftps?|mailto|tel|geo|data|file|javascript|about|urn|doi|sms|blob|ws"
_OF_FACES = "\\u0300-\\u036f°ʖಠ◕◉ಥ益ω╥•ᴗ◡¬●◔ヮ"

# Each takes the spaces at its sides with it. (Each begins with the space or mark that is soon found, and looks back
# only there: with what stands before it first, these took a fifth of the time of a tokenised text.)
NEAR = (
    kind("two marks spoken of", _APART, rf"[ ](?={_SIGN})(?<=[\p{{L}}\p{{N}}][ ]){_TWO}"),
    kind("two marks spoken of", _APART, rf"^{_TWO}"),
    kind(
        "mark spoken of",
        (" ;", " )", " :", " !", " ?", " ]"),
        rf"[ ](?=[;:!?\])])(?<=\b(?i:{_A})[ ])(?<!\([ ](?i:{_A})[ ])"
        rf"(?:[;:!?\]]|\)(?<!(?<!\b(?i:{_A}) )\([^()\n]{{0,300}}\)))"
        rf"(?=[ ](?:\p{{Ll}}|[^\w\s])|\n|$)",
    ),
    # An opening bracket that none closes, but for one spoken of too: not "( the list of the ) end".
    kind("mark spoken of", (" ( ",),
         rf" \((?= )(?<=(?i:\b(?:{_A})) \()(?![^()\n]*(?<!\b(?i:{_A}|{_EITHER}) ?)\))[ ]"),
    kind("mark spoken of", (" ,", " .", " ;", " :", " )", " ("), rf"[ ][,.;:()](?<=\b(?:{_SET_APART})[ ].)[ ]?"),
    kind("mark spoken of", (" ,",), rf"[ ],(?<=\b(?:an?|the|une?|la|ein|el|il|een)[ ],)(?=[ ](?:{_BETWEEN})\b)"),
    kind("argument", (" .",), rf"[ ]\.(?=[\s`\"'”’).,;]|$)(?<=(?<![\w.-])(?:{_ARGUMENT}){_OPTIONS}[ ]\.)"),
    kind("search path", (":.",), r"(?:(?<![\w.])[\w.~/-]*/[\w.~/-]*:)+\.(?![\w/])"),
    kind("scheme", (":.", ": ", ":,", ":)"), rf"(?<!\w)(?:{_SCHEMES}):(?:\.(?!\.))?(?=[,;)\s]|$)"),
    kind("shortcode", ":", r"(?<![\w:]):[a-z][a-z\d_+-]+:(?:[.,;!?])?(?![\w:])"),
    kind("suffix of a domain", (" .",),
         rf"(?:(?<=\w)|(?<=^|[\s(]))[ ]?\.\p{{Ll}}{{2,6}}(?=[ ](?:{_OF_DOMAINS}|(?:{_AND})[ ]\.\p{{Ll}}))"),
    kind("suffix of a domain", (" .",), rf"(?<=[ ]\.\p{{Ll}}{{2,12}}[ ](?:{_AND}))[ ]\.\p{{Ll}}+"),
    kind("beginning of an address", ("www. ",), rf"(?i)\bwww\.[ ](?=(?:{_AND}|from|is)\b)"),
    # Drawn with signs and letters of other scripts: ( ͡° ͜ʖ ͡°)
    kind("drawn face", "(", rf"[ ]?\((?=[^()\n]{{0,12}}[{_OF_FACES}])[^()\nA-Za-z0-9,;]{{2,14}}\)"),
    kind("face in brackets", ("( :", "( ;", "( ="), r"\( [:;=][-^'o]?[()\[\]|DPp/\\] ?\)"),
    # "From: " and "not ": what is written into a file, with the space at its end.
    kind("string", (' "',), r"(?<![^\s(\[=,])\"(?=[^\s\"])[^\"\n]{0,40}[^\s\"]?[ ]\"(?=[\s.,;:)\]]|$)"),
    # " and lamps": what a text is told to put in, with the space at its start.
    kind("string", (' "', " “"), rf"(?<=\b(?i:{_INSERTED})[ ])[\"“][ ](?=[^\s\"“”][^\"“”\n]*[^\s\"“”][\"”])"),
    # What a law puts into another: « , sauf accord écrit ».
    kind("insertion", ("« ,", "« ;", "“,", "“;", "«\u00a0,", "«\u00a0;"), r"[«“][ \u00a0\u202f]?[,;](?=[ ]\p{Ll})"),
    # Inscriptions: « LIBERTÉ . ÉGALITÉ . FRATERNITÉ ».
    kind("dots between words", (" . ",), r"(?<!\w)\p{Lu}{3,}(?: \. \p{Lu}{3,}){2,}(?!\w)"),
    kind("product of units", (" . ",), r"(?<=\w[⁻-]?\d?)(?:[ ]\.[ ](?=\w{1,4}[⁻-]\d))+"),
    kind("term of lambda calculus", (" .",), r"[\\λ][ ]?\w(?:[ ]\w){0,4}[ ]\.[ ]?"),
)  # fmt: skip

TOKENS = (
    kind("negation", "!", r"(?<![\w.!?…'’)])!{1,2}\p{L}(?=[\s,.;)\\]|$)"),
    kind("numbering", ".",
         r"(?<![\w.])\d{2}\.\d{2}\.[+A-Z][a-z+]?(?!\w)|(?<![\w.])\d{3}\.\d{3}\.[A-Z]{4}(?!\w)"),
)  # fmt: skip
