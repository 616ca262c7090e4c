"""Spacing faults in real prose, mended through the public face, and honest look-alikes that must stay."""

import pytest

from cleantext import Cleaner
from cleantext.languages import LANGUAGES

BOTH = Cleaner(languages=("en", "fr"), select=("spacing",))


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_openers_are_written_small(language) -> None:
    assert len(language.openers) >= 20
    assert all(word == word.lower() for word in language.openers)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Le train partait à l'aube.Nous étions en retard.", "Le train partait à l'aube. Nous étions en retard."),
        ("Il vivait à Lyon en 1987.Puis il partit.", "Il vivait à Lyon en 1987. Puis il partit."),
        ("Qu'en dites-vous ?Selon moi, c'est vrai.", "Qu'en dites-vous ? Selon moi, c'est vrai."),
        ("Il parle de « Monde 3.0 ».Son livre se vend.", "Il parle de « Monde 3.0 ». Son livre se vend."),
        ("Voir la vidéoQuel avis avez-vous là-dessus ?", "Voir la vidéo Quel avis avez-vous là-dessus ?"),
        ("Il a montré le planL’équipe en est ravie.", "Il a montré le plan L’équipe en est ravie."),
        ("Le voyage est terminé .Il faut rentrer.", "Le voyage est terminé. Il faut rentrer."),
        ("Bonsoir,je cherche un livre sur la mer.", "Bonsoir, je cherche un livre sur la mer."),
        ("Écrivez à paul.roux@exemple. fr avant midi.", "Écrivez à paul.roux@exemple.fr avant midi."),
        ("Y a -t -il un médecin ? Peut -être.", "Y a-t-il un médecin ? Peut-être."),
        ("C’ est ici qu 'elle habite aujourd’ hui.", "C’est ici qu'elle habite aujourd’hui."),
        ("thanks.I will call you", "thanks. I will call you"),
        ("ok?Yes i can come", "ok? Yes i can come"),
        ("Hi Anna!Thanks for the book", "Hi Anna! Thanks for the book"),
        ("We moved to the EU.Now we live by the sea.", "We moved to the EU. Now we live by the sea."),
        ("They took 500 kg.That was all (nearly).It hurt.", "They took 500 kg. That was all (nearly). It hurt."),
        ("The store at Lumora. com, or www.lumora. de, is new.", "The store at Lumora.com, or www.lumora.de, is new."),
        ("It ends at 17: 30 and costs £ 3. 50 or 3, 000 yen.", "It ends at 17:30 and costs £ 3.50 or 3,000 yen."),
    ],
)
def test_faults_are_mended(before: str, after: str) -> None:
    assert BOTH.fix(before).text == after


@pytest.mark.parametrize(
    "text",
    [
        "M. Petit habite St. Gall, cf. le no. 12 de la rue J.-J. Rousseau.",
        "Use Node.js 2.0, not node.JS; call Array.From(x) or System.Text(y) here.",
        "The U.S.A. and the U.K. met Ph.D. students, i.e. five of them, at 5 p.m. Then it rained.",
        "id,name,city\n1,Anna,Lyon\n2,Bert,Ghent",
        "name    size\nanna    12\nbert    9",
        "    roses are red\n  violets  are blue\n    and so it goes",
        "He read Luke 12: 30 and Chapter 3: 20 on pages 3, 250 and 400.",
        "short- and long-term plans, pre- and post-war houses",
        "the boys' school and the 's' at its end",
        "Cher ami , ".strip(" ,") + ", à bientôt : Paul ; et merci !",
        "In 2017. 45 people came, as Table 3. 14 shows nothing.",
        "I ... I do not know ... maybe",
        "He likes the Mac. Com ports are old.",
    ],
)
def test_honest_text_stays(text: str) -> None:
    result = BOTH.fix(text)
    assert (result.text, result.suggestions) == (text, ())


@pytest.mark.parametrize(
    ("convention", "after"),
    [
        ("fr-FR", "Vient-il\u202f? Oui\u00a0: «\u00a0demain\u00a0», à 80\u00a0%\u202f!"),
        ("fr-CA", "Vient-il? Oui\u00a0: «\u00a0demain\u00a0», à 80\u00a0%!"),
        ("fr-FR-x-plain", "Vient-il ? Oui : « demain », à 80 % !"),
        ("fr-CA-x-plain", "Vient-il? Oui : « demain », à 80 %!"),
        ("fr-CH", "Vient-il\u202f? Oui\u202f: «\u202fdemain\u202f», à 80\u202f%\u202f!"),
    ],
)
def test_french_conventions_are_asked_for(convention: str, after: str) -> None:
    cleaner = Cleaner(languages=(convention,), select=("spacing",))
    for text in ("Vient-il ? Oui : « demain », à 80 % !", "Vient-il? Oui: «demain», à 80%!"):
        assert cleaner.fix(text).text == after
    assert cleaner.fix(after).edits == ()


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_french_keeps_the_habit_of_the_text(space: str) -> None:
    text = f"Vient-il{space}? Oui{space}: «{space}demain{space}»{space}! Il sera là demain matin, avec vous."
    assert Cleaner(languages=("fr",)).fix(text).edits == ()


def test_a_text_of_many_lines_gets_its_line_back() -> None:
    text = "See the map of the town.\nIt is in the bookWhat did they find in there?"
    assert BOTH.fix(text).text == "See the map of the town.\nIt is in the book\nWhat did they find in there?"


def test_a_broken_word_keeps_the_line_break_as_it_was_written() -> None:
    assert BOTH.fix("a strong connec-\r\ntion, which is\r\ngood").text == "a strong connection,\r\nwhich is\r\ngood"


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fr", "Le pont a coûté 3, 5 millions.", "Le pont a coûté 3,5 millions."),
        ("de", "Das Brot kostet 3, 50 € hier.", "Das Brot kostet 3,50 € hier."),
        ("es", "Cuesta 3, 50 € aquí.", "Cuesta 3,50 € aquí."),
        ("de", "Das Spiel endete 2:1.Trainer Holt war zufrieden.", "Das Spiel endete 2:1. Trainer Holt war zufrieden."),
        ("es", "Ayer llovió.¿Vienes hoy?", "Ayer llovió. ¿Vienes hoy?"),
        ("it", "Grazie per l'aiuto!Domani provo.", "Grazie per l'aiuto! Domani provo."),
        ("nl", "Kijk op www. voorbeeld. nl vandaag.", "Kijk op www.voorbeeld.nl vandaag."),
        ("pt", "Escreva para ana @ exemplo. pt hoje.", "Escreva para ana@exemplo.pt hoje."),
    ],
)
def test_faults_are_mended_in_each_language(language: str, before: str, after: str) -> None:
    assert Cleaner(languages=(language,), select=("spacing",)).fix(before).text == after


@pytest.mark.parametrize(
    "text",
    [
        "Run app.Models and app.Views, then compare v2.Final with v3.Draft.",
        "His name there is Anna.Smith or Peter.Holt as usual.",
        "I like it. Net income rose. Info is on the wall. See https://example.com/ for more.",
        "It has version 2. 45 people use it, and the pair (4 . 5) is one.",
        "We read the report. pdf files are large.",
    ],
)
def test_names_with_a_dot_and_short_words_stay(text: str) -> None:
    result = Cleaner(languages=("en",), select=("spacing",)).fix(text)
    assert (result.text, result.suggestions) == (text, ())


BROKEN = {
    "en": "pro-gram sta-tion under-stand happi-ness inter-esting neigh-bours gov-ernment be-cause",
    "de": "Wasser-leitung ge-wesen Ver-sicherung Stra-ßen arbei-ten Hoff-nung Kin-dergarten freund-lich",
    "nl": "gele-genheid brood-jes ver-gadering mid-dag kin-deren wer-kelijk eer-ste ge-meente",
    "it": "lavo-rare cit-tadino possi-bile doman-da giar-dino soste-nere quin-di abbia-mo",
    "pt": "por-tanto possí-vel cida-de traba-lho gover-no crian-ças prin-cipal jar-dim",
    "es": "traba-jo ciuda-des resul-tado pobla-ción her-mano ven-tana pregun-ta enton-ces",
    "fr": "gouverne-ment voitu-res jour-née popula-tion mai-sons ques-tion mainte-nant cham-bre",
}
REAL_HYPHENS = {
    "en": "well-known long-term self-made part-time x-ray old-fashioned",
    "de": "Ost-West E-Mail S-Bahn",
    "nl": "ex-minister zee-egel",
    "it": "ex-marito",
    "pt": "segunda-feira fala-se dar-lhe ex-marido",
    "es": "ex-alcalde",
    "fr": "peut-être grand-père rendez-vous celui-ci dit-il",
}


@pytest.mark.parametrize("hyphen", ["-", "‐", "¬", "\xad"])
@pytest.mark.parametrize("language", BROKEN)
def test_words_that_a_line_end_broke_are_joined(language: str, hyphen: str) -> None:
    cleaner = Cleaner(languages=(language,), select=("characters", "spacing"))
    for word in BROKEN[language].split():
        one, two = word.split("-")
        text = f"{one}{hyphen}\n{two} ab"
        assert cleaner.fix(text).text == f"{one}{two}\nab"


@pytest.mark.parametrize("language", REAL_HYPHENS)
def test_compounds_keep_the_hyphen_at_which_a_line_ends(language: str) -> None:
    cleaner = Cleaner(languages=(language,), select=("characters", "spacing"))
    for word in REAL_HYPHENS[language].split():
        one, two = word.split("-")
        assert cleaner.fix(f"ab {one}-\n{two} ab").edits == ()
