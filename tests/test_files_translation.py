"""Translation files: targets are repaired; tags, placeholders, states and every other byte stay."""

from pathlib import Path

import pytest

from cleantext import Cleaner, CleanTextError
from cleantext.files.format import Reading, TextFormat
from cleantext.files.registry import format_of
from cleantext.model import Result, join_results

CLEANER = Cleaner(languages=("en", "fr"))


def cleaned(text: str, name: str, *fields: str) -> Result:
    format = format_of(name)
    assert isinstance(format, TextFormat)
    result = join_results([*format.clean(iter(text), Reading(CLEANER, name, fields))])
    assert result.source == text
    again = join_results([*format.clean([result.text], Reading(CLEANER, name, fields))])
    assert not again.edits, "repaired once is repaired"
    return result


def fixed(text: str, name: str, *fields: str) -> str:
    return cleaned(text, name, *fields).text


def replaced(text: str, *changes: tuple[str, str]) -> str:
    """A text with each of these changes, all of which must be possible."""
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original='a.txt' source-language="en" target-language="en-GB" datatype="plaintext"><body>
  <trans-unit id="1" approved="yes"><source>A boat , <g id="1">here</g>.</source>
   <target state="translated">The boat , <g id="1">here</g> &amp; there<x id="2"/> .It is late . </target>
   <alt-trans><target>proposed , elsewhere</target></alt-trans><note>a , note</note></trans-unit>
  <trans-unit id="2" translate="no"><source>a , b</source><target>not , this</target></trans-unit>
  <trans-unit id="3"><source>x</source><target><mrk mtype="protected">a , b</mrk> and c , d</target></trans-unit>
 </body></file></xliff>
"""


def test_xliff_targets_only() -> None:
    wanted = replaced(XLIFF, ("The boat , <g", "The boat, <g"), ('"2"/> .It is late .', '"2"/> .It is late.'))
    assert fixed(XLIFF, "a.xlf") == replaced(wanted, ("and c , d", "and c, d"))
    assert fixed(XLIFF, "a.xlf", "source") == replaced(XLIFF, ("A boat ,", "A boat,"))


def test_a_repair_over_tags_leaves_them_beside_their_words() -> None:
    text = (
        '<xliff version="2.0" srcLang="en" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">'
        '<unit id="1"><segment state="final"><source>x</source><target>We use <pc id="1">counterfeit</pc> '
        '<pc id="2">consciousness</pc> , often<ph id="3"/> .</target></segment></unit></file></xliff>'
    )
    wanted = replaced(
        text, (">counterfeit<", ">artificial<"), (">consciousness</pc> ,", ">intelligence</pc>,"), ("/> .", "/>.")
    )
    assert fixed(text, "a.xliff") == wanted


def test_tmx_translations_by_language() -> None:
    text = (
        '<?xml version="1.0"?>\r\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\r\n<tmx version="1.4"><header srclang="en" '
        'adminlang="en" datatype="x"/><body><tu><prop type="p">a , b</prop><tuv xml:lang="en"><seg>One , two.</seg>'
        '</tuv><tuv xml:lang="fr"><seg>Il est tard , <bpt i="1">&lt;b , c></bpt>vraiment<ept i="1"/> tard .</seg></tuv>'
        "</tu></body></tmx>"
    )
    wanted = replaced(text, ("tard , <bpt", "tard, <bpt"), ("tard .<", "tard.<"))
    assert fixed(text, "a.tmx") == wanted
    assert fixed(text, "a.tmx", "source") == replaced(text, ("One , two", "One, two"))


def test_tbx_texts_of_the_other_languages() -> None:
    text = (
        '<tbx type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="1">'
        '<langSec xml:lang="en"><termSec><term>boat , small</term></termSec></langSec><langSec xml:lang="fr">'
        '<descrip type="definition">Petit bateau , en bois.</descrip><termSec><term>barque</term></termSec></langSec>'
        "</conceptEntry></body></text></tbx>"
    )
    assert fixed(text, "a.tbx") == replaced(text, ("bateau , en", "bateau, en"))


PO = r"""# a comment , here
msgid ""
msgstr ""
"Language: en , x\n"

#, c-format
msgctxt "menu , x"
msgid "One , %d file"
msgid_plural "%d files , x"
msgstr[0] "One , %d file"
msgstr[1] ""
"Here are \"%d\" files , "
"and it is late ."

#~ msgid "old"
#~ msgstr "old , x"
"""


def test_po_translations() -> None:
    wanted = replaced(PO, ('[0] "One , %d', '[0] "One, %d'), ('files , "\n', 'files, "\n'), ('late ."', 'late."'))
    assert fixed(PO, "a.po") == wanted
    wanted = replaced(PO, ('msgid "One , %d', 'msgid "One, %d'), ("files , x", "files, x"))
    assert fixed(PO, "a.pot", "source") == wanted


def test_arb_and_json_strings() -> None:
    text = (
        '{\n  "@@locale": "en , x",\n  "a": "Hello , {name}", "@a": {"description": "x , y"},\n'
        '  "b": "It\\u2019s late , {n, plural, one{a , b} other{c , d}} \\"here\\" ."\n}'
    )
    wanted = replaced(text, ('"Hello , {', '"Hello, {'), ("late , {n", "late, {n"), ('here\\" .', 'here\\".'))
    assert fixed(text, "app_en.arb") == wanted
    assert fixed(text, "en.i18n.json") == wanted
    assert format_of("package.json") is None
    with pytest.raises(CleanTextError, match=r"^a\.arb:2: is not valid JSON"):
        fixed('{\n"a": }', "a.arb")


def test_android_strings() -> None:
    text = (
        "<?xml version='1.0'?>\n<resources xmlns:xliff=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
        '<string name="a">It\\\'s late , <b>now</b> , %1$s , <xliff:g id="n">a , b</xliff:g> .</string>\n'
        '<string name="b" translatable="false">a , b</string>\n'
        '<plurals name="c"><item quantity="one">one file , here</item></plurals>\n'
        '<string-array name="d"><item>This , that\\n .It is late</item></string-array></resources>\n'
    )
    wanted = replaced(
        text, ("late , <b>", "late, <b>"), ("</b> , %1$s , ", "</b>, %1$s, "), ("file , here", "file, here")
    )
    wanted = replaced(wanted, ("</xliff:g> .", "</xliff:g>."), ("This , that", "This, that"))
    assert fixed(text, "values-fr/strings.xml") == wanted
    assert format_of("values/colors.xml") is None
    added = '<resources><string name="a">AI &lt; synthetic intelligence</string></resources>'
    assert fixed(added, "strings.xml") == replaced(added, ("synthetic", "artificial"))


def test_segments_share_their_evidence_and_keep_their_edges() -> None:
    units = "".join(
        f"<trans-unit id='{n}'><source>x</source><target>{text}</target></trans-unit>"
        for n, text in enumerate((" It is late ", ".", "Then", " , it rained. "))
    )
    text = f"<xliff version='1.2'><file><body>{units}</body></file></xliff>"
    assert fixed(text, "a.xlf") == text


@pytest.mark.parametrize("name", ["a.xlf", "a.tmx", "a.tbx", "strings.xml"])
def test_bad_xml_is_named_by_line(name: str) -> None:
    with pytest.raises(CleanTextError, match=rf"^{name}:2: is not well-formed XML"):
        fixed("<a>\n<b></a>", name)
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(CleanTextError, match="declares its own entity"):
        fixed(bomb, name)


def test_translate_toolkit_reads_the_same_but_for_the_repairs(tmp_path: Path) -> None:
    factory = pytest.importorskip("translate.storage.factory")
    for name, text in (("a.xlf", XLIFF), ("a.po", PO)):
        stores = []
        for number, content in enumerate((text, fixed(text, name))):
            file = tmp_path / f"{number}{name}"
            file.write_text(content)
            stores.append(factory.getobject(str(file)))
        before, after = stores
        assert [u.source for u in before.units] == [u.source for u in after.units]
        assert [u.getid() for u in before.units] == [u.getid() for u in after.units]
        targets = [(str(a.target), str(b.target)) for a, b in zip(before.units, after.units, strict=True)]
        changed = [pair for pair in targets if pair[0] != pair[1]]
        assert changed
        assert all(one.replace(" ", "") == other.replace(" ", "") for one, other in changed)
