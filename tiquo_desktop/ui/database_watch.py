"""Notices when the database is deleted, replaced, locked away or cut off while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from tiquo_desktop.domain.errors import DatabaseError, LaggingStandby, ReadOnlyDatabase
from tiquo_desktop.domain.repositories import Database, DatabaseInfo
from tiquo_desktop.ui.reader import Reader

INTERVAL_MS = 3000
"""Between two looks at a file."""
SHARED_MS = 15_000
"""Between two looks at a server: whoever listens to it notices first when it is gone."""
FIRST_MS, LONGEST_MS = 250, 1_500
"""Before the first look at whether a server that is gone is back; every time twice as many. A look
itself may take some seconds."""
_READABLE = ReadOnlyDatabase | LaggingStandby
"""Troubles in which everything can be read."""


class DatabaseWatch(QObject):
    """Looks every few seconds, in a thread of its own.

    Signals:
        changed: what is known of the database has changed, such as the role of its login.
        looked: it was looked, and whether it can be worked on has not changed.
        troubled: `problem` says what happened, what is safe, what to do.
        recovered: the trouble is over.
    """

    changed = Signal()
    looked = Signal()
    troubled = Signal()
    recovered = Signal()

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = reader.lane("watch")
        self._database: Database | None = None
        self._info: DatabaseInfo | None = None
        self._looking = False
        self._trouble: DatabaseError | None = None
        self._pause = FIRST_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def problem(self) -> str:
        """A sentence or two: what is wrong now; empty where nothing is."""
        return str(self._trouble) if self._trouble is not None else ""

    @property
    def outage(self) -> DatabaseError | None:
        """What keeps the database from being read: what is on screen was read before. None while
        it can be read."""
        return None if isinstance(self._trouble, _READABLE) else self._trouble

    def set_database(self, database: Database | None) -> None:
        """Watch this database from now on."""
        self._lane.cancel()
        self._database, self._looking, self._trouble = database, False, None
        self._info = database.info if database is not None else None
        self._timer.stop()
        self._wait()

    def look(self) -> None:
        """Look now; a look that takes long, as on a disk that hangs, is not asked for twice."""
        database = self._database
        if database is not None and not self._looking:
            self._looking = True
            self._lane.request(lambda _: database.trouble(), self._looked, self._failed)

    def _wait(self) -> None:
        if self._database is None:
            return
        if not self._database.info.shared:
            self._timer.start(INTERVAL_MS)
        elif self._trouble is not None:
            self._timer.start(self._pause)
            self._pause = min(2 * self._pause, LONGEST_MS)
        else:
            self._pause = FIRST_MS
            self._timer.start(SHARED_MS)

    def _looked(self, trouble: DatabaseError | None) -> None:
        self._looking = False
        before, self._trouble = self.problem, trouble
        self._wait()
        info = self._database.info if self._database is not None else None
        if info != self._info:
            self._info = info
            self.changed.emit()
        if self.problem == before:
            self.looked.emit()
        elif trouble is not None:
            self.troubled.emit()
        else:
            self.recovered.emit()

    def _failed(self, _sentence: str) -> None:
        self._looking = False  # the report of the unexpected error says more
        self._wait()
