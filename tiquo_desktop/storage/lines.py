"""Lines to a PostgreSQL server, on which nobody waits longer than they said.

A network that swallows packets defeats the server's statement_timeout, keepalives and
tcp_user_timeout, so the clock is looked at here, wherever a thread waits for an answer. When it has
run out the server is asked to cancel, and if that brings no answer either the connection is cut. So
nothing takes more than `GRACE` seconds longer than its limit.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any, TypeVar

import psycopg
from psycopg import waiting
from psycopg.pq import ExecStatus
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGExecutionContext_psycopg
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from tiquo_desktop.domain.errors import Cancelled, DeadlineExceeded, TiquoError
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.connecting import Reaching, Unanswered, count, reach
from tiquo_desktop.storage.dialects import STREAMED
from tiquo_desktop.storage.portals import Portal
from tiquo_desktop.storage.round_trips import BEGIN, READ_ONLY, Opening, Overdue, Questions

CALL_DEADLINE = 10.0
"""Seconds that the server may take for one answer where nothing else is said."""
LONGEST_ANSWER = 300.0
"""Seconds for one answer where somebody is ready to wait for as long as it takes."""
CONNECT_DEADLINE = 5.0
"""Seconds to reach one server, its name and the handshake included."""
GRACE = 3.0
"""Seconds that a call may take beyond its limit at most: to ask for an end, to wait for it, and to roll
back."""
APPLICATION = "Tiquo Desktop"
"""What the server's own lists call our connections."""
LINES_KEPT, LINES_AT_ONCE = 3, 6
"""Lines of one program that stay open, and that there may be at one moment."""
BEGINNING = "tiquo_beginning"
"""The execution option that says how a transaction begins."""
_END_DEADLINE = 2.0
"""Seconds that the end of a transaction may take at least, however late it is."""
_LOOK = 0.01
"""Seconds between two looks at the wish to stop."""
_WAIT = 0.1
"""Seconds between two looks at the clock."""
_GRACE = 1.0
"""Seconds for the server to obey a request to cancel, and again to answer what it cancelled."""

_T = TypeVar("_T")


class Limit:
    """How long things may take on one line, and a wish to stop.

    `deadline` is for all of them together, `answer` for each single one; both in seconds.
    """

    def __init__(
        self,
        deadline: float,
        cancel: threading.Event | None = None,
        *,
        answer: float = LONGEST_ANSWER,
        asks_to_cancel: bool = True,
    ) -> None:
        """`asks_to_cancel`: whether the server may be asked for an end before the line is cut."""
        self.asks_to_cancel = asks_to_cancel
        self._cancel = cancel
        self._answer = answer
        self._last = time.monotonic() + deadline
        self._end = self._last

    def begin(self) -> None:
        """A question is about to be asked.

        Raises:
            DeadlineExceeded, Cancelled: it is too late for it.
        """
        now = time.monotonic()
        if self._is_cancelled or now >= self._last:
            raise self.error()
        self._end = min(self._last, now + self._answer)

    def reached(self) -> bool:
        """Whether the time is over, or is wished to be."""
        return self._is_cancelled or time.monotonic() >= self._end

    @property
    def left(self) -> float:
        """Seconds that the next answer may take, 0 at least."""
        return min(self._answer, max(0.0, self._last - time.monotonic()))

    @property
    def ending(self) -> Limit:
        """The limit for the end of a transaction, which is due also when the time is over.

        Nobody asks to cancel it: a server that waits for its standbys would take that as a wish to
        wait no longer, and say that it has committed.
        """
        seconds = max(min(self.left, CALL_DEADLINE), _END_DEADLINE)
        return Limit(seconds, asks_to_cancel=False)

    def at_most(self, seconds: float) -> Limit:
        """The same wish to stop, and no more than so many seconds of what is left."""
        return Limit(min(self.left, seconds), self._cancel)

    @property
    def interval(self) -> float:
        """Seconds until the next look."""
        return _WAIT if self._cancel is None else _LOOK

    def error(self) -> TiquoError:
        """Why no answer is waited for any more."""
        if self._is_cancelled:
            return Cancelled("Stopped.")
        return DeadlineExceeded(
            "The database did not answer in time. Nothing is lost: try again, or ask for less."
        )

    @property
    def _is_cancelled(self) -> bool:
        return self._cancel is not None and self._cancel.is_set()


class _Execution(PGExecutionContext_psycopg):
    """SQLAlchemy's own, but for what it does with long answers: it takes the first row for itself."""

    def create_default_cursor(self) -> Any:
        """The cursor of a statement."""
        connection: Any = self._dbapi_connection
        streamed = self.execution_options.get(STREAMED, False)
        return Portal(connection.driver_connection) if streamed else connection.cursor()


class Line(psycopg.Connection[Any]):
    """A connection on which no wait is longer than its limit."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.is_new = True
        """Whether no transaction has begun on it: one that was kept may have died meanwhile."""
        self.opening = Opening(self.pgconn)
        self.cursor_factory = Questions
        self._only_reads = False
        self.replayed = 0
        """How far a standby is known to have replayed its primary's log, in bytes."""
        self.again: Callable[[Limit], Line] | None = None
        """Makes another line to the same servers."""
        self._limit: Limit | None = None

    @contextmanager
    def limited(self, limit: Limit) -> Iterator[None]:
        """Within the block this limit holds."""
        before, self._limit = self._limit, limit
        try:
            yield
        finally:
            self._limit = before

    def begin_with(self, statements: str) -> str | None:
        """Begin a transaction with its first question; what has to be asked before that, to learn
        whether the line is alive, where it cannot be trusted to be."""
        if self.opening.is_unheard:
            try:
                self._ask(self.opening.hear(), self._current)
            except psycopg.Error as error:
                raise OperationalError(statements, None, error) from None  # as any other question
        self._only_reads = READ_ONLY in statements
        trusted = not self.closed and self.opening.is_trusted
        if not trusted and statements.startswith(BEGIN):
            return statements
        self.opening.say(statements)
        return None if trusted else "SELECT 1"

    def revive(self) -> bool:
        """Go on over a new connection in place of one that turned out to be dead; whether there is one."""
        if self.again is None:
            return False
        new = self.again(self._current)
        self.pgconn, new.pgconn = new.pgconn, self.pgconn
        self.opening = Opening(self.pgconn)
        self.replayed = 0
        return True

    def commit(self) -> None:
        """End the transaction; nobody waits for the end of one that only read."""
        if self.opening.end():
            return
        if self._only_reads:
            self.opening.send_end()
            return
        with self.limited(self._current.ending):
            super().commit()

    def commit_and(self, question: str) -> Any:
        """End the transaction and ask something after it, with one wait for both answers.

        The value of its first row. An error in it is given back and not raised: what was to be
        committed is committed.

        Raises:
            psycopg.Error: it is not committed, or nobody knows.
        """
        with self.limited(self._current.ending):
            committed, *answers = self.wait(self.opening.ask(f"COMMIT; {question}"))
        if committed.status != ExecStatus.COMMAND_OK:
            raise psycopg.errors.error_from_result(committed)
        if committed.command_status != b"COMMIT":  # the server rolls back what has failed before
            raise psycopg.errors.InFailedSqlTransaction("the transaction was rolled back")
        # A server that ends, or a pooler in front of it, may have something to add.
        answer = next(iter(answers), committed)
        if answer.status != ExecStatus.TUPLES_OK:
            return psycopg.errors.error_from_result(answer)
        return int(answer.get_value(0, 0))

    def rollback(self) -> None:
        """End the transaction as if it had not been; on a dead line it has ended already."""
        if self.closed or self.opening.end():
            return
        with self.limited(self._current.ending):
            super().rollback()

    def wait(self, gen: Any, interval: float = _WAIT, timeout: float | None = None) -> Any:
        """Wait for an answer, as long as the limit allows.

        Raises:
            DeadlineExceeded, Cancelled: it was too late to ask.
            Overdue: the line was cut.
        """
        limit = self._current
        limit.begin()
        if self.opening.is_unheard:
            self._ask(self.opening.hear(), limit)
        answer = self._ask(gen, limit, interval, timeout)
        self.opening.answered()
        return answer

    def _ask(
        self, gen: Any, limit: Limit, interval: float = _WAIT, timeout: float | None = None
    ) -> Any:
        watched, often = self._watched(gen, limit), min(interval, limit.interval)
        try:
            return waiting.wait(watched, self.pgconn.socket, interval=often, timeout=timeout)
        except KeyboardInterrupt:
            # psycopg itself would go on waiting for an end that the server may never send.
            try:
                self._ask_to_cancel()
            finally:
                self.pgconn.finish()
            raise

    @property
    def _current(self) -> Limit:
        return self._limit or _limit_of_all.get() or Limit(math.inf, answer=CALL_DEADLINE)

    def _watched(self, gen: Generator[Any, Any, _T], limit: Limit) -> Generator[Any, Any, _T]:
        """What waits for the socket, with a look at the limit each time that it is ready or nothing
        comes."""
        asked: float | None = None
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if limit.reached():
                    if asked is None and self._ask_to_cancel():
                        asked = time.monotonic()
                    elif asked is None or time.monotonic() - asked > _GRACE:
                        self.pgconn.finish()
                        raise Overdue("the server did not answer in time")
                wanted = gen.send(ready)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]

    def _ask_to_cancel(self) -> bool:
        """Ask the server to stop what it is doing; whether it can be asked.

        Older libraries can only ask in a way that nothing interrupts. There the server's own
        statement_timeout has to stop it.
        """
        if not self._current.asks_to_cancel or not psycopg.capabilities.has_cancel_safe():
            return False
        try:
            self.cancel_safe(timeout=_GRACE)
        except psycopg.Error:
            return False
        return True


_limit_of_all: ContextVar[Limit | None] = ContextVar("limit_of_all", default=None)


def connect(address: Address, limit: Limit | None = None, *, attributes: str | None = None) -> Line:
    """A new line, in autocommit: transactions begin where somebody says so.

    Where the address names several servers it goes to one that can be written to, unless
    `attributes`, libpq's ``target_session_attrs``, or the address itself says otherwise.

    Raises:
        psycopg.Error: see `postgres_faults`.
    """
    limit = limit or _limit_of_all.get() or Limit(math.inf)
    limit.begin()
    seconds = min(limit.left, CONNECT_DEADLINE * count(address))
    end = time.monotonic() + seconds
    reaching = Reaching(reach(address, attributes, seconds, _connected))
    try:
        while True:
            reaching.join(max(0.0, min(limit.interval, end - time.monotonic())))
            line = reaching.result()
            if line is not None:
                line.again = partial(connect, address, attributes=attributes)
                return line
            if limit.reached():
                raise Overdue("no server answered in time")
            if time.monotonic() >= end:
                raise Unanswered("no server answered: timeout expired")
    except BaseException:
        reaching.give_up()
        raise


def _connected(parameters: dict[str, Any]) -> Line:
    return Line.connect(
        "",
        autocommit=True,
        # Behind a pooler the next statement may go to another session.
        prepare_threshold=None,
        **{
            "application_name": APPLICATION,
            "client_encoding": "utf8",
            "keepalives_idle": 30,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            **parameters,
        },
    )


def engine(address: Address, *, attributes: str | None = None) -> Engine:
    """An engine whose transactions begin as the execution option `BEGINNING` says.

    `attributes` are those of `connect`.
    """
    made = create_engine(
        "postgresql+psycopg://",
        creator=partial(connect, address, attributes=attributes),
        poolclass=QueuePool,
        # Every desk has its own, and a server has a hundred by default.
        pool_size=LINES_KEPT,
        max_overflow=LINES_AT_ONCE - LINES_KEPT,
        pool_timeout=CONNECT_DEADLINE,
        pool_use_lifo=True,
        hide_parameters=True,
        use_native_hstore=False,
    )
    made.dialect.execution_ctx_cls = _Execution

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        statements = connection.get_execution_options()[BEGINNING]
        if (asked := line_of(connection).begin_with(statements)) is not None:
            connection.exec_driver_sql(asked)

    return made


@contextmanager
def limiting(limit: Limit) -> Iterator[None]:
    """Within the block this limit holds for new lines, and for those that have none of their own."""
    before = _limit_of_all.set(limit)
    try:
        yield
    finally:
        _limit_of_all.reset(before)


def line_of(connection: Connection) -> Line:
    """The line that a connection works on."""
    line = connection.connection.driver_connection
    assert isinstance(line, Line)
    return line
