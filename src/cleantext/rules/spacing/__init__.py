"""The spacing stage."""
