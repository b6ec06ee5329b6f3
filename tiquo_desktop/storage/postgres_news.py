"""News of a shared database: who listens is told at once, and looks by itself where nothing is told.

Sealing notifies, and recording does not: PostgreSQL commits transactions that notify one after the
other, which sealing does anyway and recording must not. So what is recorded and not sealed by then,
because its writer died or somebody else was sealing, is found by looking; so is everything behind a
pooler in transaction mode, which lets nobody listen, on a standby, and on a line that was cut
without a word. One look is a single row.
"""

from __future__ import annotations

import logging
import math
import re
import threading
import time
from collections.abc import Callable

import psycopg

from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.storage.lines import CONNECT_DEADLINE, Limit, Line
from tiquo_desktop.storage.postgres_faults import translating

_log = logging.getLogger(__name__)

CHANNEL = "tiquo_sealed"
"""On which `seal` says how far the log reaches."""
LOOKING = 0.4
"""Seconds between two looks while nobody knows whether notifications arrive."""
TRUSTING = 2.0
"""The same once they do. It is also how soon a dead line is noticed."""
_ANSWER = 1.5
"""Seconds that one look may take."""
_APART = 0.05
"""Seconds between two looks at least: many desks together may seal a thousand times in one."""
_STOP = 0.1
"""Seconds between two looks at the wish to stop."""
_POSITION = re.compile("[0-9]{1,18}")
"""What `seal` tells. Any login may notify anything: the rest is nobody's news."""

_LOOK = (
    "SELECT head.position, (SELECT count(*) FROM tiquo.pending) FROM tiquo.head WHERE head.id = 1"
)


class PostgresNews:
    """See `tiquo_desktop.domain.repositories.News`."""

    def __init__(
        self, connect: Callable[[Limit], Line], noticed: Callable[[], None] = lambda: None
    ) -> None:
        """`noticed` is called before anybody is told of something."""
        self._connect = connect
        self._noticed = noticed
        self._line: Line | None = None
        self._recorded: int | None = None
        self._looked_at = 0.0
        # Positions: the last one that was notified, and the one that was there at the last look.
        self._heard = self._seen = 0
        self.is_told = False
        """Whether notifications arrive."""

    def wait(self, cancel: threading.Event) -> bool:
        """See the protocol."""
        try:
            with translating():
                line = self._line or self._listening(cancel)
                while True:
                    cancel.wait(max(0.0, self._looked_at + _APART - time.monotonic()))
                    recorded, waiting = self._look(line, cancel)
                    if recorded != self._recorded:
                        self._recorded = recorded
                        self._noticed()
                        return waiting > 0
                    self._listen(line, cancel)
        except Cancelled:
            raise
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """See the protocol."""
        line, self._line, self._recorded = self._line, None, None
        if line is not None:
            line.close()

    def _listening(self, cancel: threading.Event) -> Line:
        """A new line, on which the server tells what happens if it can."""
        line = self._line = self._connect(Limit(CONNECT_DEADLINE, cancel))
        self.is_told = False
        with line.limited(_limit(cancel)):
            try:
                line.execute(f"LISTEN {CHANNEL}")
            except psycopg.Error as error:
                if line.closed:
                    raise
                _log.info("the server lets nobody listen (%s)", type(error).__name__)
            position, _ = _row(line)
        self._heard = self._seen = position
        return line

    def _look(self, line: Line, cancel: threading.Event) -> tuple[int, int]:
        """How many events were recorded, and how many of them wait to be sealed."""
        with line.limited(_limit(cancel)):
            position, waiting = _row(line)
        # A notification may still be on its way. What was there at the last look is not any more.
        self.is_told = self.is_told and self._heard >= self._seen
        self._seen = position
        self._looked_at = time.monotonic()
        return position + waiting, waiting

    def _listen(self, line: Line, cancel: threading.Event) -> None:
        """Return with a notification, or when it is time to look."""
        end = time.monotonic() + (TRUSTING if self.is_told else LOOKING)
        while (left := end - time.monotonic()) > 0:
            if cancel.is_set():
                raise Cancelled("Stopped.")
            told = [
                int(each.payload)
                for each in line.notifies(timeout=min(left, _STOP), stop_after=1)
                if _POSITION.fullmatch(each.payload)
            ]
            if told:
                self._heard, self.is_told = max(told), True
                return


def _limit(cancel: threading.Event) -> Limit:
    # What does not answer so small a question is dead: nobody asks it anything more.
    return Limit(math.inf, cancel, answer=_ANSWER, asks_to_cancel=False)


def _row(line: Line) -> tuple[int, int]:
    row = line.execute(_LOOK).fetchone()
    assert row is not None
    return row[0], row[1]
