"""Spanish."""

from cleantext.languages.base import Language, words

LANGUAGE = Language(
    code="es",
    name="Spanish",
    quotes=(("«", "»"), ("“", "”")),
    decimal_mark=",",
    thousands_marks=(".", "\u202f", "\u00a0", " "),
    space_after="$#",
    slash_apart=True,
    space_before="%",
    more_abbreviations=words("""
        a.C A.C a.m p.m aprox Arq Art art Avda avda Bibl cap caps Cap Cf cf cfr Cfr Cía cía col coord comp
        d.C D Dª Dña D.F dept Dr Dra Dres ed Ed eds EE.UU EE Excma Excmo fam fig Fig figs Fr fol gob gral
        Gral hab ibíd ibid Ing íd J.C JJ.OO Lcdo Lic máx mín Mons n.º núm Núm núms op p.ej P.S párr Pdte
        pdte pl pp pról Prof Profa prov R.D ref Ref reg Rev S.A S.L S.S seud sig sigs Sr Sres Srta ss St Sta
        Sto suc t tel Tel teléf tít tlf trad ud uds UU Ud Uds v vs vol Vol vols
    """),
    hyphenated_starts=words("ex anti vice franco hispano"),
    function_words=words("""
        el la los las un una unos unas de del y que en es no se por con para su sus al lo como más pero o
        este esta estos estas ese esa eso esto ha han fue era son ser está están hay muy ya también sin
        sobre entre cuando donde todo todos toda todas hasta desde porque qué cómo sí mi me te le les nos ni
        otro otra otros otras ella ellos él yo tú usted ustedes había sido puede pueden así según durante
        hacia después antes cada aunque mientras siempre nunca tiene tienen hace dos mismo misma solo sólo
        aún e u cual cuales quien quienes
    """),
    subjects=words("yo tú nosotros él ella ellos ellas usted"),
    openers=words("""
        el la los las un una unos unas lo al del de en y o pero sino que qué quien quién cómo cuando cuándo
        donde dónde por para con sin sobre entre desde hasta según durante tras ante bajo este esta esto estos
        estas ese esa eso aquel aquella él ella ellos ellas yo tú usted ustedes nosotros su sus mi mis se me te
        nos le les no sí si también tampoco además así entonces luego después antes ahora hoy ayer mañana aquí
        allí ya aún todavía siempre nunca muy más menos mucho muchos muchas algunos algunas todo todos todas
        cada otro otra otros otras aunque porque como mientras embargo finalmente hay es son fue era está están
        ha han gracias hola
        sr sra señor señora
    """),
    inverted_marks=True,
)
