"""The encoding stage."""
