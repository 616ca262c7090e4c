"""``cleantext explain``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cleantext.cli.examples import examples
from cleantext.cli.messages import say
from cleantext.cli.options import rules_complete
from cleantext.cli.user_dirs import user_glossaries

if TYPE_CHECKING:
    from cleantext.repair.glossary.entry import Entry
    from cleantext.rule import Rule

STAGES = {
    "encoding": "Text that was decoded with the wrong encoding, and characters written as codes.",
    "characters": "Characters that look right but are not, or cannot be seen.",
    "residue": "What tokenisers, translation systems and copying leave behind.",
    "spacing": "Missing and superfluous spaces and line breaks.",
    "punctuation": "Doubled, reversed and misplaced marks.",
    "casing": "Capital letters.",
    "phrases": "Phrases that a spinner or a translation there and back put in the place of the right term.",
}
"""What each stage repairs."""

_SHOWN = 5
"""Number of terms of a glossary shown as examples."""


@click.command(
    epilog=examples(
        ("cleantext explain spacing/before-mark", "a rule"),
        ("cleantext explain spacing", "a stage: its rules"),
        ("cleantext explain phrases/machine-learning", "a glossary"),
    )
)
@click.argument("rule", metavar="RULE|STAGE|GLOSSARY", shell_complete=rules_complete)
def explain(rule: str) -> None:
    """Explain a rule: what it does, how sure it is, what it repairs and what it leaves alone.

    For a stage, list its rules; for a glossary, say what it holds.
    """
    from cleantext.model import Stage
    from cleantext.registry import all_rules, rule_by_id

    if rule.startswith(Stage.PHRASES):
        lines = list(_phrases(rule))
    elif rule in set(Stage):
        here = [r for r in all_rules() if r.stage == rule]
        wide = max(len(r.id) for r in here)
        lines = [f"{rule}: {STAGES[rule]}", "", *(f"{r.id:<{wide}}  {r.reason}" for r in here)]
    else:
        lines = list(_rule(rule_by_id(rule)))
    say("\n".join(lines))


def _rule(rule: Rule) -> Iterator[str]:
    from cleantext.registry import OURS, origin_of

    yield from (rule.id, f"  {rule.reason}", "", f"  confidence  {rule.confidence.name.lower()}")
    if rule.languages:
        yield f"  languages   {', '.join(rule.languages)}"
    if rule.except_languages:
        yield f"  languages   all but {', '.join(rule.except_languages)}"
    if (origin := origin_of(rule)) != OURS:
        yield f"  from        {origin}"
    if rule.fixes:
        yield from ("", "  repairs")
    for before, after in rule.fixes.items():
        yield from (f"    {_visible(before)}", f"  → {_visible(after)}")
    if rule.reports:
        yield from ("", "  reports only", *(f"    {_visible(text)}" for text in rule.reports))
    yield from ("", "  leaves alone", *(f"    {_visible(text)}" for text in rule.keeps))


def _phrases(id: str) -> Iterator[str]:
    """What the glossaries with this id, or with an id below it, contain."""
    from cleantext.languages import LANGUAGES
    from cleantext.registry import check_prefixes
    from cleantext.repair.glossary.collection import entries_of, ids
    from cleantext.repair.glossary.entry import GENERAL, UNLISTED
    from cleantext.selectors import matches

    languages, own = tuple(LANGUAGES), tuple(map(str, user_glossaries()))
    check_prefixes([id], lambda: ids(languages, own))
    found_without_glossary = {
        UNLISTED: "Repair spun terms that no glossary lists, if the document shows what they were.",
        GENERAL: "Repair general words that a spinner replaced, in documents that almost certainly are spun.",
    }
    if id in found_without_glossary:
        yield from (id, f"  {found_without_glossary[id]}")
        return
    entries = [e for e in entries_of(languages, own) if matches(e.id, id)]
    forms, guesses = (sum(len(getattr(e, name)) for e in entries) for name in ("spun", "guess"))
    yield from (id, f"  {STAGES['phrases']}", "")
    yield f"  glossaries  {', '.join(sorted({f'{e.language}/{e.domain}' for e in entries}))}"
    counts = f"{forms:,} spun forms and {guesses:,} that may also occur in honest text"
    yield f"  terms       {len(entries):,}, with {counts}"
    yield from _examples([e for e in entries if e.spun])
    yield from ("", "  cleantext glossary show TERM shows everything about one term")


def _examples(entries: Sequence[Entry]) -> Iterator[str]:
    """A few repairs, taken at even distances from the glossaries."""
    if not entries:
        return
    yield from ("", "  repairs, for example")
    for entry in entries[:: max(len(entries) // _SHOWN, 1)][:_SHOWN]:
        yield f"    {_visible(entry.spun[0])} → {_visible(entry.term)}"


def _visible(text: str) -> str:
    """A text on one line, with invisible characters named."""
    shown = text.replace("\n", "⏎")
    return "".join(c if c.isprintable() or c == " " else f"<U+{ord(c):04X}>" for c in shown)
