"""Dutch."""

from cleantext.languages.base import Language, words

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    quotes=(("“", "”"), ("‘", "’")),
    decimal_mark=",",
    thousands_marks=(".", "\u202f", "\u00a0"),
    space_after="$€-",
    elisions=words("d m z zo"),
    contractions=words("s tje tjes"),
    after_lone_s=words("""
        morgens ochtends middags namiddags avonds nachts zomers winters zondags maandags woensdags zaterdags lands
        levens mensen werelds vaders heren konings
    """),
    more_abbreviations=words("""
        a.d a.h.w a.s a.u.b aant afb Afb afd Afd afk alg art Art bijv Bijv blz Blz b.d b.g b.v br bt bv ca
        Ca cf Cf d.d d.i d.m.v d.w.z dd dec Dhr dhr Dr Drs ds e.a e.d e.e.a e.o ed eds enz etc evt Evt excl
        fam Fam fig Fig Gebr gebr gem geb gld hfdst Hfdst hr i.c i.o i.p.v i.s.m i.t.t i.v.m i.v.t i.h.a
        i.h.b ibid incl Ing inw Ir jl Jr jhr k.k lic m.a.w m.b.t m.b.v m.i m.i.v m.m.v m.n m.u.v max mej Mej
        mevr Mevr min mld Mld mln Mln mr Mr mw Mw n.a.v n.Chr N.B n.v.t nl nrs o.a o.b.v o.i.d o.l.v o.m
        o.v.v op.cit p p.a p.m p.p pag Pag par plm pp Prof prof r.k red resp s.v.p sec Sr St t.a.v t.b.v
        t.e.m t.g.v t.n.v t.o.v t.w.v t.z.t tel Tel temp v v.Chr v.d vb verg vgl Vgl vlg vnl vs wo z.a z.g
        z.o.z z.s.m jan feb mrt apr jun jul aug sept okt nov
    """),
    hyphenated_starts=words("ex oud vice niet non anti pro top privé"),
    headless=words("t k n m"),
    ending_abbreviations=words("enz"),
    function_words=words("""
        de het een van en in is dat op te zijn voor met die niet aan er om als dan maar door ook bij naar
        uit heeft hebben werd worden wordt was waren had over zich hij zij wij ze we je jij jullie ik mijn
        haar hun ons onze geen wel nog meer kan kunnen zou moet moeten deze dit of tot tegen onder na zonder
        al veel andere waar wat wie hoe toen omdat tussen alleen zo nu hier daar iets niets altijd nooit
        mensen heel zoals tijdens sinds echter toch weer reeds beide hem u uw
    """),
    subjects=words("ik jij je wij we hij zij ze jullie"),
    openers=words("""
        de het een hij zij ze we wij ik jij je u jullie er dit dat deze die in op aan bij met van voor door
        naar uit over onder tegen tussen na sinds tijdens volgens zonder en of maar want dus omdat als wanneer
        toen hoe wat wie waar waarom welke niet nee ja ook nog al zo dan daarna daar hier nu vandaag gisteren
        morgen daarom echter bovendien toch misschien helaas natuurlijk veel sommige alle elke iedereen niemand
        mijn zijn haar hun ons onze om te tot hoewel bedankt hallo is was heeft hebben wordt kan moet
        dhr mevr mevrouw meneer
    """),
)
