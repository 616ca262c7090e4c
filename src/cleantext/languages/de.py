"""German."""

from cleantext.languages.base import Language, words

LANGUAGE = Language(
    code="de",
    name="German",
    quotes=(("„", "“"), ("‚", "‘")),
    decimal_mark=",",
    thousands_marks=(".", "\u202f", "\u00a0", " "),
    slash_apart=True,
    space_before="%",
    contractions=words("s n"),
    more_abbreviations=words("""
        Abb Abs Abschn Abt allg Anm Art Aufl Ausg Bd Bde betr bez Bez Bhf bspw bzw ca Chr d.h d.i d.s Dipl
        Dir Dr dt ebd ehem eigtl einschl engl entspr etc evtl exkl f Fa ff Fig Fn Fr franz geb Geb gef gegr
        gem Ges gest ggf ggfs Gl Hbf Hrn hrsg Hrsg i.A i.d.R i.e.S inkl insb insbes Ing Jg Jh Jhd Jhs jr Kap
        kath Kfz lat lfd lt max m.a.W m.E mind Min Mio Mrd Nr Nrn n.Chr o.a o.g od österr phil Pkt Prof rd
        resp röm S s.a s.o s.u sen sog sogen St Std Str Tab Tel tgl u.a u.ä u.U u.v.a urspr usw v.a v.Chr
        Verf Verl vgl Vgl vllt vorm Vors wg Z zit z.B z.T z.Zt zw zzgl Jan Feb Mär Apr Jun Jul Aug Sep Sept
        Okt Nov Dez
    """),
    clipped=words("hab hätt könnt würd wär sollt wollt dacht"),
    hyphenated_starts=words("nordrhein rheinland sachsen mecklenburg baden post joint make pop rock"),
    hyphenated_suffixes=words("isch"),
    headless=words("ne nen nem nes ner"),
    ending_abbreviations=words("usw"),
    function_words=words("""
        der die das und ist nicht den dem des ein eine einen einem einer eines zu mit von auf für sich im es
        auch als an nach wie aus bei hat sie er wir ich ihr aber oder dass wird werden wurde wurden sind
        war waren haben hatte kann können nur noch so durch über unter vor zum zur bis mehr sehr schon wenn
        man um sein seine seiner ihre ihrer ihren diese dieser dieses kein keine zwischen gegen ohne weil
        doch hier dort immer muss soll sollte uns mich mir dich dir euch ihm ihn also dann damit während
        jedoch vom beim am sowie
    """),
    subjects=words("ich wir du ihr sie er es man"),
    openers=words("""
        der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich man und oder aber denn
        doch nicht nein ja wenn weil da als wie was wer wo warum wann welche welcher welches dieser diese
        dieses diesen diesem jeder jede jedes alle viele einige im in am an auf aus bei mit nach von vom vor zu
        zum zur über unter für durch gegen ohne um bis seit während trotz wegen sein seine ihre mein meine
        unser unsere auch nur noch schon so dann danach dort hier jetzt heute gestern morgen dabei dadurch
        daher dafür damit deshalb trotzdem jedoch allerdings außerdem sowohl zwar sogar vielleicht leider
        natürlich danke bitte hallo kein keine mehr sehr ist sind war hat haben wird werden kann können soll
        muss obwohl nachdem
        mir dir ihm ihnen herr frau
    """),
    capitalised_nouns=True,
    ordinal_dot=True,
)
