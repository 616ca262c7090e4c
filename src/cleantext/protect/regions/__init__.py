"""What kind of text a place is in: is it prose? What is seen of lines, the weights, and the answer, asked lazily."""
