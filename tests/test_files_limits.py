"""What unpacks to more than any prose does is refused, with a line that says so."""

import gzip
from pathlib import Path

import pytest

from cleantext import CleanTextError
from cleantext.files.source import ByteSource


@pytest.mark.parametrize("suffix", [".txt.gz", ".txt.zst", ".md.gz", ".docx.gz"])
def test_a_packed_bomb_is_not_unpacked(tmp_path: Path, suffix: str) -> None:
    content = b"a line\n" * 12_000_000
    if suffix.endswith(".zst"):
        data = pytest.importorskip("zstandard").ZstdCompressor().compress(content)
    else:
        data = gzip.compress(content)
    file = tmp_path / f"bomb{suffix}"
    file.write_bytes(data)
    source = ByteSource(file)
    with source, pytest.raises(CleanTextError, match=r"bomb.*: unpacks to more than \d+ MB, over 200 times its size"):
        source.whole()
    assert file.read_bytes() == data


def test_a_well_packed_file_is_no_bomb(tmp_path: Path) -> None:
    file = tmp_path / "log.txt.gz"
    file.write_bytes(gzip.compress(b"a line like all the others\n" * 2_000_000))
    with ByteSource(file) as source:
        assert len(source.whole()) == 54_000_000
