"""The lines of one program to the servers of an address, and transactions on them.

A line that has died meanwhile, or leads to a server that has become a standby, is not noticed by
who asks for it: all that were kept are let go then, and a new one is made.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Connection
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import Pool as SqlAlchemyPool

from tiquo_desktop.domain.errors import DatabaseError
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.lines import (
    BEGINNING,
    CONNECT_DEADLINE,
    LINES_AT_ONCE,
    Limit,
    Line,
    engine,
    limiting,
    line_of,
)

_LIFE_SIGN = 3.0
"""Seconds for a kept line to show that it is alive."""
_DEMOTED = ("25006", "0A000")
"""SQLSTATE of a server that can only be read, when a transaction that writes is begun."""


class Unfit(Exception):
    """A line is alive and of no use to who wants it."""


class Pool:
    """Lines to the servers of an address; safe to use from several threads."""

    def __init__(
        self,
        address: Address,
        *,
        attributes: str | None = None,
        prepared: Callable[[Line], None] = lambda _: None,
        patience: float = math.inf,
    ) -> None:
        """`attributes` are those of `lines.connect`; `prepared` is called with a line before each
        transaction, and may raise `Unfit`. A transaction may take `patience` seconds to begin."""
        self._prepared = prepared
        self._patience = patience
        self._engine = engine(address, attributes=attributes)
        self._turns = threading.BoundedSemaphore(LINES_AT_ONCE)
        self._closed = False
        self._giving_back = threading.Lock()

    @contextmanager
    def transaction(
        self, beginning: str, limit: Limit
    ) -> Iterator[tuple[Connection, RootTransaction]]:
        """A transaction that the block ends; `beginning` has a place for milliseconds.

        Raises:
            DBAPIError, NoConnectionFree, TiquoError: there is none.
        """
        if self._closed:
            # Its login may have gone home: nothing more is done in its name.
            raise DatabaseError(
                "Whoever began this is not signed in any more: nothing was written. Sign in again."
            )
        to_begin = limit if self._patience == math.inf else limit.at_most(self._patience)
        with self._turn(to_begin):
            connection, transaction, whose = self._begun(beginning, limit, to_begin)
            line = line_of(connection)
            useless = False
            try:
                with line.limited(limit):
                    yield connection, transaction
            except (DBAPIError, psycopg.Error) as error:
                useless = _is_demoted(error)
                raise
            finally:
                lost = line.closed or useless
                self._give_back(connection, whose, lost=lost)
                if lost:
                    # The others have most likely died with it.
                    self.let_go()

    def close(self) -> None:
        """Let go of all, and begin nothing any more."""
        self._closed = True
        self.let_go()

    def let_go(self) -> None:
        """Close the lines that nobody uses; the others when they are given back."""
        with self._giving_back:
            self._engine.dispose()

    def _give_back(self, connection: Connection, whose: SqlAlchemyPool, *, lost: bool) -> None:
        """Keep a line, or close it: those that were made before `let_go` have nowhere to go."""
        with self._giving_back:
            if lost or self._closed or whose is not self._engine.pool:
                connection.invalidate()
            connection.close()

    @contextmanager
    def _turn(self, limit: Limit) -> Iterator[None]:
        """The right to one of the lines that there may be."""
        limit.begin()
        end = time.monotonic() + CONNECT_DEADLINE
        while not self._turns.acquire(timeout=limit.interval):
            if limit.reached():
                raise limit.error()
            if time.monotonic() >= end:
                raise NoConnectionFree
        try:
            yield
        finally:
            self._turns.release()

    def _begun(
        self, beginning: str, limit: Limit, to_begin: Limit
    ) -> tuple[Connection, RootTransaction, SqlAlchemyPool]:
        """Begin, on a line of that pool; once more, on a new one, where it is of no use any more."""
        while True:
            whose = self._engine.pool
            with limiting(to_begin):
                connection = self._engine.connect()
            line = line_of(connection)
            was_kept, line.is_new = not line.is_new, False
            told = beginning.format(max(1, round(limit.left * 1_000)))
            connection = connection.execution_options(**{BEGINNING: told})
            try:
                with line.limited(to_begin.at_most(_LIFE_SIGN) if was_kept else to_begin):
                    self._prepared(line)
                    return connection, connection.begin(), whose
            except (DBAPIError, psycopg.Error) as error:
                useless = line.closed or _is_demoted(error)
                self._give_back(connection, whose, lost=line.closed)
                if useless:
                    self.let_go()
                if not (useless and was_kept) or to_begin.reached():
                    raise
            except BaseException:
                self._give_back(connection, whose, lost=line.closed)
                raise


def _is_demoted(error: DBAPIError | psycopg.Error) -> bool:
    original = error.orig if isinstance(error, DBAPIError) else error
    return getattr(original, "sqlstate", None) in _DEMOTED
