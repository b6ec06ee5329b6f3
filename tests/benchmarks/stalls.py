"""How long the window's event loop stands still while hands work on a long history.

A heartbeat in the UI thread looks how long ago it beat last: that is how long nobody's key was
answered and nothing was painted. Of each step of the hands (a key, a notch of the wheel, a click)
the longest gap counts, with what the thread worked in it. Where the system tells how long the
thread waited for a processor that others had, that is taken off: it says nothing about the window.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 1
_WAITED = "/proc/thread-self/schedstat"


class Gap(NamedTuple):
    """Seconds between two heartbeats: by the clock, without waiting for a processor, and worked."""

    wall: float = 0.0
    own: float = 0.0
    worked: float = 0.0


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
        now = self._now()
        wall, waited, worked = (
            after - before for after, before in zip(now, self._last, strict=True)
        )
        self._last = now
        own = max(wall - waited, worked)
        if own > self._longest.own:
            self._longest = Gap(wall, own, worked)

    def _now(self) -> tuple[float, float, float]:
        """By the clock, waited for a processor, and worked: seconds."""
        waited = 0.0
        if self._scheduling is not None:
            # Kept open: to open it for each beat would be a tenth of all the work.
            waited = int(os.pread(self._scheduling, 100, 0).split()[1]) / 1e9
        return time.perf_counter(), waited, time.thread_time()


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
    hands.start()
    loop.exec()
    hands.stop()
    heart.stop()
    heart.deleteLater()
    return found[1:]  # before the first step nothing was done


def _scheduling() -> int | None:
    """Where Linux tells how long the thread that asks waited for a processor."""
    try:
        return os.open(_WAITED, os.O_RDONLY)
    except OSError:
        return None
