"""``cleantext glossary``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleantext.cli.examples import examples
from cleantext.cli.learn import learn
from cleantext.cli.messages import say
from cleantext.cli.user_dirs import user_folder, user_glossaries
from cleantext.errors import GlossaryError
from cleantext.files.replacement import write_text

if TYPE_CHECKING:
    from cleantext.repair.glossary.entry import Entry
    from cleantext.repair.lint import EntryFault

_IMPORTED = ("sheet", "screener", "deepl", "google", "omegat", "tbx", "codespell", "vale", "prh")
_EXPORTED = ("toml", *(f for f in _IMPORTED if f != "screener"))
_PATH = click.Path(path_type=Path)
_paths = click.argument("paths", nargs=-1, type=_PATH)


@click.group(
    epilog=examples(
        ("cleantext glossary stats", "what the glossaries hold"),
        ('cleantext glossary add "neural network" "nervy web"', "add a spun form to your glossary"),
        ("cleantext glossary lint own.toml", "find mistakes in a glossary"),
        ("cleantext glossary import list.csv --format sheet -o own.toml", "convert a list"),
    )
)
def glossary() -> None:
    """Check, write and convert glossaries of spun phrases: those that come with cleantext, or your own."""


@glossary.command(
    epilog=examples(
        ("cleantext glossary lint own.toml", "definite mistakes"),
        ("cleantext glossary lint -v own.toml", "doubtful cases too"),
        ("cleantext glossary lint own.toml --honest book.txt", "spun forms that an honest text contains"),
    )
)
@_paths
@click.option("--honest", multiple=True, type=_PATH, metavar="FILE", help="Count the spun forms in this honest text.")
@click.option("--baseline", type=_PATH, metavar="FILE", help="Skip the findings that are listed in this file.")
@click.option("--write-baseline", type=_PATH, metavar="FILE", help="Write all findings to this file, to accept them.")
@click.option("-v", "--verbose", is_flag=True, help="List doubtful cases too.")
@click.pass_context
def lint(
    ctx: click.Context,
    paths: tuple[Path, ...],
    honest: tuple[Path, ...],
    baseline: Path | None,
    write_baseline: Path | None,
    verbose: bool,
) -> None:
    """Find mistakes in glossaries (yours by default): clashes, honest forms, missing examples, wrong order."""
    from cleantext.repair import lint as audit
    from cleantext.repair.glossary.load import text_of

    entries = _entries(paths)
    findings = audit.audit(entries)
    if honest:
        findings += audit.honest(entries, [(str(f), text_of(f)) for f in honest])
    if write_baseline:
        accepted = sorted({f.key for f in findings if f.sure})
        write_text(write_baseline, json.dumps(accepted, ensure_ascii=False, indent=1) + "\n")
        say(f"{write_baseline}: {_count(len(accepted), 'finding')} accepted.")
        return
    accepted_before = _accepted(baseline) if baseline else set()
    sure = [f for f in findings if f.sure and f.key not in accepted_before]
    perhaps = [f for f in findings if not f.sure]
    for finding in sorted([*sure, *(perhaps if verbose else ())]):
        say(str(finding))
    say(_summary(entries, sure, perhaps, len([f for f in findings if f.sure]) - len(sure)))
    ctx.exit(1 if sure else 0)


@glossary.command(epilog=examples(("cleantext glossary test own.toml", "try its 'fixes' and 'keeps'")))
@_paths
@click.pass_context
def test(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Try the examples of glossaries (yours by default): 'fixes' must come out right, 'keeps' must not change."""
    from cleantext.testing import check_glossary

    entries = _entries(paths)
    faults = check_glossary(*_places(paths))
    for fault in faults:
        say(str(fault))
    examples = sum(len(e.fixes) + len(e.keeps) for e in entries)
    say(f"{_count(examples, 'example')}, {len(faults)} failed.")
    ctx.exit(1 if faults else 0)


@glossary.command(
    epilog=examples(
        ("cleantext glossary stats", "the glossaries that come with cleantext"),
        ("cleantext glossary stats own.toml", "your own"),
    )
)
@_paths
def stats(paths: tuple[Path, ...]) -> None:
    """Count terms, spun forms and guesses by language and domain (in the shipped glossaries by default)."""
    from cleantext.repair.glossary.collection import shipped

    counts: dict[tuple[str, str], Counter[str]] = {}
    for e in _entries(paths or (shipped(),)):
        for key in ((e.language, e.domain), (e.language, "all")):
            counts.setdefault(key, Counter()).update(terms=1, forms=len(e.spun), guesses=len(e.guess))
    say(f"{'':<28}{'terms':>8}{'spun':>8}{'guesses':>9}")
    for (language, domain), c in sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] == "all", item[0])):
        say(f"{language + '/' + domain:<28}{c['terms']:>8}{c['forms']:>8}{c['guesses']:>9}")


@glossary.command(
    epilog=examples(
        ('cleantext glossary show "machine learning"', "a term, with all its forms"),
        ('cleantext glossary show "device learning"', "the term behind a form"),
    )
)
@click.argument("term")
@_paths
def show(term: str, paths: tuple[Path, ...]) -> None:
    """Show what glossaries (the shipped ones and yours by default) say about a term or a spun form."""
    from cleantext.repair.glossary.collection import shipped
    from cleantext.repair.matching.variants import variants
    from cleantext.repair.wording.normalise import folded

    entries = _entries(paths or (shipped(), *user_glossaries()))
    folded_term = folded(term)
    matching = [e for e in entries if folded_term in _names(e)]
    if not matching:
        close = get_close_matches(term, [e.term for e in entries], n=3)
        raise GlossaryError(f"no glossary has {term!r}" + (f"; similar terms: {', '.join(close)}" if close else ""))
    for e in matching:
        say(f"{e.term}  ({e.language}, {e.domain})  {e.file}:{e.line}")
        for name in ("acronym", "near", "unless", "others", "inflect", "plural", "gender", "note"):
            if (value := getattr(e, name)) and value != "noun":
                say(f"  {name:<8} {value if isinstance(value, str) else ', '.join(value)}")
        for name, forms in (("spun", e.spun), ("guess", e.guess)):
            for form in forms:
                derived = ", ".join(spun for spun, _ in variants(e, form)[1:])
                say(f"  {name:<8} {form}" + (f"  (also {derived})" if derived else ""))


@glossary.command(
    epilog=examples(
        ('cleantext glossary add "neural network" "nervy web"', "a spun form"),
        ('cleantext glossary add --guess "neural network" "neuron web"', "one that honest text may contain"),
    )
)
@click.argument("term")
@click.argument("spun", nargs=-1, required=True)
@click.option("--guess", is_flag=True, help="Honest text may contain these forms too.")
@click.option("--language", default="en", help="The language of the term.  [default: en]")
@click.option("--to", "file", type=_PATH, metavar="FILE", help="Write to this file instead of your glossary folder.")
def add(term: str, spun: tuple[str, ...], guess: bool, language: str, file: Path | None) -> None:
    """Add spun forms of a term to your glossary; the rest of the file stays as you wrote it."""
    from cleantext.repair.glossary.edit import with_forms
    from cleantext.repair.glossary.load import parsed, text_of

    file = file or user_folder() / language / "own.toml"
    if file.exists():
        parsed(text_of(file), file)  # reports a mistake that is already in the file
    before = text_of(file) if file.exists() else ""
    try:
        after = with_forms(before, term, spun, "guess" if guess else "spun")
    except ValueError as error:
        raise GlossaryError(f"entry {term!r}: {error}", file=str(file)) from None
    parsed(after, file)  # makes sure that the new file can be read
    write_text(file, after)
    outcome = "nothing to add" if after == before else f"{term!r} now has {', '.join(map(repr, spun))}"
    say(f"{file}: {outcome}.")


@glossary.command(
    name="import",
    epilog=examples(
        ("cleantext glossary import list.csv --format sheet -o own.toml", "a spreadsheet"),
        ("cleantext glossary import terms.tbx --format tbx -o own.toml", "a terminology file"),
    ),
)
@click.argument("file", type=_PATH)
@click.option("--format", required=True, type=click.Choice(_IMPORTED), help="The format of FILE.")
@click.option("-o", "--output", required=True, type=_PATH, metavar="FILE", help="The glossary to write.")
@click.option("--language", help="The language of the terms.  [default: that of the output folder, else en]")
def import_(file: Path, format: str, output: Path, language: str | None) -> None:
    """Convert a list from another tool into a glossary; whatever cannot be converted is listed."""
    from cleantext.repair.glossary.exchange.formats import exported, imported
    from cleantext.repair.glossary.load import language_of

    folder_language = language_of(output)
    language = language or folder_language
    if language != folder_language:
        raise GlossaryError(f"a glossary in {language!r} belongs in a folder of that name: -o {language}/{output.name}")
    entries, notes = imported(file, format, language)
    for note in notes:
        say(f"{file}:{note.line}: {note.what}", err=True)
    write_text(output, exported(entries, "toml").text)
    forms = sum(len(e.spun) + len(e.guess) for e in entries)
    lost = f"; {_count(len(notes), 'item')} could not be converted, listed above" if notes else ""
    say(f"{output}: {_count(len(entries), 'entry')}, {_count(forms, 'form')}{lost}.")


@glossary.command(
    epilog=examples(
        ("cleantext glossary export own.toml --format tbx -o own.tbx", "a terminology file"),
        ("cleantext glossary export own.toml --format sheet", "a table, to standard output"),
    )
)
@_paths
@click.option("--format", required=True, type=click.Choice(_EXPORTED), help="The format to write.")
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="The file to write.  [default: standard output]")
def export(paths: tuple[Path, ...], format: str, output: Path | None) -> None:
    """Convert glossaries (yours by default) to the format of another tool; whatever it cannot express is listed."""
    from cleantext.repair.glossary.exchange.formats import exported

    text, lost = exported(_entries(paths), format)
    for line in lost:
        say(line, err=True)
    if output is None:
        click.echo(text, nl=False)
        return
    write_text(output, text)
    omitted = f"; {_count(len(lost), 'item')} left out, listed above" if lost else ""
    say(f"{output}: written{omitted}.")


def _places(paths: Sequence[Path]) -> list[Path]:
    """The glossaries to work on: those named, otherwise the user's."""
    places = [*paths] or user_glossaries()
    if not places:
        raise GlossaryError(f"name a glossary file or folder; there is none in {user_folder()}")
    return places


def _entries(paths: Sequence[Path]) -> list[Entry]:
    from cleantext.repair.glossary.load import load

    return load(_places(paths))


def _names(entry: Entry) -> set[str]:
    """Every form by which an entry can be looked up, folded."""
    from cleantext.repair.matching.variants import variants
    from cleantext.repair.wording.normalise import folded

    forms = (entry.term, *entry.spun, *entry.guess)
    return {folded(v) for form in forms for v, _ in variants(entry, form)}


def _accepted(file: Path) -> set[str]:
    from cleantext.repair.glossary.load import text_of

    try:
        return set(json.loads(text_of(file)))
    except (json.JSONDecodeError, TypeError):
        raise GlossaryError("this is not a baseline; write one with --write-baseline", file=str(file)) from None


def _summary(entries: Sequence[Entry], sure: Sequence[EntryFault], perhaps: Sequence[EntryFault], accepted: int) -> str:
    forms = sum(len(e.spun) + len(e.guess) for e in entries)
    parts = [f"{_count(len(entries), 'entry')}, {_count(forms, 'form')}: {_count(len(sure), 'finding')}"]
    parts += [f"{len(perhaps)} doubtful (list them with -v)"] if perhaps else []
    parts += [f"{accepted} accepted"] if accepted else []
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"


glossary.add_command(learn)
