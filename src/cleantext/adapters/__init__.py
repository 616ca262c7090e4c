"""Cleaning as a stage of other tools; the only imports of theirs. A file each, named after the tool."""
