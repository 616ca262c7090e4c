"""What editors ask over the language server protocol: what was found in a text that is being written, and repairs."""
