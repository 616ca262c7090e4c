"""A run: which shards are left to do, who does them, and one report of all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple

from cleantext.errors import InputError
from cleantext.files.scale.output import Folder, Tell, write_json
from cleantext.files.scale.piece import Cleaned, Piece, clean_piece
from cleantext.files.scale.progress import Meter
from cleantext.files.scale.shard import Shard
from cleantext.files.scale.tally import Tally
from cleantext.files.scale.work import clean_shard, finished
from cleantext.files.scale.workers import Died, Workers
from cleantext.version import VERSION

Engine = Callable[[Sequence[Shard], Folder, Meter], Iterator[dict[str, Any]]]
"""Cleans shards, and returns their reports as they are finished."""


class Summary(NamedTuple):
    """What became of a run: shards cleaned now and earlier, those that failed, and all counts."""

    cleaned: int
    kept: int
    errors: list[str]
    tally: Tally


def run(shards: Sequence[Shard], folder: Folder, engine: Engine, quiet: bool = False) -> Summary:
    """Clean the shards that are not finished, and write the report of all.

    Raises:
        InputError: if the folder cannot be used.
    """
    start = time.monotonic()
    with folder.in_use():
        reports = {shard.name: report for shard in shards if (report := finished(shard, folder))}
        left = [shard for shard in shards if shard.name not in reports]
        finished_before, errors = len(reports), list[str]()
        with closing(Meter(len(left), sum(map(Shard.size, left)), quiet=quiet)) as meter:
            for report in engine(sorted(left, key=Shard.size, reverse=True), folder, meter):
                meter.finish()
                reports[report["shard"]] = report
                if "error" in report:
                    errors.append(report["error"])
        tally = Tally()
        for report in reports.values():
            if "counts" in report:
                tally.add(Tally.of_json(report["counts"]))
        summary = Summary(len(left) - len(errors), finished_before, errors, tally)
        write_json(folder.own / "report.json", _report(summary, reports, time.monotonic() - start))
    return summary


def here(shards: Sequence[Shard], folder: Folder, meter: Meter) -> Iterator[dict[str, Any]]:
    """The engine that does everything in this process."""
    for shard in shards:
        yield clean_shard(shard, folder, partial(map, clean_piece), meter.tell)


def processes(count: int) -> Engine:
    """The engine that uses several processes of this machine.

    A file that is more than its share goes first, its pieces to all processes; the others are one process's each.
    """

    def engine(shards: Sequence[Shard], folder: Folder, meter: Meter) -> Iterator[dict[str, Any]]:
        share = sum(map(Shard.size, shards)) / count
        shared = [shard for shard in shards if shard.size() > share or len(shards) < count]
        with Workers(count, meter.tell) as workers:
            for shard in shared:
                yield clean_shard(shard, folder, partial(_pieces, workers, 2 * count), meter.tell)
            for report in workers.map(_whole, [(shard, folder) for shard in shards if shard not in shared]):
                yield _died(report.item[0]) if isinstance(report, Died) else report

    return engine


def _pieces(workers: Workers, ahead: int, pieces: Iterable[Piece]) -> Iterator[Cleaned]:
    for cleaned in workers.map(_piece, pieces, ahead):
        if isinstance(cleaned, Died):
            raise InputError("part of it crashed every process that tried to clean it")
        yield cleaned


def _piece(piece: Piece, tell: Tell) -> Cleaned:
    return clean_piece(piece)


def _whole(item: tuple[Shard, Folder], tell: Tell) -> dict[str, Any]:
    shard, folder = item
    return clean_shard(shard, folder, partial(map, clean_piece), tell)


def _died(shard: Shard) -> dict[str, Any]:
    why = "every process that tried it came to a sudden end; is there enough memory?"
    return {"shard": shard.name, "error": f"{shard.path}: {why}"}


def _report(summary: Summary, reports: dict[str, dict[str, Any]], seconds: float) -> dict[str, Any]:
    shards = [{"shard": name, **_outline(reports[name])} for name in sorted(reports)]
    return {
        "version": VERSION,
        "cleaned": summary.cleaned,
        "kept": summary.kept,
        "failed": len(summary.errors),
        "seconds": round(seconds, 3),
        "counts": summary.tally.as_json(),
        "shards": shards,
    }


def _outline(report: dict[str, Any]) -> dict[str, Any]:
    if "error" in report:
        return {"error": report["error"]}
    digests = {name: report[name]["digest"] for name in ("input", "output")} | {"settings": report["settings"]}
    return digests | {name: report["counts"][name] for name in ("documents", "changed", "rejected")}
