"""Local databases: one SQLite file, opened."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, select

from tiquo_desktop.domain import errors
from tiquo_desktop.domain.repositories import READ_DEADLINE, DatabaseInfo, Sealed
from tiquo_desktop.storage import presence
from tiquo_desktop.storage.appending import CustomerIds
from tiquo_desktop.storage.connections import Limit, empty_log, reader_engine, writer_engine
from tiquo_desktop.storage.faults import translating
from tiquo_desktop.storage.migrations import SCHEMA_VERSION
from tiquo_desktop.storage.schema import database
from tiquo_desktop.storage.sessions import Session
from tiquo_desktop.storage.sqlite_admin import create_database, upgrade_database
from tiquo_desktop.storage.sqlite_info import (
    connect_read_only,
    database_info,
    holds_something,
    needs_immutable,
    schema_version,
    why_read_only,
)
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
    def writing(self, *, sealing: bool = True) -> Iterator[Session]:
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
                if schema_version(self._path) != SCHEMA_VERSION:
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
        return SqliteNews(self._path, partial(connect_read_only, self._path))

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
    if create and not holds_something(path):
        create_database(path, zone, region)
    with translating():
        version = schema_version(path)
        read_only = why_read_only(path)
        if version != SCHEMA_VERSION:
            if read_only is not None:
                raise errors.ReadOnlyDatabase(
                    f"The database has to be brought up to date first, and cannot: {read_only}"
                )
            upgrade_database(path)
        reader = reader_engine(path, immutable=needs_immutable(path))
        try:
            with reader.connect() as connection, connection.begin():
                info = database_info(connection, path, read_only)
        except BaseException:
            reader.dispose()
            raise
    writer = writer_engine(path) if read_only is None else None
    return SqliteDatabase(path, info, reader, writer, recorded_by)
