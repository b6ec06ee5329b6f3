"""Timing two ways of doing one thing side by side.

Other programs slow a shared machine down for seconds at a time, so the two ways take turns and
medians are compared; processor seconds say what no neighbour can change.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil


@dataclass(slots=True)
class Samples:
    """Seconds that several runs took, by the wall clock and of this process's processor time."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Add what the block takes."""
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)

    def plus(self, other: Samples) -> Samples:
        """What the two took one after the other, run by run."""
        return Samples(
            [sum(pair) for pair in zip(self.wall, other.wall, strict=True)],
            [sum(pair) for pair in zip(self.cpu, other.cpu, strict=True)],
        )


def quantile(values: list[float], part: float) -> float:
    """The smallest value that at least that part of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(part * len(ordered)) - 1)]


def side_by_side(
    ours: Callable[[int], object], alone: Callable[[int], object], rounds: int, *, warm: bool = True
) -> tuple[Samples, Samples]:
    """Let two ways take turns; each is called with the number of the round, from 0.

    `warm` runs both once before, so that no round pays for what is done only once.
    """
    measured = Samples(), Samples()
    ways = list(zip((ours, alone), measured, strict=True))
    if warm:
        for way, _ in ways:
            way(0)
    for number in range(rounds):
        for way, samples in ways if number % 2 else reversed(ways):
            with samples.timed():
                way(number)
    return measured
