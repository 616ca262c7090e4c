"""The errors: each says what is wrong, where, and what to do."""


class CleanTextError(Exception):
    """The base of every error that cleantext raises on purpose.

    Attributes:
        is_named: whether the file was named itself, rather than found in a folder.
    """

    is_named: bool = True

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None) -> None:
        self.file, self.line = file, line
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(where + message)


class InputTypeError(CleanTextError, TypeError):
    """A value that is not text where text is expected."""


class ConfigError(CleanTextError, ValueError):
    """A setting, a rule id or a language that does not exist."""


class RuleError(CleanTextError):
    """A rule that is not written correctly."""


class GlossaryError(CleanTextError, ValueError):
    """A glossary that cannot be read, or an entry that fails its own examples."""


class InputError(CleanTextError):
    """A file that is not text, not in the stated encoding, or changed while it was read."""
