"""Example commands at the end of a help page."""

from __future__ import annotations


def examples(*lines: tuple[str, str]) -> str:
    """The end of a help page: example commands, each with what it does."""
    width = max(len(command) for command, _ in lines)
    return "\b\nExamples:\n" + "\n".join(f"  {command:<{width}}  # {meaning}" for command, meaning in lines)
