"""The terms of our house: one folder a language."""
