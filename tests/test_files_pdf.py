"""PDF: text in reading order with page and line of each finding; what is no text is set apart; never written."""

import sys
import zlib
from pathlib import Path

import pytest

from cleantext import Cleaner, CleanTextError
from conftest import Run

pytest.importorskip("pypdfium2")

from cleantext.files import limits
from cleantext.files.pdf import page_reader
from cleantext.files.pdf.document import PdfDocument, read

CLEANER = Cleaner(languages=("en",))
Printed = tuple[float, float, float, str]
"""Left, base and size of a line, and what it reads."""


def pdf(*pages: list[Printed], picture: bool = False) -> bytes:
    """A PDF whose pages hold these lines, in this order, in a plain font."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf {x} {y} Td ({text.replace('(', '[').replace(')', ']')}) Tj ET\n"
            for x, y, size, text in lines
        )
        if picture:
            drawn += "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        resources = "<< /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {resources} "
        objects.append(f"{page}/Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return packed([body.encode("latin-1") for body in objects])


def packed(objects: list[bytes]) -> bytes:
    """Objects as a file with its table."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + table + tail


def column(x: float, y: float, text: str, size: float = 10) -> list[Printed]:
    """Lines of text, one below the other."""
    return [(x, y - 12 * i, size, line) for i, line in enumerate(text.splitlines())]


LEFT = """The boats of the northern har-
bour are old, and most of them
carry coal to the islands in a
well-known and state-of-the-
art ship that never sinks while
the wind is low. Nobody had any"""
RIGHT = """idea of the storm that came in
autumn and broke the long pier
of stone. The mayor asked the
people to help, and they came
with ropes and lamps to rescue
the sailors from the cold sea."""
WHOLE = (
    "The boats of the northern harbour are old, and most of them carry coal to the islands in a well-known and "
    "state-of-the-art ship that never sinks while the wind is low. Nobody had any idea of the storm that came in "
    "autumn and broke the long pier of stone. The mayor asked the people to help, and they came with ropes and lamps "
    "to rescue the sailors from the cold sea."
)


def document(*pages: list[Printed]) -> PdfDocument:
    return read(pdf(*pages), "a.pdf")


def test_columns_are_read_one_after_the_other_and_hyphens_are_undone() -> None:
    left, right = column(50, 600, LEFT), column(320, 600, RIGHT)
    assert document([*left, *right]).text == f"{WHOLE}\n\n"


def test_columns_that_the_file_holds_row_by_row() -> None:
    rows = [line for pair in zip(column(50, 600, LEFT), column(320, 600, RIGHT), strict=True) for line in pair]
    assert document(rows).text == f"{WHOLE}\n\n"


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        [(50, 760, 9, "Harbours, Vol. 3"), *column(50, 600, LEFT), (300, 40, 9, f"{n}")]
        for n in (11, 12, 13)
    ]  # fmt: skip
    text = document(*pages).text
    assert "Harbours" not in text and not any(n in text for n in ("11", "12", "13"))
    assert text.count("northern harbour") == 3


def test_a_sentence_goes_on_over_the_page_around_a_caption_and_a_note() -> None:
    first = [*column(50, 600, LEFT), *column(50, 60, "1 The note says a few words more about it.", 7)]
    second = [*column(50, 700, "Figure 2: Boats in the harbour, by month.", 8), *column(50, 600, RIGHT)]
    text = document(first, second).text
    assert WHOLE in text
    assert text.index("The note says") > text.index("cold sea.")
    assert text.index("Figure 2") > text.index("cold sea.")


def test_paragraphs_part_at_an_indent_and_after_a_short_line() -> None:
    lines = [*column(50, 600, LEFT), *column(62, 528, "thing to say."), *column(50, 516, RIGHT)]
    lines[6] = (50, 528, 10, "thing to say.")
    assert document(lines).text.split("\n\n")[1].startswith("idea of the storm")
    indented = [*column(50, 600, LEFT), (62, 528, 10, "The next one is indented by some"), *column(50, 516, RIGHT)]
    assert document(indented).text.split("\n\n")[1].startswith("The next one")


def test_a_raised_number_is_the_mark_of_a_note() -> None:
    lines = [*column(50, 600, LEFT), (50, 528, 10, "harm."), (75.8, 532, 6, "3"), (83, 528, 10, "It was a good day.")]
    assert "any harm.³ It was a good day." in document(lines).text


def raised(*pieces: str, size: float = 10) -> list[Printed]:
    """A line in Helvetica whose pieces are in turn as high as the text and raised, without room between them."""
    narrow = dict.fromkeys("ijl", 0.222) | dict.fromkeys(" ,.:;[]ftI", 0.278) | dict.fromkeys("r()", 0.333)
    widths = (
        narrow
        | dict.fromkeys("cksvxyz", 0.5)
        | {"T": 0.611, "D": 0.722, "N": 0.722, "w": 0.722, "m": 0.833, "O": 0.778}
    )
    printed, x = list[Printed](), 50.0
    for i, piece in enumerate(pieces):
        small, height = (0.7 * size, 0.36 * size) if i % 2 else (size, 0.0)
        printed.append((round(x, 2), 700 + height, small, piece))
        x += small * sum(widths.get(letter, 0.556) for letter in piece)
    return printed


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("The old harbour", "3", ", which was long, is gone."), "The old harbour³, which was long, is gone."),
        (("Nobody else saw the boats", "12", "."), "Nobody else saw the boats¹²."),
        (("Le port de la ville", "4", "; il est vieux."), "Le port de la ville⁴; il est vieux."),
        (("Did anyone ask", "5", "? No one did."), "Did anyone ask⁵? No one did."),
        (("It covers an area of 5 m", "2", ", or so they say."), "It covers an area of 5 m², or so they say."),
        (("They counted 10", "3", " of them."), "They counted 10³ of them."),
        (("Others (see below", "6", ") came later."), "Others [see below⁶] came later."),
        (("The boats", "4,5", " and the nets were lost."), "The boats⁴,⁵ and the nets were lost."),
        (("The nets were lost in the storm of ", "[7]", "."), "The nets were lost in the storm of [7]."),
        (("On the 1", "st", " of May the boats left."), "On the 1st of May the boats left."),
    ],
)
def test_a_raised_letter_breaks_no_line(pieces: tuple[str, ...], text: str) -> None:
    assert document([*raised(*pieces), (50, 688, 10, "A second line")]).text.partition(" A second")[0] == text


def test_an_author_is_not_part_of_the_title() -> None:
    front = [(50, 700, 17, "Old Boats and Their Harbours in the North"), (150, 670, 12, "A. B. Lee")]
    text = document([*front, *column(50, 600, LEFT, 12)]).text
    assert text.startswith("Old Boats and Their Harbours in the North\n\n")


def test_findings_have_page_line_and_box() -> None:
    spun = LEFT.replace("carry coal to the islands in a", "use counterfeit consciousness in a")
    found = document(column(50, 600, RIGHT), column(50, 600, spun)).clean(CLEANER)
    (edit,) = (e for e in (*found.edits, *found.suggestions) if e.rule.startswith("phrases/"))
    assert (edit.before, edit.after) == ("counterfeit consciousness", "artificial intelligence")
    assert found.layout is not None
    place = found.layout.place(edit.start)
    assert (place.page, place.line, found.layout.column(edit.start)) == (2, 3, 5)
    assert place.box.left == pytest.approx(50, abs=1)
    assert place.box.bottom < 576 < place.box.top


def test_references_stay_as_they_are() -> None:
    lines = [
        *column(50, 600, LEFT), (50, 500, 13, "References"),
        *column(50, 470, "Miller , On synthetic intelligence , 2018.\nStone, On rivers, 2019."),
    ]  # fmt: skip
    found = document(lines).clean(CLEANER)
    assert not found.edits
    assert found.text == found.source
    assert not [s for s in found.suggestions if s.rule.startswith("phrases/")]


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(CleanTextError, match=r"^a\.pdf: is a scan: .*OCRmyPDF"):
        read(pdf([], picture=True), "a.pdf")
    with pytest.raises(CleanTextError, match=r"^a\.pdf: contains no text"):
        read(pdf([]), "a.pdf")
    with pytest.raises(CleanTextError, match=r"^a\.pdf: cannot be read as a PDF: it is damaged"):
        read(b"%PDF-1.4 and no more", "a.pdf")


def test_a_bomb_is_not_unpacked() -> None:
    content = zlib.compress(b" " * 100_000_000, 9)
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(content)
    with pytest.raises(CleanTextError, match=r"^a\.pdf: unpacks to more than \d+ MB, over 200 times its size"):
        read(packed([b"<< /Type /Catalog >>", head + content + b"\nendstream"]), "a.pdf")
    twice = zlib.compress(content, 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(twice)
    with pytest.raises(CleanTextError, match="decompression bomb"):
        read(packed([b"<< /Type /Catalog >>", head + twice + b"\nendstream"]), "a.pdf")


def nested(depth: int) -> bytes:
    """A page that draws a form twice, which draws another one twice, and so on."""
    twice = b"<< /Length 12 >>\nstream\n/X Do /X Do \nendstream"
    fonts = b"/Font << /F 3 0 R >>"
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %b /XObject << /X %d 0 R >> >> %b"
        % (fonts, 7 + number, twice[3:])
        for number in range(depth)
    ]
    text = b"BT /F 1 Tf (It ended , so) Tj ET"
    last = b"<< /Subtype /Form /BBox [0 0 9 9] /Resources << %b >> /Length %d >>\nstream\n%b\nendstream"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /X 6 0 R >> >> >>"
    )
    return packed([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", page, twice, *forms, last % (fonts, len(text), text),
    ])  # fmt: skip


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(nested(2), "a.pdf").text.count("It ended") == 8
    monkeypatch.setattr(page_reader, "SECONDS", 1)
    monkeypatch.setattr(page_reader, "SECONDS_A_MEGABYTE", 0)
    with pytest.raises(CleanTextError, match=r"^a\.pdf: cannot be read as a PDF: it takes more than 1 seconds$"):
        read(nested(60), "a.pdf")
    assert "northern harbour" in document(column(50, 600, LEFT)).text


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(CleanTextError, match=r"^a\.pdf: cannot be read as a PDF: it needs too much memory"):
        read(nested(60), "a.pdf")
    assert "northern harbour" in document(column(50, 600, LEFT)).text


def test_a_reader_that_breaks_is_started_again() -> None:
    assert "northern harbour" in document(column(50, 600, LEFT)).text
    (reader,) = page_reader._RUNNING
    reader._process.kill()
    reader._process.wait()
    assert "northern harbour" in document(column(50, 600, LEFT)).text
    assert [reader] != page_reader._RUNNING


def test_pages_that_repeat_without_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREE", 1_000)
    monkeypatch.setattr(limits, "RATIO", 1)
    with pytest.raises(CleanTextError, match=r"^a\.pdf: unpacks to more than 0 MB, over 1 times its size"):
        read(nested(8), "a.pdf")
    assert "northern harbour" in document(column(50, 600, LEFT)).text


def test_it_is_checked_but_only_another_file_is_written(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "paper.pdf"
    data = pdf(column(50, 600, LEFT.replace("coal to", "coal , to")))
    file.write_bytes(data)
    checked = run("check", "--isolated", "paper.pdf")
    assert checked.status == 1
    assert "page 1, line 3" in checked.out
    refused = run("fix", "--isolated", "paper.pdf")
    assert refused.status == 2
    assert "PDF files can only be read; write its repaired text to another file: -o paper.md" in refused.err
    for suffix in (".md", ".txt", ".docx"):
        target = tmp_path / f"out{suffix}"
        assert run("fix", "--isolated", "paper.pdf", "-o", target.name).status == 0
        written = target.read_bytes()
        if suffix == ".docx":
            docx = pytest.importorskip("docx")
            written = docx.Document(str(target)).paragraphs[0].text.encode()
        assert b"carry coal, to the islands" in written
    refused = run("fix", "--isolated", "paper.pdf", "-o", "out.odt")
    assert refused.status == 2
    assert ".md, .txt, .docx" in refused.err
    assert file.read_bytes() == data


def test_ligatures_that_a_font_does_not_explain_are_letters() -> None:
    text = document(
        column(50, 600, "It is an e\\036cient and e\\036-\ncient \\034nding of the o\\033-\nshore team.")
    ).text
    assert text == "It is an efficient and efficient finding of the offshore team.\n\n"
