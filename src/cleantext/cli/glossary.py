"""``cleantext glossary``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleantext.cli.messages import say
from cleantext.cli.user_dirs import user_folder, user_glossaries
from cleantext.errors import GlossaryError
from cleantext.files.replacement import write_text

if TYPE_CHECKING:
    from cleantext.repair.glossary.entry import Entry
    from cleantext.repair.lint import Finding

_IN = ("sheet", "screener", "deepl", "google", "omegat", "tbx", "codespell", "vale", "prh")
_OUT = ("toml", *(f for f in _IN if f != "screener"))
_PATH = click.Path(path_type=Path)
_paths = click.argument("paths", nargs=-1, type=_PATH)


@click.group()
def glossary() -> None:
    """Work with glossaries of spun phrases: ours, or your own.

    \b
    cleantext glossary lint own.toml                   what is wrong with it
    cleantext glossary add "neural network" "nervy web"
    cleantext glossary import list.csv --format sheet -o own.toml
    """


@glossary.command()
@_paths
@click.option("--honest", multiple=True, type=_PATH, metavar="FILE", help="Count spun forms in this honest text.")
@click.option("--baseline", type=_PATH, metavar="FILE", help="Leave out the findings that this file accepts.")
@click.option("--write-baseline", type=_PATH, metavar="FILE", help="Accept all findings: write them to this file.")
@click.option("-v", "--verbose", is_flag=True, help="List what is only perhaps wrong, too.")
@click.pass_context
def lint(
    ctx: click.Context,
    paths: tuple[Path, ...],
    honest: tuple[Path, ...],
    baseline: Path | None,
    write_baseline: Path | None,
    verbose: bool,
) -> None:
    """Say what is wrong with glossaries (yours, if none is named): clashes, honest forms, missing examples, order."""
    from cleantext.repair import lint as audit

    entries = _entries(paths)
    found = audit.audit(entries)
    if honest:
        found += audit.honest(entries, [(str(f), _text(f)) for f in honest])
    if write_baseline:
        accepted = sorted({f.key for f in found if f.sure})
        write_text(write_baseline, json.dumps(accepted, ensure_ascii=False, indent=1) + "\n")
        say(f"{write_baseline}: {_count(len(accepted), 'finding')} accepted.")
        return
    known = _accepted(baseline) if baseline else set()
    sure = [f for f in found if f.sure and f.key not in known]
    perhaps = [f for f in found if not f.sure]
    for finding in sorted([*sure, *(perhaps if verbose else ())]):
        say(str(finding))
    say(_summary(entries, sure, perhaps, len([f for f in found if f.sure]) - len(sure)))
    ctx.exit(1 if sure else 0)


@glossary.command()
@_paths
@click.pass_context
def test(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Try the examples of glossaries: what fixes and keeps say must come true."""
    from cleantext.testing import check_glossary

    entries = _entries(paths)
    faults = check_glossary(*_places(paths))
    for fault in faults:
        say(str(fault))
    examples = sum(len(e.fixes) + len(e.keeps) for e in entries)
    say(f"{_count(examples, 'example')}, {len(faults)} failed.")
    ctx.exit(1 if faults else 0)


@glossary.command()
@_paths
def stats(paths: tuple[Path, ...]) -> None:
    """Count terms, spun forms and guesses, by language and domain (of ours, if no glossary is named)."""
    from cleantext.repair.glossary.collection import shipped

    counts: dict[tuple[str, str], Counter[str]] = {}
    for e in _entries(paths or (shipped(),)):
        for key in ((e.language, e.domain), (e.language, "all")):
            counts.setdefault(key, Counter()).update(terms=1, forms=len(e.spun), guesses=len(e.guess))
    say(f"{'':<28}{'terms':>8}{'spun':>8}{'guesses':>9}")
    for (language, domain), c in sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] == "all", item[0])):
        say(f"{language + '/' + domain:<28}{c['terms']:>8}{c['forms']:>8}{c['guesses']:>9}")


@glossary.command()
@click.argument("term")
@_paths
def show(term: str, paths: tuple[Path, ...]) -> None:
    """Show what glossaries (ours and yours, if none is named) say of a term or a spun form."""
    from cleantext.repair.glossary.collection import shipped
    from cleantext.repair.matching.variants import variants
    from cleantext.repair.wording.normalise import folded

    entries = _entries(paths or (shipped(), *user_glossaries()))
    wanted = folded(term)
    found = [e for e in entries if wanted in _names(e)]
    if not found:
        close = get_close_matches(term, [e.term for e in entries], n=3)
        raise GlossaryError(f"no glossary has {term!r}" + (f"; near it are {', '.join(close)}" if close else ""))
    for e in found:
        say(f"{e.term}  ({e.language}, {e.domain})  {e.file}:{e.line}")
        for name in ("acronym", "near", "unless", "others", "inflect", "plural", "gender", "note"):
            if (value := getattr(e, name)) and value != "noun":
                say(f"  {name:<8} {value if isinstance(value, str) else ', '.join(value)}")
        for name, forms in (("spun", e.spun), ("guess", e.guess)):
            for form in forms:
                derived = ", ".join(spun for spun, _ in variants(e, form)[1:])
                say(f"  {name:<8} {form}" + (f"  (also {derived})" if derived else ""))


@glossary.command()
@click.argument("term")
@click.argument("spun", nargs=-1, required=True)
@click.option("--guess", is_flag=True, help="Honest text may say these, too.")
@click.option("--language", default="en", help="The language of the term.  [default: en]")
@click.option("--to", "file", type=_PATH, metavar="FILE", help="Write to this file, not to your glossary folder.")
def add(term: str, spun: tuple[str, ...], guess: bool, language: str, file: Path | None) -> None:
    """Add spun forms for a term to your glossary; what stands there stays as it is written."""
    from cleantext.repair.glossary.edit import with_forms
    from cleantext.repair.glossary.load import parsed

    file = file or user_folder() / language / "own.toml"
    if file.exists():
        parsed(_text(file), file)  # so that what is wrong with it is named now
    before = _text(file) if file.exists() else ""
    try:
        after = with_forms(before, term, spun, "guess" if guess else "spun")
    except ValueError as error:
        raise GlossaryError(f"entry {term!r}: {error}", file=str(file)) from None
    parsed(after, file)  # so that nothing is written that cannot be read
    write_text(file, after)
    done = "nothing to add" if after == before else f"{term!r} now has {', '.join(map(repr, spun))}"
    say(f"{file}: {done}.")


@glossary.command(name="import")
@click.argument("file", type=_PATH)
@click.option("--format", required=True, type=click.Choice(_IN), help="What the file is.")
@click.option("-o", "--output", required=True, type=_PATH, metavar="FILE", help="The glossary file to write.")
@click.option("--language", help="The language of the terms.  [default: by the folder of the output, else en]")
def import_(file: Path, format: str, output: Path, language: str | None) -> None:
    """Turn a list of another tool into a glossary; what cannot be turned over is listed."""
    from cleantext.repair.glossary.exchange.formats import exported, imported
    from cleantext.repair.glossary.load import language_of

    place = language_of(output)
    language = language or place
    if language != place:
        raise GlossaryError(f"a glossary in {language!r} belongs in a folder of that name: -o {language}/{output.name}")
    entries, notes = imported(file, format, language)
    for note in notes:
        say(f"{file}:{note.line}: {note.what}", err=True)
    write_text(output, exported(entries, "toml").text)
    forms = sum(len(e.spun) + len(e.guess) for e in entries)
    lost = f"; {_count(len(notes), 'thing')} not turned over, listed above" if notes else ""
    say(f"{output}: {_count(len(entries), 'entry')}, {_count(forms, 'form')}{lost}.")


@glossary.command()
@_paths
@click.option("--format", required=True, type=click.Choice(_OUT), help="What to write.")
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Where to.  [default: standard output]")
def export(paths: tuple[Path, ...], format: str, output: Path | None) -> None:
    """Write glossaries (yours, if none is named) in the format of another tool; what it cannot hold is listed."""
    from cleantext.repair.glossary.exchange.formats import exported

    text, lost = exported(_entries(paths), format)
    for line in lost:
        say(line, err=True)
    if output is None:
        click.echo(text, nl=False)
        return
    write_text(output, text)
    unheld = f"; {_count(len(lost), 'thing')} it cannot hold, listed above" if lost else ""
    say(f"{output}: written{unheld}.")


def _places(paths: Sequence[Path]) -> list[Path]:
    """The glossaries that are meant: those named, else the user's."""
    places = [*paths] or user_glossaries()
    if not places:
        raise GlossaryError(f"name a glossary file or folder; you have none in {user_folder()}")
    return places


def _entries(paths: Sequence[Path]) -> list[Entry]:
    from cleantext.repair.glossary.load import load

    return load(_places(paths))


def _names(entry: Entry) -> set[str]:
    """All that an entry can be called by, folded."""
    from cleantext.repair.matching.variants import variants
    from cleantext.repair.wording.normalise import folded

    forms = (entry.term, *entry.spun, *entry.guess)
    return {folded(v) for form in forms for v, _ in variants(entry, form)}


def _accepted(file: Path) -> set[str]:
    try:
        return set(json.loads(_text(file)))
    except (json.JSONDecodeError, TypeError):
        raise GlossaryError("not a baseline; write one with --write-baseline", file=str(file)) from None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(f"cannot be read: {error}", file=str(file)) from None


def _summary(entries: Sequence[Entry], sure: Sequence[Finding], perhaps: Sequence[Finding], accepted: int) -> str:
    forms = sum(len(e.spun) + len(e.guess) for e in entries)
    parts = [f"{_count(len(entries), 'entry')}, {_count(forms, 'form')}: {_count(len(sure), 'finding')}"]
    parts += [f"{len(perhaps)} to look at (-v)"] if perhaps else []
    parts += [f"{accepted} accepted"] if accepted else []
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"
