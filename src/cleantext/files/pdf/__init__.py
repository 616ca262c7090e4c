"""What a reader sees of a PDF: lines with their places, what is set apart, and paragraphs in reading order."""
