"""When another day begins: "today" is yesterday then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from tiquo_desktop.domain import times

_LONGEST_NAP = 600_000
"""Milliseconds. A computer that slept, or whose clock was set, is noticed after that."""


class Midnight(QObject):
    """Waits for the next midnight of a zone.

    Signals:
        turned: another day has begun.
    """

    turned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._zone = "UTC"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.set_zone("UTC")

    def set_zone(self, zone: str) -> None:
        """Go by the clock of that zone."""
        self._zone = zone
        self._day = times.to_datetime(times.now(), zone).date()
        self._sleep()

    def _look(self) -> None:
        day = times.to_datetime(times.now(), self._zone).date()
        if day != self._day:
            self._day = day
            self.turned.emit()
        self._sleep()

    def _sleep(self) -> None:
        _, end = times.day_bounds(self._day, self._zone)
        left = (end - times.now()) // 1000 + 1
        self._timer.start(min(max(left, 1), _LONGEST_NAP))
