"""Finds the forms of glossaries in texts: normalised, hashed, filtered. How much they prove is not known here."""
