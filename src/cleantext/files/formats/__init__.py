"""The file formats: one file each, which defines ``FORMAT`` and is found automatically."""
