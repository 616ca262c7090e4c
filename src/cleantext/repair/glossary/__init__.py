"""The file format of glossaries: entries, reading, editing, exchange with other formats; no text is looked at here."""
