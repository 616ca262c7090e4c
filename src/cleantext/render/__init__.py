"""Edits as people and programs like to read them."""
