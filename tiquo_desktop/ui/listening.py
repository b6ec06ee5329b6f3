"""Listens to a database in a thread of its own: whatever anybody records there is told."""

from __future__ import annotations

import threading
from contextlib import closing

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tiquo_desktop.domain.errors import DatabaseError
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.reader import Reader

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 4.0
"""Seconds before a lost connection is tried again: every time twice as many."""
_AGAIN_MS = 5_000


class Listening(QObject):
    """Listens for as long as a database is open, and begins again by itself.

    Signals:
        told: something was recorded or changed, or may have been while nobody could tell; whether
            events wait to be sealed.
        lost: nobody can tell at the moment; each time that it was tried in vain.
    """

    told = Signal(bool)
    lost = Signal()
    _said = Signal(object, object)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = reader.lane("news", standing=True)
        self._database: Database | None = None
        self._token = object()
        self._said.connect(self._on_said, Qt.ConnectionType.QueuedConnection)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._begin)

    def set_database(self, database: Database | None) -> None:
        """Listen there from now on, on a connection that is made anew."""
        self._database = database
        self.begin_again()

    def begin_again(self) -> None:
        """Connect now, instead of after a pause."""
        self._lane.cancel()
        self._again.stop()
        self._token = object()
        self._begin()

    def _begin(self) -> None:
        database, token = self._database, self._token
        if database is None:
            return

        def say(cancel: threading.Event, waiting: bool | None) -> None:
            if not cancel.is_set():  # the window may be gone by then
                self._said.emit(token, waiting)

        def work(cancel: threading.Event) -> None:
            pause = FIRST_PAUSE
            with closing(database.news()) as news:
                while True:
                    try:
                        waiting = news.wait(cancel)
                    except DatabaseError:
                        say(cancel, None)
                        cancel.wait(pause)
                        pause = min(2 * pause, LONGEST_PAUSE)
                    else:
                        pause = FIRST_PAUSE
                        say(cancel, waiting)

        # It ends by being stopped; else by something unexpected, of which there is a report.
        self._lane.request(work, lambda _: None, lambda _sentence: self._again.start())

    def _on_said(self, token: object, waiting: bool | None) -> None:
        if token is not self._token:
            return
        if waiting is None:
            self.lost.emit()
        else:
            self.told.emit(waiting)
