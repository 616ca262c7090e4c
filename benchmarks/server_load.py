"""Load ``cleantext serve`` over loopback: many clients with short texts and a few with long ones, in several rounds.

    python benchmarks/server_load.py --clients 100 --long 4 --megabytes 10 --rounds 3

No request should fail, short texts should be answered while long ones are cleaned, and memory should stay flat.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

_HONEST = "The committee met on Tuesday and agreed on the budget for the coming year, as every autumn.\n"
_FAULTY = "It rained , they said , and profound learning helped nobody ;it was the 3rd day of August.\n"
_EACH = 10
"""The number of short texts that a client sends in a round."""


class Round(NamedTuple):
    """The result of a round: seconds of each request, failures, and the memory of all processes afterwards in MB."""

    short: list[float]
    long: list[float]
    failures: list[str]
    memory: float


@contextmanager
def server() -> Iterator[tuple[int, int]]:
    """Start the command on a free port; yields the port and the process id."""
    command = [sys.executable, "-m", "cleantext", "serve", "--port", "0", "--isolated"]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert started.stderr is not None
    try:
        found = re.search(r":(\d+)/", started.stderr.readline())
        assert found is not None, "the server did not start"
        yield int(found[1]), started.pid
    finally:
        started.terminate()
        started.wait(30)


def load(port: int, pid: int, clients: int, long: int, megabytes: float) -> Round:
    """Run one round, with all clients at once."""
    failures = list[str]()

    def ask(text: str) -> float:
        since = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", port, timeout=600)
        try:
            headers = {"Content-Type": "application/json"}
            connection.request("POST", "/check", json.dumps({"text": text, "languages": ["en"]}), headers)
            response = connection.getresponse()
            answer = json.loads(response.read())
            if response.status != 200 or "edits" not in answer:
                failures.append(f"{response.status}: {str(answer)[:100]}")
        except OSError as error:
            failures.append(repr(error))
        finally:
            connection.close()
        return time.perf_counter() - since

    def many(number: int) -> list[float]:
        return [ask(_FAULTY if (number + n) % 2 else _HONEST) for n in range(_EACH)]

    size = int(megabytes * 1_000_000)
    block = _HONEST * 9 + _FAULTY
    text = (block * (size // len(block) + 1))[:size]
    with ThreadPoolExecutor(clients + long) as pool:
        waiting = [pool.submit(ask, text) for _ in range(long)]
        short = [seconds for some in pool.map(many, range(clients)) for seconds in some]
        return Round(short, [w.result() for w in waiting], failures, memory(pid))


def memory(pid: int) -> float:
    """The private memory of a process and those it started, in MB.

    The tables are not counted: they are mapped from files, and all processes share them.
    """
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    own = next(line for line in status.splitlines() if line.startswith("RssAnon:"))
    return int(own.split()[1]) / 1000 + sum(memory(int(child)) for child in children)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--long", type=int, default=4, help="long texts in each round")
    parser.add_argument("--megabytes", type=float, default=10, help="how long they are")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    failed = 0
    print(f"{asked.clients} clients, {_EACH} short texts each; {asked.long} texts of {asked.megabytes:g} MB")
    with server() as (port, pid):
        for number in range(1, asked.rounds + 1):
            one = load(port, pid, asked.clients, asked.long, asked.megabytes)
            late = quantiles(one.short, n=100)[98]
            print(
                f"round {number}: {len(one.failures)} failed; short {median(one.short):.3f} s, 99 % in {late:.3f} s; "
                f"long up to {max(one.long, default=0):.1f} s; memory {one.memory:.0f} MB"
            )
            for failure in one.failures[:5]:
                print(f"  {failure}")
            failed += len(one.failures)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
