"""English."""

from cleantext.languages.base import Language, words

LANGUAGE = Language(
    code="en",
    name="English",
    quotes=(("“", "”"), ("‘", "’")),
    decimal_mark=".",
    thousands_marks=(",",),
    elisions=words("o d y"),
    contractions=words("s t d m ll re ve"),
    more_abbreviations=words("""
        al Al approx Approx appt apt Apt assoc Assoc Ave Blvd ca cf Cf ch Ch chap Chap Co Corp dept Dept
        Dist ed Ed eds Eds e.g E.g eq Eq eqn Eqn eqs Eqs eqns esp est Est etc fig Fig figs Figs Ft ft hrs
        i.e I.e ibid Ibid Inc incl Inst Jr lat Lett Ltd Lieut max min misc Mt Natl nos op orig p P.S Ph.D pl
        Pl pres Pres Proc pt Pt Rd ref Ref refs Refs resp sec Sec sect Sect Ser Soc sq suppl Suppl Tel tel
        Thm trans Trans Univ U.K U.S Vol vol vols Vols viz a.k.a a.m p.m a.m.u Acad Appl Biol Chem Comput
        Eng Eur J.D Med Phys Psychol Sci Sept Mon Tue Tues Thu Thur Thurs Fri
    """),
    hyphenated_starts=words("""
        non self anti counter pro pre post re co ex multi semi well half mid cross vice over under ultra quasi pseudo
        inter intra sub super so all low high full front back one two three four five
    """),
    hyphenated_ends=words("based like free wide up down in out off on ish related"),
    clipped=words("goin doin nothin somethin ol talkin comin lookin"),
    headless=words("em tis twas til"),
    ending_abbreviations=words("al"),
    function_words=words("""
        the of and to is that it for was with as be are this by from at have not or had his her which they
        their but were you we she would there been has will if what when who so more can out up them some
        could than then now him into only your about over these do its our such most also any other how did
        those because through while should where between after before both being does each my us very just
        like many must without against whether upon however
    """),
    subjects=words("i we you he she it they let"),
    openers=words("""
        the this that these those it its they their there then he she his her we our you your i if in on at as
        for from with while where what why who how which when whether but and or so yet not no yes to of by a
        an since after before during although though because however therefore thus hence moreover furthermore
        additionally also another each every some many most both such finally first second third next later
        meanwhile instead still once until unless under over between through despite according here now just
        even only other others all any nothing everyone someone let please thanks thank do does did is are was
        were has have had can could would should will perhaps maybe sometimes often today yesterday tomorrow
        i'm i've i'll i'd it's that's there's don't what's he's she's we're you're they're let's can't didn't
        my me us one two three several few further similarly specifically consequently nevertheless nonetheless
        overall recently currently indeed besides rather given using based among within without against about
        like again well sorry hope yeah ok oh hi hello dear regards cheers nobody everything something anyone
        unfortunately fortunately especially eventually actually obviously usually generally typically
    """),
)
