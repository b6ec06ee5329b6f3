"""Ctrl+C: stops at once where that is safe, and after the current batch where it is not."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """A person's wish to stop.

    `wanted` is set by the first Ctrl+C, which also raises KeyboardInterrupt, except inside
    `gently`: there the work has to look at `wanted` itself, and only a second Ctrl+C raises.
    """

    def __init__(self) -> None:
        self.wanted = threading.Event()
        self._gentle = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear Ctrl+C inside this block, if this is the main thread."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._heard)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def gently(self) -> Iterator[threading.Event]:
        """Let the work inside this block end in good order; gives `wanted`."""
        self._gentle = True
        try:
            yield self.wanted
        finally:
            self._gentle = False

    def _heard(self, _signal: int, _frame: FrameType | None) -> None:
        again = self.wanted.is_set()
        # The flag outlives the exception: SQLite swallows what is raised inside its callbacks and
        # fails with an error of its own.
        self.wanted.set()
        if again or not self._gentle:
            raise KeyboardInterrupt
