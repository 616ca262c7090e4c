"""What spinners put for what, and how probable that is at a place. No text is changed here."""
