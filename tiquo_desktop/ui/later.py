"""What may follow a little later, so that nothing stalls: rows are painted before all that hangs on
them, each in a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_NAME = "later"


def later(parent: QObject, milliseconds: int, do: Callable[[], object]) -> QTimer:
    """A timer that does this so many milliseconds after it was started last."""
    timer = QTimer(parent)
    timer.setObjectName(_NAME)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(do)
    return timer


def is_waiting(whole: QObject) -> bool:
    """Whether something inside of `whole` is still to follow."""
    return any(timer.isActive() for timer in whole.findChildren(QTimer, _NAME))
