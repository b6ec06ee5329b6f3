"""Runs an import: batch after batch, each of them one short transaction."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from pathlib import Path

from tiquo_desktop.domain import money
from tiquo_desktop.domain.errors import (
    ReadOnlyDatabase,
    RefusedByDatabase,
    UnknownOutcome,
    Unreachable,
)
from tiquo_desktop.domain.repositories import Database, Writing
from tiquo_desktop.services.importing.ahead import Ahead, Gone, Ready
from tiquo_desktop.services.importing.batches import Batch, Planner, reject, some
from tiquo_desktop.services.importing.changes import Changes
from tiquo_desktop.services.importing.evaluation import Evaluation
from tiquo_desktop.services.importing.profile import Profile
from tiquo_desktop.services.importing.rejects import (
    Reject,
    RejectsFile,
    check_replaceable,
    default_path,
)
from tiquo_desktop.services.importing.rows import Row, RowFile
from tiquo_desktop.services.importing.source import survey
from tiquo_desktop.services.importing.storing import (
    Counted,
    Foresight,
    Refused,
    store,
)
from tiquo_desktop.services.sealing import Beside

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the size of the file, after each batch."""

_log = logging.getLogger(__name__)

_FIRST_ROWS = 50
_FEWEST_ROWS = 25
"""A transaction costs something before its first row: on a slow machine smaller batches would only
be slower, and hold the lock hardly less."""
_MOST_ROWS = 4_000
_WORTH_A_PROCESS = 2 * 1024 * 1024
"""Bytes of a file from which on a second process reads ahead: it takes a second to start."""
_OVER = 7 / 6
"""How much longer than its turn a transaction takes further events: where the turn is 0.03 s, it must
never reach 0.1 with its commit."""
_PROBLEMS = 5
_GONE = "the process that reads ahead is gone; going on without it"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row did not go in; `line` is its first in the file."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or what it would do where `dry_run` is set.

    `rows` counts the rows read, the rejected ones included. `events_present` were stored before.
    `without_effect` counts the rows that add no customer, change none and hold no event.
    `rejects` is the rejects file, None where none was written; `problems` are its first reasons.
    `unknown_currencies` are the codes that ISO 4217 does not have, of amounts in minor units.
    `cancelled` says that it was stopped: what was counted is stored.
    """

    rows: int
    customers_added: int
    customers_changed: int
    events_added: int
    events_present: int
    without_effect: int
    rejected: int
    rejects: Path | None
    problems: tuple[Problem, ...]
    unknown_currencies: tuple[str, ...] = ()
    cancelled: bool
    dry_run: bool


def run(
    database: Database,
    source: Path,
    profile: Profile,
    *,
    encoding: str | None = None,
    rejects: Path | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> ImportReport:
    """Import a file.

    Whatever stops it, whole batches are stored, and running it again ends where one run would have
    ended. `encoding` is used instead of the profile's where the file has no byte order mark.
    `rejects` names the rejects file, which else stands beside the source; a dry run writes one
    only where it is named.

    Raises:
        UnreadableInput: the file cannot be read, or lacks a column that the profile names.
            Nothing was imported.
        UnwritableOutput: the rejects file cannot be written, or would replace another kind of file.
        Cancelled: `cancel` was set before the first row was read.
        DatabaseError: what was stored before it stays.
    """
    info = database.info
    if info.read_only and not dry_run:
        raise ReadOnlyDatabase(info.read_only)
    target = rejects or default_path(source)
    write_rejects = rejects is not None or not dry_run
    if write_rejects:
        check_replaceable(target, source)
    update = bool(profile.customer and profile.customer.update)
    if update and info.write_only:
        raise RefusedByDatabase(
            "This login may add customers and not change them: use a profile without update = true, "
            "or a login with another role. Nothing was imported."
        )
    with ExitStack() as stack:
        # It starts while the file is read for the first time.
        planning = None if update or dry_run else _ahead(stack, database, source)
        read = survey(source, encoding or profile.file.encoding, cancel)
        zone = profile.time.zone or info.zone
        file = stack.enter_context(RowFile(read, profile.file))
        evaluation = Evaluation(profile, file.columns, info.zone, info.region)
        beside = planning is not None and info.shared and not info.write_only
        running = _Running(
            database,
            Planner(database, evaluation, update=update, dry_run=dry_run),
            Changes(zone=zone, origin=profile.name, digest=read.digest) if update else None,
            RejectsFile(target, file.header),
            write_rejects=write_rejects,
            foresight=Foresight() if dry_run else None,
            sealing=stack.enter_context(Beside(database)) if beside else None,
        )

        def tell(done: int) -> None:
            if progress is not None:
                progress(min(done, read.size), read.size)

        def batches() -> Generator[None, None, None]:
            if planning is not None:
                try:
                    planning.begin(read, profile, _FIRST_ROWS)
                    yield from running.ahead(planning, tell)
                    return
                except Gone:
                    _log.warning(_GONE)
            yield from running.one_by_one(file, tell)

        return running.run(batches(), cancel)


def _ahead(stack: ExitStack, database: Database, source: Path) -> Ahead | None:
    """The process that reads ahead, until the end of the stack; None where the file is not worth it."""
    opener = database.opener
    with suppress(OSError):  # what is wrong with the file is said when it is read
        if opener is not None and source.stat().st_size >= _WORTH_A_PROCESS:
            try:
                return stack.enter_context(Ahead(opener))
            except Gone:
                _log.warning(_GONE)
    return None


class _Running:
    """One run, and its counts so far."""

    def __init__(
        self,
        database: Database,
        planner: Planner,
        changes: Changes | None,
        rejects: RejectsFile,
        *,
        write_rejects: bool,
        foresight: Foresight | None,
        sealing: Beside | None,
    ) -> None:
        self._database = database
        self._turn = database.info.turn
        self._planner = planner
        self._changes = changes
        self._rejects = rejects
        self._write_rejects = write_rejects
        self._foresight = foresight
        self._sealing = sealing
        self._total = Counted()
        self._rows = 0
        self._rejected = 0
        self._problems: list[Problem] = []
        self._size = _FIRST_ROWS
        self._without_effect = 0
        self._currencies: set[str | None] = set()

    def run(
        self, batches: Generator[None, None, None], cancel: threading.Event | None
    ) -> ImportReport:
        """Go through batches, each stored when it comes, until the end or until `cancel` is set."""
        cancelled = False
        self._resume()
        try:
            with closing(batches):
                for _ in batches:
                    cancelled = cancel is not None and cancel.is_set()
                    if cancelled:
                        break
        except Unreachable as error:
            if self._foresight is not None:
                raise
            # Its own sentence says that nothing was written, which is true of the last rows only.
            raise Unreachable(
                "The connection to the database was lost in the middle of the import. What went in "
                "stays, and the same import run again goes on."
            ) from error
        finally:
            # Whatever stopped the run, the reasons for what did not go in are kept.
            path = self._rejects.close()
        return ImportReport(
            rows=self._rows,
            customers_added=self._total.customers_added,
            customers_changed=self._total.customers_changed,
            events_added=self._total.events_added,
            events_present=self._total.events_present,
            without_effect=self._without_effect,
            rejected=self._rejected,
            rejects=path,
            problems=tuple(self._problems),
            unknown_currencies=tuple(
                sorted(code for code in self._currencies if code and not money.is_known(code))
            ),
            cancelled=cancelled,
            dry_run=self._foresight is not None,
        )

    def one_by_one(self, file: RowFile, progress: Callable[[int], None]) -> Iterator[None]:
        """Work a batch out, then store it."""
        rows = islice(file, self._rows, None)
        while batch := some(rows, self._size):
            self._take(batch)
            progress(file.bytes_read())
            yield

    def ahead(self, planning: Ahead, progress: Callable[[int], None]) -> Iterator[None]:
        """Store a batch while the next one is worked out in another process.

        Raises:
            Gone: that process is no more; what was stored is counted.
        """
        while answer := planning.answer(self._size):
            if isinstance(answer, Ready):
                self._take_ready(answer, planning)
            else:
                # Who comes next hangs on what is stored now.
                self._take(answer.rows)
                planning.stored()
            progress(answer.bytes_read)
            yield

    def _take_ready(self, ready: Ready, planning: Ahead) -> None:
        stored = done = 0
        try:
            while done < len(ready.prepared):
                end = self._store_ready(ready, done)
                stored += sum(map(len, ready.prepared[done:end]))
                done = end
        except RefusedByDatabase:
            # Which row it is, and why, is found out by working them out again. What is stored of
            # them will be there already.
            self._take(planning.again(ready))
            self._total.events_added += stored
            self._total.events_present -= stored
            return
        self._currencies |= ready.currencies
        self._without_effect += ready.without_effect
        self._count(ready.rows, [], Counted(events_added=stored))

    def _store_ready(self, ready: Ready, done: int) -> int:
        """Store as many portions behind the first `done` as there is time for, and the whole row
        of the last event; how many are stored then."""
        with self._writing() as writing:
            end = time.perf_counter() + self._turn * _OVER
            while done < len(ready.prepared):
                writing.activity.insert(ready.prepared[done : done + 1])
                done += 1
                if done not in ready.amid_row and time.perf_counter() >= end:
                    break
        return done

    def _take(self, rows: list[Row]) -> None:
        while rows:
            taken = self._take_some(rows)
            rows = rows[taken:]

    def _take_some(self, rows: list[Row]) -> int:
        """Store a batch of the first rows; how many they are."""
        refused: dict[int, str] = {}
        while True:
            batch = self._planner.plan(rows, self._rows, refused)
            try:
                counted = self._store(batch)
                break
            except Refused as again:
                refused.update(again.reasons)
                self._planner.forget()
                self._resume()
        self._planner.remember(batch)
        if self._changes:
            self._changes.stored(counted.customers_changed)
        self._currencies.update(event.currency for each in batch.planned for event in each.events)
        late = [reject(rows[place], reason) for place, reason in counted.refused.items()]
        rejects = sorted(batch.rejects + late, key=attrgetter("line"))
        self._without_effect += batch.without_effect
        self._count(batch.taken, rejects, counted)
        return batch.taken

    def _resume(self) -> None:
        if self._changes:
            with self._database.reading() as reading:
                self._changes.resume(reading.activity)
            self._planner.done = self._changes.done

    def _store(self, batch: Batch) -> Counted:
        if self._foresight is not None:
            with self._database.reading() as reading:
                return self._foresight.count(reading, batch, self._changes)
        if not batch.planned:
            return Counted()
        with self._writing() as writing:
            return store(writing, batch, self._changes)

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        """A transaction, from whose length the next one learns."""
        start = 0.0
        try:
            with self._database.writing(sealing=self._sealing is None) as writing:
                start = time.perf_counter()
                yield writing
        except UnknownOutcome:
            raise UnknownOutcome(
                "The connection was lost while rows were being stored, so the last of them may be "
                "stored or not. Import the same file again: it goes on there, and stores nothing twice."
            ) from None
        if self._sealing is not None:
            self._sealing.stored()
        self._adapt(time.perf_counter() - start)

    def _adapt(self, held: float) -> None:
        """Aim at the turn: grow by half, shrink to a half, so that one slow moment is no verdict."""
        fitting = self._size * self._turn / max(held, 1e-6)
        size = min(max(fitting, self._size / 2), self._size * 1.5 + 1)
        self._size = int(max(_FEWEST_ROWS, min(size, _MOST_ROWS)))

    def _count(self, rows: int, rejects: list[Reject], counted: Counted) -> None:
        self._rows += rows
        self._rejected += len(rejects)
        total = self._total
        total.customers_added += counted.customers_added
        total.customers_changed += counted.customers_changed
        total.events_added += counted.events_added
        total.events_present += counted.events_present
        room = _PROBLEMS - len(self._problems)
        self._problems += [Problem(each.line, each.reason) for each in rejects[:room]]
        if self._write_rejects:
            self._rejects.add(rejects)
