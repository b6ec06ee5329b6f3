"""How long the window's event loop stands still while hands work on a long history.

A heartbeat in the UI thread looks how long ago it beat last: that is how long nobody's key was
answered and nothing was painted. Of each step of the hands (a key, a notch of the wheel, a click)
the longest gap counts, with what the thread worked in it. Where the system tells how long the
thread waited for a processor that others had, that is taken off: it says nothing about the window.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 1
_WAITED = Path("/proc/thread-self/schedstat")


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
        self._last = _now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def taken(self) -> Gap:
        """The longest gap since it was last asked."""
        self._beat()
        longest, self._longest = self._longest, Gap()
        return longest

    def _beat(self) -> None:
        now = _now()
        wall, waited, worked = (
            after - before for after, before in zip(now, self._last, strict=True)
        )
        self._last = now
        own = max(wall - waited, worked)
        if own > self._longest.own:
            self._longest = Gap(wall, own, worked)


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


def _now() -> tuple[float, float, float]:
    """By the clock, waited for a processor, and worked: seconds."""
    return time.perf_counter(), _waited(), time.thread_time()


def _waited() -> float:
    try:
        return int(_WAITED.read_bytes().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0
