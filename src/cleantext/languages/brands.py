"""The names of products and organisations that are often written with the wrong capitals."""

from functools import cache
from pkgutil import get_data


@cache
def brands() -> dict[str, str]:
    """Return the right spelling of each wrong one."""
    right_of: dict[str, str] = {}
    for line in (get_data("cleantext", "data/brands.txt") or b"").decode().splitlines():
        if line and not line.startswith("#"):
            right, *wrong = line.split("\t")
            right_of.update(dict.fromkeys(wrong, right))
    return right_of
