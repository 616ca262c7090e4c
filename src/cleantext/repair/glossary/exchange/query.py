"""The query syntax of a tortured-phrase screener: quoted phrases, AND, OR, NOT, NEAR, brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s*(?:(?P<phrase>["“”](?P<text>[^"“”]*)["“”](?P<slack>~\d+)?)|(?P<bracket>[()])|(?P<word>[^\s()"“”]+))"""
)
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(?:/\d+)?")


class QueryError(ValueError):
    """A query contains something that a glossary cannot express."""


class QueryMeaning(NamedTuple):
    """Forms, words of which one must be near, words that forbid, and notes on what is read loosely or strictly."""

    forms: tuple[str, ...]
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def meanings(query: str) -> list[QueryMeaning]:
    """A query as forms with their conditions.

    Raises:
        QueryError: if a glossary cannot express it.
    """
    try:
        return _Parser(query).whole()
    except RecursionError:
        raise QueryError("its brackets stand too deep in one another") from None


class _Parser:
    """Reads a query from left to right; OR binds least, NOT most."""

    def __init__(self, query: str) -> None:
        self._tokens: list[re.Match[str]] = []
        at, query = 0, query.strip()
        while at < len(query):
            token = _TOKEN.match(query, at)
            if not token:
                raise QueryError(f"a quotation mark is not closed: {query[at:]}")
            self._tokens.append(token)
            at = token.end()
        self._at = 0

    def whole(self) -> list[QueryMeaning]:
        """The whole query."""
        if not self._tokens:
            raise QueryError("it is empty")
        meanings = self._either()
        if self._at < len(self._tokens):
            raise QueryError("a bracket is closed that nothing opened")
        return meanings

    def _either(self) -> list[QueryMeaning]:
        meanings = self._both()
        while self._operator("OR"):
            meanings += self._both()
        return meanings

    def _both(self) -> list[QueryMeaning]:
        """Operands joined by AND or NEAR: one has the forms, at most one the words to be near, others forbid."""
        positive: list[list[QueryMeaning]] = []
        unless: list[str] = []
        notes: list[str] = []
        while True:
            if self._operator("NOT"):
                unless += _phrases(self._operand())
                notes.append("NOT holds for the sentence, not for the whole text")
            else:
                positive.append(self._operand())
            joint = self._operator("AND", "NEAR")
            if joint is None and not self._follows("NOT"):
                break
            if joint and joint != "NOT":
                notes.append(f"{joint} is read as: in the same paragraph")
        if not positive:
            raise QueryError("it only says what must not stand there")
        if len(positive) > 2:
            raise QueryError("it asks for several things beside the phrase; near asks for one of them")
        positive.sort(key=lambda operand: not any(" " in f for r in operand for f in r.forms))
        near = _phrases(positive[1]) if len(positive) == 2 else []
        if near and any(r.near for r in positive[0]):
            raise QueryError("it asks for several things beside the phrase; near asks for one of them")
        return [
            QueryMeaning(r.forms, r.near or tuple(near), (*r.unless, *unless), tuple(dict.fromkeys((*r.notes, *notes))))
            for r in positive[0]
        ]

    def _operand(self) -> list[QueryMeaning]:
        """A phrase, words that follow each other, or a query in brackets."""
        if self._at >= len(self._tokens):
            raise QueryError("something is missing at its end")
        token = self._tokens[self._at]
        self._at += 1
        if token["bracket"] == "(":
            meanings = self._either()
            if self._at >= len(self._tokens) or self._tokens[self._at]["bracket"] != ")":
                raise QueryError("a bracket is not closed")
            self._at += 1
            return meanings
        if token["bracket"] or (token["word"] and _OPERATOR.fullmatch(token["word"])):
            raise QueryError(f"{token[0].strip()} stands where a phrase should")
        words = [_plain(token)]
        while token["word"] and self._at < len(self._tokens) and self._is_word(self._tokens[self._at]):
            words.append(_plain(self._tokens[self._at]))
            self._at += 1
        return [QueryMeaning((" ".join(words),))]

    def _is_word(self, token: re.Match[str]) -> bool:
        return bool(token["word"]) and not _OPERATOR.fullmatch(token["word"])

    def _follows(self, name: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at]["word"] == name

    def _operator(self, *names: str) -> str | None:
        """Skip the next token if it is one of these operators; returns whether it was."""
        word = self._tokens[self._at]["word"] if self._at < len(self._tokens) else None
        if word and _OPERATOR.fullmatch(word) and word.split("/")[0] in names:
            self._at += 1
            return word
        return None


def _plain(token: re.Match[str]) -> str:
    """The text of a phrase or word.

    Raises:
        QueryError: if it has a wildcard or lets words stand apart.
    """
    text = token["text"] if token["phrase"] else token["word"]
    if token["slack"]:
        raise QueryError(f"{token['phrase']} lets its words stand apart")
    if "*" in text or "?" in text:
        raise QueryError(f"{text!r} has a wildcard")
    return " ".join(text.split())


def _phrases(operand: list[QueryMeaning]) -> list[str]:
    """The phrases of an operand that is a phrase or a choice of phrases."""
    if any(r.near or r.unless for r in operand):
        raise QueryError("a condition stands within a condition")
    return [form for r in operand for form in r.forms]
