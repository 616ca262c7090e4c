"""OpenDocument, PowerPoint and EPUB: repaired paragraphs with their formatting; every other byte stays."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cleantext import Cleaner, CleanTextError
from cleantext.files.format import BinaryFormat
from cleantext.files.registry import format_of

CLEANER = Cleaner(languages=("en",))
ODT_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
)
ODT = (
    f"<?xml version='1.0' encoding='UTF-8'?>\n<office:document-content {ODT_SPACES} office:version='1.3'><office:body>"
    "<office:text><text:tracked-changes><text:p>gone , away</text:p></text:tracked-changes>"
    "<text:h text:outline-level='1'>A head , here</text:h><text:p>We use <text:span>synthetic</text:span> intelligence "
    ",\noften<text:bookmark text:name='a'/> .<text:s text:c='2'/>See<text:tab/>it &amp; go<text:note text:id='n' "
    "text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>A note , too."
    "</text:p></text:note-body></text:note>.</text:p><text:p>Let <draw:frame><draw:object/><svg:title>x , y</svg:title>"
    "</draw:frame> be a convolutional neural organization.</text:p></office:text></office:body>"
    "</office:document-content>"
)
SLIDE = (
    '<?xml version="1.0"?><p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p> <a:pPr/><a:r><a:rPr b="1"/><a:t>We use '
    "synthetic</a:t></a:r><a:r><a:t> intelligence , now</a:t></a:r><a:br/><a:fld><a:t>7 , 8</a:t></a:fld>"
    "<a:r><a:t> .</a:t></a:r></a:p></p:sld>"
)
CHAPTER = (
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd">\n'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A book , here</title><style>p , b {}</style></head><body>'
    '<div>\n <p class="a , b">We use <i>counterfeit</i>&nbsp;consciousness , often<img alt="c , d"/> .</p>\n <ul><li>A '
    "point , small</li></ul>\n <pre>x , y</pre><p>Caf&eacute; , <code>a , b</code> and more.</p></div></body></html>"
)


def packed(*members: tuple[str, str]) -> bytes:
    """An archive of these members, the first of them not compressed."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, text) in enumerate(members):
            archive.writestr(name, text, None if number else zipfile.ZIP_STORED)
    return data.getvalue()


def repaired(name: str, data: bytes) -> tuple[str, dict[str, str]]:
    """The repaired text, and the members that changed."""
    format = format_of(name)
    assert isinstance(format, BinaryFormat)
    document = format.read(data, name)
    result = document.clean(CLEANER)
    assert result.source == document.text
    written = document.write(result, False)
    again = format.read(written, name)
    assert again.text == result.text
    assert not again.clean(CLEANER).edits
    old, new = (zipfile.ZipFile(BytesIO(d)) for d in (data, written))
    assert old.namelist() == new.namelist()
    assert [e.compress_type for e in old.infolist()] == [e.compress_type for e in new.infolist()]
    assert [e.date_time for e in old.infolist()] == [e.date_time for e in new.infolist()]
    changed = [n for n in old.namelist() if old.read(n) != new.read(n)]
    return result.text, {n: new.read(n).decode() for n in changed}


def replaced(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def test_opendocument() -> None:
    text, members = repaired("a.odt", packed(("mimetype", "x"), ("content.xml", ODT), ("Pictures/a.svg", "<a> , </a>")))
    assert members == {
        "content.xml": replaced(
            ODT, ("head , here", "head, here"), (">synthetic<", ">artificial<"), ("ence ,\n", "ence,\n"),
            ("/> .<text:s", "/>.<text:s"), ("note , too", "note, too"),
            ("neural organization", "neural network"),
        )
    }  # fmt: skip
    assert "See\tit & go\ufffc." in text
    assert "Let \ufffc be a convolutional neural network." in text


def test_powerpoint() -> None:
    members = (("[Content_Types].xml", "<a/>"), ("ppt/slides/slide10.xml", SLIDE.replace("We use", "Then use")))
    text, changed = repaired("a.pptx", packed(*members, ("ppt/slides/slide2.xml", SLIDE)))
    assert changed["ppt/slides/slide2.xml"] == replaced(
        SLIDE, ("use synthetic<", "use artificial<"), (" , now", ", now")
    )
    assert text.index("We use") < text.index("Then use"), "slides are read in the order of their numbers"


def test_epub() -> None:
    _, changed = repaired("a.epub", packed(("mimetype", "application/epub+zip"), ("OEBPS/a.xhtml", CHAPTER)))
    assert changed["OEBPS/a.xhtml"] == replaced(
        CHAPTER, ("book , here", "book, here"),
        ("counterfeit</i>&nbsp;consciousness , ", "artificial</i>&nbsp;intelligence, "),
        ('d"/> .', 'd"/>.'), ("point , small", "point, small"), ("eacute; , ", "eacute;, "),
    )  # fmt: skip


def test_what_is_no_such_file_is_named() -> None:
    odt = format_of("a.odt")
    assert isinstance(odt, BinaryFormat)
    for data in (b"no archive", packed(("mimetype", "x")), packed(("content.xml", "<a>"))):
        with pytest.raises(
            CleanTextError, match=r"^a\.odt:?\d*: (cannot be read as an OpenDocument file|is not well-formed XML)"
        ):
            odt.read(data, "a.odt")


@pytest.mark.parametrize("name", ["a.odt", "a.epub", "a.pptx", "a.docx"])
def test_a_bomb_is_not_unpacked(name: str) -> None:
    format = format_of(name)
    assert isinstance(format, BinaryFormat)
    data = packed(("mimetype", "x"), ("word/document.xml", " " * 70_000_000))
    with pytest.raises(CleanTextError, match=rf"^{name}: unpacks to more than 70 MB, over 200 times its size"):
        format.read(data, name)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_opens_what_was_repaired(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("A head , here")
    document.add_paragraph("We use ").add_run("synthetic intelligence").bold = True
    document.save(str(tmp_path / "a.docx"))
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run([*convert, "odt", "a.docx"], cwd=tmp_path, check=True, capture_output=True)
    format = format_of("a.odt")
    assert isinstance(format, BinaryFormat)
    read = format.read((tmp_path / "a.odt").read_bytes(), "a.odt")
    (tmp_path / "b.odt").write_bytes(read.write(read.clean(CLEANER), False))
    subprocess.run([*convert, "txt:Text (encoded):UTF8", "b.odt"], cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "b.txt").read_text(encoding="utf-8-sig")
    assert text.splitlines()[:2] == ["A head, here", "We use artificial intelligence"]


def test_rtf_is_read_only() -> None:
    pytest.importorskip("striprtf")
    rtf = format_of("a.rtf")
    assert isinstance(rtf, BinaryFormat)
    assert rtf.read_only
    data = rb"{\rtf1\ansi\ansicpg1252\f0 We use {\b counterfeit} consciousness , caf\'e9.\par Next , one.}"
    result = rtf.read(data, "a.rtf").clean(CLEANER)
    assert result.text.strip() == "We use artificial intelligence, café.\n\nNext, one."
    with pytest.raises(CleanTextError, match=r"^a\.rtf: cannot be read as RTF"):
        rtf.read(b"plain text", "a.rtf")
