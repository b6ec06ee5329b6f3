"""Shared databases: open one on a PostgreSQL server, read, write, and seal what was written."""

from __future__ import annotations

import hmac
import logging
import math
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import psycopg
from sqlalchemy import Connection
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError

from tiquo_desktop.domain import errors
from tiquo_desktop.domain.errors import TiquoError
from tiquo_desktop.domain.repositories import READ_DEADLINE, DatabaseInfo, Sealed
from tiquo_desktop.storage.activity import Terms
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.appending import CustomerIds
from tiquo_desktop.storage.connecting import count
from tiquo_desktop.storage.lines import (
    CALL_DEADLINE,
    Limit,
    connect,
    line_of,
)
from tiquo_desktop.storage.pool import Pool
from tiquo_desktop.storage.postgres_activity import PostgresActivity
from tiquo_desktop.storage.postgres_customers import PostgresCustomers
from tiquo_desktop.storage.postgres_faults import translating
from tiquo_desktop.storage.postgres_info import database_info
from tiquo_desktop.storage.postgres_news import PostgresNews
from tiquo_desktop.storage.postgres_write_only import WriteOnlyActivity, WriteOnlyCustomers
from tiquo_desktop.storage.search import PostgresSearch
from tiquo_desktop.storage.standby import Readings

_log = logging.getLogger(__name__)

_CUSTOMERS_KNOWN = 100_000
"""Customers whose ids are remembered from one transaction to the next."""
_LOOK_DEADLINE = 2.0
"""Seconds for each answer to a look at what has become of the database."""
_LOCK_TIMEOUT_MS = 5_000
_IDLE_TIMEOUT_MS = 60_000
"""A client that hangs in the middle of writing must not lock out the others for longer."""
_SEALED_AT_ONCE = (100, 2_000)
"""Events that are sealed in one transaction: at least, where as many wait, and at most."""

_GOES_ON = "What is on screen was read before, and what you are typing stays."
_COMES_BACK = "This window goes on by itself once the server answers."

_PATH = "SET LOCAL search_path = tiquo, pg_temp"
_TO_READ = (
    f"{_PATH}; SET LOCAL jit = off; SET LOCAL enable_seqscan = off; "
    f"SET LOCAL lock_timeout = {_LOCK_TIMEOUT_MS}; SET LOCAL statement_timeout = {{}}"
)
_READING = f"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; {_TO_READ}"
_APART = f"SET TRANSACTION READ ONLY; {_TO_READ}"
"""Said together with a question, which is a transaction of its own then: its end need not be waited for."""
_WRITING = (
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; "
    f"{_PATH}; SET LOCAL lock_timeout = {_LOCK_TIMEOUT_MS}; "
    f"SET LOCAL idle_in_transaction_session_timeout = {_IDLE_TIMEOUT_MS}; "
    f"SET LOCAL statement_timeout = {round(CALL_DEADLINE * 1_000)}"
)


class PostgresSession:
    """See `Reading` and `Writing` in `tiquo_desktop.domain.repositories`. `write_only` is one of
    somebody who may not read."""

    def __init__(
        self,
        connection: Connection,
        customer_ids: CustomerIds,
        terms: Terms | None,
        *,
        write_only: bool = False,
    ) -> None:
        self._connection = connection
        self._write_only = write_only
        self._customer_ids = customer_ids
        self._terms = terms

    @cached_property
    def customers(self) -> PostgresCustomers:
        """The customers of this transaction."""
        return (WriteOnlyCustomers if self._write_only else PostgresCustomers)(self._connection)

    @cached_property
    def activity(self) -> PostgresActivity:
        """The events of this transaction."""
        made = WriteOnlyActivity if self._write_only else PostgresActivity
        return made(self._connection, self._customer_ids, self._terms)

    @cached_property
    def search(self) -> PostgresSearch:
        """The search index of this transaction."""
        return PostgresSearch(self._connection)

    def close(self) -> None:
        """End what is still being read."""
        self.activity.close()


class PostgresDatabase:
    """An open shared database; see `tiquo_desktop.domain.repositories.Database`."""

    def __init__(self, address: Address, *, reads: bool = True) -> None:
        """Open it; `reads` says whether anything is to be read in it. Who does not need that may be
        somebody who may not.

        Raises:
            DatabaseError: a sentence that says what is wrong.
        """
        self._address = address
        self._reads = reads
        self._lines = Pool(address)
        several = address.reads_from_standby and count(address) > 1
        self._readings = Readings(address, self._lines) if several else None
        self._customer_ids: CustomerIds = {}
        self._terms: Terms | None = None
        try:
            self._info = self._look(Limit(READ_DEADLINE))
        except BaseException:
            self._lines.close()
            raise

    @property
    def info(self) -> DatabaseInfo:
        """Which database this is; see the protocol."""
        return self._info

    @property
    def opener(self) -> Callable[[], PostgresDatabase]:
        """Opens the same database; see the protocol."""
        return partial(PostgresDatabase, self._address, reads=self._reads)

    @property
    def as_login(self) -> Callable[[str, str], PostgresDatabase]:
        """Opens the same database for another login; see the protocol."""
        address = self._address

        def opened(login: str, password: str) -> PostgresDatabase:
            if not password:
                # libpq would look for one in files, and sign in whoever stands there.
                raise errors.AccessDenied("Type the password of this login.")
            return PostgresDatabase(address.of(login, password))

        return opened

    def knows(self, password: str) -> bool:
        """Whether it was opened with this password; see the protocol."""
        own = self._address.password
        return bool(own) and hmac.compare_digest(str(own).encode(), password.encode())

    @contextmanager
    def reading(
        self,
        *,
        deadline: float = READ_DEADLINE,
        cancel: threading.Event | None = None,
        together: bool = True,
    ) -> Iterator[PostgresSession]:
        """One snapshot; see the protocol."""
        limit = Limit(deadline, cancel)
        with (
            translating(interrupted=limit.error),
            self._snapshot(limit, together=together) as connection,
            closing(self._session(connection)) as session,
        ):
            yield session
            self._remember(session)

    @contextmanager
    def writing(self, *, sealing: bool = True) -> Iterator[PostgresSession]:
        """One transaction; see the protocol.

        Raises:
            UnknownOutcome: nobody can say whether it was committed.
        """
        if self._info.read_only is not None:
            raise errors.ReadOnlyDatabase(self._info.read_only)
        limit = Limit(math.inf, answer=CALL_DEADLINE)
        with translating(), self._lines.transaction(_WRITING, limit) as (connection, transaction):
            with (
                _rolled_back(transaction),
                closing(self._session(connection)) as session,
            ):
                yield session
            try:
                _commit(connection, transaction, session.activity.appended if sealing else 0)
            finally:
                self._have_news()
            # Only now: what was rolled back would stay known here.
            self._remember(session)

    def trouble(self) -> errors.DatabaseError | None:
        """What opening it would say now; see the protocol."""
        try:
            found = self._look(Limit(math.inf, answer=_LOOK_DEADLINE))
        except errors.BusyDatabase:
            return None  # it answers
        except errors.DatabaseError as error:
            if isinstance(error, errors.AccessDenied):
                self._info = replace(self._info, role=None, read_only=str(error))
            back = f" {_COMES_BACK}" if isinstance(error, errors.Unreachable) else ""
            return type(error)(f"{error} {_GOES_ON}{back}")
        if found.uid != self._info.uid:
            return errors.DatabaseError(
                f"Another database has taken the place of the one that was open. {_GOES_ON} Start "
                "the program again to work with the other one."
            )
        self._info = found
        if self._is_lagging():
            return errors.LaggingStandby(
                "The standby that this desk reads from is more than 5 seconds behind: until it has "
                "caught up, readings come from the primary."
            )
        return None

    def news(self) -> PostgresNews:
        """Who tells of what is recorded; see the protocol."""
        return PostgresNews(partial(connect, self._address), self._have_news)

    def seal(self, most: int) -> Sealed:
        """Seal what waits for it; see the protocol."""
        if self._info.read_only is not None:
            raise errors.ReadOnlyDatabase(self._info.read_only)
        limit = Limit(math.inf, answer=CALL_DEADLINE)
        with translating(), self._transaction(_WRITING, limit) as connection:
            done = connection.exec_driver_sql("SELECT seal(%s)", (most,)).scalar_one()
            waiting = connection.exec_driver_sql("SELECT EXISTS (SELECT FROM pending)").scalar_one()
        self._have_news()
        return Sealed(done, waiting)

    def close(self) -> None:
        """Give back every connection; those that are in use, once they are not."""
        self._lines.close()
        if self._readings is not None:
            self._readings.close()

    def _look(self, limit: Limit) -> DatabaseInfo:
        """Which database is there, and what its login may do, now."""
        with translating(), self._transaction(_READING, limit) as connection:
            info = database_info(connection, self._address)
            if self._terms is None and info.write_only is None:
                # Here, so that the first customer who is opened does not wait for it.
                activity = PostgresActivity(connection)
                activity.vocabulary()
                self._terms = activity.terms
        if self._reads and info.write_only is not None:
            raise errors.AccessDenied(info.write_only)
        return info

    def _session(self, connection: Connection) -> PostgresSession:
        return PostgresSession(
            connection,
            self._customer_ids,
            self._terms,
            write_only=self._info.write_only is not None,
        )

    def _is_lagging(self) -> bool:
        """Whether a standby that is read has been behind for long, and still is."""
        readings = self._readings
        if readings is None or not readings.is_lagging:
            return False
        # Nobody else may be reading.
        with suppress(errors.DatabaseError), self.reading(deadline=_LOOK_DEADLINE):
            pass
        return readings.is_lagging

    def _have_news(self) -> None:
        """Something was stored: a standby that is read has to show it from now on."""
        if self._readings is not None:
            self._readings.have_news()

    def _remember(self, session: PostgresSession) -> None:
        """Remember what was looked up: ids of customers and of the vocabulary never change."""
        activity = session.activity
        if len(self._customer_ids) + len(activity.customers_found) > _CUSTOMERS_KNOWN:
            self._customer_ids = {}
        self._customer_ids.update(activity.customers_found)
        self._terms = activity.terms or self._terms

    @contextmanager
    def _snapshot(self, limit: Limit, *, together: bool = True) -> Iterator[Connection]:
        """A transaction that reads, from a standby where that is wanted; where nothing has to be
        `together`, each question may be one of its own."""
        source = self._readings or self._lines
        # How far a primary's log had come is asked in the transaction that reads.
        beginning = _READING if together or self._readings else _APART
        with source.transaction(beginning, limit) as (connection, transaction), transaction:
            yield connection

    @contextmanager
    def _transaction(self, beginning: str, limit: Limit) -> Iterator[Connection]:
        """A transaction that is committed at the end."""
        with self._lines.transaction(beginning, limit) as (connection, transaction), transaction:
            yield connection


@contextmanager
def _rolled_back(transaction: RootTransaction) -> Iterator[None]:
    """Roll back if the block raises."""
    try:
        yield
    except BaseException:
        transaction.rollback()
        raise


def _commit(connection: Connection, transaction: RootTransaction, appended: int) -> None:
    """Commit, and seal as many events as were stored, whosever they are."""
    line = line_of(connection)
    sealed: Any = None
    try:
        if appended:
            sealed = line.commit_and(_seal(appended))
        transaction.commit()
    except (DBAPIError, psycopg.Error):
        if not line.closed:
            raise  # the server says that it did not
        raise errors.UnknownOutcome(
            "The connection was lost at the moment of storing, so it may be stored or not. Look "
            "before you do it again."
        ) from None
    # What is not sealed now, somebody seals later: nothing that goes wrong here is an error of what was stored.
    try:
        while appended > 0:
            if isinstance(sealed, psycopg.Error):
                raise sealed
            if not sealed:
                return  # somebody else is at it
            appended -= sealed
            sealed = appended > 0 and line.execute(_seal(appended)).fetchall()[0][0]
    except (psycopg.Error, TiquoError) as error:
        _log.info("what was stored is not sealed yet (%s)", type(error).__name__)


def _seal(appended: int) -> str:
    least, most = _SEALED_AT_ONCE
    return f"SELECT tiquo.seal({min(max(appended, least), most)})"


def open_database(address: Address, *, reads: bool = True) -> PostgresDatabase:
    """Open a shared database; its login signs every record. Unless it is to be read, a login will
    do that may only add to it; `DatabaseInfo.write_only` says so then.

    Raises:
        Unreachable, AccessDenied, NoDatabase, ForeignDatabase, OlderSchema, NewerSchema,
        BusyDatabase: one sentence each. Where nothing can be recorded, the database opens and
            `DatabaseInfo.read_only` says why.
    """
    return PostgresDatabase(address, reads=reads)
