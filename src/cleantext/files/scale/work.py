"""Clean one shard, from its file to its report; the same wherever it is done."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from cleantext.errors import CleanTextError
from cleantext.files.open_file import open_file
from cleantext.files.scale.output import (
    Folder,
    Output,
    Progress,
    Tell,
    digest,
    identity,
    place_file,
    read_json,
    write_json,
)
from cleantext.files.scale.parquet import clean_parquet
from cleantext.files.scale.piece import Cleaned, tallying
from cleantext.files.scale.shard import CleanPieces, Shard
from cleantext.files.scale.tally import Tally
from cleantext.files.scale.text_records import clean_text_records, records_of
from cleantext.version import VERSION


def clean_shard(shard: Shard, folder: Folder, clean_pieces: CleanPieces, tell: Tell) -> dict[str, Any]:
    """Clean a shard, put its file in its place, and write and return its report.

    What is wrong with it stops this shard only: the report then has an ``error``, and is not kept.
    """
    start = time.monotonic()
    report: dict[str, Any] = {"shard": shard.name, "version": VERSION, "settings": shard.settings()}
    try:
        report["input"] = identity(shard.path)
        with folder.unfinished() as out, folder.unfinished() as aside:
            with aside.open("wb") as rejected:
                output = Output(rejected, tell)
                _clean(shard, out, clean_pieces, output)
            report["output"] = identity(out)
            tell(Progress(0, Tally()))  # a worker whose parent has gone ends here, before it puts a file in place
            _set_aside(aside, folder.rejected(shard.name))
            place_file(out, folder.file(shard.name))
    except CleanTextError as error:
        return report | {"error": str(error) if error.file else f"{shard.path}: {error}"}
    except Exception as error:
        return report | {"error": f"{shard.path}: {type(error).__name__}: {error}"}
    report |= {"seconds": round(time.monotonic() - start, 3), "counts": output.tally.as_json()}
    write_json(folder.report(shard.name), report)
    return report


def finished(shard: Shard, folder: Folder) -> dict[str, Any] | None:
    """The report of a shard that is finished: same content, same settings, same version; its file is there, whole."""
    report = read_json(folder.report(shard.name))
    if not report or report.get("settings") != shard.settings():
        return None
    try:
        same = _is(shard.path, report["input"]) and _is(folder.file(shard.name), report["output"])
    except (OSError, KeyError):
        return None
    return report if same else None


def _clean(shard: Shard, out: Path, clean_pieces: CleanPieces, output: Output) -> None:
    if shard.options is None:
        clean_parquet(shard, out, clean_pieces, output)
    elif records_of(shard.options):
        clean_text_records(shard, out, clean_pieces, output)
    else:
        _clean_document(shard, out, output)


def _clean_document(shard: Shard, out: Path, output: Output) -> None:
    """Clean a file that is a document, as it would be in place."""
    assert shard.options is not None
    cleaner = tallying(shard.cleaner)
    cleaner.begin()
    with open_file(shard.path, str(shard.path), shard.options) as file, out.open("wb") as target:
        packer = file.source.packer(target)
        for data in file.repaired(file.results(cleaner), tracked=False):
            packer.write(data)
        packer.close()
    output.take(Cleaned(shard.path.stat().st_size, count=1, tally=cleaner.tally))


def _set_aside(part: Path, place: Path) -> None:
    if part.stat().st_size:
        place_file(part, place)
    else:
        place.unlink(missing_ok=True)


def _is(path: Path, was: dict[str, Any]) -> bool:
    """Whether a file is unchanged; its bytes are read only if its time differs."""
    now = path.stat()
    same_size: bool = now.st_size == was["size"]
    return same_size and (now.st_mtime_ns == was["changed"] or digest(path) == was["digest"])
