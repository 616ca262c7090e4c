"""French."""

from cleantext.languages.language import Language, words

LANGUAGE = Language(
    code="fr",
    name="French",
    quotes=(("«\u00a0", "\u00a0»"), ("“", "”")),
    decimal_mark=",",
    thousands_marks=("\u202f", "\u00a0", " "),
    space_before=":;!?»%",
    elisions=words("c d j l m n s t ç qu jusqu lorsqu puisqu quoiqu presqu quelqu entr aujourd"),
    more_abbreviations=words("""
        M MM Mme Mmes Mlle Mlles Mgr Me Mes Dr Drs Pr Prs St Ste av Av apr bd Bd boul bibl bull cap cf Cf
        chap Chap coll dép éd Éd édit eds env p.ex P.S pp p parag n.d.l.r N.B n.b niv obs op op.cit orig
        paragr pl préf qq qqch qqn réf Réf resp rééd s.d s.l s.v oct Oct nov Nov déc Déc janv Janv févr Févr
        juil Juil sq sqq suppl t tabl Tabl tél Tél trad Trad var Vol Fig Éq éq Eq eq J.-C J.C ex Ex max min
        moy adj adv arr Art
    """),
    function_words=words("""
        le la les des du un une et est que qui dans pour pas sur au aux avec ce cette ces il elle ils elles
        nous vous je sont été être avoir ont par plus mais ou où leur leurs son sa ses mon ma mes notre
        votre nos vos comme tout tous toute toutes même si aussi bien entre sans sous après chez dont
        lors fait faire peut très donc ainsi alors depuis pendant encore toujours moins deux ne en se cela
        ça quand quelques plusieurs qu lorsque était avait ait aurait serait sera ai suis êtes avez jamais
        rien puis afin à ans autre autres celui celle ceux peu doit peuvent avant souvent là
    """),
)
