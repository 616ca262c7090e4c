"""What kind of text a place is in, and whether it is prose: features of lines, weights, and the answer, on demand."""
