"""A process on one processor that sleeps for a millisecond, again and again, and tells how late it was woken.

It has next to nothing to do: what it is late by beyond its own work, and beyond what it waited for
the processor while others had it, is late for every program there, since the processor itself stood
still: a computer that shares its processors with others, or lets them sleep deeply, wakes an idle one
up to 40 ms after its alarm. Told by a clock that all processes share, one line each: from, to, and
seconds late.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

SLEEP = 0.001
_TOLD = 0.002
"""Seconds of the shortest delay that is told."""
_SCHEDULING = "/proc/thread-self/schedstat"


class Late(NamedTuple):
    """Between `since` and `to` this processor stood still for `late` seconds."""

    processor: int
    since: float
    to: float
    late: float

    def within(self, began: float, ended: float) -> float:
        """At most how much of it was between these two."""
        return max(0.0, min(self.late, min(ended, self.to) - max(began, self.since)))


class Waiting:
    """For how long the thread that made it waited for a processor, as far as Linux tells."""

    def __init__(self) -> None:
        try:
            # Kept open: to open it for each look would be a tenth of all the work.
            self._file = os.open(_SCHEDULING, os.O_RDONLY)
        except OSError:
            self._file = -1

    def seconds(self) -> float:
        """Since the thread began; 0 where nothing tells."""
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9 if self._file >= 0 else 0.0

    def close(self) -> None:
        """Look no more."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


@contextmanager
def sleepers() -> Iterator[list[Late]]:
    """Have one on each processor; at the end the list holds what they told.

    Where programs cannot choose their processor there is one for all of them, by the number 0.
    """
    told: list[Late] = []
    processors = sorted(os.sched_getaffinity(0)) if sys.platform == "linux" else [0]
    with ExitStack() as running:
        for processor in processors:
            running.enter_context(_sleeper(processor, told))
        yield told


@contextmanager
def _sleeper(processor: int, told: list[Late]) -> Iterator[None]:
    command = [sys.executable, "-m", __name__, str(processor)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it is there
        try:
            yield
        finally:
            process.terminate()
            lines = [line.split() for line in process.stdout if line.endswith("\n")]
            told += [Late(processor, *map(float, line)) for line in lines]


def _sleep(processor: int) -> None:
    if sys.platform == "linux":
        os.sched_setaffinity(0, {processor})
    waiting = Waiting()
    print("here", flush=True)
    last, busy = time.perf_counter(), waiting.seconds() + time.thread_time()
    while True:
        time.sleep(SLEEP)
        now, before = time.perf_counter(), busy
        busy = waiting.seconds() + time.thread_time()
        late = now - last - SLEEP - (busy - before)
        if late > _TOLD:
            print(last, now, late, flush=True)
        last = now


if __name__ == "__main__":
    _sleep(int(sys.argv[1]))
