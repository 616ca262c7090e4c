"""How much a packed file may unpack to: prose is never packed as tightly as a decompression bomb."""

from __future__ import annotations

from cleantext.errors import InputError

FREE = 64_000_000
"""Bytes that any file may unpack to, however small it is when packed."""

RATIO = 200
"""How many times its packed size a file may unpack to beyond that. Prose takes 3 to 6, a table of zeros some 30, the
XML of an office file 10 to 50; a bomb takes 1,000 and more."""

MOST = 1_000_000_000
"""Bytes that a file may unpack to that is read as a whole."""


def check_unpacked(size: int, packed: int, file: str) -> None:
    """Make sure that what has been unpacked so far is not a decompression bomb.

    Raises:
        InputError: if it is.
    """
    if size > FREE and size > RATIO * packed:
        what = f"unpacks to more than {size // 1_000_000:,} MB, over {RATIO} times its size"
        raise InputError(f"{what}; treated as a decompression bomb and left unchanged", file=file)


def check_whole(size: int, file: str) -> None:
    """Make sure that a file can be read as a whole.

    Raises:
        InputError: if it is too large.
    """
    if size > MOST:
        raise InputError(f"is larger than {MOST // 1_000_000:,} MB when unpacked, too large for its format", file=file)
