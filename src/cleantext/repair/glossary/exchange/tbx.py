"""TBX-Basic (ISO 30042): one concept for each term; faulty forms are its deprecated terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from cleantext.errors import GlossaryError
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, FormPair, Imported, Note, exportable, gathered

_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_DEPRECATED, _PREFERRED = "deprecatedTerm-admn-sts", "preferredTerm-admn-sts"
_GUESS = "guess"
_GENDERS = {"m": "masculine", "f": "feminine"}
_DECLARED = re.compile(r"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)""")
_UTF_8 = re.compile(r"utf-?8|(?:us-)?ascii", re.IGNORECASE)
_ASCII_IS_THE_SAME = re.compile(r"iso-8859-\d+|windows-125\d", re.IGNORECASE)
_PLACELESS = ("definition", "context", "source", "crossReference", "graphic", "transactionType")


def read(text: str, file: Path, language: str) -> Imported:
    """Concepts of this language that have a preferred and a deprecated term.

    Raises:
        GlossaryError: if it is not XML, not TBX, or says that it is in another encoding than UTF-8.
    """
    text = text.removeprefix("\ufeff")
    _check_encoding(text, file)
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line = error.position[0]
        raise GlossaryError(f"not valid XML: {error}", file=str(file), line=line) from None
    concepts = [e for e in root.iter() if _name(e) in ("termEntry", "conceptEntry")]
    if _name(root) not in ("martif", "tbx") or not concepts:
        raise GlossaryError("not TBX: no termEntry or conceptEntry in it", file=str(file), line=1)
    lines = [text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"<(?:\w+:)?(?:term|concept)Entry\b", text)]
    pairs: list[FormPair] = []
    notes: list[Note] = []
    for line, concept in zip(lines, concepts, strict=False):
        sections = [e for e in concept.iter() if _name(e) in ("langSet", "langSec")]
        for section in sections:
            code = (section.get(_XML) or section.get("lang") or "").split("-")[0].lower()
            if code == language:
                pairs += _pairs(section, line, notes)
            else:
                notes.append(Note(line, f"terms in {code or 'no language'} are left out; --language chooses"))
        kinds = {e.get("type") for e in concept.iter() if e.get("type") in _PLACELESS}
        notes += (Note(line, f"{kind} has no place in a glossary") for kind in sorted(k for k in kinds if k))
    return gathered(pairs, file, language, notes)


def _check_encoding(text: str, file: Path) -> None:
    """Refuse a declaration of an encoding other than UTF-8, in which the text was read."""
    declared = _DECLARED.match(text)
    if not declared or _UTF_8.fullmatch(declared[1]) or (text.isascii() and _ASCII_IS_THE_SAME.fullmatch(declared[1])):
        return
    what = f"says that it is in {declared[1]!r}; save the file as UTF-8, and let it say so"
    raise GlossaryError(what, file=str(file), line=1)


def _pairs(section: ElementTree.Element, line: int, notes: list[Note]) -> Iterator[FormPair]:
    """The deprecated terms of a section with the one to use."""
    terms = [e for e in section if _name(e) in ("tig", "ntig", "termSec")]
    acronym = next((_term(t) for t in terms if _field(t, "termType") == "acronym"), "")
    right = [t for t in terms if not _is_faulty(t) and _field(t, "termType") != "acronym"]
    faulty = [t for t in terms if _is_faulty(t)]
    if not right or not faulty:
        all_terms = ", ".join(map(_term, terms))
        notes.append(Note(line, f"{all_terms}: a deprecated term and one to use instead are needed"))
        return
    gender = {v: k for k, v in _GENDERS.items()}.get(_field(right[0], "grammaticalGender"), "")
    for t in faulty:
        yield FormPair(
            _term(t), _term(right[0]), line, is_guess=_note(t) == _GUESS, acronym=acronym, gender=gender,
            note=_note(right[0]), others=tuple(map(_term, right[1:])),
        )  # fmt: skip


def _is_faulty(term: ElementTree.Element) -> bool:
    return _field(term, "administrativeStatus").startswith(("deprecated", "superseded"))


def _term(term: ElementTree.Element) -> str:
    return next((" ".join("".join(e.itertext()).split()) for e in term.iter() if _name(e) == "term"), "")


def _field(term: ElementTree.Element, kind: str) -> str:
    return next(((e.text or "").strip() for e in term.iter() if e.get("type") == kind), "")


def _note(term: ElementTree.Element) -> str:
    return next(((e.text or "").strip() for e in term.iter() if _name(e) == "note"), "")


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def write(entries: Sequence[Entry]) -> Exported:
    """A TBX-Basic file."""
    forms, lost = exportable(entries, ("guess", "acronym", "gender", "note", "others"))
    language = entries[0].language if entries else "en"
    out = [_HEAD.format(language=quoteattr(language))]
    for number, entry in enumerate(dict.fromkeys(e for _, e in forms), 1):
        out.append(f'   <termEntry id="c{number}">\n    <langSet xml:lang={quoteattr(entry.language)}>\n')
        gender = [("grammaticalGender", _GENDERS[entry.gender])] if entry.gender else []
        out.append(_tig(entry.term, [("administrativeStatus", _PREFERRED), *gender], entry.note))
        out += (_tig(other, [("administrativeStatus", "admittedTerm-admn-sts")]) for other in entry.others)
        out += [_tig(entry.acronym, [("termType", "acronym")])] if entry.acronym else []
        out += (_tig(form, [("administrativeStatus", _DEPRECATED)]) for form in entry.spun)
        out += (_tig(form, [("administrativeStatus", _DEPRECATED)], _GUESS) for form in entry.guess)
        out.append("    </langSet>\n   </termEntry>\n")
    return Exported("".join([*out, "  </body>\n </text>\n</martif>\n"]), lost)


def _tig(term: str, fields: Sequence[tuple[str, str]], note: str = "") -> str:
    notes = "".join(f"<termNote type={quoteattr(kind)}>{escape(value)}</termNote>" for kind, value in fields)
    note = f"<note>{escape(note)}</note>" if note else ""
    return f"     <tig><term>{escape(term)}</term>{notes}{note}</tig>\n"


_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang={language}>
 <martifHeader>
  <fileDesc><sourceDesc><p>Spun forms and the terms they stand for, written by cleantext</p></sourceDesc></fileDesc>
  <encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
 </martifHeader>
 <text>
  <body>
"""
