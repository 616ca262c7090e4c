"""Words of programs: what begins, ends and surrounds names with dots in them."""

from cleantext import lazy_regex as regex
from cleantext.languages.base import words

ROOTS = words("""
    Android Angular Apple Application Array Console Control Core Data Date Django Environment Excel File Google Graphics
    Gtk Html Java Json Math Media Microsoft Object Path React Request Response Server Session String Swing System Task
    Thread Unity Vue Windows Xml
""")
"""Names that others are appended to: System.Text, Windows.Forms."""

MODULES = words("""
    array collections css ctypes datetime decimal flask fmt html http https io java json keras logging math
    matplotlib multiprocessing net numpy os pandas pathlib queue random re scipy sklearn socket sqlalchemy string
    subprocess sys tensorflow threading torch typing unittest url xml
""")

OBJECTS = words("""
    no self obj std app args params ctx cfg config env sys dom cls foo bar info node scope ttk stream fs event
    window document
""")
"""What programs call their objects."""

INTO_NAME = words("""
    the a an this that each every our its use uses using used call calls call's imports import via with see extends new
    ce cette type class types module
""")
"""Words that lead to a name."""

PARTS = words("""
    namespace class module package library assembly framework control method function object interface API property
    property, type cmdlet instance server module site
""")
"""What a name of a program is followed by."""

CLASSES = words("""
    App Array Base Buffer Button Client Cloud Component Config Context Core Dev Element Error Event Field File Form
    Handler Image Item Key List Manager Map Math Message Method Model Module Node Object Online Page Path Process Query
    Reader Request Response Server Service Session Social Socket Stream System Table Test Text Thread Type User Util
    Value View Window Writer
""")
"""How names of programs and services continue after a name: OS.File, Glowtown.Social."""

ARTICLES = words("The A An Le La Les Un Une Des Der Die Das Ein Eine El Los Las Lo Il Gli O Os As Het Een")
"""What no sentence ends with."""

SUFFIXES = words("app be ch co com de es eu fr gouv gov info io it net nl org pro tv uk us rmd qmd ipynb")
"""What names of sites and services, and of some files, end in: LUX.UK, Lamps.Rmd."""

ENDINGS = words("""
    com net org edu gov fr de uk io co ai eu ch info js ts jsx py md cs pdf doc docx txt csv jpg png gif zip exe xml
    html json php sql log bat sys dll ini rmd ipynb yml yaml toml xls xlsx ppt mp3 mp4 wav avi
""")
"""What file names and addresses end in."""

_GOES_ON = regex.compile(
    r" (?:which|that|instead|here|will|is|was|can|que|qui|dans|pour|est|permet|(?P<and>and|or|et|ou|und|oder|y|e))(?= )"
)


def goes_on_behind(text: str, mark: int, right: str, everyday: bool) -> bool:
    """Whether a sentence goes on behind a name with a dot: « call Release.Deploy which », « par Data.Aide pour ».

    Behind an everyday word, « and » may as well join what the next sentence is about: « in May.North and South met ».
    """
    follows = _GOES_ON.match(text, mark + 1 + len(right))
    return follows is not None and not right.endswith(("s", "ly")) and not (everyday and follows["and"])
