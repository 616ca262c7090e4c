"""Is it prose? What kind of text a place is in, and what rules do there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Cleaner
from cleantext.model import Region
from cleantext.protect.regions.features import (
    _ENTITY,
    _IDENTIFIER,
    _LETTERS,
    _TAG,
    _TOKEN,
    NAMES,
    features,
)
from cleantext.protect.regions.regions import Regions, _probabilities, context_of
from cleantext.protect.regions.shapes import OF_TAGS, SHAPES

TEXTS = {
    Region.PROSE: "The lamp in the mill was lit when we came home from the harbour.\nNobody had seen who did it, and "
    "nobody asked.\nIn the morning it was out again.\n",
    Region.CODE: "int light(struct lamp *l, int n)\n{\n    for (int i = 0; i < n; i++) {\n        if (!l[i].oil)\n"
    "            return -1;\n        l[i].lit = 1;\n    }\n    return 0;\n}\n",
    Region.LOG: "2021-03-14 07:02:55,101 INFO lamp.Lamp: Lit lamp 3\n2021-03-14 07:02:56,300 WARN lamp.Lamp: No oil\n"
    "2021-03-14 07:02:58,412 INFO lamp.Lamp: Done in 3 s\n2021-03-14 07:03:01,007 INFO lamp.Lamp: Waiting\n",
    Region.VERSE: "The lamp upon the harbour wall\n  Burns low before the day,\nAnd no one hears the sailors call\n"
    "  Across the empty bay;\n\nThe tide that took the boats from us\n  Shall bring them never more,\nAnd she who lit "
    "the lamp for us\n  Has left the silent shore.\n",
    Region.TABLE: "id,lamp,oil,town\n1,brass,3.5,Ely\n2,glass,1.25,York\n3,tin,0.75,Bath\n4,brass,2,Hull\n",
    Region.MAIL: "Package: lamp-tools\nStatus: install ok installed\nPriority: optional\nSection: utils\n"
    "Maintainer: Anna Lamb <anna@example.org>\nVersion: 1.2-3\nDepends: libc6 (>= 2.14)\n",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_kind_is_told(kind: Region) -> None:
    text = TEXTS[kind]
    regions = Regions(text)
    found = [regions.kind(m.start()) for m in re.finditer(r"(?m)^.+$", text)]
    assert found.count(kind) >= 0.8 * len(found)


@pytest.mark.parametrize(
    "line",
    [
        "It rained , we stayed .", "the old lamp", "Il pleuvait , dit-il .", "Es war spät .Wir gingen .", "one , two",
        "<p>It rained , they said .</p>", "salt &amp; pepper", "dÃ©jÃ\xa0 vu", "▁The ▁lamp ▁burns", "Hello world",
        "¿Qué hora es ? Es tarde .", "L' arbre est grand .", "Non lo so , disse .", "Regards,Anna", "He said “ no ”.",
    ],
)  # fmt: skip
def test_a_line_alone_may_be_prose_whatever_is_wrong_with_it(line: str) -> None:
    assert Regions(line).may_be(frozenset({Region.PROSE}), 0)


@pytest.mark.parametrize(
    "line",
    [
        'let lamp = map( a , b ) ;', "s/a , b/c/g", "my $lamp = shift ;", "row = row.replace('&', '&amp;')",
        "for (var k = 3; k < lamps.Length; k += 3)", "if (lamp [ k ] == null) return ;", "last := head.Next ;",
        "SELECT a , b FROM lamps WHERE c = 'x' ;", "#define LAMP( x ) ( x )", "lamp->lit = ! lamp->lit ;",
    ],
)  # fmt: skip
def test_a_line_of_a_program_alone_is_none(line: str) -> None:
    assert not Regions(line).may_be(frozenset({Region.PROSE}), 0)
    assert Cleaner().fix(line).edits == ()


def test_prose_in_a_text_with_a_program_is_repaired_and_the_program_is_not() -> None:
    prose = "It rained all day , and nobody came to the mill .\nWe stayed in and read the old book again .\n"
    program = "int main( int n , char **v )\n{\n    light( n , v [ 1 ] ) ;\n    return ( n ? 0 : 1 ) ;\n}\n"
    text = prose + "\n" + program + "\n" + prose
    wanted = prose.replace(" ,", ",").replace(" .", ".")
    assert Cleaner().fix(text).text == wanted + "\n" + program + "\n" + wanted


def test_a_program_comes_out_byte_for_byte_with_its_comments() -> None:
    body = "def light(lamps, oil):\n    for lamp in lamps:\n        if lamp.oil < oil:\n            return None\n"
    text = "\ufeff#!/usr/bin/python3\n# Lights the lamps , one by one .\nimport os, sys\n\n" + body * 6
    assert Cleaner().fix(text).text == text


def test_nobody_asks_where_nothing_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(self: Regions, at: int) -> dict[Region, float]:
        raise AssertionError("asked about honest text")

    monkeypatch.setattr(Regions, "probabilities", asked)
    assert Cleaner().fix(TEXTS[Region.PROSE] * 20).edits == ()


def test_the_order_of_questions_does_not_matter() -> None:
    text = "\n".join(TEXTS.values())
    places = range(0, len(text), 7)
    forward, backward = Regions(text), Regions(text)
    there = [forward.probabilities(at) for at in places]
    assert there == [backward.probabilities(at) for at in reversed(places)][::-1]


@given(st.text("aZ9 .,:;={}()<>$", max_size=40) | st.sampled_from([*TEXTS.values()]))
def test_a_line_alone_is_its_own_surroundings(text: str) -> None:
    line = text.partition("\n")[0]
    vector = context_of([line], 0)
    assert Regions(line).probabilities(0) == _probabilities(vector)


@given(st.text("aZ9 .,:;=<>&|(){}[]/\\$@%+-_*#\"'\t!?…pdoiedvlNFOG", max_size=40))
def test_what_a_line_lacks_tells_as_much_as_its_shape(line: str) -> None:
    shapes = dict(zip(NAMES[-len(SHAPES) :], features(line)[-len(SHAPES) :], strict=True))
    bare = _TAG.sub(" ", _ENTITY.sub("e", line))
    for name, pattern in SHAPES:
        assert shapes[name] == (pattern.search(_ENTITY.sub("e", line) if name in OF_TAGS else bare) is not None), name


@given(st.text("aZ9 .,:_-[](>$é", max_size=30))
def test_names_in_programs_are_counted_the_short_way_too(line: str) -> None:
    tokens = _TOKEN.findall(line)
    wanted = sum(_IDENTIFIER.search(t) is not None for t in tokens) / max(len(tokens), 1)
    assert features(line)[NAMES.index("identifiers")] == wanted
    assert features(line)[0] == len(_LETTERS.findall(line)) / (len(line.strip()) or 1)
