"""Word files with formulas, pictures, fields, notes, links and tracked changes: what is no text of the line stays."""

import zipfile
from io import BytesIO

import pytest

from cleantext import Cleaner

docx = pytest.importorskip("docx")

from docx.opc.packuri import PackURI  # noqa: E402
from docx.opc.part import Part  # noqa: E402
from docx.oxml import parse_xml  # noqa: E402

from cleantext.files.formats.word import read  # noqa: E402

_OFFICE = "http://schemas.openxmlformats.org"
_ADDRESSES = {"w": f"{_OFFICE}/wordprocessingml/2006/main", "m": f"{_OFFICE}/officeDocument/2006/math"}
_W = f"{{{_ADDRESSES['w']}}}"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NOTES_RELATION = f"{_OFFICE}/officeDocument/2006/relationships/footnotes"
CLEANER = Cleaner(languages=["en"])


def word(body: str, notes: str = "") -> bytes:
    """A Word file with this XML in its body, as other programs write it, and these footnotes."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _ADDRESSES.items())
    document = docx.Document()
    package = document.part.package
    for element in reversed(parse_xml(f"<w:body {spaces}>{body}</w:body>")):
        document.element.body.insert(0, element)
    if notes:
        part = Part(
            PackURI("/word/footnotes.xml"),
            _NOTES_TYPE,
            f"<w:footnotes {spaces}>{notes}</w:footnotes>".encode(),
            package,
        )
        document.part.relate_to(part, _NOTES_RELATION)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def texts(data: bytes) -> list[str]:
    """What each text element of the body and of the notes holds, in their order."""
    archive = zipfile.ZipFile(BytesIO(data))
    names = [name for name in ("word/document.xml", "word/footnotes.xml") if name in archive.namelist()]
    return [e.text or "" for name in names for e in parse_xml(archive.read(name)).iter(f"{_W}t")]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{0}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{1}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
OBJECTS = {
    "formula": "<m:oMath><m:r><m:t>x , y</m:t></m:r></m:oMath>",
    "picture": "<w:r><w:drawing/></w:r>",
    "old picture": "<w:r><w:pict/></w:r>",
    "embedded object": "<w:r><w:object/></w:r>",
    "mark of a note": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "symbol": '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
    "field that shows nothing": FIELD.format("REF a", ""),
    "field that shows a number": FIELD.format("REF a", run("7 , 8")),
    "simple field": f'<w:fldSimple w:instr="REF a">{run("7 , 8")}</w:fldSimple>',
}


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("kind", OBJECTS)
def test_what_stands_inside_a_line_keeps_its_spaces(kind: str, tracked: bool) -> None:
    data = word(f"<w:p>{run('Let ')}{OBJECTS[kind]}{run(' be a vector in the space ')}{OBJECTS[kind]}{run('.')}</w:p>")
    document = read(data, "a.docx")
    assert not document.clean(CLEANER).edits
    data = word(
        f"<w:p>{run('It is late , and ')}{OBJECTS[kind]}{run(' we use counterfeit consciousness , too.')}</w:p>"
    )
    document = read(data, "a.docx")
    result = document.clean(CLEANER)
    assert "artificial intelligence, too." in result.text
    written = document.write(result, tracked)
    assert read(written, "a.docx").text == result.text
    if not tracked:
        changed = [(a, b) for a, b in zip(texts(data), texts(written), strict=True) if a != b]
        assert changed == [
            ("It is late , and ", "It is late, and "),
            (" we use counterfeit consciousness , too.", " we use artificial intelligence, too."),
        ]


def test_links_are_text_and_what_was_taken_out_is_not() -> None:
    link = FIELD.format(' HYPERLINK "http://a.example" ', run("a link , here"))
    out = '<w:del w:id="1" w:author="x"><w:r><w:delText>gone , away</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2" w:author="x">{run("moved , away")}</w:moveFrom>'
    into = f'<w:ins w:id="3" w:author="x">{run("put , in")}</w:ins>'
    data = word(f"<w:p>{run('See ')}{link}{run(' and ')}{out}{moved}{into}{run(' at last.')}</w:p>")
    assert read(data, "a.docx").text.strip() == "See a link , here and put , in at last."
    assert read(data, "a.docx").clean(CLEANER).text.strip() == "See a link, here and put, in at last."


def test_notes_are_read_and_written() -> None:
    note = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" A note , too.")}</w:p></w:footnote>'
    data = word(f"<w:p>{run('Text , here')}{OBJECTS['mark of a note']}{run('.')}</w:p>", note)
    document = read(data, "a.docx")
    written = document.write(document.clean(CLEANER), False)
    assert texts(written) == ["Text, here", ".", " A note, too."]
    for tracked in (False, True):
        document = read(data, "a.docx")
        assert read(document.write(document.clean(CLEANER), tracked), "a.docx").text.count("note, too") == 1
