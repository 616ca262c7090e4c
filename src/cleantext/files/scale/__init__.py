"""Whole folders of files cleaned into another folder: by several processes, resumable; in place is elsewhere."""
