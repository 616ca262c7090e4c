"""Checks for rules and glossaries, ours and yours."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from cleantext.cleaner import Cleaner
from cleantext.model import Confidence, Result, Stage
from cleantext.pipeline.apply import invert, splice
from cleantext.pipeline.entry_examples import failing
from cleantext.registry import on_trial
from cleantext.repair.glossary.collection import entries_of
from cleantext.repair.glossary.load import load
from cleantext.repair.matching.table import compiled
from cleantext.repair.matching.table import phrases as listed
from cleantext.rule import Rule


def check_result(result: Result) -> list[str]:
    """The faults of a result: its edits must be sorted and disjoint, lead to the text and back, and give reasons.

    A rule that failed is a fault too.
    """
    faults = [f"{f.rule or 'the cleaner'} failed at {f.at}: {f.reason}" for f in result.failures]
    if splice(result.source, result.edits) != result.text:
        faults.append("the edits do not lead to the text")
    if splice(result.text, invert(result.edits)) != result.source:
        faults.append("the edits do not lead back to the source")
    for e in result.edits:
        if result.source[e.start : e.end] != e.before or e.before == e.after:
            faults.append(f"{e} does not say what it replaces")
        if not e.rule or not e.reason:
            faults.append(f"{e} names no rule or reason")
    misquoted = (s for s in result.suggestions if result.source[s.start : s.end] != s.before)
    faults += [f"{s} does not say what it would replace" for s in misquoted]
    for a, b in pairwise(result.edits):
        if a.end > b.start or (a.start, a.end) == (b.start, b.end):
            faults.append(f"{a} and {b} overlap or are out of order")
    return faults


def check_rule(rule: Rule) -> list[str]:
    """The faults of a rule, installed or not: each example must come out right, stay right, and survive other rules."""
    with on_trial(rule):
        return _faults(rule)


def _faults(rule: Rule) -> list[str]:
    languages = rule.languages[:1] or tuple(c for c in ("en", "fr") if c not in rule.except_languages)[:1]
    at_least = min(rule.confidence, Confidence.LIKELY)
    alone = Cleaner(languages=languages, select=(rule.id,), at_least=at_least)
    whole = Cleaner(languages=languages, select=() if rule.default else (*Stage, rule.id), at_least=at_least)
    faults = []
    for text, expected in rule.fixes.items():
        result = alone.fix(text)
        faults += [f"{rule.id}: {text!r}: {fault}" for fault in check_result(result)]
        if result.text != expected:
            faults.append(f"{rule.id}: {text!r} became {result.text!r}, not {expected!r}")
        if alone.fix(expected).edits:
            faults.append(f"{rule.id}: {expected!r} is not left alone")
        if whole.fix(whole.fix(text).text).edits:
            faults.append(f"{rule.id}: the whole cleaner does not settle on {text!r}")
        if whole.fix(text).text == text:
            faults.append(f"{rule.id}: the whole cleaner undoes the repair of {text!r}")
    for text in rule.reports:
        result = Cleaner(languages=languages, select=(rule.id,), at_least=Confidence.GUESS).fix(text)
        faults += [f"{rule.id}: {text!r}: {fault}" for fault in check_result(result)]
        if result.edits or not any(s.is_report for s in result.suggestions):
            faults.append(f"{rule.id}: {text!r} must be reported and stay, but became {result.text!r}")
    for text in rule.keeps:
        result = alone.fix(text)
        if result.edits or result.suggestions:
            faults.append(f"{rule.id}: {text!r} must stay, but became {result.text!r}: {result.suggestions}")
    return faults


def check_glossary(*paths: Path) -> list[str]:
    """The examples of glossaries that fail: ``fixes`` must come out right, ``keeps`` must not change.

    Raises:
        GlossaryError: if one cannot be read.
    """
    entries = load(paths)
    languages = tuple(dict.fromkeys(e.language for e in entries)) or ("en",)
    together = entries_of(languages, tuple(map(str, paths)))
    table = compiled(listed(together), together)
    return [str(fault) for fault in failing(entries, table, languages)]
