"""Each file format: its prose repaired, every other byte as it was."""

import gzip
import pickle
from pathlib import Path

import pytest

from cleantext import Cleaner, CleanTextError
from cleantext.cli.file_result import InPlace, file_result
from cleantext.cli.session import Session
from cleantext.files.format import Reading
from cleantext.files.open_file import ReadOptions, open_file
from cleantext.files.registry import all_formats, format_by_name, format_of
from cleantext.files.repair import results
from cleantext.model import join_results

CLEANER = Cleaner(languages=("en",))


def fixed(text: str, format: str, *fields: str, lines: bool = False) -> str:
    reading = Reading(CLEANER, "a file", fields)
    whole = list(results([text], format_by_name(format), reading, lines))
    letters = list(results(iter(text), format_by_name(format), reading, lines))
    assert join_results(whole).text == join_results(letters).text, "a stream equals the whole"
    assert join_results(whole).source == text
    return join_results(whole).text


def test_markdown_keeps_its_markup() -> None:
    text = (
        "---\nslug: a , b\n---\n# A heading , here\n\n"
        "Text , with `code , here` and [a link , x](http://a.example/c,d) and **bold , words**.\n\n"
        "    indented , code\n\n```\nfenced , code\n```\n\n| a , b | c |\n|---|---|\n\n"
        "[ref]: http://a.example/ , x\n\nA line that breaks hard ,  \nand goes on.\n\n<!-- not , this -->\n"
    )
    wanted = text
    for fault in ("A heading ,", "Text ,", "a link ,", "bold ,", "| a ,", "hard ,  \n"):
        wanted = wanted.replace(fault, fault.replace(" ,", ","))
    assert fixed(text, "Markdown") == wanted


def test_html_keeps_tags_scripts_and_references() -> None:
    text = (
        "<!DOCTYPE html><html><head><style>p , b {}</style><script>var a = 1 , b;</script></head>\n"
        '<body class="x , y"><p title="a , b">Text , with caf&eacute; &amp; more , of it.</p><!-- c , d -->\n'
        "<pre>x , y</pre><p>a &lt; b , so <code>c , d</code></p></body></html>"
    )
    wanted = text.replace("Text , with", "Text, with").replace("more , of", "more, of").replace("b , so", "b, so")
    assert fixed(text, "HTML") == wanted


def test_html_reads_references_as_what_they_stand_for() -> None:
    assert fixed("<p>synthetic&nbsp;intelligence helps</p>", "HTML") == "<p>artificial&nbsp;intelligence helps</p>"


@pytest.mark.parametrize("tail", ["<", "<b", "&", "</", "<!--", "<script>a , b", "&nbsp", "<![CDATA[ x , y ]]>"])
def test_broken_html_does_no_harm(tail: str) -> None:
    assert fixed(f"<p>Text , here</p>{tail}", "HTML") == f"<p>Text, here</p>{tail}"


def test_latex_keeps_commands_mathematics_and_comments() -> None:
    text = (
        "\\documentclass{article}\n\\newcommand{\\x}{a , b}\n\\begin{document}\n% a comment , here\n"
        "Some text , with $a , b$ and \\cite{x , y} and counterfeit consciousness~\\ref{a , b}.\n"
        "\\[ a , b \\]\n\\begin{verbatim}\nx , y\n\\end{verbatim}\n"
        "\\begin{align*}\na , b\n\\end{align*}\n\\end{document}\n"
    )
    wanted = text.replace("text , with", "text, with").replace("counterfeit consciousness", "artificial intelligence")
    assert fixed(text, "LaTeX") == wanted


def test_subtitles_keep_numbers_times_and_lines() -> None:
    text = (
        "1\r\n00:00:01,000 --> 00:00:02,000\r\nHello , world.\r\ncounterfeit consciousness\r\n\r\n"
        "2\r\n00:00:03,000 --> 00:00:04,000\r\n- It is late .\r\n- I know , really.\r\n"
    )
    wanted = text.replace("Hello , ", "Hello, ").replace("late .", "late.").replace("know , ", "know, ")
    assert fixed(text, "subtitles") == wanted.replace("counterfeit consciousness", "artificial intelligence")
    vtt = "WEBVTT - a , title\n\nNOTE a , note\n\n00:01.000 --> 00:02.000 align:start\nHello , <i>world</i>.\n"
    assert fixed(vtt, "subtitles") == vtt.replace("Hello , ", "Hello, ")


def test_csv_columns_by_name_and_number() -> None:
    text = (
        'id,title,body\r\n1,"Hello , world","He said ""no"" twice , then left."\r\n'
        '2,plain . title,"two\nlines , here"\r\n'
    )
    wanted = text.replace("twice , then", "twice, then").replace("lines , here", "lines, here")
    assert fixed(text, "CSV", "body") == wanted
    assert fixed(text, "CSV", "3") == wanted
    both = wanted.replace("Hello , world", "Hello, world").replace("plain . title", "plain. title")
    assert fixed(text, "CSV", "body", "title") == both


def test_csv_that_excel_writes_and_tsv() -> None:
    assert fixed("id;text\n1;Hello , world\n", "CSV", "text") == "id;text\n1;Hello, world\n"
    assert fixed('id\ttext\n1\tHello , "world\n2\tok', "TSV", "text") == 'id\ttext\n1\tHello, "world\n2\tok'


def test_a_repair_never_makes_another_column() -> None:
    text = "id,text\n1,It ended . Then it rained\n"
    for line in fixed(text, "CSV", "text").splitlines():
        assert line.count(",") == 1


def test_json_lines_by_key() -> None:
    text = (
        '{"id": 1, "text": "Hello , world \\u00e9", "o": {"p": ["a , b", 3, "c , d"]}}\n\n'
        '{"text":"tab\\t and \\"quote\\" is , here","id": 2 }\n'
    )
    wanted = text.replace("Hello , world", "Hello, world").replace("is , here", "is, here")
    assert fixed(text, "JSON Lines", "text") == wanted
    assert fixed(text, "JSON Lines", "o.p") == text.replace("a , b", "a, b").replace("c , d", "c, d")
    assert fixed(text, "JSON Lines", "id") == text


def test_bad_records_are_named_by_line() -> None:
    with pytest.raises(CleanTextError, match=r"^a file:2: is not valid JSON"):
        fixed('{"text": "a"}\n{"text": }\n', "JSON Lines", "text")
    with pytest.raises(CleanTextError, match=r"^a file:1: has no column 'txt'; its columns are id, text"):
        fixed("id,text\n1,a\n", "CSV", "txt")


@pytest.mark.parametrize(
    ("lines", "field", "is_there"),
    [
        ('{"text": "a"}\n', "text", True),
        ('{"body": "a"}\n{"text": "b"}\n', "text", True),
        ('{"a": {"b": ["x"]}}\n', "a.b", True),
        ('{"caf\\u00e9": "x"}\n', "café", True),
        ('{"café": "x"}\n', "café", True),
        ('{"text": null}\n', "text", True),
        ("\n \n", "text", True),
        ("", "text", True),
        ('{"body": "text , here"}\n', "text", False),
        ('{"texts": "It rained , they said."}\n', "text", False),
    ],
)
def test_a_key_that_no_record_has_is_said(tmp_path: Path, lines: str, field: str, is_there: bool) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(lines, "utf-8")
    with open_file(file, "a.jsonl", ReadOptions(format_by_name("JSON Lines"), fields=(field,))) as opened:
        results = opened.results(Cleaner(languages=("en",)))
        if is_there:
            assert "".join(result.source for result in results) == lines
        else:
            with pytest.raises(CleanTextError, match=f"^a.jsonl: no record has a key '{field}'$"):
                list(results)


def test_a_record_that_does_not_end_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.files.chunks.LONGEST", 50)
    with pytest.raises(CleanTextError, match=r"^a file:3: the record that starts here does not end"):
        list(
            results(
                ['id,text\n1,a\n2,"b\n', "3,c\n" * 20], format_by_name("CSV"), Reading(CLEANER, "a file", ("text",))
            )
        )


def test_lines_stay_lines_and_keep_their_ends() -> None:
    text = "one , two\r\n\nthree . Four\nfive\rsix , seven\u2028eight\n last"
    assert fixed(text, "text", lines=True) == ("one, two\r\n\nthree. Four\nfive\rsix, seven\u2028eight\nlast")


def test_directives_switch_rules_off() -> None:
    text = (
        "This goes , really.\n# cleantext: off-next-line\nThis stays , as it is.\n"
        "<!-- cleantext: off spacing/before-mark -->\nThis stays , too; counterfeit consciousness does not.\n"
        "% cleantext: on\nThis goes , too.\ncleantext: off\nThis stays , to the end.\n"
    )
    wanted = text.replace("goes , ", "goes, ").replace("counterfeit consciousness", "artificial intelligence")
    assert fixed(text, "text") == wanted
    with pytest.raises(CleanTextError, match=r"^a file:2: in a 'cleantext:' directive: .*did you mean 'spacing'"):
        fixed("x\n# cleantext: off spacin\n", "text")


def test_formats_are_known_by_name() -> None:
    def named(file: str) -> str | None:
        format = format_of(file)
        return format and format.name

    assert named("a.TXT.gz") == "text"
    assert named("README") == "text"
    assert named("corpus.fr") == "text"
    assert named("b.jsonl.zst") == "JSON Lines"
    assert named("script.py") is None
    assert named(".gitignore") is None


def test_formats_travel_to_other_processes_by_name() -> None:
    for format in all_formats():
        assert pickle.loads(pickle.dumps(format)) is format


def test_word_files_keep_their_formatting(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")

    file = tmp_path / "a.docx"
    made = docx.Document()
    paragraph = made.add_paragraph("Device learning and synthetic ")
    paragraph.add_run("intelligence").bold = True
    paragraph.add_run(" are used today , often.")
    made.add_table(1, 1).cell(0, 0).text = "A cell , too."
    made.save(str(file))
    session = Session(isolated=True, given={"languages": ("en",)})
    assert file_result(session.task(file), InPlace()).changed
    again = docx.Document(str(file))
    assert [(r.text, r.bold) for r in again.paragraphs[0].runs] == [
        ("Machine learning and artificial ", None), ("intelligence", True), (" are used today, often.", None),
    ]  # fmt: skip
    assert again.tables[0].cell(0, 0).text == "A cell, too."
    assert not file_result(session.task(file), InPlace()).changed


def test_packed_text_is_packed_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(b"It ended .\r\n"))
    assert file_result(Session(isolated=True).task(file), InPlace()).changed
    assert gzip.decompress(file.read_bytes()) == b"It ended.\r\n"
    zstandard = pytest.importorskip("zstandard")
    file = tmp_path / "a.txt.zst"
    file.write_bytes(zstandard.compress(b"It ended .\r\n"))
    assert file_result(Session(isolated=True).task(file), InPlace()).changed
    assert zstandard.ZstdDecompressor().stream_reader(file.read_bytes()).read() == b"It ended.\r\n"


def test_front_matter_has_a_title_and_a_description() -> None:
    text = (
        '---\ntitle: "A boat , here"\ndescription: It is late , now\nslug: a , b\ntags: [x , y]\n---\n'
        "Text , here.\n\n---\ntitle: not , one\n---\n"
    )
    wanted = text.replace("boat , here", "boat, here").replace("late , now", "late, now").replace("Text , h", "Text, h")
    assert fixed(text, "Markdown") == wanted.replace("not , one", "not, one")
    block = "---\ndescription: >\n  A long , line\n  and another one .\nname: a , b\n---\n"
    assert fixed(block, "Markdown") == block.replace("long , line", "long, line").replace("one .", "one.")
    risky = "---\ntitle: Hello :world and more\n---\n"
    assert fixed(risky, "Markdown") == risky, "no repair makes another key of a title"


def test_restructuredtext_keeps_its_markup() -> None:
    text = (
        "A title , here\n==============\n\nText , with ``code , here``, :ref:`a , b <c>` and `a link , "
        "here <http://a.example/c,d>`_\n"
        "and **bold , words**. See below , as code::\n\n    indented , code\n\n    more , code\n\nText , again.\n\n"
        ".. code-block:: python\n   :caption: a , b\n\n   code , here\n\n.. note:: A note, here.\n\n   More , "
        "of it.\n\n"
        ".. _target , x: http://a.example\n\n.. a comment , here\n   and , there\n\n- a point , small\n"
        "- another , one\n\n"
        "=====  =====\na , b  c\n=====  =====\nd , e  f\n=====  =====\n\n+-------+\n| a , b |\n+-------+\n\n"
        ">>> f(a , b)\n\n"
        ":field: value , here\n"
    )
    wanted = text
    for fault in (
        "title ,", "Text , with", "bold ,", "below ,", "Text , again", "More , of", "point ,",
        "another ,", "value ,",
    ):  # fmt: skip
        assert fault in text
        wanted = wanted.replace(fault, fault.replace(" ,", ","))
    assert fixed(text, "reStructuredText") == wanted


def test_a_title_does_not_outgrow_its_line() -> None:
    for text in ("Synthetic intelligence\n======================\n\nIt is synthetic intelligence.\n",):
        wanted = text.replace("is synthetic", "is artificial")
        assert fixed(text, "reStructuredText") == wanted
        assert fixed(text.replace("======\n", "=======\n"), "reStructuredText").startswith("Artificial intelligence\n")


def test_asciidoc_keeps_its_markup() -> None:
    text = (
        "= A title , here\n:author: a , b\n\n[source,python]\n----\ncode , here\n----\n\n.A listing , too\n----\n"
        "more , code\n----\n\n"
        "Text , with `code , here`, http://a.example[a , b] and *bold , words*.\n\n....\nliteral , x\n....\n\n"
        "// a comment , here\n\n"
        "Old , style\n-----------\n\nMore , text.\n\n* a point , small\n\n|===\n|cell , one |cell , two\n|===\n\n"
        "image::a,b.png[c , d]\n\n indented , literal\n\nterm , one:: what it , is\n"
    )
    wanted = text
    for fault in (
        "A title ,", "listing ,", "Text ,", "bold ,", "Old ,", "More ,", "point ,", "|cell , one", "|cell , two",
        "term ,", "it ,",
    ):  # fmt: skip
        assert fault in text
        wanted = wanted.replace(fault, fault.replace(" ,", ","))
    assert fixed(text, "AsciiDoc") == wanted


def test_org_keeps_its_markup() -> None:
    text = (
        "#+TITLE: A title , here\n#+AUTHOR: a , b\n# a comment , here\n* TODO A head , here :tag:x:\n"
        ":PROPERTIES:\n:ID: a , b\n:END:\n"
        "Text , with =code , here=, ~more , code~, [[http://a.example/c,d][a link , here]] and *bold , words*.\n"
        "#+begin_src python\ncode , here\n#+end_src\n- a point , small\n| cell , one | x |\n|------+---|\n: as , "
        "it is\n"
        "#+begin_quote\nA word , they said.\n#+end_quote\n"
    )
    wanted = text
    for fault in ("A title ,", "head ,", "Text ,", "bold ,", "point ,", "| cell ,", "word ,"):
        assert fault in text
        wanted = wanted.replace(fault, fault.replace(" ,", ","))
    assert fixed(text, "Org") == wanted


def test_ass_keeps_times_styles_and_overrides() -> None:
    text = (
        "[Script Info]\r\nTitle: a , b\r\n\r\n[V4+ Styles]\r\nStyle: x , y,Arial\r\n\r\n[Events]\r\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\r\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,x , y,a , b,0,0,0,,{\\i1}Hello , world{\\i0} ,\\Nand you .\r\n"
        "Comment: 0,0:00:01.00,0:00:02.00,x,,0,0,0,,not , this\r\n"
    )
    wanted = text.replace("Hello , world", "Hello, world").replace("you .", "you.").replace("0} ,", "0},")
    assert fixed(text, "ASS") == wanted


def test_notebooks_have_prose_in_markdown_cells() -> None:
    text = (
        '{"cells": [{"cell_type": "markdown", "source": ["# A head , here\\n", "Text with `a , '
        'b` and caf\\u00e9 , \\"x\\" .\\n"]},\n'
        ' {"cell_type": "code", "source": ["a , b"], "outputs": [{"text": "c , d"}]},\n'
        ' {"cell_type": "markdown", "source": "One , more"}], "nbformat": 4, "nbformat_minor": 5}\n'
    )
    wanted = text.replace("head , here", "head, here").replace("e9 , ", "e9, ").replace('x\\" .', 'x\\".')
    assert fixed(text, "Jupyter notebook") == wanted.replace("One , more", "One, more")


@pytest.mark.parametrize(
    "text",
    [
        "no JSON at all",
        "",
        "[]",
        '"cells"',
        "null",
        '{"a": 1}',
        '{"cells": {}}',
        '{"cells": "source"}',
        '{"cells": [',
        "[[[1]",
    ],
)
def test_what_is_no_notebook_is_refused(text: str) -> None:
    with pytest.raises(CleanTextError, match=r"a file.*: (is not valid JSON|is no notebook)"):
        fixed(text, "Jupyter notebook")


@pytest.mark.parametrize(
    "cells",
    ['[1, "source", null]', '[{"source": "a , b"}]', '[{"cell_type": 1, "source": "a , b"}]', "[]", '[["a , b"]]',
     '[{"source": "a , b"}, {"source": "c , d"}], "cells": [{}]'],
)  # fmt: skip
def test_odd_cells_of_a_notebook_stay(cells: str) -> None:
    text = f'{{"cells": {cells}}}'
    assert fixed(text, "Jupyter notebook") == text
