"""Rows worked out in a process of their own, while those before them are being stored.

Reading, evaluating and digesting rows takes as long as storing them, and Python does one thing at a
time in a process. Only rows that leave all customers as they are come back ready; where a customer
is to be added, or a row is refused, the rows themselves come back, and nothing is worked out beyond
them until they are stored.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from tiquo_desktop.domain.activity import NewEvent, columns_of, of_columns
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.importing.batches import Planner, some
from tiquo_desktop.services.importing.evaluation import Evaluation
from tiquo_desktop.services.importing.profile import Profile
from tiquo_desktop.services.importing.rows import Row, RowFile
from tiquo_desktop.services.importing.source import Source

_PATIENCE = 5.0
"""Seconds for the process to end by itself."""
_ROWS_BEFORE = None
"""The question for the rows of the batch before the last one."""


class Gone(Exception):
    """The process is no more, or could not start."""


@dataclass(frozen=True, slots=True)
class Ready:
    """`rows` rows that only add events; `columns` are those of the events, field by field."""

    rows: int
    columns: list[list[Any]]
    leaves: list[bytes]
    without_effect: int
    bytes_read: int

    @property
    def events(self) -> list[NewEvent]:
        """The events, checked where they were worked out."""
        return of_columns(self.columns)


@dataclass(frozen=True, slots=True)
class Raw:
    """Rows that have to be worked out where they are stored."""

    rows: list[Row]
    bytes_read: int


class Ahead(AbstractContextManager["Ahead"]):
    """The process, and what it is asked. One question may be open at a time."""

    def __init__(self, opener: Callable[[], Database], source: Source, profile: Profile) -> None:
        """Start the process. `opener` opens the database there."""
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, opener, source, profile), name="tiquo-import", daemon=True
        )
        try:
            self._process.start()
        except OSError:
            self._connection.close()
            raise Gone from None
        finally:
            theirs.close()
        self._kept: Ready | Raw | None = None

    def ask(self, most: int) -> None:
        """Let the next rows be worked out, so many at most."""
        self._send(most)

    def answer(self) -> Ready | Raw | None:
        """What was asked for; None at the end of the file."""
        kept, self._kept = self._kept, None
        if kept is not None:
            return kept
        answer: Ready | Raw = self._receive()
        return None if isinstance(answer, Raw) and not answer.rows else answer

    def rows_before(self) -> list[Row]:
        """The rows of the last answer, when the next ones have been asked for."""
        self._kept = self._receive()
        self._send(_ROWS_BEFORE)
        rows: list[Row] = self._receive()
        return rows

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

    def _send(self, question: int | None) -> None:
        try:
            self._connection.send(question)
        except OSError:
            raise Gone from None

    def _receive(self) -> Any:
        try:
            return self._connection.recv()
        except (OSError, EOFError):
            raise Gone from None


def _work(
    connection: Connection, opener: Callable[[], Database], source: Source, profile: Profile
) -> None:
    """The process: answers until nobody asks any more."""
    # Ctrl+C is for the process that stores, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with (
        suppress(EOFError, OSError),
        closing(opener()) as database,
        RowFile(source, profile.file) as file,
    ):
        info = database.info
        evaluation = Evaluation(profile, file.columns, info.zone, info.region)
        worker = _Worker(file, Planner(database, evaluation, update=False, dry_run=False))
        while True:
            most = connection.recv()
            connection.send(worker.rows_before if most is _ROWS_BEFORE else worker.next(most))


class _Worker:
    """What the process holds: where it is in the file, and the rows of the last two answers."""

    def __init__(self, file: RowFile, planner: Planner) -> None:
        self.rows_before: list[Row] = []
        self._rows: list[Row] = []
        self._file = file
        self._iterator = iter(file)
        self._planner = planner

    def next(self, most: int) -> Ready | Raw:
        self.rows_before, self._rows = self._rows, some(self._iterator, most)
        batch = self._planner.plan(self._rows, 0, {})
        read = self._file.bytes_read()
        if not self._rows or batch.rejects or not batch.only_events:
            return Raw(self._rows, read)
        self._planner.remember(batch)
        events = [event for each in batch.planned for event in each.events]
        return Ready(len(self._rows), columns_of(events), batch.leaves, batch.without_effect, read)
