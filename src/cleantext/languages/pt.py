"""Portuguese."""

from cleantext.languages.base import Language, words

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    quotes=(("“", "”"), ("«", "»")),
    decimal_mark=",",
    thousands_marks=(".", "\u202f", "\u00a0", " "),
    space_after="$",
    slash_apart=True,
    elisions=words("d n"),
    more_abbreviations=words("""
        a.C A.C a.m p.m Acad ap Apto aprox art Art arts Av av Bibl cap Cap caps Cf cf Cia cód col coord d.C
        D Dª Dep dep Dir disp Dr Dra ed Ed eds E.U.A Est etc ex Exa Exma Exmo fig Fig figs fl fls ibid Ilmo
        Ilma id Ing Jr Ltda máx mín Min n.º N.B núm nº obs Obs op orient p.ex P.S pág Pág págs pg pgs pp Pe
        pref Pres Profa prof Prof Profª R ref Ref reg res Rod S.A sáb séc Séc sécs seg ss Sr Sra Srta Sta St
        tel Tel tít tom trad univ V.Exa vol Vol vols jan fev abr jun jul ago nov dez
    """),
    hyphenated_starts=words("non ex anti vice pós pré recém não super anglo luso franco co neo hemato sul norte"),
    hyphenated_ends=words("lo la los las se me te nos vos lhe lhes"),
    function_words=words("""
        o os as um uma uns umas de do da dos das e é que em no na nos nas não para por com se ao aos à às
        pelo pela pelos pelas mais mas como foi ser são está estão tem têm seu sua seus suas ou quando muito
        também já só até isso isto este esta estes estas esse essa esses essas ele ela eles elas eu nós você
        vocês era há entre sem sobre depois antes mesmo onde porque qual quem num numa dele dela deles nem
        ainda assim sido ter foram pode podem então durante desde cada outro outra outros outras todo todos
        toda todas lhe me te minha meu fazer dois duas
    """),
    subjects=words("eu tu nós você ele ela eles elas"),
    openers=words("""
        o a os as um uma uns umas do da dos das de em no na nos nas e ou mas que quem como quando onde porque
        por para com sem sobre entre desde até segundo durante após ante este esta isto estes estas esse essa
        isso aquele aquela ele ela eles elas eu tu você vocês nós seu sua meu minha se me não sim também além
        assim então depois antes agora hoje ontem amanhã aqui ali já ainda sempre nunca muito muitos muitas
        mais menos todo todos todas cada outro outra outros outras alguns algumas embora porém entretanto
        finalmente há é são foi era está estão tem ao à pelo pela obrigado obrigada olá
        sr sra senhor senhora
    """),
)
