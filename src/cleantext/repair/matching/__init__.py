"""Finds the forms of glossaries in texts: normalised, hashed, filtered; what they are worth is not known here."""
