"""What translation files share: which side is repaired, and what in a segment stays."""

from __future__ import annotations

from cleantext.files.format import Reading
from cleantext.files.placeholders import keep_placeholders
from cleantext.files.units import BREAKS, cleaned_units
from cleantext.files.xml_text import Grammar, escaped, is_literal, xml_units
from cleantext.model import Result

SIDES = ("target", "source")


def sides(reading: Reading) -> tuple[str, ...]:
    """The sides that are repaired: the targets, if no field says otherwise."""
    return tuple(field for field in reading.fields if field in SIDES) or SIDES[:1]


def clean_xml(text: str, grammar: Grammar, reading: Reading) -> Result:
    """The result for a translation file in XML."""
    units = [keep_placeholders(unit) for unit in xml_units(text, grammar, reading.file)]
    literal = is_literal(units)
    return cleaned_units(text, units, reading.cleaner, None if literal else escaped, BREAKS + "<&" * literal)
