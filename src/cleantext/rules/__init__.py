"""One fault a file, in the folder of its stage; found by walking this package."""
