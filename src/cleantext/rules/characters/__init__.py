"""The characters stage."""
