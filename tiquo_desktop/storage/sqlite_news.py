"""News of a local database: SQLite counts what other connections commit, so a look costs nothing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.storage import presence
from tiquo_desktop.storage.faults import translating

LOOKING = 0.25
"""Seconds between two looks."""


class SqliteNews:
    """See `tiquo_desktop.domain.repositories.News`."""

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection]) -> None:
        self._path, self._connect = path, connect
        self._connection: sqlite3.Connection | None = None
        self._file: presence.Identity | None = None
        self._version: int | None = None

    def wait(self, cancel: threading.Event) -> bool:
        """See the protocol."""
        while not cancel.is_set():
            with translating():
                version = self._look()
            if version != self._version:
                self._version = version
                return False
            cancel.wait(LOOKING)
        raise Cancelled("Stopped.")

    def _look(self) -> int:
        """A number that changes whenever another connection has changed something."""
        try:
            if presence.identity(self._path) != self._file:
                self.close()  # another file has taken its place, perhaps a restored copy
            if self._connection is None:
                found = presence.identity(self._path)
                presence.require(self._path, found)
                self._connection, self._file = self._connect(), found
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except BaseException:
            self.close()
            raise
        return int(version)

    def close(self) -> None:
        """See the protocol."""
        connection, self._connection = self._connection, None
        self._version = None
        if connection is not None:
            connection.close()
