"""Plots as SVG; the same numbers give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

matplotlib.rcParams["svg.hashsalt"] = "cleantext"


def bars(groups: Mapping[str, Mapping[str, float]], label: str, file: Path) -> None:
    """A bar for each name in each group, on a logarithmic scale."""
    names = list(next(iter(groups.values())))
    figure, axes = _empty(10, 4.5)
    for number, name in enumerate(names):
        at = [i + number / (len(names) + 1) for i in range(len(groups))]
        axes.bar(at, [values[name] for values in groups.values()], width=0.9 / (len(names) + 1), label=name)
    axes.set_xticks([i + 0.35 for i in range(len(groups))], list(groups), rotation=12)
    axes.set_yscale("log")
    axes.set_ylabel(label)
    axes.legend(ncols=3)
    _save(figure, file)


def lines(
    curves: Mapping[str, tuple[Sequence[float], Sequence[float]]], across: str, up: str, file: Path, *, log: bool = True
) -> None:
    """A line for each curve, given by the positions and heights of its points."""
    figure, axes = _empty(7, 4)
    for name, (places, heights) in curves.items():
        axes.plot(places, heights, marker="o", markersize=4, label=name)
    if log:
        axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.legend()
    _save(figure, file)


def _empty(wide: float, high: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(wide, high))
    return figure, figure.add_subplot()


def _save(figure: Figure, file: Path) -> None:
    figure.tight_layout()
    file.parent.mkdir(exist_ok=True)
    figure.savefig(file, metadata={"Date": None})
