"""The residue stage."""
