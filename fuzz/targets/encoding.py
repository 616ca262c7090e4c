"""Bytes of any kind come back the same through their encoding, in chunks of any size, or are refused."""

from __future__ import annotations

from cleantext import CleanTextError
from cleantext.files.encoding import is_binary, sniffed
from fuzz.inputs import examples
from fuzz.promises import require

_STATED = (
    None,
    "utf-8",
    "utf-16",
    "utf-32",
    "cp1252",
    "latin-1",
    "shift_jis",
    "gb18030",
    "iso2022_jp",
    "cp437",
    "utf-8-sig",
)


def seeds() -> list[bytes]:
    """Examples in each encoding that can write them."""
    return [
        bytes([number % len(_STATED), number % 7]) + text.encode(name or "utf-8", "ignore")
        for number, text in enumerate(examples()[:300])
        for name in (_STATED[number % len(_STATED)], "utf-8-sig")
    ]


def run(data: bytes) -> None:
    """The first byte says which encoding is stated, the second how long the chunks are."""
    if len(data) < 2:
        return
    stated, size, content = _STATED[data[0] % len(_STATED)], data[1] + 1, data[2:]
    encoding = sniffed(content, stated)
    is_binary(content, encoding)
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    try:
        text = "".join(encoding.decode(chunks, "a file"))
    except CleanTextError:
        return
    require(encoding.bom + encoding.encode(text) == content, f"bytes ({encoding.name})", f"{text!r}")
