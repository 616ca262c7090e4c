"""Files at scale: whole folders, several processes, resumed and with bad records, come out as one file by itself."""

import gzip
import inspect
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.cli.main import cleantext
from cleantext.errors import InputError
from cleantext.files.scale.output import OWN, Progress
from cleantext.files.scale.piece import Piece, clean_piece
from cleantext.files.scale.progress import Meter
from cleantext.files.scale.tally import Tally
from cleantext.files.scale.workers import Died, Workers

FAULTY, RIGHT = "It rained , they said.", "It rained, they said."
SPUN = "They like profound neural organizations."
FIX = ("fix", "--isolated", "--language", "en", "--field", "text")


def run(*arguments: object) -> tuple[int, str]:
    """Exit status and standard error of a command."""
    from click.testing import CliRunner

    done = CliRunner().invoke(cleantext, list(map(str, arguments)), standalone_mode=False)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return int(done.return_value or 0), done.stderr


def files(folder: Path) -> dict[str, bytes]:
    """The finished files of an output."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and OWN not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def report(folder: Path) -> Any:
    return json.loads((folder / OWN / "report.json").read_text())


def rejected(folder: Path, name: str) -> list[Any]:
    lines = (folder / OWN / "rejected" / f"{name}.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a file of each kind."""
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    rows = [{"id": number, "text": [FAULTY, RIGHT, SPUN][number % 3], "other": FAULTY} for number in range(3000)]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "a.jsonl").write_text(lines)
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (folder / "sub" / "c.csv").write_text(
        "id,text\r\n" + 'x,"It rained , they\r\nsaid ""so"" ."\r\n' * 1500, newline=""
    )
    (folder / "sub" / "d.tsv").write_text("text\tn\n" + f"{FAULTY}\t1\n" * 10)
    (folder / "e.txt").write_text(f"{FAULTY}\n\n{SPUN}\n")
    (folder / "f.md").write_text(f"# Rain\n\n{FAULTY}\n")
    return folder


def test_a_folder_comes_out_as_its_files_do_in_place(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, said = run(*FIX, "--output", out, data)
    assert (status, said.count("\n")) == (0, 1)
    before = files(data)
    assert run(*FIX, data)[0] == 0
    assert files(out) == files(data) != before
    counts = report(out)["counts"]
    assert counts["documents"] == 3000 + 3000 + 1500 + 10 + 1 + 1
    assert sum(counts["spun"]) == counts["documents"]
    assert counts["edits"]["spacing/before-mark"] > 1000


def test_the_report_of_all_is_a_manifest(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(*FIX, "--output", out, data)
    shards = {row["shard"]: row for row in report(out)["shards"]}
    assert shards.keys() == files(out).keys()
    for name, row in shards.items():
        for folder, what in ((data, "input"), (out, "output")):
            assert row[what] == blake2b((folder / name).read_bytes(), digest_size=16).hexdigest()
    first = {name: row["settings"] for name, row in shards.items()}
    run(*FIX, "--ignore", "casing", "--output", out, data)
    assert all(row["settings"] != first[row["shard"]] for row in report(out)["shards"])


def test_several_processes_make_the_same_files(data: Path, tmp_path: Path) -> None:
    run(*FIX, "--output", tmp_path / "one", data)
    run(*FIX, "--output", tmp_path / "two", "--jobs", 2, data)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert report(tmp_path / "one")["counts"] == report(tmp_path / "two")["counts"]


def test_one_large_file_goes_to_several_processes(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.files.scale.text_records.PIECE", 20_000)
    monkeypatch.setattr("cleantext.files.source._CHUNK", 10_000)
    for name, jobs in (("one", 1), ("two", 2)):
        assert run(*FIX, "--output", tmp_path / name, "--jobs", jobs, data / "a.jsonl", data / "e.txt")[0] == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert report(tmp_path / "two")["counts"]["documents"] == 3001


def test_finished_files_are_not_done_again(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(*FIX, "--output", out, data)
    first = files(out)
    (out / OWN / "partial" / "left").write_text("half a line")
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and OWN not in path.parts}

    def kept_and_cleaned(*more: object) -> tuple[int, int]:
        assert run(*FIX, *more, "--output", out, data)[0] == 0
        return report(out)["kept"], report(out)["cleaned"]

    assert kept_and_cleaned() == (6, 0)
    assert times == {path: path.stat().st_mtime_ns for path in times}
    assert not list((out / OWN / "partial").iterdir())
    os.utime(data / "e.txt")  # a new time, and the same bytes
    assert kept_and_cleaned() == (6, 0)
    (data / "e.txt").write_text("Other .\n")
    (out / "f.md").write_text("damaged")
    (out / "a.jsonl").unlink()
    assert kept_and_cleaned() == (3, 3)
    assert {**first, "e.txt": b"Other.\n"} == files(out)
    assert kept_and_cleaned("--ignore", "casing") == (0, 6)
    assert report(out)["counts"]["documents"] == 7512


@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_records_are_set_aside_with_their_reason(tmp_path: Path, jobs: int) -> None:
    good = [json.dumps({"text": FAULTY, "n": n}).encode() for n in range(50)]
    lines = [*good[:20], b'{"text": "It rained , ', *good[20:30], b'{"text": "caf\xe9 , so"}', *good[30:]]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(b"\n".join(lines))
    status, said = run(*FIX, "--output", tmp_path / "out", "--jobs", jobs, tmp_path / "in")
    assert status == 0
    assert "2 records set aside" in said
    clean = [json.dumps({"text": RIGHT, "n": n}).encode() for n in range(50)]
    assert (tmp_path / "out" / "a.jsonl").read_bytes() == b"\n".join(clean)
    first, second = rejected(tmp_path / "out", "a.jsonl")
    assert (first["record"], first["content"]) == (21, '{"text": "It rained , \n')
    assert first["reason"].startswith("is not valid JSON")
    assert (second["record"], second["reason"]) == (32, "is not UTF-8")
    assert "base64" in second["content"]
    assert report(tmp_path / "out")["counts"]["rejected"] == 2


def test_a_record_that_no_rule_can_stand_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fix_batch = Cleaner.fix_batch

    def faulty(self: Cleaner, texts: Any) -> Any:
        texts = list(texts)
        if "BAD" in texts:
            raise RuntimeError("a rule stumbled")
        return fix_batch(self, texts)

    monkeypatch.setattr(Cleaner, "fix_batch", faulty)
    row = f'"{FAULTY}"\n'
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("text\n" + row * 10 + '"BAD"\n' + row * 5)
    assert run(*FIX, "--output", tmp_path / "out", tmp_path / "in")[0] == 0
    assert (tmp_path / "out" / "a.csv").read_text() == "text\n" + f'"{RIGHT}"\n' * 15
    [aside] = rejected(tmp_path / "out", "a.csv")
    assert (aside["record"], aside["content"]) == (12, '"BAD"\n')
    assert aside["reason"] == "RuntimeError: a rule stumbled"
    assert report(tmp_path / "out")["counts"]["documents"] == 15


def test_what_is_wrong_with_a_file_stops_that_file_only(data: Path, tmp_path: Path) -> None:
    (data / "g.csv").write_text("body\nx\n")
    (data / "h.jsonl.gz").write_bytes(b"no archive")
    (data / "i.jsonl").write_text('{"body": "It rained , they said."}\n' * 3)
    for jobs in (1, 2):
        status, said = run(*FIX, "--output", tmp_path / f"out{jobs}", "--jobs", jobs, data)
        assert status == 2
        assert "g.csv:1: has no column 'text'; its columns are body" in said
        assert "h.jsonl.gz: cannot be" in said
        assert "i.jsonl: no record has a key 'text'" in said
        assert sorted(files(tmp_path / f"out{jobs}")) == [
            "a.jsonl",
            "b.jsonl.gz",
            "e.txt",
            "f.md",
            "sub/c.csv",
            "sub/d.tsv",
        ]
        assert not list((tmp_path / f"out{jobs}" / OWN / "partial").iterdir())
        assert [row["shard"] for row in report(tmp_path / f"out{jobs}")["shards"] if "error" in row] == [
            "g.csv",
            "h.jsonl.gz",
            "i.jsonl",
        ]


def test_what_was_skipped_is_counted(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FAULTY)
    (tmp_path / "in" / "b.jsonl").write_text('{"text": "x"}\n')
    _, said = run("fix", "--isolated", "--output", tmp_path / "out", tmp_path / "in")
    assert "b.jsonl: skipped: use --field" in said
    assert f"1 file cleaned into {tmp_path / 'out'}; 1 file skipped; 1 of 1 text repaired, " in said


def test_a_column_that_is_missing_in_parquet_is_said_with_the_file(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "in" / "p.parquet")
    status, said = run(*FIX, "--output", tmp_path / "out", tmp_path / "in")
    assert status == 2
    assert "p.parquet: there is no column 'text'; the columns are body" in said


def test_what_cannot_be_meant_is_refused(data: Path, tmp_path: Path) -> None:
    from click import UsageError

    with pytest.raises(UsageError, match="2 input files would become"):
        run(*FIX, "--output", tmp_path / "out", data / "e.txt", data / "f.md", data)
    with pytest.raises(InputError, match="is also the output"):
        run(*FIX, "--output", data, data)
    assert not (data / OWN).exists()
    inside = data / "out"
    run(*FIX, "--output", inside, data)
    assert run(*FIX, "--output", inside, data)[0] == 0
    assert report(inside)["kept"] == 6


class TestParquet:
    @pytest.fixture
    def pq(self) -> Any:
        return pytest.importorskip("pyarrow.parquet")

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_schema_metadata_compression_and_row_groups_are_kept(self, pq: Any, tmp_path: Path, jobs: int) -> None:
        import pyarrow as pa

        text = pa.array([FAULTY, None, SPUN] * 40)
        columns = {"text": text, "n": pa.array(range(120), pa.uint8()), "tags": pa.array([["a , b"]] * 120)}
        table = pa.table(columns).replace_schema_metadata({"made by": "us"})
        codecs = {"text": "snappy", "n": "zstd", "tags.list.element": "none"}
        pq.write_table(table, tmp_path / "a.parquet", row_group_size=50, compression=codecs, use_dictionary=["text"])
        assert run(*FIX, "--output", tmp_path / "out", "--jobs", jobs, tmp_path / "a.parquet")[0] == 0
        was, now = (pq.ParquetFile(folder / "a.parquet") for folder in (tmp_path, tmp_path / "out"))
        assert now.schema_arrow.equals(was.schema_arrow, check_metadata=True)
        cleaned = now.read()
        assert cleaned.drop_columns(["text"]) == table.drop_columns(["text"])
        assert cleaned.column("text").to_pylist() == [RIGHT, None, "They like deep neural networks."] * 40
        for group in range(was.metadata.num_row_groups):
            old, new = was.metadata.row_group(group), now.metadata.row_group(group)
            assert old.num_rows == new.num_rows
            for column in range(old.num_columns):
                assert old.column(column).compression == new.column(column).compression
                assert old.column(column).encodings == new.column(column).encodings
        assert now.metadata.num_row_groups == 3

    @pytest.mark.parametrize(
        "way",
        [
            {"use_compliant_nested_type": False},
            {"use_deprecated_int96_timestamps": True},
            {"store_decimal_as_integer": True},
            {"write_statistics": False},
            {"write_statistics": ["n"]},
            {"write_page_index": True},
            {"store_schema": False},
            {"data_page_version": "2.0"},
            {"version": "1.0", "compression": "gzip"},
        ],
        ids=lambda way: next(iter(way)),
    )
    def test_what_other_programs_read_is_kept(self, pq: Any, tmp_path: Path, way: dict[str, Any]) -> None:
        """How columns are named and stored, also as Spark and older versions of pyarrow write them."""
        import pyarrow as pa

        if way.keys() - inspect.signature(pq.write_table).parameters.keys():
            pytest.skip("this pyarrow cannot write such a file")
        columns = {
            "text": pa.array([FAULTY, None]),
            "n": pa.array([1, 2]),
            "tags": pa.array([["a", "b"], []]),
            "pairs": pa.array([[{"a.b": [1]}], None]),
            "when": pa.array([0, 1_600_000_000], pa.timestamp("s")).cast(pa.timestamp("ns")),
            "price": pa.array([Decimal("1.20"), None], pa.decimal128(5, 2)),
        }
        order = {"sorting_columns": [pq.SortingColumn(1), pq.SortingColumn(0)]}
        pq.write_table(pa.table(columns), tmp_path / "a.parquet", **{"compression": "zstd", **order, **way})
        assert run(*FIX, "--output", tmp_path / "out", tmp_path / "a.parquet")[0] == 0
        was, now = (pq.ParquetFile(folder / "a.parquet") for folder in (tmp_path, tmp_path / "out"))
        assert now.read().drop_columns(["text"]).equals(was.read().drop_columns(["text"]))
        assert now.schema.equals(was.schema)
        assert now.schema_arrow.equals(was.schema_arrow, check_metadata=True)
        assert (now.metadata.metadata or {}).keys() == (was.metadata.metadata or {}).keys()
        old, new = was.metadata.row_group(0), now.metadata.row_group(0)
        for column in map(old.column, range(old.num_columns)):
            same = next(c for c in map(new.column, range(new.num_columns)) if c.path_in_schema == column.path_in_schema)
            for what in ("compression", "encodings", "is_stats_set", "has_offset_index"):
                assert getattr(same, what) == getattr(column, what)
        assert new.sorting_columns == old.sorting_columns[:1]  # the texts may have changed places in their order

    def test_rows_that_are_no_text_are_set_aside(self, pq: Any, tmp_path: Path) -> None:
        import pyarrow as pa

        text = pa.array([FAULTY.encode(), b"caf\xe9", None, FAULTY.encode()], pa.binary())
        column = pa.StringArray.from_buffers(4, text.buffers()[1], text.buffers()[2], text.buffers()[0])
        pq.write_table(pa.table({"text": column, "n": [1, 2, 3, 4]}), tmp_path / "a.parquet")
        assert run(*FIX, "--output", tmp_path / "out", tmp_path / "a.parquet")[0] == 0
        assert pq.read_table(tmp_path / "out" / "a.parquet").to_pydict() == {
            "text": [RIGHT, None, RIGHT],
            "n": [1, 3, 4],
        }
        [row] = rejected(tmp_path / "out", "a.parquet")
        assert (row["record"], row["content"]) == (2, {"text": {"base64": "Y2Fm6Q=="}, "n": 2})

    def test_empty_broken_and_without_the_column(self, pq: Any, tmp_path: Path) -> None:
        import pyarrow as pa

        (tmp_path / "in").mkdir()
        pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "in" / "a.parquet")
        pq.write_table(pa.table({"body": [FAULTY]}), tmp_path / "in" / "b.parquet")
        (tmp_path / "in" / "c.parquet").write_bytes(b"PAR1 and no more")
        status, said = run(*FIX, "--output", tmp_path / "out", tmp_path / "in")
        assert status == 2
        assert "no column 'text'; the columns are body" in said
        assert "c.parquet: cannot be read as Parquet" in said
        assert list(files(tmp_path / "out")) == ["a.parquet"]

    def test_in_place_says_what_to_do(self, tmp_path: Path) -> None:
        (tmp_path / "a.parquet").write_bytes(b"")
        assert "--output FOLDER" in run(*FIX, tmp_path / "a.parquet")[1]


def _square(number: int, tell: Callable[[Progress], None]) -> int:
    tell(Progress(number, Tally()))
    return number * number


def _deadly(item: tuple[int, str], _: Callable[[Progress], None]) -> int:
    """Kills the worker at number 3: each time, or the first time only."""
    number, once = item
    if number == 3 and not Path(once).exists():
        if once != "/nowhere":
            Path(once).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _raises(number: int, _: Callable[[Progress], None]) -> int:
    if number == 2:
        raise ValueError("two")
    return number


class TestWorkers:
    def test_order_and_progress(self) -> None:
        told = list[int]()
        with Workers(2, lambda progress: told.append(progress.size)) as workers:
            assert list(workers.map(_square, range(20), ahead=3)) == [n * n for n in range(20)]
        assert sorted(told) == list(range(20))

    def test_no_more_items_are_drawn_than_go_ahead(self) -> None:
        drawn = list[int]()

        def items() -> Any:
            for number in range(100):
                drawn.append(number)
                yield number

        with Workers(2, lambda _: None) as workers:
            for number, _ in enumerate(workers.map(_square, items(), ahead=4)):
                assert len(drawn) <= number + 5

    def test_an_item_is_done_again_when_its_worker_dies(self, tmp_path: Path) -> None:
        with Workers(2, lambda _: None) as workers:
            items = [(number, str(tmp_path / "once")) for number in range(8)]
            assert list(workers.map(_deadly, items)) == list(range(8))

    def test_an_item_that_kills_all_is_given_up(self) -> None:
        with Workers(2, lambda _: None) as workers:
            answers = list(workers.map(_deadly, [(number, "/nowhere") for number in range(8)]))
        assert [a for a in answers if not isinstance(a, Died)] == [0, 1, 2, 4, 5, 6, 7]
        assert answers[3] == Died((3, "/nowhere"))

    @pytest.mark.skipif(sys.platform == "win32", reason="there is no server of processes")
    def test_the_server_that_makes_processes_may_die_while_it_is_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import multiprocessing.forkserver as server

        connect, deaths = server.connect_to_new_process, [EOFError(), BrokenPipeError()]

        def dying(descriptors: Any) -> Any:
            if deaths:
                raise deaths.pop()
            return connect(descriptors)

        monkeypatch.setattr(server, "connect_to_new_process", dying)
        with Workers(2, lambda _: None) as workers:
            assert list(workers.map(_square, range(5))) == [0, 1, 4, 9, 16]
        assert not deaths

    def test_after_an_error_the_workers_are_free(self) -> None:
        with Workers(2, lambda _: None) as workers:
            with pytest.raises(ValueError, match="two"):
                list(workers.map(_raises, range(10)))
            assert list(workers.map(_square, range(5))) == [0, 1, 4, 9, 16]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_leaves_nothing_half(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "in").mkdir()
    lines = "".join(json.dumps({"text": f"{n} {FAULTY} {SPUN}"}) + "\n" for n in range(20_000))
    for name in "abc":
        (tmp_path / "in" / f"{name}.jsonl").write_text(lines)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "cleantext", *FIX, "--jobs", str(jobs), "--output", str(out), str(tmp_path / "in")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    partial = out / OWN / "partial"
    while not (partial.is_dir() and any(file.stat().st_size for file in partial.iterdir())):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[1]
    assert (process.returncode, "Traceback" in said) == (130, False)
    assert not list(partial.iterdir())
    assert all(len(data.splitlines()) == 20_000 for data in files(out).values())
    assert len(files(out)) < 3


def test_progress_shows_rate_time_left_and_counts() -> None:
    meter = Meter(4, 10_000_000, io.StringIO())
    meter.tell(Progress(5_000_000, Tally(documents=1500, changed=30, rejected=2)))
    meter.finish()
    line = meter.line()
    assert line.startswith("1 of 4 files, 5 of 10 MB, ")
    assert " MB/s, 0 s left, 1,500 texts, 30 repaired, 2 set aside" in line


class Sixteen:
    """Records that can be halved."""

    def __init__(self, numbers: range) -> None:
        self.numbers = numbers

    def count(self) -> int:
        return len(self.numbers)

    def clean(self, cleaner: Cleaner) -> str:
        return cleaner.fix(FAULTY).text

    def halves(self) -> "tuple[Sixteen, Sixteen] | None":
        middle = len(self.numbers) // 2
        return (Sixteen(self.numbers[:middle]), Sixteen(self.numbers[middle:])) if middle else None

    def plain(self) -> str:
        return FAULTY


def test_tables_that_cannot_be_loaded_are_no_fault_of_records(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def load(cleaner: Cleaner) -> None:
        tries.append(cleaner)
        raise RuntimeError("a table is missing")

    monkeypatch.setattr(Cleaner, "_flow", property(load))
    with pytest.raises(RuntimeError, match="a table is missing"):
        clean_piece(Piece(Sixteen(range(16)), Cleaner(languages=("de",)), 64))
    assert len(tries) == 1
