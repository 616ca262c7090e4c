from cleantext.rule import CERTAIN, GUESS, LIKELY, Context, Finding, regex, replace, rule

# Endings that are no word in any of the languages; the rest only stand behind an e-mail's @ or www.
_ENDINGS = ("com", "org", "net", "edu", "gov", "fr", "io", "info", "uk", "eu", "ch", "ca", "ai")
_PLAIN = frozenset(("com", "org", "net", "edu", "gov"))
_BEFORE = regex.compile(r"[\w.+@:/-]*[\p{L}\p{N}]$")
_AFTER = regex.compile(r"(?P<ending>\p{Ll}+)(?P<next>$|[\s,;:.!?)/»”’\"\]]+)(?P<word>.?)", regex.DOTALL)


@rule(
    "spacing/broken-address",
    confidence=CERTAIN,
    triggers=tuple(". " + ending for ending in _ENDINGS),
    fixes={
        "Write to anna.b@example. com today.": "Write to anna.b@example.com today.",
        "With Zalkon. com, you save.": "With Zalkon.com, you save.",
        "Go to www.example. org now.": "Go to www.example.org now.",
    },
    keeps=["He likes the Mac. Com ports are.", "It ended. community work began.", "He left the net. com ports too."],
)
def broken_address(text: str, at: int, context: Context) -> Finding:
    """Join a domain or an e-mail address that a space broke."""
    before, after = _BEFORE.search(text, max(0, at - 80), at), _AFTER.match(text, at + 2)
    if not before or not after or after["ending"] not in _ENDINGS:
        return None
    name = before[0]
    if "@" in name[1:] or "://" in name or name.startswith("www."):
        return replace(at + 1, at + 2, "")
    if after["ending"] not in _PLAIN or len(name) < 3:
        return None
    sure = not context.is_word(name, at)
    if after["next"] == " " and after["word"].islower() and not sure:
        return None
    return replace(at + 1, at + 2, "", confidence=LIKELY if sure else GUESS)
