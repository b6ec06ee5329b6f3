"""Rows worked out in a process of their own, while those before them are being stored.

Reading, evaluating and digesting rows takes as long as storing them, and Python does one thing at a
time in a process. Only rows that add events and nothing else come back ready; where a customer is
to be added, a row is refused or an event is there already, the rows themselves come back, and
nothing is worked out beyond them until they are stored.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import accumulate, count
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from tiquo_desktop.domain.repositories import Database, Prepared
from tiquo_desktop.services.importing.batches import Batch, Planner, some
from tiquo_desktop.services.importing.evaluation import Evaluation
from tiquo_desktop.services.importing.profile import Profile
from tiquo_desktop.services.importing.rows import Row, RowFile
from tiquo_desktop.services.importing.source import Source

_PATIENCE = 5.0
"""Seconds for the process to end by itself."""
_OPEN_QUESTIONS = 2
"""Batches that are asked for beyond the one that is being stored, so that neither process waits."""


class Gone(Exception):
    """The process is no more, or could not start."""


@dataclass(frozen=True, slots=True)
class Ready:
    """`rows` rows that only add events, none of which was stored when they were worked out.

    `serial` is the number of the batch. After so many portions as are in `amid_row` the events of a
    row are not all there. `currencies` are those of the events.
    """

    serial: int
    rows: int
    prepared: Sequence[Prepared]
    amid_row: frozenset[int]
    currencies: frozenset[str | None]
    without_effect: int
    bytes_read: int


@dataclass(frozen=True, slots=True)
class Raw:
    """Rows that have to be worked out where they are stored."""

    rows: list[Row]
    bytes_read: int


@dataclass(frozen=True, slots=True)
class _Again:
    """Asks for the rows of a batch."""

    serial: int


class _Stored:
    """Says that the rows that came back as they are have been stored."""


class Ahead(AbstractContextManager["Ahead"]):
    """The process, and what it is asked."""

    def __init__(self, opener: Callable[[], Database]) -> None:
        """Start the process, which opens the database by `opener`."""
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, opener), name="tiquo-import", daemon=True
        )
        try:
            with _interrupts_held():
                self._process.start()
        except OSError:
            self._connection.close()
            raise Gone from None
        finally:
            theirs.close()
        self._early: deque[Ready | Raw] = deque()

    def begin(self, source: Source, profile: Profile, first: int) -> None:
        """Have the rows of a file worked out, `first` of them at first."""
        self._send((source, profile))
        for _ in range(_OPEN_QUESTIONS):
            self._send(first)

    def answer(self, further: int) -> Ready | Raw | None:
        """The next batch, None at the end of the file; and ask for `further` rows behind it."""
        answer = self._early.popleft() if self._early else self._receive()
        if isinstance(answer, Raw) and not answer.rows:
            return None
        self._send(further)
        return answer

    def again(self, ready: Ready) -> list[Row]:
        """The rows of a batch, to work them out anew."""
        self._send(_Again(ready.serial))
        while not isinstance(answer := self._receive(), list):
            self._early.append(answer)
        return answer

    def stored(self) -> None:
        """What came back raw is stored; only now are the rows behind it worked out."""
        self._send(_Stored())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # It ends when nobody is there any more to ask it.
        self._connection.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def _send(self, question: tuple[Source, Profile] | int | _Again | _Stored) -> None:
        try:
            self._connection.send(question)
        except OSError:
            raise Gone from None

    def _receive(self) -> Any:
        try:
            return self._connection.recv()
        except (OSError, EOFError):
            raise Gone from None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl+C goes to every process of a terminal. One that starts in here never gets it: it is for
    the process that stores, which ends the other one. Windows has no way to say so."""
    if sys.platform == "win32":
        yield
        return
    # It lets interrupts through again when it starts.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, opener: Callable[[], Database]) -> None:
    """The process: answers until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Rows make thousands of objects that live for a moment and never form a circle.
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)
    # Whatever it was, the process that stores goes on alone, meets the same and says it in words.
    with suppress(Exception):
        _answer(connection, opener)


def _answer(connection: Connection, opener: Callable[[], Database]) -> None:
    with closing(opener()) as database, ExitStack() as stack:
        source, profile = connection.recv()
        file = stack.enter_context(RowFile(source, profile.file))
        info = database.info
        evaluation = Evaluation(profile, file.columns, info.zone, info.region)
        worker = _Worker(database, file, evaluation)
        waiting: deque[int] = deque()
        held_up = False
        while True:
            question = connection.recv()
            if isinstance(question, _Again):
                connection.send(worker.again(question.serial))
            elif isinstance(question, _Stored):
                held_up = False
            else:
                waiting.append(question)
            while waiting and not held_up:
                answer = worker.next(waiting.popleft())
                held_up = isinstance(answer, Raw)
                connection.send(answer)


class _Worker:
    """What the process holds: where it is in the file, and the rows of the last batches."""

    def __init__(self, database: Database, file: RowFile, evaluation: Evaluation) -> None:
        self._recent: deque[tuple[int, list[Row]]] = deque(maxlen=_OPEN_QUESTIONS + 2)
        self._database = database
        self._file = file
        self._rows = iter(file)
        self._serials = count()
        self._planner = Planner(database, evaluation, update=False, dry_run=False)
        self._thoroughly = False

    def again(self, serial: int) -> list[Row]:
        # Some of its events were stored already: from now on they are looked for beforehand.
        self._thoroughly = True
        return dict(self._recent)[serial]

    def next(self, most: int) -> Ready | Raw:
        rows = some(self._rows, most)
        serial, read = next(self._serials), self._file.bytes_read()
        self._recent.append((serial, rows))
        batch = self._planner.plan(rows, 0, {})
        if not rows or batch.rejects or not batch.only_events:
            return Raw(rows, read)
        self._planner.remember(batch)
        events = batch.events
        with self._database.reading() as reading:
            prepared = reading.activity.prepare(events, thoroughly=self._thoroughly)
        if prepared is None:
            return Raw(rows, read)
        return Ready(
            serial=serial,
            rows=len(rows),
            prepared=prepared,
            amid_row=_amid_row(batch, prepared),
            currencies=frozenset(event.currency for event in events),
            without_effect=batch.without_effect,
            bytes_read=read,
        )


def _amid_row(batch: Batch, prepared: Sequence[Prepared]) -> frozenset[int]:
    """After how many portions some events of a row are there and some are not."""
    ends = set(accumulate(len(each.events) for each in batch.planned))
    so_far = accumulate(map(len, prepared))
    return frozenset(at for at, events in enumerate(so_far, 1) if events not in ends)
