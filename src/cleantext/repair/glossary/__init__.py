"""The file format of glossaries: entries, reading, editing, exchange with other formats. No text is examined here."""
