"""Clean text, and repair what machine translation and article spinners did to it."""

from __future__ import annotations

from cleantext.api import diff, fix
from cleantext.cleaner import Cleaner
from cleantext.config import Config
from cleantext.errors import CleanTextError, ConfigError, GlossaryError, InputError, RuleError
from cleantext.model import Confidence, Edit, Proposal, Result, Stage

__all__ = [
    "CleanTextError", "Cleaner", "Confidence", "Config", "ConfigError", "Edit", "GlossaryError", "InputError",
    "Proposal", "Result", "RuleError", "Stage", "diff", "fix",
]  # fmt: skip
