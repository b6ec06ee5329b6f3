"""Engines for one SQLite file: a writer that locks at once, and read-only readers with deadlines.

Left at its defaults SQLAlchemy with the standard driver lost acknowledged updates, hence the
explicit BEGINs. WAL lets readers and the writer work side by side; synchronous FULL makes a commit
outlive a power cut.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from tiquo_desktop.domain.errors import Cancelled, DeadlineExceeded, TiquoError

BUSY_TIMEOUT = 5.0
"""Seconds to wait for the write lock."""
_NAP = 0.002
"""Seconds between two looks at whether the write lock is free."""
_STEPS = 5_000
"""Instructions of SQLite's machine between two looks at the clock: about 0.1 ms."""

_ERASABLE = frozenset({"summary", "details", "actor", "salt"})
_PERMANENT = frozenset({"activity", "seal", "vocabulary", "database"})
_FIXED_PRAGMAS = frozenset(
    {"recursive_triggers", "foreign_keys", "writable_schema", "ignore_check_constraints"}
)


def _as_it_is(value: Any) -> Any:
    return value


if sys.version_info < (3, 12):
    # What is no number or text is offered to adapters before it is bound. To find that there is none
    # takes this Python several times as long as all the rest.
    sqlite3.register_adapter(type(None), _as_it_is)
    sqlite3.register_adapter(bytes, _as_it_is)


def writer_engine(path: Path, *, guarded: bool = True) -> Engine:
    """An engine whose every transaction is BEGIN IMMEDIATE.

    `guarded` connections may not touch what is permanent, whatever SQL they are given; only
    migrations go without.
    """
    engine = _engine(path, "rw")

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        _pragmas(connection, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
        # From here on nothing waits but the beginning of a transaction.
        connection.execute("PRAGMA busy_timeout = 0")
        if guarded:
            connection.set_authorizer(_authorize)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        _take_lock(connection)

    return engine


def _take_lock(connection: Connection) -> None:
    """Begin a writing transaction as soon as nobody else has one.

    SQLite's own way of waiting sleeps ever longer, up to 0.1 s: beside an import, which takes the
    lock again a moment after giving it back, it would starve.
    """
    driver: Any = connection.connection.driver_connection
    end = time.monotonic() + BUSY_TIMEOUT
    while time.monotonic() < end:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_NAP)
        else:
            return
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def reader_engine(path: Path, *, immutable: bool = False) -> Engine:
    """An engine whose connections cannot write; `immutable` for a closed file in a folder that
    cannot be written to, where WAL has no place for its shared memory."""
    engine = _engine(path, "ro", immutable=immutable)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        _pragmas(connection, "PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def empty_log(writer: Engine) -> None:
    """Fold the write-ahead log into the file that `writer` has open, wherever that lies by now.

    A file that takes its place would otherwise find a log beside it that is not its own. Only a
    connection that is open already may do it: a new one would open the new file.
    """
    pool = writer.pool
    if not isinstance(pool, QueuePool) or not pool.checkedin():
        return
    connection = writer.raw_connection()
    try:
        with suppress(sqlite3.Error):
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


class Limit:
    """A deadline, and a wish to stop, on everything that one connection runs."""

    def __init__(self, deadline: float, cancel: threading.Event | None) -> None:
        self._end = time.monotonic() + deadline
        self._cancel = cancel

    def watch(self, connection: Connection) -> None:
        """From now on look at the clock while statements run."""
        driver: Any = connection.connection.driver_connection
        driver.set_progress_handler(self._reached, _STEPS)

    def release(self, connection: Connection) -> None:
        """Look no more."""
        driver: Any = connection.connection.driver_connection
        driver.set_progress_handler(None, 0)

    def error(self) -> TiquoError:
        """Why a statement was interrupted."""
        if self._cancel is not None and self._cancel.is_set():
            return Cancelled("Stopped.")
        return DeadlineExceeded(
            "The database did not answer in time. Nothing is lost: try again, or ask for less."
        )

    def _reached(self) -> bool:
        cancelled = self._cancel is not None and self._cancel.is_set()
        return cancelled or time.monotonic() > self._end


def _engine(path: Path, mode: str, *, immutable: bool = False) -> Engine:
    uri = f"file:{quote(os.fsencode(path))}"
    query = {"mode": mode, "uri": "true"} | ({"immutable": "1"} if immutable else {})
    return create_engine(
        URL.create("sqlite", database=uri, query=query),
        # A kept writer also keeps the write-ahead log from being folded in at every commit.
        poolclass=QueuePool,
        connect_args={
            "isolation_level": None,
            "timeout": BUSY_TIMEOUT,
            "check_same_thread": False,
        },
        hide_parameters=True,
    )


def _pragmas(connection: sqlite3.Connection, *further: str) -> None:
    for pragma in (
        "PRAGMA foreign_keys = ON",
        "PRAGMA recursive_triggers = ON",
        "PRAGMA mmap_size = 268435456",
        "PRAGMA cache_size = -32768",
        # Also keeps customers' texts out of temporary files.
        "PRAGMA temp_store = MEMORY",
        *further,
    ):
        connection.execute(pragma)


def _authorize(
    action: int, first: str | None, second: str | None, _schema: str | None, _by: str | None
) -> int:
    """What an application's connection may do: anything but changing what is permanent."""
    if action == sqlite3.SQLITE_UPDATE:
        if first == "activity":
            return sqlite3.SQLITE_OK if second in _ERASABLE else sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_DENY if first in _PERMANENT else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_DELETE:
        return sqlite3.SQLITE_DENY if first in _PERMANENT else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and second is not None:
        return sqlite3.SQLITE_DENY if first in _FIXED_PRAGMAS else sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY if action in _SCHEMA_CHANGES else sqlite3.SQLITE_OK


_SCHEMA_CHANGES = frozenset(
    {
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_DROP_VTABLE,
    }
)
