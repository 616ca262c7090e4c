"""Cleaning as a stage of other tools: one file for each, named after it. Only here are those tools imported."""
