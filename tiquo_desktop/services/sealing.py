"""Sealing what waits for it: whoever has the time for it may.

Those that record seal what they recorded, and mostly others' too. What is left, as after programs
that only insert or a desk that was switched off, any open window takes up, a portion at a time.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import AbstractContextManager
from types import TracebackType

from tiquo_desktop.domain.errors import TiquoError
from tiquo_desktop.domain.repositories import Database

_log = logging.getLogger(__name__)

PORTION = 500
"""Events that are sealed in one transaction."""
_MOST = 2_000
"""The same beside a writer, which stores about as many in one."""
_LEAST_REST = 0.05
_TURN_OF_OTHERS = 1.0
"""Seconds to leave it to somebody else who is at it."""


def catch_up(database: Database, cancel: threading.Event) -> int:
    """Seal until nothing waits, at half speed so that others come first; gives how many were.

    It ends early when `cancel` is set: what is not sealed now, somebody seals later.

    Raises:
        DatabaseError: it cannot be sealed at the moment.
    """
    total = 0
    while not cancel.is_set():
        began = time.monotonic()
        done, waiting = database.seal(PORTION)
        total += done
        if not waiting:
            break
        took = time.monotonic() - began
        cancel.wait(max(took, _LEAST_REST) if done else _TURN_OF_OTHERS)
    return total


class Beside(AbstractContextManager["Beside"]):
    """Seals what somebody stores in a shared database, in a thread beside them: the server can do
    both at a time. At the end of the block it waits until all is sealed, unless something went wrong.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stored = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="sealing", daemon=True)
        self._thread.start()

    def stored(self) -> None:
        """More waits to be sealed."""
        self._stored.set()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended = True
        self._stored.set()
        # A server that is away does not answer the thread, either.
        if kind is None:
            self._thread.join()

    def _run(self) -> None:
        ended = False
        while not ended:
            self._stored.wait()
            self._stored.clear()
            ended = self._ended
            try:
                while self._database.seal(_MOST).done:
                    pass
            except TiquoError as error:
                # What is not sealed now, somebody seals later.
                _log.info("what was stored is not sealed yet (%s)", type(error).__name__)
