"""Catching up with events that wait to be sealed: whoever has the time for it may.

Those that record seal what they recorded, and mostly others' too. What is left, as after programs
that only insert or a desk that was switched off, any open window takes up, a portion at a time.
"""

from __future__ import annotations

import threading
import time

from tiquo_desktop.domain.repositories import Database

PORTION = 500
"""Events that are sealed in one transaction."""
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
