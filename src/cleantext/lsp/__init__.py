"""The language server protocol: findings in a text that is being edited, and their repairs."""
