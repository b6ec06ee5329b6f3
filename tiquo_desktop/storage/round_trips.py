"""Transactions in as few questions as they need: each round trip costs a distant desk its whole way.

A transaction begins together with its first question, and whoever only reads does not wait for the
answer to its end.
"""

from __future__ import annotations

import math
import select
import time
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

import psycopg
from psycopg import ClientCursor, generators
from psycopg.pq import TransactionStatus

BEGIN, READ_ONLY = "BEGIN", "READ ONLY"
"""What begins a transaction of several questions, and says that it only reads."""
FRESH = 5.0
"""Seconds after an answer during which a line is taken to be alive, unless its socket says otherwise. Another
one is asked before anything depends on it, so that a dead one can be replaced."""


class Overdue(psycopg.OperationalError):
    """The server did not answer in time, nor to the request to cancel: the line was cut."""


class Opening:
    """What has to be said on a line before its next question, and what is still to be heard on it.

    What is said before each question instead of a beginning (``SET LOCAL`` alone) makes each of them a
    transaction of its own.
    """

    def __init__(self, pgconn: Any) -> None:
        self._pgconn = pgconn
        self._said = ""
        self._unheard = False
        self._answered_at = -math.inf

    @property
    def is_trusted(self) -> bool:
        """Whether the line answered a moment ago and has nothing to tell now, as it would of a server
        that went away."""
        return time.monotonic() - self._answered_at < FRESH and not self._can_be_read()

    @property
    def is_apart(self) -> bool:
        """Whether each question is a transaction of its own."""
        return bool(self._said) and not self._said.startswith(BEGIN)

    @property
    def is_unheard(self) -> bool:
        """Whether the answer to an end is still to be heard."""
        return self._unheard

    def say(self, statements: str) -> None:
        """Say this before the next question, or before each."""
        self._said = statements

    def take(self) -> str:
        """What is to be said now, if anything."""
        said = self._said
        if not self.is_apart:
            self._said = ""
        return said

    def answered(self) -> None:
        """The line has just given an answer."""
        self._answered_at = time.monotonic()

    def end(self) -> bool:
        """Nothing more will be asked; whether there is no transaction that has to be ended."""
        self._said = ""
        return self._unheard or self._pgconn.transaction_status == TransactionStatus.IDLE

    def send_end(self) -> None:
        """Send the end of a transaction that only read. Its answer is to be heard before the next question."""
        self._pgconn.send_query(b"COMMIT")
        self._unheard = True

    def ask(self, statements: str) -> Generator[Any, Any, list[Any]]:
        """A generator that asks, and waits for all answers, also those that are errors."""
        self._pgconn.send_query(statements.encode())
        answers: list[Any] = yield from generators.execute(self._pgconn)
        return answers

    def hear(self) -> Generator[Any, Any, None]:
        """A generator that waits for the answer to the end."""
        yield from generators.execute(self._pgconn)
        self._unheard = False

    def _can_be_read(self) -> bool:
        if hasattr(select, "poll"):
            poll = select.poll()
            poll.register(self._pgconn.socket, select.POLLIN)
            return bool(poll.poll(0))
        return bool(select.select([self._pgconn.socket], [], [], 0)[0])


class Questions(psycopg.Cursor[Any]):
    """A cursor whose first question begins the transaction, where its line was told so."""

    def execute(self, query: Any, params: Any = None, **given: Any) -> Questions:
        """Ask; of several answers the last one counts."""
        said = opening_of(self).take()
        if not said:
            super().execute(query, params, **given)
            return self
        if params:
            query = ClientCursor(self.connection).mogrify(query, params)
        ask_first(self, f"{said}; {query}", partial(super().execute, **given))
        return self

    def copy(self, statement: Any, params: Any = None, **given: Any) -> Any:
        """Begin, then copy."""
        if said := opening_of(self).take():
            super().execute(said)
        return super().copy(statement, params, **given)


def ask_first(cursor: Any, question: str, ask: Callable[[str], object]) -> None:
    """Ask what begins a transaction; of several answers the last one counts.

    A line that died since it was last heard of is replaced: nothing was asked before, so nothing is lost.
    """
    try:
        ask(question)
    except Overdue:
        raise
    except psycopg.OperationalError:
        line = cursor.connection
        if not line.closed or not line.revive():
            raise
        cursor._pgconn = line.pgconn
        ask(question)
    go_to_last(cursor)


def go_to_last(cursor: psycopg.Cursor[Any]) -> None:
    """Make the last one of several answers the one that is fetched."""
    while cursor.nextset():
        pass


def opening_of(cursor: psycopg.Cursor[Any]) -> Opening:
    """What is to be said on the line of a cursor."""
    opening: Opening = cursor.connection.opening  # type: ignore[attr-defined]
    return opening
