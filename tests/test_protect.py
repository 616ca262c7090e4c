"""What is protected, kind by kind, and what must stay open to repair beside it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.errors import ConfigError
from cleantext.model import Confidence, Edit
from cleantext.protect import Protected, Protector

ROOT = Path(__file__).parent.parent
PROTECTOR = Protector()

# ⟦…⟧ marks what no rule may change; the rest of each text is open at every letter.
CASES = {
    "URL": "See ⟦https://example.org/a_(b)?q=x,y#z⟧. Then «⟦http://a.fr⟧», (⟦ftp://a.b/c⟧) and ⟦HTTP://A.B/C⟧!",
    "www": "Go to ⟦www.example.org/a,b;c⟧, now.",
    "URI": "Write to ⟦mailto:anna@example.org⟧ or ⟦doi:10.1000/xyz.123⟧.",
    "e-mail": "Ask ⟦anna.b+c@mail.example.co.uk⟧.Then wait.",
    "handle": "Thanks to ⟦@anna_b⟧, ⟦@bot.bsky.social⟧ and ⟦#CleanText⟧.",
    "domain": "On ⟦example.org⟧, ⟦sub.my-site.co.uk/a/b⟧ and ⟦bit.ly/3xYz⟧.",
    "DOI": "in ⟦10.1016/j.cell.2020.01.001⟧, as said",
    "path": "Edit ⟦/usr/local/etc/a.conf⟧, ⟦./validate.sh⟧, ⟦../up⟧, ⟦~/notes/x.md⟧ and ⟦src/app/main.py⟧.",
    "path on Windows": r"Copy ⟦D:\Data\in.csv⟧ to ⟦\\server\share⟧.",
    "file name": "Open ⟦report-v2.final.pdf⟧ and ⟦Makefile.am.bak⟧, not⟦ .gitignore⟧.",
    "file name in capitals": "The ⟦README.Debian⟧ and ⟦NEWS.Debian⟧ say so, in ⟦en.UTF-8⟧ and ⟦de_DE.UTF-8⟧.",
    "extension": "Rename the⟦ .mp3⟧ files, and the⟦ .txt⟧ ones.",
    "code span": "Call ⟦`f( a , b )`⟧ and ⟦``a ` b``⟧ here.",
    "fence": "Look:\n⟦```python\nx = [1 , 2 ]\n```⟧\nThat was it .",
    "open fence": "Look:\n⟦~~~\nx = [1 , 2 ]\n⟧",
    "indented code": "Look:\n\n⟦    if (x ==1) {\n        y( 2 );\n    }\n⟧\nAnd so on.",
    "session": "⟦$ git commit -m 'a , b'⟧\n⟦>>> print( 'a' ,1 )⟧\nThat is all.",
    "shell": "⟦if [ -f $X ] && [ -z $Y ]⟧\nx =⟦ ; then⟧\ny⟦ ; fi⟧ and z⟦ ; done⟧",
    "command": "⟦git add .⟧\n⟦npx runner . --fast⟧\nThat was it .",
    "source of a manual": "⟦.SH NAME⟧\nA word, ⟦\\fI⟧«so»⟦\\fP⟧ and ⟦\\&.C⟧ or ⟦\\*(C`⟧x.\n⟦.It Fl a , -b Ar c .⟧\nThe end.",  # noqa: E501
    "line of code": "⟦def f(a ,b):⟧\n⟦from os import path , sep⟧\n⟦x = f( a , b );⟧\nThe end.",
    "scoped name": "Use ⟦std::vector⟧ or ⟦np.array([1,2])⟧, ⟦os.getcwd()⟧.",
    "identifier": "The ⟦max_length⟧ of ⟦__init__⟧, ⟦MAX_LEN⟧ and ⟦--dry-run⟧.",
    "assignment": "Set ⟦key=value⟧ and ⟦--n=3⟧, then run.",
    "operators": "when ⟦a⟧ ⟦&&⟧ b ⟦||⟧ c, so x ⟦=>⟧ y".replace("⟦a⟧", "a"),
    "placeholder": "Dear ⟦%(name)s⟧, ⟦{0}⟧ of ⟦${HOME}⟧, ⟦{{ user , x }}⟧, ⟦{count:d}⟧ and ⟦%s⟧",
    "template": "{% x %}".join(("⟦", "⟧ and so on")).replace("⟦{% x %}⟧", "⟦{% if a ,b %}⟧"),
    "diff": "⟦@@ -1,2 +1,2 @@ f\n-a ,b\n+a, b⟧\n\nThe end.",
    "tag": "an ⟦<a href='x , y' title=\"b\">⟧odd⟦</a>⟧ link, p <⟦0.05⟧ and ⟦<br/>⟧",
    "comment": "One⟦<!-- a ,\n b -->⟧ two",
    "literal element": "The ⟦<code>a , b</code>⟧ is ⟦<pre>\n x .\n</pre>⟧ so",
    "formula": "where ⟦$x , y$⟧ and ⟦$$a , b$$⟧, for ⟦$10^{-3}$⟧ of ⟦\\(a , b\\)⟧",
    "environment": "so\n⟦\\begin{equation}\n a , b .\n\\end{equation}⟧\nholds",
    "LaTeX": r"As ⟦\cite{a,b}⟧ says, ⟦\emph{⟧this} is ⟦\href{http://a.b/c}⟧{good} ⟦\'e⟧.",
    "Markdown link": 'A [good one⟦](a.md "x , y")⟧, a note⟦[^1]⟧.',
    "check box": "⟦- [ ]⟧ buy milk\n⟦* [x]⟧ sell milk",
    "box": "a ⟦[ ]⟧ plain scheme",
    "magic comment": "⟦%!TEX root = a.tex⟧\nAnd so on.",
    "index": r"The book\⟦⟧".replace("\\⟦⟧", r"⟦\index{books!Great books}⟧ is old."),
    "thought bubble": "And Anna⟦ . o O ( ⟧Now what?)",
    "list marker": "⟦- ⟧One thing\n⟦1. ⟧Another thing\n⟦> ⟧A quotation\n⟦## ⟧A heading",
    "table": "⟦| ⟧Name⟦ | ⟧Age⟦ |⟧\n⟦|------|-----|⟧\n⟦| ⟧Anna⟦ | ⟧old⟦ |⟧",
    "wiki": "See ⟦[[Main page|⟧the start]] and ⟦[[File:A b.png|thumb|a , b]]⟧, ⟦{{cite|a ,b}}⟧.",
    "number": "From ⟦1,234.5⟧ to ⟦3.14⟧, at ⟦12:30⟧ on ⟦12/05/2020⟧, ⟦2.0.1rc1⟧, ⟦3:1⟧ and ⟦192.168.0.1⟧, ⟦v1.2⟧.",
    "version": "Take ⟦5.2.7.Final⟧ or ⟦v2.0-RC1⟧, ⟦1.10.2-SNAPSHOT⟧.",
    "small number": "p = ⟦.05⟧ and at ⟦5p.m.⟧ or ⟦10am⟧",
    "MAC and IPv6": "at ⟦00:1A:2b:3C:4d:5e⟧ and ⟦fe80::1⟧",
    "ISBN": "the book ⟦ISBN 978-3-16-148410-0⟧ here",
    "telephone": "Call ⟦+33 6 12 34 56 78⟧ now",
    "chemistry": "The ⟦2,4-dinitrophenol⟧, ⟦N,N-dimethylformamide⟧ and ⟦(2R,3S)-butane⟧; ⟦[Fe(CN)6]4−⟧.",
    "gene": "The ⟦NF-κB⟧ and ⟦TNF-α⟧ of ⟦HLA-DRB1*15:01⟧, ⟦c.76A>T⟧ with ⟦p.Arg117His⟧ and ⟦γ-ray⟧",
    "abbreviation": "The ⟦U.S.A.⟧ and ⟦J.-C.⟧, ⟦i.e.⟧ a ⟦Ph.D.⟧, ⟦z.B.⟧ or ⟦p.ex.⟧ so",
    "initials": "by ⟦J. R. R.⟧ Tolkien",
    "emoticon": "all good⟦ :)⟧ and bad⟦ ;-(⟧ so⟦ <3⟧",
    "emoji": "a family ⟦👨\u200d👩\u200d👧⟧ and a flag ⟦🇫🇷⟧ or ⟦❤\ufe0f⟧",
    "dot leaders": "Introduction⟦ . . . . . . . ⟧7\nMethods⟦ .......... ⟧12",
    "ornament": "The end.\n\n⟦* * *⟧\n\nThe start.",
    "record": "⟦name,city,,age⟧\n⟦Anna,Paris,,31⟧\nThat is all.",
    "columns": "⟦Anna    31   Paris .⟧\n⟦Bernard 52   Nice .⟧\nThat is all.",
    "quoted mail": "Good .\n\nOn Monday Anna wrote:\n⟦> I came , I saw .⟧\n⟦> And so on .⟧\nYes.",
}


def _parsed(marked: str) -> tuple[str, set[int]]:
    """The text without its marks, and the places of the characters between them."""
    text, inside, places = "", False, set()
    for character in marked:
        if character in "⟦⟧":
            inside = character == "⟦"
        else:
            if inside:
                places.add(len(text))
            text += character
    return text, places


@pytest.mark.parametrize("name", CASES)
def test_a_kind_is_protected_and_the_rest_is_open(name: str) -> None:
    text, places = _parsed(CASES[name])
    protected = PROTECTOR.protected(text)
    wrong = [at for at in range(len(text)) if protected.touches(at, at + 1) != (at in places)]
    # A rule never changes a lone line break or a space between two protected things.
    wrong = [at for at in wrong if at in places or not text[at].isspace()]
    assert "".join(f"⟪{c}⟫" if i in wrong else c for i, c in enumerate(text)) == text


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_put_into_a_protected_span_but_at_its_border(name: str) -> None:
    text, places = _parsed(CASES[name])
    protected = PROTECTOR.protected(text)
    for at in sorted(places):
        if at - 1 in places and not CASES[name].count("⟧⟦"):
            assert protected.touches(at, at), text[:at] + "⟪⟫" + text[at:]
    borders = [at for at in sorted(places) if at - 1 not in places]
    assert not any(protected.touches(at, at) for at in borders)


OPEN = [
    "It was late.The train had gone,and so had he.",
    "vidéoQuel est votre avis ?Selon vous",
    "The price is $5 , not $10 .",
    "l`eau et l`air , dit-il",
    "``Well,'' he said, ``then go .''",
    "A half-hearted , well-known man (and woman) .",
    "She works in AI.Andrej does too.",
    "in 2019.The war was over .",
    "Le 3 mai , il est venu ; elle aussi .",
    "Dear <unk> , the <tgt> word ▁is @@ here ##ing",
    "    A first line that is indented .\n    A second one , too .\n",
    "- Hello , world .",
    "He wrote: “ Hello . ”",
    "Yes!!No??",
    "and/or , his/her .",
    "He said:\n> quoted , in Markdown .",
    "caf© Ã© naïf",
]


@pytest.mark.parametrize("text", OPEN)
def test_prose_stays_open(text: str) -> None:
    protected = PROTECTOR.protected(text)
    wrong = {at for at in range(len(text)) if protected.touches(at, at + 1)}
    marker = {at for at in wrong if text[at] in "->" or (at and text[at - 1] in "->")}
    if text.startswith("- ") or "\n> " in text:
        wrong -= marker
    assert "".join(f"⟪{c}⟫" if i in wrong else c for i, c in enumerate(text)) == text


def test_the_order_of_questions_does_not_matter() -> None:
    text = "\n".join(_parsed(marked)[0] for marked in CASES.values() if "~~~" not in marked)
    forward, backward = PROTECTOR.protected(text), PROTECTOR.protected(text)
    places = range(0, len(text), 3)
    there = [forward.touches(at, at + 1) for at in places]
    assert there == [backward.touches(at, at + 1) for at in reversed(places)][::-1]


def test_a_change_over_several_lines_meets_what_stands_in_any_of_them() -> None:
    text = "One .\nTwo .\n- [ ] three .\nFour ."
    assert PROTECTOR.protected(text).touches(4, len(text) - 2)
    assert not PROTECTOR.protected(text).touches(4, 9)


@pytest.mark.parametrize("sign", ["", "`", "$", "<b>", "--", "~~~", "\n", ".SH", "|", "\\"])
@pytest.mark.parametrize("many", [1, 9])
def test_what_is_protected_after_changes_is_what_is_protected_then(sign: str, many: int) -> None:
    text = f"We lit the lamps. {'It burned , as it were. ' * many}{sign} and `this` $x$ burned"
    changes = [Edit(m.start(), m.end(), " ,", ",", "", Confidence.CERTAIN, "") for m in re.finditer(" ,", text)]
    after = text.replace(" ,", ",")
    moved, anew = PROTECTOR.protected(text).moved(after, changes), PROTECTOR.protected(after)
    if moved is not None:
        places = range(len(after))
        assert [moved.touches_block(a, a + 1) for a in places] == [anew.touches_block(a, a + 1) for a in places]


def test_the_user_adds_patterns_and_spans() -> None:
    assert Cleaner(protect=(r"Foo , \w+",)).fix("Foo , bar , and so on").text == "Foo , bar, and so on"
    assert Cleaner().fix("Foo , bar , and so on", protect=[(3, 4)]).text == "Foo , bar, and so on"


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigError, match="not a valid regular expression"):
        Protector(["("])


def test_what_is_moved_along_with_changes_is_what_is_found_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    move, moved = Protected.moved, list[bool]()

    def checked(self: Protected, text: str, changes: Sequence[Edit]) -> Protected | None:
        after = move(self, text, changes)
        assert after is None or list(after._blocks) == list(PROTECTOR.protected(text)._blocks)
        moved.append(after is not None)
        return after

    monkeypatch.setattr(Protected, "moved", checked)
    pages = [page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md"))]
    code = "    f(x ,y);\n    g(z ,y);\n"
    blocks = f"The end .\n\n```\nx ,y\n```\nIt was `a , b` .\n\n{code}\nIt was late .Then <b>it</b> rained .\n"
    texts = [case.translate({ord("⟦"): None, ord("⟧"): None}) + " It was late ." for case in CASES.values()]
    Cleaner().fix_batch([blocks, *texts, *pages, *(page.replace(" the ", " the the ") for page in pages)])
    assert {True, False} <= set(moved)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A help vector machine\ufffc decides.", "A support vector machine\ufffc decides."),
        ("A help vector machine\ufffc, they say, decides.", "A support vector machine\ufffc, they say, decides."),
        ("A \ufffcflag to clamor proportion fell.", "A \ufffcsignal-to-noise ratio fell."),
        ("A \ufffcflag to clamor proportion\ufffc fell.", "A \ufffcsignal-to-noise ratio\ufffc fell."),
        (
            "The flag to clamor proportion\ufffc of the radio fell.",
            "The signal-to-noise ratio\ufffc of the radio fell.",
        ),
        ("(\ufffccounterfeit consciousness\ufffc) came late.", "(\ufffcartificial intelligence\ufffc) came late."),
        ("Our (help vector machine\ufffc) decides.", "Our (support vector machine\ufffc) decides."),
        ("Il étudie l’apprentissage abyssal\ufffc.", "Il étudie l’apprentissage profond\ufffc."),
        ("Un \ufffcapprentissage abyssal l’aide.", "Un \ufffcapprentissage profond l’aide."),
        ("Each\ufffc help vector\ufffc machine decides.", "Each\ufffc help vector\ufffc machine decides."),
    ],
)
def test_a_phrase_beside_an_object(source: str, text: str) -> None:
    """The mark of a footnote in Word, a tag that translators must not touch: no part of the word that it follows."""
    objects = [(at, at + 1) for at, character in enumerate(source) if character == "\ufffc"]
    assert Cleaner().fix(source, protect=objects).text == text
