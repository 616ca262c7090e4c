"""Ray Data on a real cluster of several nodes: every row once, whatever dies; the same files as without."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.errors import InputError
from cleantext.files.open_file import ReadOptions
from cleantext.files.registry import format_by_name
from cleantext.files.scale.output import Folder
from cleantext.files.scale.run import here, run
from cleantext.files.scale.shard import Shard
from processes import PROC, command_line, descendants, kill

ray = pytest.importorskip("ray")

from cleantext.adapters.ray import fix  # noqa: E402
from cleantext.files.scale.on_ray import CleanShards, on_ray  # noqa: E402

KILLS = int(os.environ.get("KILLS", "1"))
FAULTY, RIGHT = "It rained , they said.", "It rained, they said."

pytestmark = pytest.mark.skipif(not PROC.exists(), reason="needs /proc")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Three nodes, each with a raylet of its own, on this machine."""
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": 100_000_000}
    cluster = Cluster(initialize_head=True, head_node_args=node)
    for _ in range(2):
        cluster.add_node(**node)
    ray.init(address=cluster.address, log_to_driver=False)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_no_progress_timeout_s = 150  # what can never come to its end says so
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def workers() -> list[int]:
    """The processes of this cluster that clean."""
    lines = {pid: command_line(pid) for pid in descendants(os.getpid())}
    return [
        pid
        for pid, line in lines.items()
        if line.startswith("ray::") and ("Map(" in line or "MapBatches" in line or "MapWorker" in line)
    ]


class Killer(threading.Thread):
    """Kills workers of the cluster, so and so many, each at a random moment after it is seen that there are some."""

    def __init__(self, kills: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.left, self.killed, self._chance, self._over = kills, 0, random.Random(seed), threading.Event()

    def run(self) -> None:
        while self.killed < self.left and not self._over.wait(0.05):
            if workers() and not self._over.wait(self._chance.uniform(0, 2)) and (alive := workers()):
                self.killed += kill(self._chance.choice(alive))

    def end(self) -> int:
        """Stop; returns how many were killed."""
        self._over.set()
        self.join()
        return self.killed


def texts(count: int, blocks: int) -> Any:
    """A dataset of so many texts, of which each block takes a while."""

    def text(batch: Any) -> Any:  # within a function: Ray then sends it by value to its workers
        time.sleep(0.3)
        return {
            "n": batch["id"],
            "text": [f"{FAULTY} {n} We use counterfeit consciousness and bosom malignancy." for n in batch["id"]],
        }

    return ray.data.range(count, override_num_blocks=blocks).map_batches(text)


def test_every_row_once_though_workers_die(cluster: Any) -> None:
    killed, rounds, expected = 0, 0, f"{RIGHT} 7 We use artificial intelligence and breast cancer."
    while killed < KILLS:
        rounds += 1
        killer = Killer(min(3, KILLS - killed), rounds)
        killer.start()
        try:
            data = texts(6000, 24)
            cleaned = fix(data, "text", Cleaner(languages=["en"]), workers=2, batch_size=64, add="spun").take_all()
        finally:
            killed += killer.end()
        assert sorted(row["n"] for row in cleaned) == list(range(6000))
        assert next(row["text"] for row in cleaned if row["n"] == 7) == expected
        assert all(row["text"].startswith(RIGHT) for row in cleaned)


def test_files_are_the_same_as_without(cluster: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    options = ReadOptions(format_by_name("JSON Lines"), fields=("text",))
    shards = []
    for number in range(8):
        path = tmp_path / "in" / f"{number}.jsonl"
        path.write_text(f'{{"text": "{FAULTY} {number}", "n": {number}}}\n' * 3000 + "{bad\n")
        shards.append(Shard(path, path.name, Cleaner(languages=["en"]), ("text",), options))
    alone = run(shards, Folder(tmp_path / "alone"), here, quiet=True)
    killer = Killer(2, 5)
    killer.start()
    try:
        summary = run(shards, Folder(tmp_path / "ray"), on_ray, quiet=True)
    finally:
        killer.end()
    assert summary == alone
    for shard in shards:
        assert (tmp_path / "ray" / shard.name).read_bytes() == (tmp_path / "alone" / shard.name).read_bytes()
    assert run(shards, Folder(tmp_path / "ray"), on_ray, quiet=True).kept == 8


def test_more_than_the_object_stores_hold_streams_through(cluster: Any, tmp_path: Path) -> None:
    """The reader of the rows is slow, and the others wait for it: what is under way fits into the memory."""
    rows, block, size, stores = 6000, 25, 100_000, 300_000_000  # twice as many bytes as the three stores hold

    def with_ballast(batch: Any) -> Any:
        (tmp_path / str(batch["id"][0])).touch()
        return {"n": batch["id"], "text": [FAULTY] * len(batch["id"]), "ballast": [bytes(size)] * len(batch["id"])}

    data = ray.data.range(rows, override_num_blocks=rows // block).map_batches(with_ballast)
    cleaned = fix(data, "text", Cleaner(languages=["en"]), workers=1, batch_size=block)
    numbers, most = list[int](), 0
    for batch in cleaned.iter_batches(batch_size=300, batch_format="pyarrow"):
        numbers += batch.column("n").to_pylist()
        assert set(batch.column("text").to_pylist()) == {RIGHT}
        most = max(most, sum(block for _ in tmp_path.iterdir()) - len(numbers))
        time.sleep(0.2)
    assert sorted(numbers) == list(range(rows))
    assert most * size < stores < rows * size
    session = Path(ray._private.worker._global_node.get_session_dir_path())
    assert not [file for file in session.glob("*spilled*/*") if file.is_file()]


@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 3])
def test_nodes_may_be_lost(cluster: Any, count: int) -> None:
    """Also where as many workers were asked for as the cluster then has processors: what was lost is read once more."""
    chance = random.Random(count)
    for _ in range((KILLS + 1) // 2):
        node, moment = cluster.add_node(num_cpus=1, object_store_memory=100_000_000), chance.uniform(0, 4)

        def remove_when_work_has_begun(node: Any = node, moment: float = moment) -> None:
            while not workers():
                time.sleep(0.05)
            time.sleep(moment)
            cluster.remove_node(node, allow_graceful=False)

        remover = threading.Thread(target=remove_when_work_has_begun, daemon=True)
        remover.start()
        data = texts(4000, 40)
        cleaned = fix(data, "text", Cleaner(languages=["en"]), workers=count, batch_size=32).take_all()
        remover.join()
        assert sorted(row["n"] for row in cleaned) == list(range(4000))


class Refuses(CleanShards):
    """A worker that cannot begin."""

    def __init__(self, *_: Any) -> None:
        raise ModuleNotFoundError("No module named 'brine'")


class Fails(CleanShards):
    """A worker that fails at its first shard."""

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        raise OSError(28, f"No space left for shard {row['id']}")


class Unpicklable(CleanShards):
    """A worker whose answer cannot be sent."""

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        return {"id": row["id"], "report": threading.Lock()}


@pytest.mark.parametrize(
    ("worker", "reason"),
    [(Refuses, "No module named 'brine'"), (Fails, "No space left for shard 0"), (Unpicklable, "lock")],
)
def test_what_ray_raises_is_one_line(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: type[CleanShards], reason: str
) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    monkeypatch.setattr("cleantext.files.scale.on_ray.CleanShards", worker)
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{FAULTY}"}}\n')
    options = ReadOptions(format_by_name("JSON Lines"), fields=("text",))
    shards = [Shard(path, path.name, Cleaner(languages=["en"]), ("text",), options)]
    with pytest.raises(
        InputError, match=f"^Ray cannot go on: [^\n]*{reason}[^\n]*; finished files are kept: "
    ) as error:
        run(shards, Folder(tmp_path / "out"), on_ray, quiet=True)
    assert error.value.__cause__ is None
    assert "Traceback" not in str(error.value)


@pytest.mark.parametrize("address", ["nowhere", "ray://127.0.0.1:1"])
def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path, address: str) -> None:
    """In a process of its own: a process has one cluster."""
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{FAULTY}"}}\n')
    command = [sys.executable, "-m", "cleantext", "fix", "--isolated", "--field", "text", "--engine", "ray"]
    command += ["--output", "out", "a.jsonl"]
    known = os.environ | {"RAY_ADDRESS": address}
    done = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, text=True)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("cleantext: Ray cannot go on: ")
