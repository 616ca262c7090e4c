"""The rules of our house, one a file."""
