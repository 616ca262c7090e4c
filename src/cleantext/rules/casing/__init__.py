"""The casing stage."""
