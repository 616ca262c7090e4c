"""Find the rules, ours by their files and those of other packages by entry points; choose among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from cleantext import rules as package
from cleantext.discovery import additions, modules
from cleantext.errors import ConfigError, RuleError
from cleantext.model import Stage
from cleantext.rule import Rule
from cleantext.selectors import matches

OURS = "cleantext"
"""The origin of the rules that come with the package."""

_ORDER = {stage: i for i, stage in enumerate(Stage)}
_trial: ContextVar[tuple[Rule, ...]] = ContextVar("rules on trial", default=())


class KnownRule(NamedTuple):
    """A rule, and the package that it comes from, with its version where it is not ours."""

    rule: Rule
    origin: str


def all_rules() -> tuple[Rule, ...]:
    """All rules, by stage, then by id.

    Raises:
        RuleError: if a rule's id does not match its file, a file has no rule or several, or two rules have the same id.
    """
    rules = [known.rule for known in known_rules()]
    if trial := _trial.get():
        ids = {rule.id for rule in trial}
        rules = sorted([*(r for r in rules if r.id not in ids), *trial], key=_key)
    return tuple(rules)


@cache
def known_rules() -> tuple[KnownRule, ...]:
    """Every rule with its origin, by stage, then by id.

    Raises:
        RuleError: as ``all_rules``.
    """
    by_id: dict[str, KnownRule] = {}
    for known in (*_ours(), *_added()):
        if other := by_id.get(known.rule.id):
            raise RuleError(
                f"two rules have the id {known.rule.id}: one from {other.origin} and one from {known.origin}"
            )
        by_id[known.rule.id] = known
    return tuple(sorted(by_id.values(), key=lambda known: _key(known.rule)))


def origin_of(rule: Rule) -> str:
    """The package that a rule comes from."""
    return _origins().get(rule.id, rule.find.__module__)


@cache
def _origins() -> dict[str, str]:
    return {known.rule.id: known.origin for known in known_rules()}


@contextmanager
def on_trial(rule: Rule) -> Iterator[None]:
    """Add a rule that is not installed to the others for a while; it replaces one with the same id."""
    token = _trial.set((rule,))
    try:
        yield
    finally:
        _trial.reset(token)


def added_glossaries() -> tuple[str, ...]:
    """The glossary folders that other packages offer.

    Raises:
        ConfigError: if one is not a package, and so has no folder.
    """
    folders = list[str]()
    for value, origin in additions("cleantext.glossaries"):
        paths = [str(value)] if isinstance(value, str | Path) else list(getattr(value, "__path__", ()))
        if not paths:
            raise ConfigError(f"{origin} must point to a package that contains glossaries, or to a folder")
        folders += paths
    return tuple(folders)


def _ours() -> Iterator[KnownRule]:
    for module in modules(package):
        rules = _rules_in(module)
        place = module.__name__.removeprefix(package.__name__ + ".").replace(".", "/").replace("_", "-")
        if [rule.id for rule in rules] != [place]:
            raise RuleError(
                f"{module.__name__} must contain exactly one rule, {place}; it contains {[rule.id for rule in rules]}"
            )
        yield KnownRule(rules[0], OURS)


def _added() -> Iterator[KnownRule]:
    """The rules of other packages, which may be in a package of modules or in one module, or be named directly."""
    for value, origin in additions("cleantext.rules"):
        places = [*modules(value), value] if hasattr(value, "__path__") else [value]
        rules = [rule for place in places for rule in ([place] if isinstance(place, Rule) else _rules_in(place))]
        if not rules:
            raise RuleError(f"{origin} points to a module without rules")
        yield from (KnownRule(rule, origin) for rule in dict.fromkeys(rules))


def _rules_in(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _key(rule: Rule) -> tuple[int, str]:
    return _ORDER[rule.stage], rule.id


def rule_by_id(id: str) -> Rule:
    """The rule of this id.

    Raises:
        ConfigError: if there is none.
    """
    by_id = {rule.id: rule for rule in all_rules()}
    if id not in by_id:
        raise ConfigError(f"there is no rule {id!r}{_suggestion(id, [*by_id])}; 'cleantext rules' lists them all")
    return by_id[id]


def check_prefixes(prefixes: Iterable[str], phrase_ids: Callable[[], Iterable[str]]) -> None:
    """Make sure that each prefix matches something.

    Raises:
        ConfigError: if one is neither a rule, a stage nor a glossary's id.
    """
    for prefix in prefixes:
        if prefix in set(Stage):
            continue
        ids = list(phrase_ids()) if prefix.startswith(Stage.PHRASES) else [r.id for r in all_rules()]
        if not any(matches(id, prefix) for id in ids):
            raise ConfigError(f"there is no rule or stage {prefix!r}{_suggestion(prefix, ids)}")


def _suggestion(id: str, ids: Sequence[str]) -> str:
    first, second = ([*Stage], ids) if "/" not in id else (ids, [*Stage])
    close = get_close_matches(id, first, n=1) or get_close_matches(id, second, n=1)
    return f" (did you mean {str(close[0])!r}?)" if close else ""
