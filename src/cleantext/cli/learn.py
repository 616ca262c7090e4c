"""``cleantext glossary learn``: entries for a glossary, proposed from spun texts."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleantext.cli.examples import examples
from cleantext.cli.messages import say
from cleantext.errors import GlossaryError

if TYPE_CHECKING:
    from cleantext.model import Edit
    from cleantext.repair.learn import Lesson

_TABLES = {".csv": ",", ".tsv": "\t"}
_TEXTS = (".txt", ".md")
_SPUN, _ORIGINAL = ".spun", ".original"


@click.command(
    epilog=examples(
        ("cleantext glossary learn pairs/ -o proposed.toml", "from article.spun.txt beside article.original.txt …"),
        ("cleantext glossary learn spun/ --least 1", "every form, also of a single document, to standard output"),
    )
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", default="en", help="The language of the texts.  [default: en]")
@click.option("--least", default=2, show_default=True, type=click.IntRange(1), help="Documents that must have a form.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
def learn(folder: Path, language: str, least: int, output: Path | None) -> None:
    """Propose glossary entries from your own spun texts, for you to accept.

    FOLDER holds spun texts with their originals beside them: NAME.spun.txt and NAME.original.txt (or .md), or tables
    (.csv, .tsv, .jsonl) with the columns "spun" and "original". From spun texts without originals the decoder proposes.
    """
    from cleantext.files.replacement import write_text
    from cleantext.languages import LANGUAGES
    from cleantext.repair.learn import lessons

    if language not in LANGUAGES:
        raise GlossaryError(f"no language {language!r}; known are {', '.join(sorted(LANGUAGES))}")
    if not folder.is_dir():
        raise GlossaryError("no such folder", file=str(folder))
    documents = list(_documents(folder))
    if not documents:
        raise GlossaryError("no spun text here; see 'cleantext glossary learn --help'", file=str(folder))
    learnt = lessons(documents, language, least)
    written = _toml(learnt)
    if output:
        write_text(output, written)
    else:
        click.echo(written, nl=False)
    say(f"{folder}: {len(documents):,} documents, {len(learnt):,} forms to look at.", err=True)


def _documents(folder: Path) -> Iterator[tuple[str, Sequence[Edit]]]:
    """Each spun text below a folder with the edits that give back its original, or what the decoder takes for it."""
    from cleantext.diff import diff
    from cleantext.repair.glossary.load import text_of

    alone = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if file.suffix in _TABLES or file.suffix == ".jsonl":
            yield from ((spun, diff(spun, original)) for spun, original in _rows(file))
        elif file.suffix in _TEXTS and not file.stem.endswith(_ORIGINAL):
            original = file.with_name(file.stem.removesuffix(_SPUN) + _ORIGINAL + file.suffix)
            if original.exists():
                spun = text_of(file)
                yield spun, diff(spun, text_of(original))
            else:
                alone.append(text_of(file))
    yield from _decoded(alone)


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    """The spun texts and originals of a table, row by row."""
    from cleantext.repair.glossary.load import text_of

    lines = text_of(file).splitlines(keepends=True)
    try:
        rows: Iterator[Any] = (
            map(json.loads, lines)
            if file.suffix == ".jsonl"
            else csv.DictReader(lines, delimiter=_TABLES[file.suffix], strict=True)
        )
        for number, row in enumerate(rows, 1):
            if not (
                isinstance(row, dict) and isinstance(row.get("spun"), str) and isinstance(row.get("original"), str)
            ):
                raise GlossaryError(f"row {number} has no texts 'spun' and 'original'", file=str(file))
            yield row["spun"], row["original"]
    except (json.JSONDecodeError, csv.Error) as error:
        raise GlossaryError(f"cannot be read: {error}", file=str(file)) from None


def _decoded(texts: Sequence[str]) -> Iterator[tuple[str, Sequence[Edit]]]:
    """What the decoder repairs in texts that are surely spun."""
    from cleantext.cleaner import Cleaner

    if texts:
        for text, result in zip(texts, Cleaner(select=("phrases",), at_least="guess").fix_batch(texts), strict=True):
            if result.verdict.is_spun:
                yield text, result.edits


def _toml(learnt: Sequence[Lesson]) -> str:
    """The proposals as a glossary: forms that honest text never has as spun, the others as guesses."""
    from cleantext.repair.glossary.edit import toml_list, toml_string
    from cleantext.repair.glossary.entry import sort_key

    blocks = [
        "# Proposals of 'cleantext glossary learn': keep what you believe, then run 'cleantext glossary lint' on it.\n"
    ]
    by_term = sorted(learnt, key=lambda row: sort_key(row.term))
    for term, rows in groupby(by_term, key=lambda row: row.term):
        of_term = sorted(rows, key=lambda row: -row.documents)
        seen = "".join(f"# {r.documents} × “{r.form}”: … {r.example} …\n" for r in of_term)
        fields = (
            ("spun", [r.form for r in of_term if not r.is_honest]),
            ("guess", [r.form for r in of_term if r.is_honest]),
        )
        lists = "".join(f"{name} = {toml_list(forms)}\n" for name, forms in fields if forms)
        blocks.append(f"{seen}[{toml_string(term)}]\n{lists}")
    return "\n".join(blocks)
