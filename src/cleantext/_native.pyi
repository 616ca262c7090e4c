import numpy as np
from numpy.typing import NDArray

def join(texts: list[str], /) -> tuple[bytes, list[int], int]: ...
def literals(literals: list[bytes], /) -> tuple[bytes, list[int]]: ...
def find(table: bytes, data: bytes, /) -> list[tuple[int, int]]: ...
def words(data: bytes, /) -> tuple[bytes, bytes]: ...
def alike(hashes: NDArray[np.uint64], /) -> list[int]: ...
def repeated(hashes: NDArray[np.uint64], longest: int, /) -> list[tuple[int, int, int]]: ...
def uncommon(data: bytes, /) -> list[int]: ...
def pairs(data: bytes, /) -> list[int]: ...
def runs(
    hashes: NDArray[np.uint64],
    shortest: int,
    starts: NDArray[np.uint8],
    others: NDArray[np.uint8],
    keys: NDArray[np.uint32],
    marks: NDArray[np.uint16],
    prefixes: NDArray[np.uint32],
    /,
) -> tuple[bytes, bytes, bytes, bytes]: ...
def set_bits(bits: NDArray[np.uint8], halves: NDArray[np.uint32], shift: int, /) -> None: ...
def log_counts(
    keys: NDArray[np.uint64],
    ends: NDArray[np.uint32],
    fingerprints: NDArray[np.uint16],
    counts: NDArray[np.uint8],
    step: float,
    /,
) -> bytes: ...
def score_windows(
    windows: NDArray[np.uint64],
    width: int,
    first: int,
    stop: int,
    ends: NDArray[np.uint32],
    fingerprints: NDArray[np.uint16],
    counts: NDArray[np.uint8],
    step: float,
    unknown: float,
    total: float,
    backoff: float,
    /,
) -> bytes: ...
def find_keys(keys: NDArray[np.uint64], buckets: NDArray[np.uint32], wanted: NDArray[np.uint64], /) -> bytes: ...
def count_keys(keys: NDArray[np.uint64], wanted: NDArray[np.uint64], /) -> bytes: ...
def best_rows(place: NDArray[np.int64], worth: NDArray[np.float32], most: int, /) -> bytes: ...
def fit_wordings(
    row: NDArray[np.int32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    words: NDArray[np.int32],
    lengths: NDArray[np.int64],
    neighbours: NDArray[np.int8],
    targets: NDArray[np.int8],
    weights: NDArray[np.int16],
    size: int,
    /,
) -> bytes: ...
