"""Files made to reach beyond themselves: names that leave a folder, entities that expand or read other files."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cleantext import Cleaner, CleanTextError
from cleantext.files.format import BinaryFormat, Reading, TextFormat
from cleantext.files.registry import format_by_name
from cleantext.files.repair import results
from cleantext.model import join_results

CLEANER = Cleaner(languages=("en",))
ODT = (
    '<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>'
    "<text:p>It ended , {}.</text:p></o:text></o:body></o:d>"
)
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
) + "]>"  # fmt: skip


def packed(*members: tuple[str, str]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize("name", ["../../evil.xml", "/tmp/evil.xml", "..\\evil.xml", "a/../../e.xml", "C:\\evil.xml"])
def test_a_member_that_leaves_its_folder_stays_in_the_archive(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    format = format_by_name("OpenDocument")
    assert isinstance(format, BinaryFormat)
    data = packed(("mimetype", "x"), (name, "<a>It ended , so</a>"), ("content.xml", ODT.format("so")))
    document = format.read(data, "a.odt")
    written = document.write(document.clean(CLEANER), False)
    assert "It ended, so." in zipfile.ZipFile(BytesIO(written)).read("content.xml").decode()
    assert len(zipfile.ZipFile(BytesIO(written)).namelist()) == 3
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    assert not Path("/tmp/evil.xml").exists()


def test_entities_do_not_expand_without_end() -> None:
    format = format_by_name("OpenDocument")
    assert isinstance(format, BinaryFormat)
    try:
        document = format.read(packed(("mimetype", "x"), ("content.xml", LAUGHS + ODT.format("&a11;"))), "a.odt")
    except CleanTextError:
        return
    assert len(document.text) < 10_000


@pytest.mark.parametrize("name", ["TMX", "XLIFF", "TBX", "Android strings"])
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "/etc/hostname"])
def test_an_entity_reads_no_other_file(name: str, address: str) -> None:
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]>'
    bodies = {
        "TMX": '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>It ended , &e;</seg></tuv></tu></body></tmx>',
        "XLIFF": '<xliff version="1.2"><file source-language="en" target-language="en"><body><trans-unit id="1">'
        "<source>It ended , &e;</source><target>It ended , &e;</target></trans-unit></body></file></xliff>",
        "TBX": '<tbx><text><body><termEntry><langSet xml:lang="en"><tig><term>a , &e;</term></tig></langSet>'
        "</termEntry></body></text></tbx>",
        "Android strings": '<resources><string name="a">It ended , &e;</string></resources>',
    }
    format = format_by_name(name)
    assert isinstance(format, TextFormat)
    text = head + bodies[name]
    try:
        result = join_results(list(results([text], format, Reading(CLEANER, "a file"))))
    except CleanTextError:
        return
    assert "&e;" in result.text
    assert "root:" not in result.text
    assert len(result.text) <= len(text)
