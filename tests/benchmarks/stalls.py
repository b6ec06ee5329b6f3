"""How long the window's event loop stands still while hands work on a long history.

A heartbeat in the UI thread looks how long ago it beat last: that is how long nobody's key was
answered and nothing was painted. Of each step of the hands (a key, a notch of the wheel, a click)
the longest gap counts, with what the thread worked in it. Taken off is what says nothing about the
window: for how long the thread waited for a processor that others had, as far as the system tells,
or for how long an empty window, in a process of its own (`python3 -m tests.benchmarks.stalls`), stood
still in the same moment: then the whole computer did.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

BEAT_MS = 1
_WAITED = "/proc/thread-self/schedstat"
_TOLD = 0.003
"""Seconds of the shortest gap that the empty window tells of."""


class Gap(NamedTuple):
    """When one heartbeat was, and seconds until the next: by the clock, worked, waited for a
    processor (as far as the system tells), and those in which an empty window stood still as well."""

    began: float = 0.0
    wall: float = 0.0
    worked: float = 0.0
    waited: float = 0.0
    beside: float = 0.0

    @property
    def own(self) -> float:
        """What the window has to answer for."""
        return max(self.wall - max(self.waited, self.beside), self.worked)


class Heart(QObject):
    """Beats in the thread that made it, until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._longest = Gap()
        self._scheduling = _scheduling()
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        if self._scheduling is not None:
            os.close(self._scheduling)
            self._scheduling = None

    def taken(self) -> Gap:
        """The longest gap since it was last asked."""
        self._beat()
        longest, self._longest = self._longest, Gap()
        return longest

    def _beat(self) -> None:
        now, before = self._now(), self._last
        self._last = now
        wall, worked, waited = (after - each for after, each in zip(now, before, strict=True))
        if wall > self._longest.wall:
            self._longest = Gap(before[0], wall, worked, waited)

    def _now(self) -> tuple[float, float, float]:
        """By the clock, worked, and waited for a processor: seconds."""
        waited = 0.0
        if self._scheduling is not None:
            # Kept open: to open it for each beat would be a tenth of all the work.
            waited = int(os.pread(self._scheduling, 100, 0).split()[1]) / 1e9
        return time.perf_counter(), time.thread_time(), waited


def gaps(steps: Iterable[Callable[[], object]], every: int, rest: int = 300) -> list[Gap]:
    """Do one step each `every` milliseconds, and see how long the loop stood still after each.

    After the last one it is watched for `rest` milliseconds more.
    """
    found: list[Gap] = []
    loop, heart, left = QEventLoop(), Heart(), iter(steps)
    hands = QTimer(heart)
    hands.setTimerType(Qt.TimerType.PreciseTimer)

    def step() -> None:
        found.append(heart.taken())
        action = next(left, None)
        if action is not None:
            action()
        elif hands.interval() == rest:
            loop.quit()
        else:
            hands.setInterval(rest)

    hands.setInterval(every)
    hands.timeout.connect(step)
    with _empty_window() as beside:
        heart.taken()
        hands.start()
        loop.exec()
    hands.stop()
    heart.stop()
    heart.deleteLater()
    # Before the first step nothing was done.
    return [gap._replace(beside=_within(gap, beside)) for gap in found[1:]]


@contextmanager
def _empty_window() -> Iterator[list[tuple[float, float]]]:
    """Have an empty window beside; at the end the list holds when it stood still, from and to."""
    stood: list[tuple[float, float]] = []
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        window.stdout.readline()  # it is there
        try:
            yield stood
        finally:
            window.terminate()
            lines = [line.split() for line in window.stdout if line.endswith("\n")]
            stood += [(float(began), float(ended)) for began, ended in lines]


def _within(gap: Gap, stood: Iterable[tuple[float, float]]) -> float:
    ended = gap.began + gap.wall
    return sum(max(0.0, min(ended, to) - max(gap.began, since)) for since, to in stood)


def _be_empty() -> None:
    """Be an empty window, and tell when it stood still, by a clock that all processes share."""
    app = QApplication([])
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        if now - last > _TOLD:
            print(last, now, flush=True)
        last = now

    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    print("here", flush=True)
    app.exec()


def _scheduling() -> int | None:
    """Where Linux tells how long the thread that asks waited for a processor."""
    try:
        return os.open(_WAITED, os.O_RDONLY)
    except OSError:
        return None


if __name__ == "__main__":
    _be_empty()
