"""Find the rules by walking their package; choose among them by id or prefix."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from cleantext import rules as package
from cleantext.errors import ConfigError, RuleError
from cleantext.model import Stage
from cleantext.rule import Rule
from cleantext.selectors import matches

_ORDER = {stage: i for i, stage in enumerate(Stage)}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by stage, then by id.

    Raises:
        RuleError: if a rule's id is not the place of its file, or a file holds none or several.
    """
    found = []
    for _, name, is_package in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if is_package:
            continue
        held = [value for value in vars(import_module(name)).values() if isinstance(value, Rule)]
        place = name.removeprefix(package.__name__ + ".").replace(".", "/").replace("_", "-")
        if [r.id for r in held] != [place]:
            raise RuleError(f"{name} must hold one rule, {place}; it holds {[r.id for r in held]}")
        found += held
    return tuple(sorted(found, key=lambda r: (_ORDER[r.stage], r.id)))


def rule_by_id(id: str) -> Rule:
    """The rule of this id.

    Raises:
        ConfigError: if there is none.
    """
    for r in all_rules():
        if r.id == id:
            return r
    raise ConfigError(f"no rule is called {id!r}{_meant(id)}; 'cleantext rules' lists them all")


def check_prefixes(prefixes: Iterable[str], phrase_ids: Callable[[], Iterable[str]]) -> None:
    """Make sure that each prefix stands for something.

    Raises:
        ConfigError: if one is neither a rule, a stage nor a glossary's id.
    """
    for prefix in prefixes:
        if prefix in set(Stage):
            continue
        ids = phrase_ids() if prefix.startswith(Stage.PHRASES) else (r.id for r in all_rules())
        if not any(matches(id, prefix) for id in ids):
            raise ConfigError(f"no rule or stage is called {prefix!r}{_meant(prefix)}")


def _meant(id: str) -> str:
    close = get_close_matches(id, [*Stage, *(r.id for r in all_rules())], n=1)
    return f" (did you mean {str(close[0])!r}?)" if close else ""
