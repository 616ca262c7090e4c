"""Irregular forms: common grammar, not derived from any list."""

PLURALS = {
    "analysis": "analyses", "axis": "axes", "basis": "bases", "crisis": "crises", "diagnosis": "diagnoses",
    "emphasis": "emphases", "hypothesis": "hypotheses", "metastasis": "metastases", "oasis": "oases",
    "parenthesis": "parentheses", "prognosis": "prognoses", "prosthesis": "prostheses", "synopsis": "synopses",
    "synthesis": "syntheses", "thesis": "theses", "stenosis": "stenoses", "thrombosis": "thromboses",
    "bacterium": "bacteria", "criterion": "criteria", "curriculum": "curricula", "datum": "data",
    "maximum": "maxima", "minimum": "minima", "medium": "media", "optimum": "optima", "ovum": "ova",
    "phenomenon": "phenomena", "quantum": "quanta", "spectrum": "spectra", "stratum": "strata",
    "alga": "algae", "alumnus": "alumni", "antenna": "antennas", "appendix": "appendices", "focus": "foci",
    "formula": "formulas", "fungus": "fungi", "index": "indices", "larva": "larvae", "locus": "loci",
    "matrix": "matrices", "nucleus": "nuclei", "radius": "radii", "stimulus": "stimuli", "vertex": "vertices",
    "virus": "viruses", "corpus": "corpora", "genus": "genera", "genius": "geniuses", "status": "statuses",
    "child": "children", "foot": "feet", "goose": "geese", "man": "men", "mouse": "mice", "ox": "oxen",
    "person": "people", "tooth": "teeth", "woman": "women", "human": "humans",
    "calf": "calves", "half": "halves", "knife": "knives", "leaf": "leaves", "life": "lives", "loaf": "loaves",
    "shelf": "shelves", "thief": "thieves", "wife": "wives", "wolf": "wolves",
    "echo": "echoes", "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "veto": "vetoes",
    "bus": "buses", "gas": "gases", "lens": "lenses", "process": "processes", "bias": "biases", "atlas": "atlases",
    "quiz": "quizzes", "sinus": "sinuses", "campus": "campuses", "apparatus": "apparatuses", "plus": "pluses",
    "modulus": "moduli", "iris": "irises", "thing": "things", "building": "buildings", "meaning": "meanings",
    "string": "strings", "ring": "rings", "king": "kings", "setting": "settings", "meeting": "meetings",
    "reading": "readings", "feeling": "feelings", "warning": "warnings", "finding": "findings", "wing": "wings",
    "drawing": "drawings", "painting": "paintings", "embedding": "embeddings", "rating": "ratings",
    "listing": "listings", "bearing": "bearings", "coating": "coatings", "grating": "gratings",
    "housing": "housings", "winding": "windings", "crossing": "crossings", "opening": "openings",
    "saving": "savings", "earning": "earnings", "offering": "offerings", "spring": "springs", "case": "cases",
    "house": "houses", "mechanism": "mechanisms", "organism": "organisms", "algorithm": "algorithms",
    "prism": "prisms", "microorganism": "microorganisms", "axe": "axes", "disease": "diseases", "base": "bases",
    "database": "databases", "response": "responses", "phase": "phases", "expense": "expenses",
    "polymorphism": "polymorphisms", "automorphism": "automorphisms", "isomorphism": "isomorphisms",
    "harness": "harnesses", "witness": "witnesses", "business": "businesses", "illness": "illnesses",
    "aerospace": "aerospace", "canvas": "canvases", "cookie": "cookies", "movie": "movies", "tie": "ties",
    "clinic": "clinics", "metric": "metrics", "topic": "topics", "fabric": "fabrics", "graphic": "graphics",
    "epidemic": "epidemics", "pandemic": "pandemics", "characteristic": "characteristics",
    "heuristic": "heuristics", "statistic": "statistics", "cache": "caches", "axle": "axles",
    "ache": "aches", "headache": "headaches", "niche": "niches",
}  # fmt: skip

UNCOUNTED = frozenset(
    "of to for in with on by at from into as up out "
    "advice aircraft analytics bedding biomass blindness breathing chassis clothing computing consciousness corps "
    "data diabetes economics education electricity electronics engineering equipment evidence genetics headquarters "
    "health homework information intelligence knowledge learning linguistics logistics luggage machinery marketing "
    "mathematics means mechanics media metrology mining money music news offspring physics politics privacy "
    "processing progress quality rabies research rice robotics safety security series sheep software species "
    "statistics stuff suffering thinking traffic training weather welfare work".split()
)

VERBS = {
    "be": ("was", "been"), "become": ("became", "become"), "begin": ("began", "begun"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "buy": ("bought", "bought"), "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"), "come": ("came", "come"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"),
    "do": ("did", "done"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "fall": ("fell", "fallen"),
    "feel": ("felt", "felt"), "fight": ("fought", "fought"), "find": ("found", "found"), "get": ("got", "got"),
    "give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown"), "have": ("had", "had"),
    "hear": ("heard", "heard"), "hit": ("hit", "hit"), "hold": ("held", "held"), "keep": ("kept", "kept"),
    "know": ("knew", "known"), "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"),
    "let": ("let", "let"), "lose": ("lost", "lost"), "make": ("made", "made"), "mean": ("meant", "meant"),
    "meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put"), "read": ("read", "read"),
    "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"),
    "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"),
    "show": ("showed", "shown"), "sing": ("sang", "sung"), "sit": ("sat", "sat"), "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"), "spread": ("spread", "spread"), "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"), "strike": ("struck", "struck"), "take": ("took", "taken"),
    "teach": ("taught", "taught"), "tell": ("told", "told"), "think": ("thought", "thought"),
    "throw": ("threw", "thrown"), "undergo": ("underwent", "undergone"), "understand": ("understood", "understood"),
    "win": ("won", "won"), "write": ("wrote", "written"), "break": ("broke", "broken"), "beat": ("beat", "beaten"),
    "bear": ("bore", "borne"), "freeze": ("froze", "frozen"), "hide": ("hid", "hidden"), "ride": ("rode", "ridden"),
    "sink": ("sank", "sunk"), "swim": ("swam", "swum"), "wear": ("wore", "worn"), "shut": ("shut", "shut"),
    "cost": ("cost", "cost"), "hurt": ("hurt", "hurt"), "lend": ("lent", "lent"), "seek": ("sought", "sought"),
}  # fmt: skip

FRENCH_PLURALS = {
    "bleu": "bleus", "pneu": "pneus", "travail": "travaux", "vitrail": "vitraux", "bail": "baux", "émail": "émaux",
    "bal": "bals", "carnaval": "carnavals", "festival": "festivals", "final": "finals", "naval": "navals",
    "natal": "natals", "fatal": "fatals", "bijou": "bijoux", "caillou": "cailloux", "genou": "genoux",
    "œil": "yeux", "ciel": "cieux", "monsieur": "messieurs", "madame": "mesdames",
}  # fmt: skip
