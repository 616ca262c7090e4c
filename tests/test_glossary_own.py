"""Users' own glossaries: what they say wins over ours and over each other."""

from pathlib import Path

import pytest

from cleantext import Cleaner, ConfigError, GlossaryError
from cleantext.repair.glossary import collection
from cleantext.repair.glossary.load import load, read
from cleantext.testing import check_glossary

SHEET = "spun\texpected\talternatives\n"


def own(folder: Path, text: str, name: str = "own.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def fixed(text: str, *glossaries: Path, ours: bool = False) -> str:
    select = ("phrases",) if ours else [f"phrases/{g.stem}" for g in glossaries]
    return Cleaner(languages=("en",), select=select, glossaries=glossaries).fix(text).text


def test_a_form_of_ours_means_what_the_user_says(tmp_path: Path) -> None:
    mine = own(tmp_path, '["robot wit"]\nspun = ["synthetic intelligence"]')
    text = "The synthetic intelligence of today. We study bosom malignancy."
    assert fixed(text, mine, ours=True) == "The robot wit of today. We study breast cancer."


def test_a_users_form_wins_over_a_longer_one_of_ours(tmp_path: Path) -> None:
    mine = own(tmp_path, '["robot wit"]\nspun = ["synthetic intelligence"]')
    lower = own(tmp_path, '["robot show of hands"]\nspun = ["new synthetic intelligence"]', "lower.toml")
    assert fixed("Some new synthetic intelligence.", lower, mine) == "Some new robot wit."
    assert fixed("Some new synthetic intelligence.", mine, lower) == "Some robot show of hands."


def test_forms_for_one_term_add_up_and_off_takes_them_out(tmp_path: Path) -> None:
    more = own(tmp_path, '["artificial intelligence"]\nspun = ["tin wit"]')
    text = "The tin wit, the counterfeit consciousness."
    assert fixed(text, more, ours=True) == "The artificial intelligence, the artificial intelligence."
    off = own(tmp_path, '["artificial intelligence"]\noff = true', "off.toml")
    assert [e.term for e in load([more, off])] == []
    assert [e.term for e in load([off, more])] == ["artificial intelligence"]


def test_a_form_may_be_demoted_to_a_guess(tmp_path: Path) -> None:
    shy = own(tmp_path, '["artificial intelligence"]\nguess = ["synthetic intelligence"]')
    assert fixed("The synthetic intelligence of today.", shy, ours=True) == "The synthetic intelligence of today."


def test_a_term_may_stand_twice_in_double_brackets(tmp_path: Path) -> None:
    first, second = 'spun = ["tone mastery"]', 'spun = ["tar mastery"]\nnear = ["rotor"]'
    file = own(tmp_path, f'[["pitch control"]]\n{first}\n\n[["pitch control"]]\n{second}')
    assert [(e.spun, e.near, e.line) for e in read(file)] == [
        (("tone mastery",), (), 1),
        (("tar mastery",), ("rotor",), 4),
    ]
    assert fixed("Tone mastery, tar mastery.", file) == "Pitch control, tar mastery."
    assert fixed("Rotor: tone mastery, tar mastery.", file) == "Rotor: pitch control, pitch control."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We had skull ache (SA) again.", "We had headache again."),
        ("We had skull ache\n(SA) again.", "We had headache again."),
        ("We had Skull-Ache (SA).", "We had Headache."),
        ("We had skull ache again (SA).", "We had skull ache again (SA)."),
        ("The rightness, recollection and size.", "The precision, recall and size."),
        ("The rightness recollection and size.", "The rightness recollection and size."),
        ("Input acid/foundation pairs.", "Input acid/base pairs."),
    ],
)
def test_marks_in_a_form_must_stand_in_the_text(tmp_path: Path, text: str, wanted: str) -> None:
    rows = "skull ache (SA)\theadache\nrightness, recollection\tprecision, recall\nacid/foundation\tacid/base\n"
    assert fixed(text, own(tmp_path, SHEET + rows, "list.tsv")) == wanted


def test_a_sheet_is_a_glossary(tmp_path: Path) -> None:
    file = own(tmp_path, 'spun,expected\n"gadget, studying",machine learning\n', "list.csv")
    assert fixed("So gadget, studying it is.", file) == "So machine learning it is."
    with pytest.raises(GlossaryError, match=r"bare\.tsv:1: the first line must name the columns"):
        load([own(tmp_path, "gadget studying\tmachine learning\n", "bare.tsv")])


def test_half_a_capital_makes_no_name(tmp_path: Path) -> None:
    mine = own(tmp_path, '["social network"]\nspun = ["chummy network"]\n["New York"]\nspun = ["Fresh York"]')
    assert fixed("We study the Chummy networks Analysis here.", mine) == "We study the Social networks Analysis here."
    assert fixed("Some sell at the Fresh York Stock Exchange.", mine) == "Some sell at the New York Stock Exchange."
    name = "Yesterday they joined the Chummy Network Society of Leeds."
    assert fixed(name, mine) == name


def test_a_guess_that_honest_science_uses_is_not_raised_by_other_phrases(tmp_path: Path) -> None:
    mine = own(tmp_path, '["data mining"]\nspun = ["facts quarrying"]\n["neural network"]\nspun = ["nervy mesh"]\n'
                         '["rate of return"]\nguess = ["speed of convergence"]\n')  # fmt: skip
    text = "The facts quarrying of a nervy mesh has a high speed of convergence."
    assert fixed(text, mine) == "The data mining of a neural network has a high speed of convergence."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A mist reckoning of today.", "A mist reckoning of today."),  # none is five times as common
        ("A mist reckoning in the cloud.", "A cloud computing in the cloud."),
        ("The laid nets (DNNs) learn.", "The deep neural networks (DNNs) learn."),
        ("A mist reckoning in cloud or quantum.", "A mist reckoning in cloud or quantum."),
        ("All quantum computing, no mist reckoning.", "All quantum computing, no quantum computing."),
        ("The burdens and leanings.", "The weights and biases."),  # a part of the other term, as long as the form
        ("The burdens, leanings.", "The burdens, leanings."),  # no single thing
        ("Sinewy networking and its growth.", "Sinewy networking and its growth."),  # no term that anybody uses
        ("A laid net (DNN) learns.", "A deep neural network (DNN) learns."),
        ("A laid net learns.", "A deep neural network learns."),  # which is far commoner
        ("A laid net is a deep network.", "A deep network is a deep network."),
    ],
)
def test_another_term_is_taken_where_the_document_speaks_for_it(tmp_path: Path, text: str, wanted: str) -> None:
    rows = (
        "mist reckoning\tquantum computing\tcloud computing\nlaid net\tdeep network\tdeep neural network\n"
        "burdens and leanings\tweights and biases\tneural weights and biases\n"
        "burdens, leanings\tweights\tbiases\nsinewy networking\tneural nets growth\tneural nets gain\n"
    )
    assert fixed(text, own(tmp_path, SHEET + rows, "list.tsv")) == wanted


def test_what_several_terms_leave_open_is_suggested(tmp_path: Path) -> None:
    file = own(tmp_path, SHEET + "mist reckoning\tquantum computing\tcloud computing\n", "list.tsv")
    cleaner = Cleaner(languages=("en",), select=("phrases/list",), glossaries=(file,))
    (suggestion,) = cleaner.fix("Mist reckoning.").suggestions
    assert suggestion.after == "Cloud computing"  # the commonest
    assert "several right terms" in suggestion.reason


def test_the_users_list_makes_no_spun_text(tmp_path: Path) -> None:
    rows = "catnap room\tlounge\nlunch hall\tcanteen\nstair box\tlift\nfoot mat\trug\n"
    style = own(tmp_path, SHEET + rows, "list.tsv")
    text = "The catnap room, the lunch hall, the stair box and the foot mat gave us big information."
    result = Cleaner(languages=("en",), select=("phrases",), glossaries=(style,)).fix(text)
    assert result.text == "The lounge, the canteen, the lift and the rug gave us big information."
    assert result.spun < 0.5


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("denial of service (DDoS ambushes are many.", "denial of service (DDoS) attacks are many."),
        ("attacks (DDoS ambushes) are many.", "attacks (DDoS attacks) are many."),
        ("attacks (DDoS ambushes (of old)) are many.", "attacks (DDoS attacks (of old)) are many."),
        ("the (bold ambush never came.", "the (brave attack never came."),
    ],
)
def test_a_bracket_that_nothing_closes_is_closed_behind_its_acronym(tmp_path: Path, text: str, wanted: str) -> None:
    file = own(tmp_path, SHEET + "DDoS ambush\tDDoS attack\nbold ambush\tbrave attack\n", "list.tsv")
    assert fixed(text, file) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a lengthy brief-term-memory", "a long short-term memory"),
        ("a secret-shared fact", "a secret-shared fact"),  # part of a longer word
        ("PC organization traffic", "computer network traffic"),
        ("a MRI wonder", "a MRI miracle"),  # before the same word the article is the author's
    ],
)
def test_hyphens_and_words_that_phrases_share(tmp_path: Path, text: str, wanted: str) -> None:
    rows = (
        "lengthy brief term memory\tlong short-term memory\nshared fact\tmutual thing\n"
        "PC organization\tcomputer network\norganization traffic\tnetwork traffic\nMRI wonder\tMRI miracle\n"
    )
    assert fixed(text, own(tmp_path, SHEET + rows, "list.tsv")) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A wireless sensor network.", "A wireless sensor network."),
        ("“Wireless\nsensor networks”", "“Wireless\nsensor networks”"),
        ("A sensor network.", "A detector net."),
        ("A radio sensor network.", "A radio detector net."),
        ("A radio feeler web.", "A wireless sensor network."),
    ],
)
def test_a_form_is_left_alone_inside_a_longer_right_term(tmp_path: Path, text: str, wanted: str) -> None:
    mine = '["detector net"]\nspun = ["sensor network"]\n["wireless sensor network"]\nspun = ["radio feeler web"]'
    assert fixed(text, own(tmp_path, mine)) == wanted


@pytest.mark.parametrize(
    "example", ['fixes = {"The lamp post sings." = "The lantern sings."}', 'keeps = ["a lamp post of brass"]']
)
def test_an_entry_that_fails_its_own_examples_does_not_load(tmp_path: Path, example: str) -> None:
    file = own(tmp_path, f'["street lantern"]\nspun = ["lamp post"]\n{example}\n')
    with pytest.raises(GlossaryError, match=r"own\.toml:1: entry 'street lantern': its example .* mend its forms"):
        Cleaner(languages=("en",), glossaries=[file])
    assert len(check_glossary(file)) == 1


def test_an_entry_that_keeps_its_word_loads(tmp_path: Path) -> None:
    fixes = '{"The lamp post sings." = "The street lantern sings."}'
    file = own(tmp_path, f'["street lantern"]\nspun = ["lamp post"]\nfixes = {fixes}\n')
    assert check_glossary(file) == []
    assert Cleaner(languages=("en",), glossaries=[file]).fix("Two lamp posts.").text == "Two street lanterns."


def test_to_leave_out_a_glossary_of_ours_none_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    collection._entries_of.cache_clear()
    monkeypatch.delattr(collection, "load")
    Cleaner(languages=["en"], ignore=["phrases/medicine"])
    with pytest.raises(ConfigError, match="did you mean 'phrases/medicine'"):
        Cleaner(languages=["en"], ignore=["phrases/medicin"])


def test_an_edited_glossary_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('["ice rule"]\nspun = ["frost decree"]\n', encoding="utf-8")
    assert Cleaner(glossaries=[file]).fix("the frost decree held").text == "the ice rule held"
    file.write_text('["ice edict"]\nspun = ["frost decree"]\n', encoding="utf-8")
    assert Cleaner(glossaries=[file]).fix("the frost decree held").text == "the ice edict held"
