from cleantext.rule import CERTAIN, LIKELY, Context, Finding, regex, replace, rule

_NAME = regex.compile(r"(?r)(?P<name>(?<![\w@.+-])[\w.+-]*\w)(?P<gap> ?)")
_FIRST = regex.compile(r"(?r)(?P<name>(?<![\w@.+-])\p{Ll}[\w-]*)(?P<gap> \. ?|\. )")
_HOST = regex.compile(
    r"@ ?(?:\w[\w-]*(?: ?\. ?)){1,3}(?P<ending>com|org|net|edu|gov|info|fr|de|io|uk|eu|ch|ca|be|it|es|nl|pt|br|"
    r"us|ai|co)(?![\w@-])(?!\.\w)"
)

_ENDED = regex.compile(r"@[\w-]+(?:\.[\w-]+)+\. \w+$(?<!co\. uk)")
_WRITES = regex.compile(
    r"(?ri)\b(?:(?:write|send|mail|e-mail|email)(?: \w+)? to|écri(?:re|vez|s) à|"
    r"escrib\w+ a|escrev\w+ para|scriv\w+ a|schreib\w+ (?:sie )?an|(?:schrijf|mail) naar|"
    r"e-?mail ?:|mail ?:|courriel ?:|contact ?:) "
)
_ROLES = frozenset("info contact support sales admin office press help mail service".split())


@rule(
    "spacing/broken-email",
    confidence=CERTAIN,
    triggers=("@",),
    fixes={
        "Write to anna.b@ example.com today.": "Write to anna.b@example.com today.",
        "Write to anna.b @example.com today.": "Write to anna.b@example.com today.",
        "Write to bridge @ example.org today.": "Write to bridge@example.org today.",
        "Write to anna. holt@example.org today.": "Write to anna.holt@example.org today.",
        "Contact: anna . holt@example . org": "Contact: anna.holt@example.org",
        "Write to anna_b @ mail. example. org today.": "Write to anna_b@mail.example.org today.",
    },
    keeps=["Lunch @ example.com today", "This asks for a _verified_ @example.com account.",
           "We go to lunch @ example.com",
           "Ask @anna. it helps", "Write to anna@example.com. It helps.", "x @ y.T",
           "Follow us @example.com now", "He met anna. holt@example.org is hers."],
)  # fmt: skip
def broken_email(text: str, at: int, context: Context) -> Finding:
    """Join an e-mail address that spaces broke."""
    name, host = _NAME.match(text, max(0, at - 64), at), _HOST.match(text, at)
    first = _FIRST.match(text, max(0, name.start() - 32), name.start()) if name else None
    if first and not _WRITES.match(text, max(0, first.start() - 40), first.start()):
        first = None  # a sentence may have ended
    if not name or not host or not (first or " " in name["gap"] + host[0]):
        return None
    if _ENDED.match(host[0]) and host["ending"] not in ("com", "org", "edu", "gov", "fr", "eu", "io"):
        return None  # "anna@example.com. it helps": the address may have ended
    apart = bool(name["gap"])
    if apart and name["name"].endswith("_"):
        return None  # the end of an emphasis
    may_be_word = apart and not first and name["name"] not in _ROLES and context.is_word(name["name"], at)
    if may_be_word and not _WRITES.match(text, max(0, name.start() - 40), name.start()):
        return None
    confidence = LIKELY if apart or first else CERTAIN
    start = first.end("name") if first else name.end("name")
    gaps = (i for i in range(start, host.end()) if text[i] == " ")
    return [replace(i, i + 1, "", confidence=confidence) for i in gaps]
