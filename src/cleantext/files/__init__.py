"""Reading and writing files without harm: encodings, kinds of file, atomic replacement."""
