"""Waiting for what nothing can stop, and never longer than a deadline."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from tiquo_desktop.domain.errors import Cancelled, Unreachable

_LOOK = 0.05

T = TypeVar("T")


def patiently(
    work: Callable[[], T],
    cancel: threading.Event,
    seconds: float,
    late: Callable[[T], object] = lambda _: None,
) -> T:
    """Do it in a thread of its own, and wait no longer than `seconds` or until `cancel` is set.

    Nothing can stop a thread that looks up the name of a server, so it is left alone then; what it
    brings later is given to `late`.

    Raises:
        Cancelled, Unreachable: it was not waited for any longer.
    """
    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()
    given_up = threading.Event()
    lock = threading.Lock()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            answers.put((None, error))
            return
        with lock:
            if not given_up.is_set():
                answers.put((result, None))
                return
        late(result)

    threading.Thread(target=run, name="tiquo-opening", daemon=True).start()
    end = time.monotonic() + seconds
    while True:
        with suppress(queue.Empty):
            result, error = answers.get(timeout=_LOOK)
            if error is not None:
                raise error
            return result  # type: ignore[return-value]
        if cancel.is_set() or time.monotonic() > end:
            with lock:
                given_up.set()
            if not answers.empty():
                continue
            if cancel.is_set():
                raise Cancelled("Stopped.")
            raise Unreachable(
                "The database's server does not answer: check the network, and that the address is "
                "right."
            )
