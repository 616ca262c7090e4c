"""Reading and writing files without harm: encodings, formats, atomic replacement."""
