"""What may follow a little later, so that nothing stalls: rows are painted before all that hangs on
them, each in a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_NAME = "later"
_APART = 0.008
"""Seconds between two of them, in which what the first one changed is painted: timers that are late
would else all be due in one turn."""


def later(parent: QObject, milliseconds: int, do: Callable[[], object]) -> QTimer:
    """A timer that does this so many milliseconds after it was started last, or a moment later if
    something else has only just been done so."""
    timer = QTimer(parent)
    timer.setObjectName(_NAME)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)

    def run() -> None:
        if perf_counter() < _Turn.free:
            timer.start(round(1000 * _APART))
            return
        timer.setInterval(milliseconds)
        do()
        _Turn.free = perf_counter() + _APART

    timer.timeout.connect(run)
    return timer


class _Turn:
    """When the next one may be done, by `perf_counter`."""

    free = 0.0


def is_waiting(whole: QObject) -> bool:
    """Whether something inside of `whole` is still to follow."""
    return any(timer.isActive() for timer in whole.findChildren(QTimer, _NAME))
