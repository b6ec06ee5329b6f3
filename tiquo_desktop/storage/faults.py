"""One place that turns the driver's errors into errors that a person can act on.

What is not in the table is a bug: it passes through unchanged and ends in a report.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from tiquo_desktop.domain import errors

_BY_CODE: dict[int, tuple[type[errors.DatabaseError], str]] = {
    sqlite3.SQLITE_BUSY: (
        errors.BusyDatabase,
        (
            "The database is busy: another program is writing to it. Try again in a moment; nothing "
            "was written."
        ),
    ),
    sqlite3.SQLITE_LOCKED: (
        errors.BusyDatabase,
        "The database is busy. Try again in a moment; nothing was written.",
    ),
    sqlite3.SQLITE_READONLY: (
        errors.ReadOnlyDatabase,
        "The database is read-only: choose a file and a folder that you may write to.",
    ),
    sqlite3.SQLITE_PERM: (
        errors.ReadOnlyDatabase,
        "The database may not be opened: ask for the right to read and write the file.",
    ),
    sqlite3.SQLITE_AUTH: (
        errors.RefusedByDatabase,
        "The database refused this: history is append-only. Record a correction instead.",
    ),
    sqlite3.SQLITE_FULL: (
        errors.DiskFull,
        "The disk is full: free some space and try again. Nothing was half written.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        errors.DamagedDatabase,
        (
            "The database file is damaged: keep a copy of it as it is, and go on with the latest "
            "back-up."
        ),
    ),
    sqlite3.SQLITE_NOTADB: (
        errors.NotADatabase,
        "The file is no database: choose another one.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        errors.DatabaseError,
        (
            "The database cannot be opened: check that the file and its folder exist and that you may "
            "read and write there."
        ),
    ),
    sqlite3.SQLITE_IOERR: (
        errors.DatabaseError,
        (
            "The disk did not read or write as it should: check the disk and its cable, then try "
            "again. Nothing was half written."
        ),
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        errors.RefusedByDatabase,
        (
            "The database refused this: it would break one of its rules, such as that history is "
            "append-only. Nothing was written."
        ),
    ),
}


def translated(error: BaseException) -> errors.DatabaseError | None:
    """The known error behind a driver's error, or None."""
    code = _code(error)
    kind = None if code is None else _BY_CODE.get(code)
    return kind[0](kind[1]) if kind else None


@contextmanager
def translating(interrupted: Callable[[], errors.TiquoError] | None = None) -> Iterator[None]:
    """Raises the known error in place of the driver's, without the driver's text behind it.

    `interrupted` gives the error for a statement that was stopped on purpose.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if interrupted is not None and _code(error) == sqlite3.SQLITE_INTERRUPT:
            raise interrupted() from None
        known = translated(error)
        if known is None:
            raise
        raise known from None


def _code(error: BaseException) -> int | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    # The low eight bits are the primary result code, the rest only refines it.
    return None if code is None else code & 0xFF
