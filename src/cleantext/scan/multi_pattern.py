"""Finds many literals in bytes in one native pass: in C by rare bytes, else with an Aho-Corasick automaton."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import ahocorasick_rs

from cleantext.scan.native import native

Find = Callable[[bytes], Iterable[tuple[int, int]]]
"""The number and offset of each literal that occurs in these bytes, including overlapping ones, unordered."""


def finder(literals: list[bytes]) -> Find:
    """Finds these literals."""
    if not native:
        return automaton(literals, range(len(literals)))
    table, others = native.literals(literals)
    find = partial(native.find, table)
    if not others:
        return find
    rest = automaton(literals, others)
    return lambda data: [*find(data), *rest(data)]


def automaton(literals: list[bytes], numbers: Sequence[int]) -> Find:
    """Finds the literals with these numbers."""
    chosen = [literals[n] for n in numbers]
    automaton = ahocorasick_rs.BytesAhoCorasick(chosen, implementation=ahocorasick_rs.Implementation.DFA)
    return lambda data: [(numbers[i], at) for i, at, _ in automaton.find_matches_as_indexes(data, overlapping=True)]
