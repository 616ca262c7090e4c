"""Evidence for or against a repair, read from the text around it; it is added up elsewhere."""
