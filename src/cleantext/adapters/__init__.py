"""Cleaning as a stage of other tools."""
