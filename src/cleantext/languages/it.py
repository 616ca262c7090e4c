"""Italian."""

from cleantext.languages.base import Language, words

LANGUAGE = Language(
    code="it",
    name="Italian",
    quotes=(("«", "»"), ("“", "”")),
    decimal_mark=",",
    thousands_marks=(".", "\u202f", "\u00a0"),
    elisions=words("""
        l un d c m t s v n gl ch dell nell all dall sull coll pell quest quell bell sant grand nessun ciascun qualcun
        alcun qualcos com cos dov quand anch neanch nient tutt mezz senz dev pover quant tant vent trent quarant
        cinquant sessant settant ottant novant cent mill altr ognun degl negl agl dagl sugl
    """),
    more_abbreviations=words("""
        a.C A.C all Amm Ammin art Art artt avv Avv c.d ca cap Cap capp cav Cav cfr Cfr cit co col coll comm
        cons cpv d.C d.l D.L D.M D.P.R dott Dott dr Dr Dott.ssa Dr.ssa e.g ecc Ecc ed Ed edd es fasc fig Fig
        figg Gent geom Geom ibid id ing Ing ivi L.R lett Mons max min N.B n.d.a n.d.r op p.es pag Pag pagg
        par Prof prof Prof.ssa proff P.S P.zza p.zza pp rag Rag reg Rev S.p.A S.r.l sec Sec sez Sez sg Sig
        sig Sig.ra Sig.na Sigg seg segg ss St tab Tab tel Tel trad v V vol Vol voll vs
    """),
    hyphenated_starts=words("non ex vice anti super post pre semi mini neo italo franco"),
    clipped=words("po mo be va fa sta da di to ca"),
    ending_abbreviations=words("ecc"),
    function_words=words("""
        il lo la gli le i un uno una di del della dei degli delle dello e è che non per con da dal dalla dai
        dalle in nel nella nei nelle negli su sul sulla sui sulle al alla ai alle agli sono come più ma
        anche questo questa questi queste si ha hanno se ci era erano essere stato stata stati suo sua suoi
        sue loro cui dopo prima ancora molto quando dove tra fra ed o così già solo tutto tutti tutte ogni
        altro altri altra altre però quello quella quelli perché può mentre senza sempre mai fino io noi voi
        lui lei mi ti vi ne chi qui dell nell all dall sull viene fatto due
    """),
    subjects=words("io tu noi voi lui lei loro"),
    openers=words("""
        il lo la i gli le l un uno una di del della dei delle in nel nella e ed o ma però che chi come quando
        dove perché se per con su da tra fra senza secondo durante dopo prima questo questa questi queste
        quello quella lui lei loro io tu noi voi egli essa essi si mi ti ci vi ne non no sì anche inoltre così
        poi quindi allora ora oggi ieri domani qui già ancora sempre mai molto molti molte più meno tutti tutte
        tutto ogni altri altre alcuni alcune suo sua mio mia nostro infatti infine tuttavia mentre sebbene è
        sono era ha hanno grazie ciao al alla dal dalla nei
    """),
)
