"""French."""

from cleantext.languages.base import Language, words

LANGUAGE = Language(
    code="fr",
    name="French",
    quotes=(("«\u00a0", "\u00a0»"), ("“", "”")),
    decimal_mark=",",
    thousands_marks=("\u202f", "\u00a0", " "),
    space_before=":;!?»%",
    elisions=words("c d j l m n s t y ç qu jusqu lorsqu puisqu quoiqu presqu quelqu entr aujourd"),
    more_abbreviations=words("""
        M MM Mme Mmes Mlle Mlles Mgr Me Mes Dr Drs Pr Prs St Ste av Av apr bd Bd boul bibl bull cap cf Cf
        chap Chap coll dép éd Éd édit eds env p.ex P.S pp p parag n.d.l.r N.B n.b niv obs op op.cit orig
        paragr pl préf qq qqch qqn réf Réf resp rééd s.d s.l s.v oct Oct nov Nov déc Déc janv Janv févr Févr
        juil Juil sq sqq suppl t tabl Tabl tél Tél trad Trad var Vol Fig Éq éq Eq eq J.-C J.C ex Ex max min
        moy adj adv arr Art
    """),
    hyphenated_starts=words("""
        anti post pré franco non ex mi demi semi super vice après avant sous contre entre auto extra ultra inter pseudo
        quasi co penta
    """),
    hyphenated_ends=words("""
        je tu il elle on nous vous ils elles ce la là ci en y moi toi le les lui leur même mêmes sur sous de des du et
        lès lez
    """),
    titles=words("M MM Mgr"),
    function_words=words("""
        le la les des du un une et est que qui dans pour pas sur au aux avec ce cette ces il elle ils elles
        nous vous je sont été être avoir ont par plus mais ou où leur leurs son sa ses mon ma mes notre
        votre nos vos comme tout tous toute toutes même si aussi bien entre sans sous après chez dont
        lors fait faire peut très donc ainsi alors depuis pendant encore toujours moins deux ne en se cela
        ça quand quelques plusieurs qu lorsque était avait ait aurait serait sera ai suis êtes avez jamais
        rien puis afin à ans lui autre autres celui celle ceux peu doit peuvent avant souvent là
    """),
    subjects=words("je j tu nous vous il elle on ils elles"),
    openers=words("""
        le la les l un une des du de d en et au aux à il elle ils elles on nous vous je j tu c ce cette ces cet
        ça cela celui celle ceux qu que qui quel quelle quels quelles quand comment pourquoi où si s ainsi chacun
        alors après avant avec aussi aujourd'hui bien car cependant certains certaines chaque chez comme contre
        dans depuis donc dès enfin ensuite faut grâce hier ici lors lorsque mais malgré mon ma mes même n ne ni
        notre nos or ou outre par parce parmi pendant peu peut plus plusieurs pour pourtant puis puisque quant
        quelques sa son ses sans sauf selon soit sous sur tandis tant tous tout toute toutes toutefois très
        trop vers voici voilà votre vos y m mme mlle monsieur madame messieurs mesdames merci bonjour oui non
        désolé désormais notamment finalement certes effectivement bref bon ah oh eh hélas est-ce ceci leur
        leurs autre autres aucun aucune deux trois premièrement deuxièmement heureusement malheureusement
        afin auparavant bravo tel telle là au-delà maintenant parfois jamais toujours souvent presque jusqu quoi
        rien néanmoins également
    """),
)
