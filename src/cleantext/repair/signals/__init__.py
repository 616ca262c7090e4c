"""Evidence for or against a repair, read from the text around it; what it weighs together is decided elsewhere."""
