from cleantext.rule import CERTAIN, GUESS, LIKELY, Confidence, Context, Finding, brands, language, regex, replace, rule

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜÁÍÓÚÑŒØÅ"
_CHUNK = regex.compile(r"(?r)\S*")
_LEFT = regex.compile(
    r"[(\[“«„‘\"'¿¡—–*$£€-]*"
    r"(?P<word>[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’/–.,:-](?=[\p{L}\p{N}]))*)?(?P<close>[)\]”’»\"'*%°}$£€]*)"
)
_RIGHT = regex.compile(
    r"(?P<word>\p{Lu}(?:[\p{L}\p{M}\p{N}]|['’-](?=[\p{L}\p{N}]))*)"
    r"(?=(?P<next>[\s,:;!?…»”\"]|\.+(?:\s|$)|['’](?!\p{L})|-{1,2}[ \p{Ll}]|/\p{L}|$))"
)
_LINE_START = regex.compile(r"(?rm)^[ \t#*>•-]*+")
_INITIALS = regex.compile(r"(?:\p{L}{1,2}['’])?\p{Lu}(?:\.\p{Lu})*")
_INNER = regex.compile(r"\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}")
_PROSE = regex.compile(
    r"(?:[,:'’-]|--\p{Ll}+|/\p{L}+)? (?:\S{1,20} ){0,4}[(\"“«*]?\p{Ll}['’]?\p{Ll}|[ \u00a0\u202f]?[!?;,:](?:\s|$)"
)
_RUNS_ON = regex.compile(r"The(?: [\p{Lu}\d][\w'’-]*){2}")
_NAME = regex.compile(r"(?:M[ac]c?)?\p{Lu}\p{Ll}*(?:['’-].*)?|[\p{Lu}\p{N}]{2,}s?|\p{Lu}['’].*")
_BEFORE = regex.compile(r"(?r)(?:[^\s.!?…]+ ){1,5}")
_PART = regex.compile(
    r" (?:namespace|class|module|package|library|assembly|framework|control|method|function|object|interface|API)\b"
)
_ROOTS = frozenset(
    "Android Angular Apple Application Array Console Control Core Data Date Django Environment Excel File Google "
    "Graphics Gtk Html Java Json Math Media Microsoft Object Path React Request Response Server Session String Swing "
    "System Task Thread Unity Vue Windows Xml".split()
)
_INTO_NAME = frozenset(
    "the a an this that each every our its use uses using used call calls import imports via with see extends new "
    "ce cette".split()
)
_LISTED = r" (?:and|or|et|ou|und|oder|y|o|e) (?:\p{Ll}+ ){0,2}"
# Several names with a dot in one breath, or one that stands here twice.
_NAMES_BEHIND = regex.compile(rf"\S*{_LISTED}\p{{L}}+\.\p{{Lu}}\p{{Ll}}")
_NAMES_BEFORE = regex.compile(rf"(?r)\p{{L}}\.\p{{Lu}}\p{{Ll}}+{_LISTED}")
_VERSION = regex.compile(r"(?ri)\bv(?:ersions?)?\.? ?")
_CODED = regex.compile(r"\p{Ll}+\p{Lu}\p{Ll}\w*|\p{L}*\p{Ll}\p{L}*\d\w*|\p{L}\d\p{L}\d")
_SHOUTS = regex.compile(r"(?: \p{Lu}+){2}")
_CODE = regex.compile(r"\w\(\)|`+(?![^`'\n]{1,60}')|\w_\w|::")
_MODULES = frozenset(
    "array collections ctypes datetime decimal flask io java json keras logging math matplotlib multiprocessing net "
    "numpy os pandas pathlib queue random re scipy sklearn socket sqlalchemy string subprocess sys tensorflow "
    "threading torch typing unittest".split()
)
_OBJECTS = frozenset("no self obj std app args params ctx cfg config env sys dom cls foo bar info".split())
_ENDINGS = frozenset(
    "com net org edu gov fr de uk io co ai eu ch info js ts jsx py md cs pdf doc docx txt csv jpg png gif zip exe xml "
    "html json php sql log bat xls xlsx ppt mp3 mp4 wav avi".split()
)
_REGIONS = frozenset("UK EU AI CH CO DE FR MD".split())
_QUOTES = tuple("“”\"'‘’")
_SHOUTED = frozenset(("Yahoo", "Jeopardy", "Yum"))
_ASKED = "ez-nous", "ez-vous", "ez-moi", "ez-le", "ez-la", "ez-les"
_TITLES = frozenset("M MM Mgr".split())
_HEADINGS = frozenset(
    "Aim Aims Background Conclusion Conclusions Design Discussion Findings Introduction Methods Objective Objectives "
    "Purpose Results Setting".split()
)
_MAY_END = frozenset("etc inc ltd co corp jr sr a.m p.m u.s u.k u.s.a al usw ecc enz".split())


@rule(
    "spacing/after-mark",
    confidence=CERTAIN,
    triggers=tuple(mark + capital for mark in ".!?…" for capital in _CAPITALS),
    fixes={
        "It was late.The train had gone.": "It was late. The train had gone.",
        "Is it late?Yes, it is.": "Is it late? Yes, it is.",
        "He works in AI.Andrej Karpathy does too, as everybody in the room knew well.":
            "He works in AI. Andrej Karpathy does too, as everybody in the room knew well.",
        "a “good” idea.Nobody else had it.": "a “good” idea. Nobody else had it.",
        "He left in 2017.Then he came back.": "He left in 2017. Then he came back.",
        "We saw it (at night).It was blue.": "We saw it (at night). It was blue.",
        "They met at 5 p.m.The talk was short.": "They met at 5 p.m. The talk was short.",
        "She sells nails, glue, etc.We went there.": "She sells nails, glue, etc. We went there.",
        "The rate fell by 3.5%.Analysts had feared worse.": "The rate fell by 3.5%. Analysts had feared worse.",
        "It fell in both.Methods.We counted all of them.": "It fell in both. Methods. We counted all of them.",
        "We take all values of k and l.To count them is easy.": "We take all values of k and l. To count them is easy.",
        "It was late.Passengers' coats were wet.": "It was late. Passengers' coats were wet.",
        "It is in the hands of d'OpenAI.Andrej left it, and everybody knew.":
            "It is in the hands of d'OpenAI. Andrej left it, and everybody knew.",
        "Well...I had no idea.": "Well... I had no idea.",
        "We are of that opinion,…Thank you.": "We are of that opinion,… Thank you.",
        "It is known as `count`.Values are kept there.": "It is known as `count`. Values are kept there.",
        "We look at one of the many open problems.DataHub is a tool for that.":
            "We look at one of the many open problems. DataHub is a tool for that.",
        "She is on ACE-I.This may last for weeks.": "She is on ACE-I. This may last for weeks.",
    },
    keeps=[
        "Node.JS and ASP.Net", "the U.S.A. today", "i.e.The", "J.-C. and Ph.D. work", "Amazon.Com sells",
        "call Console.Write(x)", "Mr.Smith came", "St.Petersburg is far", "Yahoo!Answers", "e.g.Paris",
        "System.Out.Print", "open report.PDF now", "the J.K.Rowling books are there", "page?Id=3",
        "met O?Donnell there", "use `x` with collections.Counter here", "1.The first step",
        "I...I do not know", "He speaks !Xung well.",
        "W.H.Auden wrote it", "_winapi.CreateFile", "the Exynos big.LITTLE.", "with Lazy.IBk as a classifier",
        "Use the Windows.Forms namespace here today.",
        "df.Results. That is all", "Run app.Models and app.Views first please.", "Compare the draft v2.Final with it.",
        "The event onClick.Handler is called there.", 'He wrote "start.Next" in the margin.',
        "She set the window.X to that, and the Forms.TextBox of the page too.",
        '"...It was late," she wrote.',
        "a pandas.Series of floats is fast",
        "It is said in harbour.NEWS that the pier moved.", "the errno.EACCES code is raised",
        "PACS: 61.43.Fs, 03.67.Lx",
        "La facture d’E.ON est là.", "PORT ELLIS, MAINE\nU.S.A\n", "Is it marked I.N.R.I? No.", "ttk.Notebook",
        "last.Next",
        "Resetting homepage.URL does nothing here.", "Call 555.014.BIKE or drop by.", "lot.XXXXXXXX est effacé",
    ],
)  # fmt: skip
def after_mark(text: str, at: int, context: Context) -> Finding:
    """Put the missing space between two sentences."""
    right = _RIGHT.match(text, at + 1)
    if not right:
        return None
    mark = at
    while text[mark - 1 : mark] in ("!", "?", ".", "…"):
        mark -= 1
    spaced = text[at] in "!?" and text[mark - 1 : mark] in (" ", "\u00a0", "\u202f")
    end = mark - 1 if spaced else mark
    end -= text[at] == "…" and text[end - 1 : end] == ","  # who speaks is cut off
    chunk = _CHUNK.match(text, max(0, end - 60), end)
    if not chunk or not chunk[0] or chunk[0][0] == "@":
        return None
    if chunk[0][0] in _QUOTES and right["next"][:1] in _QUOTES:
        return None  # both words and the mark are spoken of
    left = _LEFT.fullmatch(chunk[0])
    word = (left["word"] or "") if left else ""
    closed = bool(left["close"]) if left else chunk[0][-1] in ")]}$`"
    opens = context.is_opener(right["word"], at) or _is_heading(text, right, _last(word), at, context)
    prose = _PROSE.match(text, right.end()) is not None
    if spaced and context.language(at) == "fr" and right["word"].endswith(_ASKED):
        opens = True
    if spaced and not (opens and not closed and context.is_word(_last(word), at)):
        return None
    ending = right["word"].lower() in _ENDINGS and not (right["word"] in _REGIONS and context.is_word(word, at))
    if ending and not (opens and prose):
        return None
    if len(right["word"]) == 1 and not (opens and (word.islower() or right["next"][:1] not in (".", ":"))):
        return None  # an initial, or the name of a part
    if not word and not closed and (mark < at or text[at] == "…"):
        return None  # an ellipsis that opens a quotation
    if _is_no_start(text, word, right, opens, prose):
        return None
    if not word or closed:
        confidence = CERTAIN if opens else LIKELY if closed and prose and len(right["word"]) > 1 else None
    elif word[-1].isdigit() and word[0].isdigit():
        before = text[max(0, chunk.start() - 10) : chunk.start()]
        named = (not opens and _VERSION.match(before)) or (len(right["word"]) == 1 and len(word) < 4)
        confidence = LIKELY if prose and before.strip(" \u00a0(") and not named else None
    else:
        confidence = _after_word(text, at, end, word, right, opens, prose, context)
    return replace(at + 1, at + 1, " ", confidence=confidence) if confidence else None


def _is_no_start(text: str, word: str, right: regex.Match[str], opens: bool, prose: bool) -> bool:
    """Whether a name goes on behind the dot: harbour.NEWS, 61.43.Fs, E.ON, U.S.A, head.Next alone in a line."""
    if text[right.start() - 1] != ".":
        return False
    if _INITIALS.fullmatch(word) and right["word"].isupper():
        return True
    if len(right["word"]) > 1 and right["word"].isupper():
        return not opens and (word[-1:].islower() or word[-1:].isdigit())
    start = right.start() - 1 - len(word)
    if "." in word and word[0].isdigit():
        return not opens and (not prose or len(right["word"]) < 3)
    if len(word) > 1 and word.isupper() and _LINE_START.match(text, max(0, right.start() - 40), start):
        return True  # a heading: « ES.Next »
    alone = text.rfind("\n", 0, right.start()) + 1 == start
    return alone and not prose and right["next"][:1] in ("", "\n", ";", ":")


def _after_word(
    text: str, at: int, end: int, word: str, right: regex.Match[str], opens: bool, prose: bool, context: Context
) -> Confidence | None:
    """How sure it is that a sentence ends with this word and another begins; None: it may be a name."""
    if text[at] == "." and text[at - 1] != "." and _is_short(word, at, context):
        if word in _TITLES and right["word"].istitle() and len(right["word"]) > 2 and context.language(at) == "fr":
            return LIKELY
        ends = len(word) > 1 and word.isalpha() and (word.isupper() or (word.islower() and len(word) > 2))
        ends = ends or word.lower() in _MAY_END or (prose and _ends_chain(word, at, context))
        return LIKELY if opens and ends else None
    if text[at] == "?" and (len(word) == 1 or word.lower() in ("qu", "aujourd")):
        return None  # it stands for an apostrophe
    if "." in word or (text[at - 1] == "." and word == right["word"]):
        return None  # a chain of names, or a stammer
    if not opens and text[at] == "." and (_has_inner_capital(_last(word)) or _has_inner_capital(right["word"])):
        # After the last word of a long sentence even such a name begins the next one.
        ends = prose and word.islower() and context.is_common(word, at) and _is_far_in(text, end - len(word))
        return LIKELY if ends and not _is_dotted_name(text, at, word, right) else None
    capitals = len(word) > 1 and word.isupper() and right["word"].partition("-")[0].isupper()
    if capitals and text[at] == "." and (prose or not opens):
        return GUESS
    plain = word.islower() and len(word) > 1
    if text[at] == "!" and not opens and not (plain or (context.is_common(word, at) and word not in _SHOUTED)):
        return None
    shouts = word.isupper() and right["word"].isupper() and _SHOUTS.match(text, right.end())
    if opens and (plain or prose or shouts or _RUNS_ON.match(text, at + 1)):
        return CERTAIN if plain else LIKELY
    if text[at] == "." and _is_dotted_name(text, at, word, right):
        return None
    alone = plain and right["word"].istitle() and right["next"] in (",", "!", "?", ".", "")
    if right["word"] in _HEADINGS and opens and not _may_be_name(text, end - len(word), word):
        return LIKELY
    if (
        word in _MODULES
        or not (prose or alone)
        or not (plain or _NAME.fullmatch(right["word"]) or not _may_be_name(text, end - len(word), word))
    ):
        return None
    if (
        right["next"].isspace()
        and _CODE.search(text, max(0, at - 40), at + 60)
        and (
            # In English a word is no sign of prose: classes have English names.
            context.language(at) == "en" or not context.is_word(_last(right["word"]), at)
        )
    ):
        return None
    if text[at] == "." and word.istitle():
        if _PART.match(text, right.end()):
            return None
        if _may_be_name(text, end - len(word), word):
            return GUESS
    return LIKELY if len(right["word"]) > 2 or (plain and len(word) > 4) or context.is_word(_last(word), at) else None


def _has_inner_capital(word: str) -> bool:
    """Whether a word is written as names in programs are, and is no known name."""
    return _INNER.search(word.removeprefix("Mc").removeprefix("Mac")) is not None and word not in brands().values()


def _is_far_in(text: str, start: int) -> bool:
    """Whether several words of a sentence stand before a word, the last of them none that leads to a name."""
    before = _BEFORE.match(text, max(0, start - 80), start)
    words = before[0].lower().split() if before else []
    return len(words) == 5 and words[-1] not in _INTO_NAME


def _is_short(word: str, at: int, context: Context) -> bool:
    """Whether the dot after a word may belong to the word: an initial, or an abbreviation."""
    here = language(context.language(at) or "en")
    last = word.rsplit("-", 1)[-1]
    if (len(last) < 2 and last.isalpha()) or "." in word:
        return True
    forms = {word, last, word.lower() if word.istitle() else word}
    return here is not None and not forms.isdisjoint(here.abbreviations)


def _is_heading(text: str, right: regex.Match[str], left: str, at: int, context: Context) -> bool:
    """Whether the word on the right heads a part of an abstract, and no name of a program is left of it."""
    if right["word"] not in _HEADINGS or right["next"][:1] not in (".", ":"):
        return False
    before = _BEFORE.match(text, max(0, at - len(left) - 80), at - len(left))
    return before is not None and len(before[0].split()) > 2 and context.is_word(left.lower(), at)


def _may_be_name(text: str, start: int, word: str) -> bool:
    """Whether two words with capitals may be one name, as of a part of a program; a title is none."""
    before = _BEFORE.match(text, max(0, start - 80), start)
    if not before:
        return word in _ROOTS or text[start - 1 : start] != " "
    words = before[0].split()
    if len(words) == 1:
        return True  # hardly a sentence
    if sum(w[0].isupper() for w in words) >= 2:
        return False
    return word in _ROOTS or words[-1].lower() in _INTO_NAME


def _is_dotted_name(text: str, at: int, word: str, right: regex.Match[str]) -> bool:
    """Whether two words with a dot between them are seen to be one name: of a thing in a program, a version, a list."""
    start = at - len(word)
    if word.lower() in _OBJECTS or _CODED.fullmatch(word):
        return True
    if _NAMES_BEHIND.match(text, right.end()) or _NAMES_BEFORE.match(text, max(0, start - 40), start):
        return True
    near = text[max(0, start - 200) : start] + text[at + 1 : at + 200]
    again = near.find(f" {word}.")
    return again >= 0 and near[again + len(word) + 2 : again + len(word) + 3].isupper()


def _ends_chain(word: str, at: int, context: Context) -> bool:
    """Whether a chain with dots in it, or a lone letter, is seen to be no abbreviation."""
    last = _last(word[word.rfind(".") + 1 :])
    if len(last) == 1 and "." not in word:
        return "-" in word or (word.islower() and word not in "pctsv")
    if last in _ENDINGS or (last.isupper() and (word[0].isdigit() or len(last) == 1 < len(word))):
        return True
    return "." in word and len(last) > 3 and context.is_word(last, at)


def _last(word: str) -> str:
    """The last part of a compound or elided word."""
    return word[max(map(word.rfind, "'’–/-")) + 1 :]
