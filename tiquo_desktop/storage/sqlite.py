"""Local databases: open, create, upgrade, check and back up one SQLite file."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, select, text

from tiquo_desktop.domain import errors, times
from tiquo_desktop.domain.repositories import READ_DEADLINE, DatabaseInfo, Sealed
from tiquo_desktop.host.filesystems import unsafe_location
from tiquo_desktop.host.paths import make_private_dir, make_private_file
from tiquo_desktop.storage import presence, sqlite_ddl
from tiquo_desktop.storage.appending import CustomerIds
from tiquo_desktop.storage.connections import (
    BUSY_TIMEOUT,
    Limit,
    empty_log,
    reader_engine,
    writer_engine,
)
from tiquo_desktop.storage.faults import translated, translating
from tiquo_desktop.storage.logcheck import log_problems
from tiquo_desktop.storage.migrations import KNOWN_VERSIONS, SCHEMA_VERSION
from tiquo_desktop.storage.schema import database
from tiquo_desktop.storage.sessions import Session
from tiquo_desktop.storage.sqlite_news import SqliteNews

_CUSTOMERS_KNOWN = 100_000
"""Customers whose ids are remembered from one transaction to the next."""


class SqliteDatabase:
    """An open local database; see `tiquo_desktop.domain.repositories.Database`."""

    def __init__(
        self,
        path: Path,
        info: DatabaseInfo,
        reader: Engine,
        writer: Engine | None,
        recorded_by: str,
    ) -> None:
        self._path = path
        self._identity = presence.identity(path)
        self._header = presence.Header()
        self._info = info
        self._reader = reader
        self._writer = writer
        self._recorded_by = recorded_by
        self._customer_ids: CustomerIds = {}

    @property
    def info(self) -> DatabaseInfo:
        """Which database this is."""
        return self._info

    @property
    def opener(self) -> Callable[[], SqliteDatabase]:
        """Opens the same file; see the protocol."""
        return partial(open_database, self._path, recorded_by=self._recorded_by)

    @property
    def as_login(self) -> None:
        """A file has no logins."""

    def knows(self, _password: str) -> bool:
        """Nor passwords."""
        return False

    @contextmanager
    def reading(
        self,
        *,
        deadline: float = READ_DEADLINE,
        cancel: threading.Event | None = None,
        together: bool = True,
    ) -> Iterator[Session]:
        """One snapshot, also where nothing has to be `together`; see the protocol."""
        self._require_file()
        limit = Limit(deadline, cancel)
        with (
            translating(interrupted=limit.error),
            self._reader.connect() as connection,
            connection.begin(),
        ):
            limit.watch(connection)
            try:
                with closing(
                    Session(connection, self._info, self._recorded_by, self._customer_ids)
                ) as session:
                    yield session
                    self._remember(session)
            finally:
                limit.release(connection)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction; see the protocol."""
        if self._writer is None:
            raise errors.ReadOnlyDatabase(self._info.read_only or "The database is read-only.")
        self._require_file()
        with (
            translating(),
            self._writer.begin() as connection,
            closing(
                Session(connection, self._info, self._recorded_by, self._customer_ids)
            ) as session,
        ):
            yield session
            self._require_file()
        # Only now: a customer that was rolled back would keep its id here.
        self._remember(session)

    def _remember(self, session: Session) -> None:
        """Remember the customers that were looked up: their ids never change."""
        found = session.activity.customers_found
        if len(self._customer_ids) + len(found) > _CUSTOMERS_KNOWN:
            self._customer_ids = {}
        self._customer_ids.update(found)

    def trouble(self) -> errors.DatabaseError | None:
        """What has become of the file; see the protocol."""
        problem = presence.trouble(self._path, self._header, writable=self._writer is not None)
        if isinstance(problem, errors.ReadOnlyDatabase | None) and not self._is_same_file():
            return self._take_up() or problem
        return problem

    def _is_same_file(self) -> bool:
        return presence.identity(self._path) == self._identity

    def _require_file(self) -> None:
        presence.require(self._path, self._identity)

    def _take_up(self) -> errors.DatabaseError | None:
        """Go on with the file that lies there now, if it is the same database: a restored copy."""
        if self._writer is not None:
            empty_log(self._writer)
            self._writer.dispose()
        self._reader.dispose()
        found = presence.identity(self._path)
        try:
            with translating():
                if _version(self._path) != SCHEMA_VERSION:
                    return presence.replaced(self._path)
                with self._reader.connect() as connection, connection.begin():
                    uid = connection.execute(select(database.c.uid)).scalar_one()
        except errors.DatabaseError:
            uid = None
        if uid != self._info.uid:
            self._reader.dispose()
            return presence.replaced(self._path)
        self._identity = found
        self._customer_ids = {}
        return None

    def news(self) -> SqliteNews:
        """Who tells of what is recorded; see the protocol."""
        return SqliteNews(self._path, partial(_read_only, self._path))

    def seal(self, most: int) -> Sealed:
        """Nothing: what is recorded is sealed with it; see the protocol."""
        return Sealed(0, False)

    def close(self) -> None:
        """Give back every connection."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        self._header.close()


def open_database(
    path: Path,
    *,
    create: bool = False,
    zone: str = "Europe/London",
    region: str = "GB",
    recorded_by: str,
) -> SqliteDatabase:
    """Open a local database, bringing an older schema up to date after a back-up beside it.

    `create` makes one where there is none (or an empty file), private to its owner, with `zone`
    and `region` as its venue's. `recorded_by` is the account that signs every record.

    Raises:
        NoDatabase, NotADatabase, ForeignDatabase, NewerSchema, DamagedDatabase, UnsafeLocation:
            one sentence each. Where the file can be read but not written, the database opens and
            `DatabaseInfo.read_only` says why.
    """
    path = path.absolute()
    if not _holds_something(path):
        if not create:
            raise errors.NoDatabase(
                f"There is no database at {path}: create one, or choose another."
            )
        create_database(path, zone, region, recorded_by)
    with translating():
        version = _version(path)
        read_only = _why_read_only(path)
        if version != SCHEMA_VERSION:
            if read_only is not None:
                raise errors.ReadOnlyDatabase(
                    f"The database has to be brought up to date first, and cannot: {read_only}"
                )
            upgrade_database(path)
        reader = reader_engine(path, immutable=_needs_immutable(path))
        try:
            with reader.connect() as connection, connection.begin():
                info = _info(connection, path, read_only)
        except BaseException:
            reader.dispose()
            raise
    writer = writer_engine(path) if read_only is None else None
    return SqliteDatabase(path, info, reader, writer, recorded_by)


def create_database(path: Path, zone: str, region: str, recorded_by: str) -> None:
    """Make a new database where there is no file, or an empty one, in a private folder.

    Raises:
        DatabaseError: there is a file already, or it cannot be made here.
        UnsafeLocation: a network file system or a synchronised folder.
        InvalidValue: an unknown zone.
    """
    times.zone(zone)
    if _holds_something(path):
        raise errors.DatabaseError(
            f"There is a file at {path} already: nothing was changed. Choose another name."
        )
    reason = unsafe_location(path)
    if reason is not None:
        raise errors.UnsafeLocation(reason)
    try:
        make_private_dir(path.parent)
        make_private_file(path)
    except OSError as error:
        raise errors.DatabaseError(
            f"The database cannot be made at {path} ({error.strerror}): choose a folder that you "
            "may write to."
        ) from None
    with translating():
        _migrate(path, zone=zone, region=region)


def upgrade_database(path: Path) -> Path | None:
    """Run the migrations that are missing; returns the back-up made first, None if none was due."""
    with translating():
        if _version(path) == SCHEMA_VERSION:
            return None
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        saved = path.with_name(f"{path.name}.before-upgrade-{stamp}")
        backup_database(path, saved)
        _migrate(path)
    return saved


def backup_database(path: Path, target: Path) -> None:
    """Copy a database that may be in use, as it is at one moment; never replaces a file.

    Raises:
        UnwritableOutput: `target` exists or cannot be written; no half file is left.
    """
    if os.path.lexists(target):
        raise errors.UnwritableOutput(f"There is a file at {target} already: choose another name.")
    with translating():
        _version(path)
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        make_private_file(half)
        with (
            translating(),
            closing(_read_only(path)) as source,
            closing(sqlite3.connect(half)) as copy,
        ):
            source.backup(copy, pages=4096)
            copy.execute("PRAGMA journal_mode = DELETE")
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        _take_name(half, target)
    except OSError as error:
        raise errors.UnwritableOutput(
            f"The back-up cannot be written to {target} ({error.strerror})."
        ) from None
    finally:
        with suppress(OSError):
            half.unlink()


def _take_name(half: Path, target: Path) -> None:
    """Name the finished file; never that of a file which somebody made in between."""
    try:
        os.link(half, target)  # which, unlike a rename, replaces nothing
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks (FAT, exFAT) have no links. What is replaced is our own empty file.
        if not make_private_file(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        half.replace(target)


def check_database(path: Path) -> list[str]:
    """What is wrong with a database, a sentence each; empty when it is healthy.

    Looks at the file's structure, the append-only triggers, the search index, and every digest and
    the chain of the sealed log.
    """
    problems = []
    with translating():
        _version(path)
        reader = reader_engine(path, immutable=_needs_immutable(path))
        try:
            with reader.connect() as connection, connection.begin():
                damage = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars()
                problems += [f"The file is damaged: {line}." for line in damage if line != "ok"]
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if orphans:
                    problems.append(f"{len(orphans)} rows refer to rows that are missing.")
                problems += _missing_parts(connection)
                problems += _missing_triggers(connection)
                if not problems:
                    problems += log_problems(connection)
        finally:
            reader.dispose()
    return problems


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0 or not path.is_file()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise errors.DatabaseError(
            f"The database at {path} cannot be looked at ({error.strerror})."
        ) from None


def _read_only(path: Path) -> sqlite3.Connection:
    immutable = "&immutable=1" if _needs_immutable(path) else ""
    uri = f"file:{quote(os.fsencode(path))}?mode=ro{immutable}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT)


def _version(path: Path) -> str:
    """The schema's version, once it is sure that the file is a database of this program."""
    if not _holds_something(path):
        raise errors.NoDatabase(f"There is no database at {path}: create one, or choose another.")
    if path.is_dir():
        raise errors.NotADatabase(f"{path} is a folder: choose a database file in it.")
    try:
        with closing(_read_only(path)) as connection:
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


def _why_read_only(path: Path) -> str | None:
    reason = unsafe_location(path)
    if reason is not None:
        return reason
    if not os.access(path, os.W_OK):
        return "The database file is read-only: ask for the right to write to it."
    if not os.access(path.parent, os.W_OK):
        return "The database's folder is read-only: move the database to one you may write to."
    return None


def _needs_immutable(path: Path) -> bool:
    # WAL keeps its shared memory in the folder: without the right to write there a closed file
    # can only be read as one that nobody changes.
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def _info(connection: Connection, path: Path, read_only: str | None) -> DatabaseInfo:
    row = connection.execute(select(database)).one()
    return DatabaseInfo(
        uid=row.uid,
        name=path.stem,
        kind=f"SQLite {sqlite3.sqlite_version}",
        zone=row.zone,
        region=row.region,
        read_only=read_only,
        warnings=tuple(_missing_triggers(connection)),
    )


def _missing_parts(connection: Connection) -> list[str]:
    present = set(connection.execute(text("SELECT name FROM sqlite_master")).scalars())
    return [
        f"The file is damaged: {kind} {name} is missing."
        for name, kind in sqlite_ddl.PARTS.items()
        if name not in present
    ]


def _missing_triggers(connection: Connection) -> list[str]:
    wanted = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    present = {row.name: row.sql for row in connection.execute(wanted)}
    return [
        f"The rule {name} of this database is missing or was changed, so its history may have been "
        "too: ask whoever looks after it, and compare with a back-up."
        for name, sql in sqlite_ddl.TRIGGERS.items()
        if present.get(name) != sql
    ]


def _migrate(path: Path, **attributes: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    # Alembic's options are configparser's, to which a % means something.
    config.attributes.update(attributes)
    engine = writer_engine(path, guarded=False)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
