"""Readings from a standby, where the address asks for it: without a desk ever missing what it has seen or stored.

A standby is behind its primary, mostly by a moment. How far the primary's log had come is a number:
a reading comes from the standby once it has replayed that far, and from the primary until then, as it
does where no standby answers.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event

import psycopg
from sqlalchemy import Connection
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from tiquo_desktop.domain.errors import DeadlineExceeded, ReadAgain
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.connecting import STANDBY
from tiquo_desktop.storage.lines import Limit, Line, connect
from tiquo_desktop.storage.pool import Pool, Unfit
from tiquo_desktop.storage.round_trips import Overdue

LAGGING = 5.0
"""Seconds that a standby may be behind before a person is told."""
_PATIENCE = 0.25
"""Seconds that a reading waits for the standby to catch up."""
_ANSWER = 1.0
"""Seconds in which the standby has to answer at all."""
_STEP = 0.02
_SHORT_REST, _LONG_REST = 1.0, 5.0
"""Seconds without a question to a standby that was behind, and to one that did not answer."""
_STOPPED_REST = 60.0
"""The same after it stopped a reading that was in the way of what it replays, or answered no more."""
_RESTS_LONGER = 20
"""And at least so many times as long as a reading waited for it in vain."""
_STOPPED = ("40", "57P", "08")
"""How the SQLSTATE of it begins: a conflict with recovery, and the end of a connection."""
_IN_THE_WAY = (
    "The standby stopped this reading, as it does to keep up with the primary. Try again: it is read "
    "from the primary then."
)
_SILENT = "The standby that is read does not answer any more. Try again: the primary is read then."
_REPLAYED = "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() - '0/0'::pg_lsn END"
_WRITTEN = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"

_log = logging.getLogger(__name__)


class Readings:
    """Transactions that only read, from a standby or the primary; safe to use from several threads."""

    def __init__(self, address: Address, primary: Pool) -> None:
        self._address = address
        self._primary = primary
        self._standby = Pool(
            address, attributes=STANDBY, prepared=self._require_fit, patience=_ANSWER
        )
        # How far the standby has to be; None where only the primary knows.
        self._needed: int | None = None
        self._news = 0
        self._not_before = 0.0
        self._behind_since: float | None = None
        self.from_standby = 0
        """How many readings came from a standby."""

    @property
    def is_lagging(self) -> bool:
        """Whether the standby has been behind for long."""
        since = self._behind_since
        return since is not None and time.monotonic() - since > LAGGING

    def have_news(self) -> None:
        """Something was stored, here or at another desk, which every reading from now on shows."""
        self._needed = None
        self._news += 1

    def close(self) -> None:
        """Close the standby's lines, and begin nothing any more."""
        self._standby.close()

    @contextmanager
    def transaction(
        self, beginning: str, limit: Limit
    ) -> Iterator[tuple[Connection, RootTransaction]]:
        """As `Pool.transaction`."""
        with ExitStack() as stack:
            begun = self._on_standby(stack, beginning, limit)
            if begun is None:
                yield self._on_primary(stack, beginning, limit)
                return
            try:
                yield begun
            except (DBAPIError, psycopg.Error) as error:
                if (why := _why_again(error)) is None:
                    raise
                self._rest(_STOPPED_REST)
                raise ReadAgain(why) from None

    def _on_standby(
        self, stack: ExitStack, beginning: str, limit: Limit
    ) -> tuple[Connection, RootTransaction] | None:
        """A transaction on a standby that is far enough; None where there is none."""
        if self._needed is None or time.monotonic() < self._not_before:
            return None
        began = time.monotonic()
        try:
            begun = stack.enter_context(self._standby.transaction(beginning, limit))
        except Unfit:
            self._behind_since = self._behind_since or time.monotonic()
            self._rest(_SHORT_REST)
            return None
        except (DBAPIError, psycopg.Error, NoConnectionFree, DeadlineExceeded) as error:
            _log.info("no standby answers (%s)", type(error).__name__)
            self._rest(max(_LONG_REST, _RESTS_LONGER * (time.monotonic() - began)))
            return None
        self._behind_since = None
        self.from_standby += 1
        return begun

    def _on_primary(
        self, stack: ExitStack, beginning: str, limit: Limit
    ) -> tuple[Connection, RootTransaction]:
        """A transaction on the primary; what it shows, the standby has to show from now on."""
        news, needed = self._news, self._needed
        connection, transaction = stack.enter_context(self._primary.transaction(beginning, limit))
        # The first question takes the snapshot, so the log is not behind that.
        written = int(connection.exec_driver_sql(_WRITTEN).scalar_one())
        if news == self._news:
            # A log that is shorter than it was is another one: a standby has become the primary.
            is_new = needed is not None and written < needed
            self._needed = written if is_new else max(written, self._needed or 0)
        return connection, transaction

    def _require_fit(self, line: Line) -> None:
        """Wait until the standby has replayed what is needed.

        Raises:
            Unfit: it has not, in time, or is no standby any more.
        """
        line.again = self._again
        needed, end = self._needed, time.monotonic() + _PATIENCE
        while needed is None or line.replayed < needed:
            if needed is None or time.monotonic() > end:
                raise Unfit
            row = line.execute(_REPLAYED).fetchone()
            if row is None or row[0] is None:
                line.close()
                raise Unfit
            line.replayed = int(row[0])
            if line.replayed < needed:
                Event().wait(_STEP)

    def _again(self, limit: Limit) -> Line:
        """In place of a line that died: one that has all that is needed."""
        return connect(self._address, limit)

    def _rest(self, seconds: float) -> None:
        self._not_before = time.monotonic() + seconds


def _why_again(error: DBAPIError | psycopg.Error) -> str | None:
    """Why what failed on the standby is to be read once more; None where that would fail as well."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, Overdue):
        return _SILENT
    if not isinstance(original, psycopg.OperationalError):
        return None
    stopped = original.sqlstate is None or original.sqlstate.startswith(_STOPPED)
    return _IN_THE_WAY if stopped else None
