"""The engine that uses a Ray cluster: every shard is a row of a Ray dataset, and the worker that gets it cleans it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from cleantext.errors import InputError
from cleantext.files.scale.output import Folder, Progress
from cleantext.files.scale.piece import clean_piece
from cleantext.files.scale.shard import Shard
from cleantext.files.scale.tally import Tally
from cleantext.files.scale.work import clean_shard

if TYPE_CHECKING:
    from cleantext.files.scale.progress import Meter


_RAISED = re.compile(r"^(?:[ \t]+\S.*\n)+(\w[\w.]*(?:: .*)?)$", re.MULTILINE)
"""The line below the calls of a traceback; the first of several is about what was raised first."""


class CleanShards:
    """A worker of the cluster: cleans the shards that it is given; all see the same files."""

    def __init__(self, shards: Sequence[Shard], folder: Folder) -> None:
        self._shards, self._folder = shards, folder

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """The report of a shard."""
        shard = self._shards[row["id"]]
        return {"id": row["id"], "report": clean_shard(shard, self._folder, partial(map, clean_piece), _silent)}


def on_ray(shards: Sequence[Shard], folder: Folder, meter: Meter) -> Iterator[dict[str, Any]]:
    """Clean shards on the cluster that Ray is connected to, or on one of this machine.

    A worker that dies is started anew and does its shard again; what it left is replaced as a whole.

    Raises:
        InputError: if Ray is not installed, or cannot go on.
    """
    for row in _rows(shards, folder):
        meter.tell(Progress(shards[row["id"]].size(), _counts(row["report"])))
        yield row["report"]


def _rows(shards: Sequence[Shard], folder: Folder) -> Iterator[dict[str, Any]]:
    """The number and the report of each shard, as they come in.

    Raises:
        InputError: if Ray is not installed; with the reason that it gives, if it cannot go on.
    """
    try:
        import ray.data
    except ImportError:
        raise InputError("--engine ray needs Ray: pip install 'cleantext-repair[ray]'") from None
    if not shards:
        return
    try:
        rows = ray.data.range(len(shards), override_num_blocks=len(shards))
        yield from rows.map(
            CleanShards,
            fn_constructor_args=(list(shards), folder),
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=len(shards)),
        ).iter_rows()
    except Exception as error:  # Ray's errors have no common base: a missing cluster is a ValueError
        advice = "finished files are kept: mend this, and run the same command again, or without --engine ray"
        raise InputError(f"Ray cannot go on: {_reason(error)}; {advice}") from None


def _reason(error: BaseException) -> str:
    """The root of an error, in one line; an error of a worker comes as text with all its tracebacks."""
    if raised := _RAISED.search(str(error)):
        return raised[1]
    first, _, _ = str(error).strip().partition("\n")
    return f"{type(error).__name__}: {first}"


def _counts(report: dict[str, Any]) -> Tally:
    return Tally.of_json(report["counts"]) if "counts" in report else Tally()


def _silent(_: Progress) -> None:
    """Ray shows its own progress."""
