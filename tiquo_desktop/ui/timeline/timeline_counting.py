"""Reads the whole index of a timeline, from which everything is counted, and tells how far it is.

Later it reads what was recorded since, behind everybody's back: nothing is told of that but its end.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from tiquo_desktop.ui.reader import Lane

if TYPE_CHECKING:  # numpy stays out of the start-up
    from tiquo_desktop.services.timeline import Timeline
    from tiquo_desktop.services.timeline_index import TimelineIndex


class TimelineCounting(QObject):
    """One reading at a time; a newer one takes the place of the older.

    Signals:
        counted: the `TimelineIndex`.
        failed: a sentence.
        progressed: how many events were read, and how many there are; only of long histories.
        caught_up: the `TimelineIndex` with what was recorded since; None where that was not to be
            had.
    """

    caught_up = Signal(object)
    counted = Signal(object)
    failed = Signal(str)
    progressed = Signal(object, object)
    _read = Signal(object, object, object)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._reading: threading.Event | None = None
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    @property
    def is_reading(self) -> bool:
        """Whether an index is being read."""
        return self._reading is not None

    def read(self, timeline: Timeline) -> None:
        """Read the index of this timeline."""
        token = self._reading = threading.Event()

        def work(cancel: threading.Event) -> TimelineIndex:
            return timeline.index(cancel, lambda done, of: self._read.emit(token, done, of))

        self._lane.request(work, self._on_counted, self._on_failed)

    def catch_up(self, timeline: Timeline) -> None:
        """Read what was recorded since; not while an index is being read."""
        self._lane.request(
            timeline.caught_up, self.caught_up.emit, lambda _sentence: self.caught_up.emit(None)
        )

    def stop(self) -> None:
        """Read no further; nothing more is told of it."""
        self._reading = None
        self._lane.cancel()

    def _on_read(self, token: object, done: int, of: int) -> None:
        if token is self._reading:
            self.progressed.emit(done, of)

    def _on_counted(self, index: TimelineIndex) -> None:
        self._reading = None
        self.counted.emit(index)

    def _on_failed(self, sentence: str) -> None:
        self._reading = None
        self.failed.emit(sentence)
