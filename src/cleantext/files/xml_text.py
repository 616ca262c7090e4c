"""The prose of an XML file: which elements are units of text, and where in the file each of their characters is.

The parser only finds positions. Repairs are made in the file itself, so that every other byte stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from cleantext.errors import InputError
from cleantext.files.units import OBJECT, Unit

Attributes = Mapping[str, str]

XML_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
"""The attribute that says in which language the text of an element is."""


class Element(NamedTuple):
    """An element that begins.

    Attributes:
        name, attributes: its own.
        around: the names of those it stands in, the outermost first.
        language: what these, or it itself, say about its language.
    """

    name: str
    attributes: Attributes
    around: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the elements of an XML format are. Names are ``prefix:name``, by the prefixes given here.

    Attributes:
        namespaces: the prefixes, by address; elements of others have a name without one.
        units: each is a paragraph, a cell or a segment.
        inline: their text belongs to the unit around them.
        silent: they stand for nothing in a line: bookmarks, properties.
        breaks: they stand for white space.
        skipped: nothing in them is read.
        text: where text may stand, if not in all units and what is inline in them.
        is_wanted: whether a unit is to be read.
        is_locked: whether the text of an element is to stay as it is, by its attributes.
        language: the language of what an element holds, by its name and attributes; empty where it says nothing.
        folds: whether line ends and tabs in the text are spaces.
    """

    namespaces: Mapping[str, str]
    units: frozenset[str]
    inline: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    breaks: Mapping[str, str] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()
    is_wanted: Callable[[Element], bool] = lambda _: True
    is_locked: Callable[[Attributes], bool] = lambda attributes: attributes.get("translate") == "no"
    language: Callable[[str, Attributes], str] = lambda _, __: ""
    folds: bool = False


def xml_units(text: str, grammar: Grammar, file: str) -> list[Unit]:
    """The units of text in an XML file that are not empty.

    Raises:
        InputError: if it is not well-formed, or defines entities of its own.
    """
    return _Reader(text, grammar, file).units()


def escaped(text: str) -> str:
    """A text as XML writes it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def is_literal(units: Sequence[Unit]) -> bool:
    """Whether some of it is written without escapes, in a CDATA section."""
    return any(unit.is_literal for unit in units)


class _Reader:
    """Follows the parser through a file."""

    def __init__(self, text: str, grammar: Grammar, file: str) -> None:
        self._data, self._grammar, self._file = text.encode("utf-8", "surrogatepass"), grammar, file
        self._units = list[Unit]()
        self._open: list[tuple[str, Unit | None, str]] = []  # name, the unit that text goes to, its language
        self._skipping = 0
        self._literal = False
        self._seen = self._passed = 0  # bytes and the characters that they are
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = False
        parser.UseForeignDTD(True)
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.SkippedEntityHandler = self._text, self._entity
        parser.StartCdataSectionHandler = lambda: setattr(self, "_literal", True)
        parser.EndCdataSectionHandler = lambda: setattr(self, "_literal", False)
        parser.EntityDeclHandler = self._declared

    def units(self) -> list[Unit]:
        """The units that are not empty."""
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            raise InputError(f"is not well-formed XML: {why}", file=self._file, line=error.lineno) from None
        return [unit for unit in self._units if unit.text.strip(f" \r\n\t{OBJECT}")]

    def _here(self) -> int:
        """The number of characters before the position of the parser."""
        index = self._parser.CurrentByteIndex
        self._passed += len(self._data[self._seen : index].decode("utf-8", "surrogatepass"))
        self._seen = index
        return self._passed

    def _start(self, name: str, attributes: Attributes) -> None:
        grammar = self._grammar
        if self._skipping:
            self._skipping += 1
            return
        name = self._short(name)
        _, around, language = self._open[-1] if self._open else ("", None, "")
        if name in grammar.skipped or (around is None and grammar.is_locked(attributes)):
            if around is not None:
                around.add_fixed(OBJECT, self._here())
            self._skipping = 1
            return
        language = grammar.language(name, attributes) or language
        unit: Unit | None = None
        if name in grammar.units and self._is_wanted(name, attributes, language):
            if around is not None and around.text:
                around.add_fixed("\n", self._here())
            unit = Unit(language)
            self._units.append(unit)
        elif around is not None:
            if name in grammar.breaks:
                around.add_fixed(grammar.breaks[name], self._here())
            elif name in grammar.inline and not grammar.is_locked(attributes):
                unit = around
            elif name not in grammar.silent:
                around.add_fixed(OBJECT, self._here())
        self._open.append((name, unit, language))

    def _is_wanted(self, name: str, attributes: Attributes, language: str) -> bool:
        around = tuple(opened for opened, _, _ in self._open)
        return self._grammar.is_wanted(Element(name, attributes, around, language))

    def _end(self, _: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()

    def _text(self, text: str) -> None:
        if self._skipping or not self._open:
            return
        name, unit, _ = self._open[-1]
        if unit is None or (self._grammar.text and name not in self._grammar.text):
            return
        at = self._here()
        raw = self._data[self._seen : self._seen + 1]
        if raw == b"&" and not self._literal:
            end = self._data.index(b";", self._seen) + 1
            unit.add(text, [at] * len(text), [at + end - self._seen] * len(text))
        elif text == "\n":
            width = 2 if self._data[self._seen : self._seen + 2] == b"\r\n" else 1
            unit.add(" " if self._grammar.folds else "\n", [at], [at + width])
        else:
            unit.is_literal |= self._literal
            unit.add_plain(text.replace("\t", " ") if self._grammar.folds else text, at)

    def _entity(self, name: str, is_parameter: bool) -> None:
        """An entity that only a document type defines; those of HTML are known."""
        unit = None if self._skipping or not self._open else self._open[-1][1]
        if unit is not None and not is_parameter:
            at = self._here()
            text = html5.get(f"{name};", OBJECT)
            if len(text) == 1 and text != OBJECT:
                unit.add(text, [at], [at + len(name) + 2])
            else:
                unit.add_fixed(OBJECT, at)

    def _declared(self, name: str, _: bool, value: str | None, *__: object) -> None:
        if value is not None:
            raise InputError(f"declares its own entity ({name}), which is not supported", file=self._file)

    def _short(self, name: str) -> str:
        """``prefix:name`` of a name that begins with the address of its namespace."""
        address, _, local = name.rpartition(" ")
        prefix = self._grammar.namespaces.get(address, "")
        return f"{prefix}:{local}" if prefix else local
