"""How long the window's event loop stands still while hands work on a long history.

A heartbeat in the UI thread looks how long ago it beat last: that is how long nobody's key was
answered and nothing was painted. Of each step of the hands (a key, a notch of the wheel, a click)
the longest gap counts, with what the thread worked in it. What says nothing about the window is
taken off first: for how long the thread waited for a processor that others had, as far as the system tells,
or for how long the processor itself stood still in the same moment, as a process beside that only
sleeps there tells: see `sleeper`.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from tests.benchmarks.sleeper import Late, Waiting, sleepers

BEAT_MS = 1


class Gap(NamedTuple):
    """When one heartbeat was, and seconds until the next: by the clock, worked, waited for a
    processor (as far as the system tells), and those in which the processor stood still as well: the
    one where the thread was at the end, or that where it was before."""

    began: float = 0.0
    wall: float = 0.0
    worked: float = 0.0
    waited: float = 0.0
    beside: float = 0.0
    processors: tuple[int, ...] = ()

    @property
    def own(self) -> float:
        """What the window has to answer for."""
        return max(self.wall - max(self.waited, self.beside), self.worked)


class Heart(QObject):
    """Beats in the thread that made it, until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[Gap] = []
        self._waiting = Waiting()
        self._last = self._now()
        self._processor = _processor()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._waiting.close()

    def taken(self) -> list[Gap]:
        """The gaps since it was last asked."""
        self._beat()
        gaps, self._gaps = self._gaps, []
        return gaps

    def _beat(self) -> None:
        now, before = self._now(), self._last
        processors = self._processor, _processor()
        self._last, self._processor = now, processors[1]
        wall, worked, waited = (after - each for after, each in zip(now, before, strict=True))
        self._gaps.append(Gap(before[0], wall, worked, waited, processors=processors))

    def _now(self) -> tuple[float, float, float]:
        """By the clock, worked, and waited for a processor: seconds."""
        return time.perf_counter(), time.thread_time(), self._waiting.seconds()


def gaps(steps: Iterable[Callable[[], object]], every: int, rest: int = 300) -> list[Gap]:
    """Do one step each `every` milliseconds; the longest gap after each of them.

    After the last one it is watched for `rest` milliseconds more.
    """
    found: list[list[Gap]] = []
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
    with sleepers() as late:
        heart.taken()
        hands.start()
        loop.exec()
    hands.stop()
    heart.stop()
    heart.deleteLater()
    # Before the first step nothing was done.
    return [
        max((gap._replace(beside=_beside(gap, late)) for gap in each), key=lambda gap: gap.own)
        for each in found[1:]
    ]


def _beside(gap: Gap, told: Iterable[Late]) -> float:
    stood = dict.fromkeys(gap.processors, 0.0)
    for each in told:
        if each.processor in stood:
            stood[each.processor] += each.within(gap.began, gap.began + gap.wall)
    return max(stood.values(), default=0.0)


def _processor() -> int:
    """The number of the processor that the thread is on; 0 where nothing tells."""
    return ctypes.pythonapi.sched_getcpu() if sys.platform == "linux" else 0
