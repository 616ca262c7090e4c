import numpy as np
from numpy.typing import NDArray

def words(data: bytes, /) -> tuple[bytes, bytes]: ...
def alike(hashes: NDArray[np.uint64], /) -> list[int]: ...
def repeated(hashes: NDArray[np.uint64], longest: int, /) -> list[tuple[int, int]]: ...
def runs(
    hashes: NDArray[np.uint64],
    shortest: int,
    bits: NDArray[np.uint8],
    keys: NDArray[np.uint32],
    prefixes: NDArray[np.uint32],
    /,
) -> list[tuple[int, int, int]]: ...
