"""Which local database a file is: whether it is one of this program, and how far it can be used."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, select, text

from tiquo_desktop.domain import errors
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.host.filesystems import unsafe_location
from tiquo_desktop.storage import sqlite_ddl
from tiquo_desktop.storage.connections import BUSY_TIMEOUT
from tiquo_desktop.storage.faults import translated
from tiquo_desktop.storage.migrations import KNOWN_VERSIONS
from tiquo_desktop.storage.schema import database


def holds_something(path: Path) -> bool:
    """Whether there is anything but an empty file.

    Raises:
        DatabaseError: it cannot be looked at.
    """
    try:
        return path.stat().st_size > 0 or not path.is_file()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise errors.DatabaseError(
            f"The database at {path} cannot be looked at ({error.strerror})."
        ) from None


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a file so that nothing of it, or beside it, is changed."""
    immutable = "&immutable=1" if needs_immutable(path) else ""
    uri = f"file:{quote(os.fsencode(path))}?mode=ro{immutable}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT)


def schema_version(path: Path) -> str:
    """The schema's version, once it is sure that the file is a database of this program.

    Raises:
        NoDatabase, NotADatabase, ForeignDatabase, NewerSchema, DamagedDatabase: it is none.
    """
    if not holds_something(path):
        raise errors.NoDatabase(f"There is no database at {path}: create one, or choose another.")
    if path.is_dir():
        raise errors.NotADatabase(f"{path} is a folder: choose a database file in it.")
    try:
        with closing(connect_read_only(path)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
            if (
                application != sqlite_ddl.APPLICATION_ID
                or not connection.execute(known).fetchone()[0]
            ):
                raise errors.ForeignDatabase(
                    f"{path} is a database of another program: nothing was changed. Choose a "
                    "database of Tiquo Desktop, or a new name."
                )
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        known_error = translated(error)
        if isinstance(known_error, errors.NotADatabase):
            raise errors.NotADatabase(f"{path} is no database: choose another file.") from None
        if isinstance(known_error, errors.DamagedDatabase):
            raise errors.DamagedDatabase(
                f"The database at {path} is damaged: keep a copy of it as it is, and go on with "
                "the latest back-up."
            ) from None
        raise
    if row is None or row[0] not in KNOWN_VERSIONS:
        raise errors.NewerSchema(
            f"The database at {path} was written by a newer version of Tiquo Desktop: update this "
            "program. Nothing was changed."
        )
    return str(row[0])


def why_read_only(path: Path) -> str | None:
    """Why nothing can be written to a database; None where it can."""
    reason = unsafe_location(path)
    if reason is not None:
        return reason
    if not os.access(path, os.W_OK):
        return "The database file is read-only: ask for the right to write to it."
    if not os.access(path.parent, os.W_OK):
        return "The database's folder is read-only: move the database to one you may write to."
    return None


def needs_immutable(path: Path) -> bool:
    """Whether SQLite has to be told that nobody changes the file."""
    # WAL keeps its shared memory in the folder: without the right to write there a closed file
    # can only be read as one that nobody changes.
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def database_info(connection: Connection, path: Path, read_only: str | None) -> DatabaseInfo:
    """Which database it is; `read_only` says why nothing can be written to it."""
    row = connection.execute(select(database)).one()
    return DatabaseInfo(
        uid=row.uid,
        name=path.stem,
        kind=f"SQLite {sqlite3.sqlite_version}",
        zone=row.zone,
        region=row.region,
        read_only=read_only,
        warnings=tuple(missing_triggers(connection)),
    )


def missing_triggers(connection: Connection) -> list[str]:
    """A sentence for each rule of a database that is not as this program makes it."""
    wanted = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    present = {row.name: row.sql for row in connection.execute(wanted)}
    return [
        f"The rule {name} of this database is missing or was changed, so its history may have been "
        "too: ask whoever looks after it, and compare with a back-up."
        for name, sql in sqlite_ddl.TRIGGERS.items()
        if present.get(name) != sql
    ]
