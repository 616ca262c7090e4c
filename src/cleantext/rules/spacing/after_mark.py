from cleantext.rule import (
    CERTAIN,
    CERTAIN_FROM,
    LIKELY,
    LIKELY_FROM,
    Context,
    Finding,
    ends_clause,
    is_abbreviated,
    language,
    may_still_end,
    regex,
    replace,
    rule,
    sentence_end,
)

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
_PROSE = regex.compile(
    r"(?:[,:'’-]|--\p{Ll}+|/\p{L}+)? (?:\S{1,20} ){0,4}[(\"“«*]?\p{Ll}['’]?\p{Ll}|[ \u00a0\u202f]?[!?;,:](?:\s|$)"
)
_PATH = regex.compile(r"(?<![\p{L}\p{N}.])\p{Ll}{2,}(?:\.\p{Ll}{2,})+$")
_CALLED = regex.compile(r"(?r)\p{Ll}[\p{Ll}'’,]*(?: \p{Ll}[\p{Ll}'’,]*)+,? \p{L}+")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_VERB = regex.compile(r" (?P<word>\p{Ll}{2,})(?:['’]t)?(?= )")
_SEVERAL = regex.compile(r"(?r)(?:\p{Ll}[\p{Ll}'’,-]* ){3,}(?P<last>\p{Ll}+) ")
_LEADS = frozenset("in on at via with from by of to using use call calls see".split())
"""What leads to a name with a dot: « said in harbour.NEWS »."""
_FINITE = frozenset(
    "is are was were has have had can could will would should may might must says said does did also still".split()
)
"""What follows the subject of a sentence."""
_ACRONYM_FROM = -0.5
"""From which score on a sentence ends before an acronym that is the subject of the next one."""
_LINE_START = regex.compile(r"(?rm)^[ \t#*>•-]*+")
_INITIALS = regex.compile(r"(?:\p{L}{1,2}['’])?\p{Lu}(?:\.\p{Lu})*")
_NUMBERED = regex.compile(r"(?ri)\bv(?:ersions?)?\.? ?|(?:^|\n)[ \u00a0(]*")
_QUOTES = tuple("“”\"'‘’")
_FILES = frozenset("sys dll ini exe com bat txt doc pdf zip uk us eu".split())
_SHOUTED = frozenset(("Yahoo", "Jeopardy", "Yum"))
_IMPERATIVES = "ez-nous", "ez-vous", "ez-moi", "ez-le", "ez-la", "ez-les"


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
        "We heard it from the man at the counter.HMRC says so too.":
            "We heard it from the man at the counter. HMRC says so too.",
        "They have lit this lamp since 2009.PLB is the name of it.":
            "They have lit this lamp since 2009. PLB is the name of it.",
        "Go to the menu, then File > Lamps, and press there.The lamp burns.":
            "Go to the menu, then File > Lamps, and press there. The lamp burns.",
        "We keep them on [this page](https://lamps.example/lamp_list.html).Some are old.":
            "We keep them on [this page](https://lamps.example/lamp_list.html). Some are old.",
        "She came down here on the 25th.Boats were late.": "She came down here on the 25th. Boats were late.",
        "Walk up to the harbour with me, Jonas.Be a good friend.":
            "Walk up to the harbour with me, Jonas. Be a good friend.",
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
        "// stop at lamps.Length here", "  // hier wird lampen.Anzahl gelesen", "// voir boutons.Longueur plus haut",
        "Most uses of LX.Lamp are old. In LX.Lamp all is dark.", "They run the Glowtown.Lights instance.",
        "He opened a page on Glowtown.Social first.", "What is LX.File?", "Indexing support for System.Tuple objects",
        "The teams of LAMP.GOV are here to help.",
        "as one may read (Relight.US 2014)", "the free code of LUX.UK Notify",
        "the method Lamp.Gouv is in use", "On cite souvent Le.Phare ici.",
        "the code of GLO.DE servers", "Pass LampMeasure.ALL to record all of them.", "Die.Lampe ist ein Heft für alle.",
        "# LampParameters.Instantiation argument, but others may be", "see DockLamp.Ignition for all of it",
        "Calling LX.Path from the thread is slow.",
        "C’est ce que fait UX.Button depuis peu.", "Das macht LX.Thread nur einmal.",
        "Ask at Glowtown.Lights first. Then Glowtown.Lights will answer.",
        "Resetting homepage.URL does nothing here.", "Call 555.014.BIKE or drop by.", "lot.XXXXXXXX est effacé",
        "The keeper of the lamp reads pier.NEWS every day.", "one of the many uses of lamp.NET is shown",
        "a map from List<Lamp> to dock.Lamp is there",
        "The way is to call Release.Deploy which will do it.", "It has moved to Glowdig.Signed and stays there.",
        "Les villes passent par Lampes.Subvention pour suivre leurs aides.",
        "On parle d’LampPreference.Ignore dans les variables.",
        'signature: [".Format TEXT"]', "registers a lamp in the default http.Server. It burns.",
        "They read PIER.UK's index at night.", "The tools of PIER.UK’s keepers are old.",
        "The driver's name is LAMP.SYS, for short.", "He opened GLOW.DLL and LAMP.INI first.",
        "au BufRead .Xlamps,.Xpdefaults,.Xlights setf xlamps",
        "add(dock.light.Lamp, int, int) - it is not meant for this",
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
    if not word and not closed and (mark < at or text[at] == "…" or chunk[0][-1] in ",;:\"'“[("):
        return None  # an ellipsis that opens a quotation, or a list of « .lamp,.Lamp »
    if text[at] in "!?" and not _asks(text, at, word, closed, spaced, right, context):
        return None
    if word and word[0].isdigit() and _NUMBERED.match(text, max(0, chunk.start() - 10), chunk.start()):
        return None  # an item of a list, or a version
    if text[at] == "." and _PATH.search(chunk[0]) and not context.is_opener(right["word"], at):
        return None  # « dock.light.Lamp »
    start = end - len(word) - (len(left["close"]) if left else 0)
    here = language(context.language(at) or "")
    clause = here is not None and here.code == "fr" and ends_clause(text, start, word, at, here, context)
    acronym = text[at] == "." and not closed and _acronym_begins(text, start, word, at, right, context)
    if (
        text[at] == "."
        and not closed
        and not clause
        and not acronym
        and _name_goes_on(text, word, right, context.is_opener(right["word"], at))
    ):
        return None
    plain = text[at] == "." and text[at - 1] != "." and not closed and word[:1].isalpha()
    if plain and is_abbreviated(word, here or language("en")):
        opens = context.is_opener(right["word"], at)
        prose = _PROSE.match(text, right.end()) is not None
        ends = len(right["word"]) > 1 and may_still_end(word, at, opens, prose, here, context)
        return replace(at + 1, at + 1, " ", confidence=LIKELY) if ends else None
    score = sentence_end(text, start, "" if closed else word, at, right["word"], here, context)
    if score < (_ACRONYM_FROM if acronym else LIKELY_FROM):
        return None
    return replace(at + 1, at + 1, " ", confidence=CERTAIN if score >= CERTAIN_FROM else LIKELY)


def _asks(text: str, at: int, word: str, closed: bool, spaced: bool, right: regex.Match[str], context: Context) -> bool:
    """Whether a question or exclamation mark is one, and neither part of a name nor a lost apostrophe."""
    opens = context.is_opener(right["word"], at) or (
        spaced and context.language(at) == "fr" and right["word"].endswith(_IMPERATIVES)
    )
    last = word[max(map(word.rfind, "'’–/-")) + 1 :]
    if spaced:
        return opens and not closed and context.is_word(last, at)
    if text[at] == "?":
        return len(word) != 1 and word.lower() not in ("qu", "aujourd")
    if opens or closed or word.islower() or (context.is_common(word, at) and word not in _SHOUTED):
        return True
    called = word not in _SHOUTED and context.is_common(right["word"], at)
    return called and bool(_CALLED.match(text, max(0, at - 60), at) and _PROSE.match(text, right.end()))


def _acronym_begins(text: str, start: int, word: str, at: int, right: regex.Match[str], context: Context) -> bool:
    """Whether a sentence that begins with an acronym follows an everyday one: « at the back of it.HMRC says so »."""
    name = right["word"].removesuffix("'s").removesuffix("’s")
    if not (name.isupper() and 1 < len(name) < 6 and name.lower() not in _FILES) or name == "NET":
        return False
    year = _YEAR.fullmatch(word) is not None
    after = _VERB.match(text, right.end())
    if not after or after["word"] not in _FINITE or not (year or context.is_common(word, at)):
        return False
    before = _SEVERAL.match(text, max(0, start - 80), start)
    return before is not None and before["last"] not in _LEADS


def _name_goes_on(text: str, word: str, right: regex.Match[str], opens: bool) -> bool:
    """Whether a name goes on behind the dot: harbour.NEWS, 61.43.Fs, E.ON, U.S.A, head.Next alone in a line."""
    prose = _PROSE.match(text, right.end()) is not None
    start = right.start() - 1 - len(word)
    name = right["word"].removesuffix("'s").removesuffix("’s")
    if name.isupper() and len(word) > 0 and _INITIALS.fullmatch(word):
        return True
    if name.isupper() and word.rpartition("-")[2].isupper() and (name != right["word"] or name.lower() in _FILES):
        return True  # « PIER.UK's lamps », « LAMP.SYS »
    if len(name) > 1 and name.isupper():
        # A line of the press begins so: « BONN, 5. Juli ».
        return not opens and right["next"][:1] != "," and (word[-1:].islower() or word[-1:].isdigit())
    if "." in word and word[0].isdigit():
        return not opens and (not prose or len(right["word"]) < 3)
    if len(word) > 1 and word.isupper() and _LINE_START.match(text, max(0, right.start() - 40), start):
        return True  # a heading: « ES.Next »
    alone = text.rfind("\n", max(0, start - 1), right.start()) + 1 == start
    return alone and not prose and right["next"][:1] in ("", "\n", ";", ":")
