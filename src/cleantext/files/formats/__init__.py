"""The file formats: one file each, which holds a ``FORMAT`` and is found by itself."""
