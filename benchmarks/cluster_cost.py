"""How long a terabyte takes on many workers, of which some are slow and some die: a simulation with a seed.

usage: cluster_cost.py [--rate MB/s] [--terabytes N]

A worker takes the next file when it is free. Each worker's speed differs from the rate by a factor of its own
(log-normal), and some workers are stragglers, three times slower. Workers die at random; the file of a dead worker is
begun anew by the next one that is free.
"""

from __future__ import annotations

import argparse
import heapq
import random
from statistics import mean, quantiles
from typing import NamedTuple

START = 10.0
"""Seconds that a worker of a cluster takes to start: container, imports, tables."""

SPREAD, STRAGGLERS, SLOWER = 0.1, 0.05, 3.0
"""How much the workers' speeds differ (sigma), the share of stragglers, and how many times slower these are."""

RUNS = 40


class Plan(NamedTuple):
    """A run: megabytes in all and in a file, the number of workers, how often one dies (mean hours), and its MB/s."""

    megabytes: float
    file: float
    workers: int
    hours_to_death: float
    rate: float


def hours(plan: Plan, chance: random.Random) -> float:
    """How long one run takes until its last file is finished."""
    rates = [plan.rate / chance.lognormvariate(0, SPREAD) for _ in range(plan.workers)]
    rates = [rate / (SLOWER if chance.random() < STRAGGLERS else 1) for rate in rates]
    free = [(START, worker) for worker in range(plan.workers)]
    heapq.heapify(free)
    waiting = [0.0] * round(plan.megabytes / plan.file)  # since when each file waits for a worker
    end = 0.0
    while waiting:
        at, worker = heapq.heappop(free)
        begins = max(at, heapq.heappop(waiting))
        ends = begins + plan.file / rates[worker]
        dies = begins + chance.expovariate(1 / (3600 * plan.hours_to_death))
        if dies < ends:
            heapq.heappush(waiting, dies)
            heapq.heappush(free, (dies + START, worker))
        else:
            end = max(end, ends)
            heapq.heappush(free, (ends, worker))
    return end / 3600


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=16.0, help="MB/s of one worker")
    parser.add_argument("--terabytes", type=float, default=1.0)
    given = parser.parse_args()
    megabytes = given.terabytes * 1e6
    print(f"{given.terabytes:g} TB at {given.rate:g} MB/s a worker; {RUNS} runs each\n")
    print("| Workers | File | A worker dies every | Undisturbed | Mean | 95 of 100 |\n|---|---|---|---|---|---|")
    for workers in (16, 128):
        for file in (100.0, 1_000.0, 10_000.0):
            for death in (1_000.0, 10.0):
                plan = Plan(megabytes, file, workers, death, given.rate)
                chance = random.Random(1)
                took = [hours(plan, chance) for _ in range(RUNS)]
                ideal = megabytes / given.rate / workers / 3600
                late = quantiles(took, n=20)[-1]
                size = f"{file / 1000:g} GB" if file >= 1000 else f"{file:g} MB"
                row = (workers, size, f"{death:,g} h", f"{ideal:.2f} h", f"{mean(took):.2f} h", f"{late:.2f} h")
                print("| " + " | ".join(map(str, row)) + " |")


if __name__ == "__main__":
    main()
