"""Notices when the database is deleted, replaced or locked away while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from tiquo_desktop.domain.errors import DatabaseError, ReadOnlyDatabase
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.words.error_words import error_words

INTERVAL_MS = 3000
"""Between two looks."""


class DatabaseWatch(QObject):
    """Looks every few seconds, in a thread of its own.

    Signals:
        troubled: a sentence or two: what happened, what is safe, what to do.
        recovered: the trouble is over.
    """

    troubled = Signal(str)
    recovered = Signal()

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = reader.lane("watch")
        self._database: Database | None = None
        self._looking = False
        self._problem = ""
        self._readable = True
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    @property
    def problem(self) -> str:
        """What is wrong now; empty where nothing is."""
        return self._problem

    @property
    def is_readable(self) -> bool:
        """Whether what is read now comes from the database, and not from what was read before."""
        return self._readable

    def set_database(self, database: Database | None) -> None:
        """Watch this database from now on."""
        self._lane.cancel()
        self._database, self._looking, self._problem = database, False, ""
        self._readable = True
        if database is None:
            self._timer.stop()
        else:
            self._timer.start()

    def look(self) -> None:
        """Look now; a look that takes long, as on a disk that hangs, is not asked for twice."""
        database = self._database
        if database is not None and not self._looking:
            self._looking = True
            self._lane.request(lambda _: database.trouble(), self._looked, self._failed)

    def _looked(self, problem: DatabaseError | None) -> None:
        self._looking = False
        said = str(problem) if problem is not None else ""
        if said == self._problem:
            return
        self._problem = said
        self._readable = problem is None or isinstance(problem, ReadOnlyDatabase)
        if said:
            self.troubled.emit(error_words(said))
        else:
            self.recovered.emit()

    def _failed(self, _sentence: str) -> None:
        self._looking = False  # the report of the unexpected error says more
