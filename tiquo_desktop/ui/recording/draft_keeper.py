"""Keeps on disk what somebody is typing: soon after each key, and at the latest when it is left."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from tiquo_desktop.domain.errors import TiquoError
from tiquo_desktop.services.drafts import Draft, DraftKey, Drafts
from tiquo_desktop.ui.reader import TaskQueue

_PAUSE = 150
"""Milliseconds between two writings while somebody types."""


class DraftKeeper(QObject):
    """One draft of one person. The files are written by the queue, in the order of what is asked.

    Signals:
        kept: the draft is on disk since this instant (microseconds UTC).
        failed: it is not, with a sentence that says what to do.
    """

    kept = Signal(object)
    failed = Signal(str)

    def __init__(self, drafts: Drafts, queue: TaskQueue, key: DraftKey, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._queue, self._key = drafts, queue, key
        self._unwritten: Draft | None = None
        self._asked = 0
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.write)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._write_here)

    def keep(self, draft: Draft) -> None:
        """Write this draft soon."""
        self._unwritten = draft
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Write what waits, without waiting for a pause."""
        self._timer.stop()
        draft = self._unwritten
        if draft is None:
            return
        drafts, key, number = self._drafts, self._key, time.monotonic_ns()

        def written(instant: int | None) -> None:
            if self._unwritten is draft:
                self._unwritten = None
            if instant is not None:
                self.kept.emit(instant)
            self._answered()

        self._asked += 1
        self._queue.submit(
            lambda _cancel, _report: drafts.keep(key, draft, number), written, self._refused
        )

    def forget(self) -> None:
        """Remove the draft: it was saved, or nothing is left of it."""
        self._timer.stop()
        self._unwritten = None
        drafts, key, number = self._drafts, self._key, time.monotonic_ns()
        self._asked += 1
        self._queue.submit(
            lambda _cancel, _report: drafts.discard(key, number),
            lambda _: self._answered(),
            self._refused,
        )

    def hold(self, draft: Draft) -> None:
        """Write this draft here and now; for threads that may wait for a disk.

        A draft that cannot be kept is no reason not to save what it says.
        """
        try:
            self._drafts.keep(self._key, draft, time.monotonic_ns())
        except TiquoError:
            return

    def close(self) -> None:
        """Write what waits, and go once it is written."""
        self.write()
        self._closed = True
        self._go()

    def _answered(self) -> None:
        self._asked -= 1
        self._go()

    def _refused(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._answered()

    def _go(self) -> None:
        if self._closed and not self._asked:
            self.deleteLater()

    def _write_here(self) -> None:
        """The program ends, and its queues with it: what was not written yet is written here."""
        self._timer.stop()
        if self._unwritten is not None:
            self.hold(self._unwritten)
