"""A page to paste text into and its JSON, served on this machine only; the command line starts it."""
