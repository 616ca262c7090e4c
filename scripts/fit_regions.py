"""Fit the weights by which protect/regions tells kinds of text apart, and write src/cleantext/data/regions.tsv.

The argument is a folder with openly licensed text. It contains a folder for each kind, with the files named here or
links to them. Nothing of the text is kept but the weights. The same files give the same result.

  code        sources of Debian 12 packages (ruby-activesupport, golang-golang-x-text-dev, librust-clap-dev, tcllib,
              php-symfony-console, lua-penlight, elpa-magit, vim-runtime, libmoose-perl, bash-completion, autoconf,
              cmake-data …), /usr/bin, /etc and /usr/include of the same machine, a Python environment, npm packages
              (lodash, express, rxjs, three), on GitHub apache/commons-lang, haskell/containers, JamesNK/Newtonsoft.Json
  prose       debian-reference-{en,fr,de,es,it,pt}, fortunes-{min,de,it,es,br}, perl-doc (paragraphs of its pages),
              messages of coreutils, apt, aspell and others in seven languages (.mo), python/peps, GITenberg
              News-from-Nowhere_3261 and The-Mind-the-Paint-Girl_21849
  verse       GITenberg Poems-on-Serious-and-Sacred-Subjects_8948, The-Merry-Thought_20535; Milton's poems as they stand
              in rufuspollock-okfn/shakespeare (commit 871580b)
  command     the commands of tldr-pages/tldr
  table       tables (.csv, .tsv, rows with bars) of the same packages
  list        hwdata, scowl, names of files of all these packages
  log         logpai/loghub (the samples of 2,000 lines), /var/log/dpkg.log
  markup      HTML, XML and manual pages of the same packages: the lines that hold no more than two words of text
  dictionary  dict-gcide, dict-vera, dict-freedict-*
  mail        the fields of /var/lib/dpkg/status and of METADATA files of Python packages
  data        JSON files of the same packages, tables of the Unicode consortium

Needs scikit-learn and Pygments (which says what in a program is a comment): pip install '.[test]', then
python scripts/fit_regions.py FOLDER
"""

import gettext
import gzip
import hashlib
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from pygments.lexers import get_lexer_for_filename, guess_lexer
from pygments.token import Comment, String
from pygments.util import ClassNotFound
from sklearn.linear_model import LogisticRegression

from cleantext.model import Region
from cleantext.protect.regions.features import NAMES
from cleantext.protect.regions.regions import DATA, context_of

TARGET = Path(__file__).parent.parent / "src" / "cleantext" / DATA
EACH = 6_000
"""How many places of each kind are used."""
MORE = {Region.PROSE: 6, Region.CODE: 4}
"""How many times as many of the kinds that vary most."""

CROPS = (1, 1, 1, 2, 3, 5, 10, 30, 120, 400)
"""How many lines a document has: a rule may be asked about a title as well as about a book."""
FEWEST = {
    Region.VERSE: 4, Region.LIST: 3, Region.TABLE: 2, Region.DATA: 2, Region.DICTIONARY: 2, Region.MAIL: 2,
    Region.MARKUP: 2,
}  # fmt: skip
"""How many lines a kind needs to be recognised: a single line of verse is a line of prose."""

_MESSAGES = 50
"""How many short messages or single clauses are taken from each file."""

Labelled = tuple[list[str], list[bool]]
"""The lines of a document, and which of them are typical of their kind."""


def text_of(path: Path) -> str:
    """The text of a file, compressed or not; empty if it is not text."""
    data = path.read_bytes()
    if path.suffix in (".gz", ".dz"):
        data = gzip.decompress(data)
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("latin-1") if b"\0" not in data else ""


def code(path: Path) -> Iterator[Labelled]:
    """A program, in which comments and docstrings are not typical."""
    text = text_of(path)
    try:
        lexer = get_lexer_for_filename(path.name) if path.suffix else guess_lexer(text)
    except ClassNotFound:
        lexer = None
    comment = bytearray(len(text) + 1)
    for at, token, part in lexer.get_tokens_unprocessed(text) if lexer else ():
        if (token in Comment and token not in Comment.Preproc) or token in String.Doc:
            comment[at : at + len(part)] = b"\1" * len(part)
    lines, shows, at = text.split("\n"), list[bool](), 0
    for line in lines:
        first = at + len(line) - len(line.lstrip())
        shows.append(bool(line.strip()) and not comment[min(first, len(text))] and line.strip()[0] not in "#;")
        at += len(line) + 1
    yield lines, shows


def prose(path: Path) -> Iterator[Labelled]:
    """Prose: whole pages, and single messages; now and then with faults that rules look for."""
    if path.suffix == ".mo":
        with path.open("rb") as file:
            messages = [v for k, v in gettext.GNUTranslations(file)._catalog.items() if k and isinstance(v, str)]  # type: ignore[attr-defined]
        messages = [m.replace("\n", " ") for m in messages if len(m) > 5 and not re.search(r"[%{}$<>=|_]|--", m)]
        messages = random.sample(messages, min(len(messages), _MESSAGES))
        for message in (*messages, *faulty(messages), *faulty(fragments(messages))):
            yield [message], [True]
        return
    text = text_of(path)
    text = text[text.find("\n\n", 3000) :] if "Gutenberg" in text[:1000] else text
    lines = text.split("\n")
    shows = [bool(re.match(r"\w|[\"“«(]| ?\w", line)) and len(line.split()) > 2 for line in lines]
    if path.suffix in (".pod", ".rst"):
        shows = [
            s and not re.search(r"^\S+::$|^:|[A-Z]<|``|:\w+:`", line) for s, line in zip(shows, lines, strict=True)
        ]
    yield lines, shows
    joined = [re.sub(r"\s*\n\s*", " ", part) for part in text.split("\n\n")]  # a paragraph a line
    joined = [part for part in joined if re.match(r"[A-ZÀ-Ý\"“«(]", part) and len(part.split()) > 3]
    if joined and path.suffix not in (".pod", ".rst"):
        yield joined, [True] * len(joined)
        yield faulty(joined), [True] * len(joined)
        clauses = [c for part in joined for c in re.split(r"(?<=[.;:!?]) ", part)]
        clauses = random.sample(clauses, min(len(clauses), _MESSAGES))
        for clause in (*faulty(clauses), *faulty(fragments(clauses)), *(f"<p>{c}</p>" for c in clauses[:9])):
            yield [clause], [True]


def fragments(lines: list[str]) -> list[str]:
    """A few words of each line, now and then with a mark between them, like cells and titles."""
    cut = []
    for line in lines:
        words = re.findall(r"[^\W\d_]+", line)
        at = random.randrange(len(words) or 1)
        cut.append(random.choice((" ", ", ", " , ", ". ")).join(words[at : at + random.randint(1, 4)]).lower())
    return [line for line in cut if line]


def faulty(lines: list[str]) -> list[str]:
    """The lines with faults that rules look for: misplaced marks and spaces, residue of programs, a wrong encoding."""
    ways = (
        lambda s: re.sub(r"(?<=\w)([,.;:!?()\"])", r" \1", s),
        lambda s: re.sub(r"([,.;:!?()\"]|'s\b|n't\b)", r" \1 ", s).replace("  ", " ").strip(),
        lambda s: re.sub(r"(?<=[a-z][,.;:!?]) ", "", s),
        lambda s: re.sub(r"(?<=[a-z]) (?=[,.]?\w)", "", s, count=2),
        lambda s: re.sub(r"[,.;:!?\"]", r"\g<0>\g<0>", s),
        lambda s: re.sub(r"(\w+) (\w+) ", r"“\1\" \2 ", s, count=1),
        lambda s: " ".join("\u2581" + w for w in s.split(" ")),
        lambda s: re.sub(r"\b(\w{3,4})(\w{3,})", r"\1@@ \2", s),
        lambda s: random.choice(("<s> ", "<pad> ", "<unk> ", "<2fr> ")) + s + random.choice((" </s>", "", " <unk>")),
        lambda s: re.sub(r"[^\x00-\x7f]|['\"]", lambda m: f"&#{ord(m[0])};", s.replace(" and ", " &amp; ")),
        lambda s: s.replace("'", "’").encode().decode("cp1252", "replace"),
        lambda s: s.replace("'", "`"),
    )
    return [random.choice(ways)(line) for line in lines]


def verse(path: Path) -> Iterator[Labelled]:
    text = text_of(path)
    lines = text[text.find("\n\n", 3000) :].split("\n")
    yield lines, [4 < len(line) < 64 and bool(re.match(r"\s*[\"'“]?[A-Z]", line)) for line in lines]


def command(path: Path) -> Iterator[Labelled]:
    lines = [re.sub(r"\{\{\[?|\]?\}\}", "", c) for c in re.findall(r"(?m)^`(.+)`$", text_of(path))]
    yield lines, [True] * len(lines)
    for line in lines:
        yield [line], [True]


def markup(path: Path) -> Iterator[Labelled]:
    lines = text_of(path).split("\n")
    bare = [re.sub(r"<[^<>]*>?|^[.'].*|\\\w+", " ", line) for line in lines]
    yield (
        lines,
        [line.strip() != "" and len(re.findall(r"[^\W\d_]{2,}", b)) < 3 for line, b in zip(lines, bare, strict=True)],
    )


def table(path: Path) -> Iterator[Labelled]:
    lines = text_of(path).split("\n")
    yield lines, [len(re.findall(r"[,;\t|]", line)) > 1 for line in lines]


def any_line(path: Path) -> Iterator[Labelled]:
    lines = text_of(path)[:400_000].split("\n")
    yield lines, [bool(line.strip()) for line in lines]


READ = {
    Region.CODE: code, Region.PROSE: prose, Region.VERSE: verse, Region.COMMAND: command, Region.TABLE: table,
    Region.MARKUP: markup,
}  # fmt: skip


def places(kind: Region, folder: Path, many: int) -> Iterator[tuple[np.ndarray, bool]]:
    """The features at so many places of a kind, and whether each place is used for measuring only."""
    documents: list[tuple[Labelled, bool]] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        apart = hashlib.sha1(path.name.encode()).digest()[0] < 40
        documents += ((d, apart) for d in READ.get(kind, any_line)(path) if any(d[1]))
    weights = [min(sum(shows), 300) ** 0.7 for (_, shows), _ in documents]
    print(f"{kind}: {len(documents)} documents")
    for (lines, shows), apart in random.choices(documents, weights, k=many):
        at = random.choice([i for i, s in enumerate(shows) if s])
        size = random.choice([c for c in CROPS if c >= FEWEST.get(kind, 1)])
        first = max(0, at - random.randrange(size))
        crop = lines[first : first + size]
        yield context_of(crop, at - first), apart


def main() -> None:
    random.seed(13)
    folder = Path(sys.argv[1])
    fit: list[tuple[np.ndarray, int]] = []
    measure: list[tuple[np.ndarray, int]] = []
    for number, kind in enumerate(Region):
        for seen, apart in places(kind, folder / kind, EACH * MORE.get(kind, 1)):
            (measure if apart else fit).append((seen, number))
    x, y = np.array([seen for seen, _ in fit]), np.array([n for _, n in fit])
    model = LogisticRegression(C=1.0, max_iter=400).fit(x, y)
    xm, ym = np.array([seen for seen, _ in measure]), np.array([n for _, n in measure])
    predicted = model.predict_proba(xm)
    for number, kind in enumerate(Region):
        here = predicted[ym == number]
        if len(here):
            right, as_prose = (here.argmax(1) == number).mean(), (here[:, 0] > 0.3).mean()
            print(f"{kind:12} {len(here):6} places set apart: right {right:.3f}, perhaps prose {as_prose:.3f}")
    names = ["bias", *(f"{part} {name}" for part in ("line", "around", "text") for name in NAMES)]
    weights = np.vstack([model.intercept_, model.coef_.T])
    rows = [
        "\t".join(["", *Region]),
        *("\t".join([n, *(f"{w:.2f}" for w in row)]) for n, row in zip(names, weights, strict=True)),
    ]
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
