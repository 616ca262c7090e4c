"""A file that is not what an importer expects: one line that says which file, what is wrong with it, and what to do."""

from pathlib import Path

import pytest

from cleantext import GlossaryError
from cleantext.repair.glossary.exchange.formats import READERS, imported
from cleantext.repair.glossary.exchange.pairs import tidied
from cleantext.repair.glossary.load import read

CONCEPT = (
    '<termEntry><langSet xml:lang="en"><tig><term>ice rule</term></tig><tig><term>frost decree</term>'
    '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>'
)
TBX = f"<martif><text><body>{CONCEPT}</body></text></martif>"
UTF_8 = "save the file as UTF-8"


def refused(folder: Path, format: str, content: str | bytes) -> str:
    """The one line with which a file is refused, from the name of the file on."""
    file = folder / "list.txt"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(GlossaryError) as error:
        imported(file, format, "en")
    line = str(error.value)
    assert "\n" not in line
    assert line.startswith(f"{folder}/")
    return line.removeprefix(f"{folder}/")


def entries_and_notes(folder: Path, format: str, content: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """The term and forms of each entry, and what could not be converted."""
    file = folder / "list.txt"
    file.write_text(content, encoding="utf-8")
    found = imported(file, format, "en")
    return [(e.term, *e.spun) for e in found.entries], [f"{n.line}: {n.what}" for n in found.notes]


@pytest.mark.parametrize(
    "encoding",
    [
        "UTF-7",
        "utf-16",
        "UTF-32BE",
        "x-unknown",
        "",
        "ebcdic-cp-us",
        "Shift_JIS",
        "rot13",
        "hex",
        "idna",
        "\u00e9",
        "a b",
    ],
)
def test_tbx_that_says_it_is_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    line = refused(tmp_path, "tbx", f'<?xml version="1.0" encoding="{encoding}"?>\n{TBX}')
    assert line.startswith("list.txt:1: ")
    assert UTF_8 in line or "not valid XML" in line


def test_tbx_with_letters_that_its_encoding_writes_otherwise(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>\n{TBX.replace("ice rule", "règle")}'
    assert UTF_8 in refused(tmp_path, "tbx", text)


@pytest.mark.parametrize("encoding", ["UTF-8", "utf8", "US-ASCII", "ISO-8859-1", "windows-1252", "iso-8859-15"])
def test_tbx_in_an_encoding_that_writes_it_the_same(tmp_path: Path, encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>\n{TBX}"
    assert entries_and_notes(tmp_path, "tbx", text) == ([("ice rule", "frost decree")], [])


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-32", "shift_jis"])
@pytest.mark.parametrize("format", sorted(READERS))
def test_a_file_in_another_encoding(tmp_path: Path, format: str, encoding: str) -> None:
    text = "spun,expected\nfrost décret,règle\n" if encoding != "shift_jis" else "spun,expected\n氷,律\n"
    assert UTF_8 in refused(tmp_path, format, text.encode(encoding))


@pytest.mark.parametrize("format", sorted(READERS))
def test_a_picture(tmp_path: Path, format: str) -> None:
    assert UTF_8 in refused(tmp_path, format, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")


@pytest.mark.parametrize("format", sorted(READERS))
def test_a_folder_or_nothing_at_all(tmp_path: Path, format: str) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(GlossaryError, match=f"^{path}: cannot be read: [^\n]+$"):
            imported(path, format, "en")


@pytest.mark.parametrize("format", sorted(READERS))
@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", "\x00\x00\x00", "\x00\x01\x02a\x00,b\x1f"])
def test_nothing_or_control_characters_are_no_entries(tmp_path: Path, format: str, content: str) -> None:
    file = tmp_path / "list.txt"
    file.write_text(content, encoding="utf-8")
    try:
        found = imported(file, format, "en").entries
    except GlossaryError as error:
        assert "\n" not in str(error)
    else:
        assert all("\x00" in form for e in found for form in e.spun)


@pytest.mark.parametrize("swap", ["", "ice rule", "5", "null", "[a, b]", "[{a: b}]", "\n  - a: b", "!!set {}x"])
def test_a_swap_that_is_no_mapping(tmp_path: Path, swap: str) -> None:
    line = refused(tmp_path, "vale", f"extends: substitution\nswap: {swap}\n")
    assert "'swap' must be a mapping" in line or "not valid YAML" in line


def test_swaps_that_are_not_plain_text_are_listed(tmp_path: Path) -> None:
    swaps = "  rime fiat: [a, b]\n  ? [c]\n  : d\n  brine edict: {e: f}\n  frost decree: ice rule\n"
    entries, notes = entries_and_notes(tmp_path, "vale", f"swap:\n{swaps}")
    assert entries == [("ice rule", "frost decree")]
    assert [note.partition(":")[0] for note in notes] == ["2", "3", "5"]
    assert all(note.endswith("plain text is needed on both sides") for note in notes)


@pytest.mark.parametrize("rules", ["", "ice rule", "5", "{expected: a}", "\n  expected: a", "~"])
def test_rules_that_are_no_list(tmp_path: Path, rules: str) -> None:
    assert "'rules' must be a list" in refused(tmp_path, "prh", f"rules: {rules}\n")


def test_rules_that_hold_no_plain_text_are_listed(tmp_path: Path) -> None:
    rules = (
        "  - just words\n  - [a]\n  - expected: [ice rule]\n  - expected: ice rule\n"
        "    patterns: [[a], {b: c}, frost decree]\n"
        "    specs: [x, {from: [y], to: z}]\n    prh: {d: e}\n  - expected: salt law\n    pattern: {f: g}\n"
    )
    entries, notes = entries_and_notes(tmp_path, "prh", f"rules:\n{rules}")
    assert entries == [("ice rule", "frost decree")]
    assert [note.partition(":")[0] for note in notes] == ["2", "3", "4", "6", "6", "7", "7", "8", "10"]


@pytest.mark.parametrize("format", ["vale", "prh"])
@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "a: " + "{a: " * 5000, '"\\UFFFFFFFF": b', f"%YAML {'9' * 5000}.1\n---\na: b", "a: \x07",
     "a: b\n---\nc: d", "a: *b", "\t- a", "a: b: c", "%TAG\n", '{"\\ud800": b}'],
)  # fmt: skip
def test_yaml_that_cannot_be_read(tmp_path: Path, format: str, text: str) -> None:
    assert refused(tmp_path, format, text).startswith("list.txt:")


def test_half_a_character_is_no_text(tmp_path: Path) -> None:
    text = 'swap:\n  "frost \\ud800": ice rule\n  "frost \\ud83e\\uddca": ice cube\n'
    entries, notes = entries_and_notes(tmp_path, "vale", text)
    assert entries == [("ice cube", "frost 🧊")]
    assert notes == ["2: plain text is needed on both sides"]


@pytest.mark.parametrize("format", ["sheet", "screener", "deepl", "google"])
def test_a_quotation_mark_that_nothing_closes(tmp_path: Path, format: str) -> None:
    text = 'spun,expected\nfrost decree,ice rule\n"rime fiat,ice rule\n' + "brine edict,salt law\n" * 9000
    assert "list.txt:3: a cell of more than" in refused(tmp_path, format, text)


def test_brackets_within_brackets(tmp_path: Path) -> None:
    deep = "(" * 5000 + "frost" + ")" * 5000
    entries, notes = entries_and_notes(tmp_path, "screener", f"query,established\n{deep},ice rule\n")
    assert entries == []
    assert "brackets stand too deep" in notes[0]


def test_brackets_that_nothing_opens() -> None:
    assert tidied("[" * 5000 + "( ice  rule ) " + ")" * 5000 + '"') == "( ice rule )"
    assert tidied('"[ ice rule ) "') == "ice rule"
    assert tidied(" )") == ""
    assert tidied('"ice rule (IR)" ') == "ice rule (IR)"


@pytest.mark.parametrize("text", [f"a = {'[' * 5000}", f"a = {'9' * 5000}", "a = 1979-02-31", "\x00", "= 5"])
def test_toml_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError, match=f"^{file}:.*not valid TOML: [^\n]+$"):
        read(file)
    file.write_bytes('["règle"]'.encode("latin-1"))
    with pytest.raises(GlossaryError, match=f"^{file}: .*{UTF_8}$"):
        read(file)
