"""The kind of text at a place, and whether it is prose: features of lines, their weights, and the answer, on demand."""
