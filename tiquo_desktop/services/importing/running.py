"""Runs an import: batch after batch, each of them one short transaction."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tiquo_desktop.domain.errors import ReadOnlyDatabase, UnwritableOutput
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.importing.batches import Batch, Planner, reject
from tiquo_desktop.services.importing.changes import Changes
from tiquo_desktop.services.importing.evaluation import Evaluation
from tiquo_desktop.services.importing.profile import Profile
from tiquo_desktop.services.importing.rejects import Reject, RejectsFile, default_path
from tiquo_desktop.services.importing.rows import Row, RowFile
from tiquo_desktop.services.importing.source import survey
from tiquo_desktop.services.importing.storing import (
    Counted,
    Foresight,
    Refused,
    store,
)

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the size of the file, after each batch."""

_FIRST_ROWS = 50
_FEWEST_ROWS = 25
"""A transaction costs something before its first row: on a slow machine smaller batches would only
be slower, and hold the lock hardly less."""
_MOST_ROWS = 2_000
_MOST_CHARACTERS = 8 * 1024 * 1024
"""Rows and characters of the largest batch: what an import holds in memory."""
_HELD = 0.025
"""Seconds that a transaction aims to hold the write lock; it must never reach 0.1."""
_PROBLEMS = 5


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
        UnwritableOutput: the rejects file cannot be written.
        Cancelled: `cancel` was set before the first row was read.
        DatabaseError: what was stored before it stays.
    """
    info = database.info
    if info.read_only and not dry_run:
        raise ReadOnlyDatabase(info.read_only)
    target = rejects or default_path(source)
    if target.exists() and source.exists() and target.samefile(source):
        raise UnwritableOutput("The rejected rows would replace the file: name another place.")
    read = survey(source, encoding or profile.file.encoding, cancel)
    with RowFile(read, profile.file) as file:
        zone = profile.time.zone or info.zone
        update = bool(profile.customer and profile.customer.update)
        running = _Running(
            database,
            Planner(
                database,
                Evaluation(profile, file.columns, info.zone, info.region),
                update=update,
                dry_run=dry_run,
            ),
            Changes(zone=zone, origin=profile.name, digest=read.digest) if update else None,
            RejectsFile(target, file.header),
            write_rejects=rejects is not None or not dry_run,
            foresight=Foresight() if dry_run else None,
        )
        return running.run(file, read.size, progress, cancel)


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
    ) -> None:
        self._database = database
        self._planner = planner
        self._changes = changes
        self._rejects = rejects
        self._write_rejects = write_rejects
        self._foresight = foresight
        self._total = Counted()
        self._rows = 0
        self._rejected = 0
        self._problems: list[Problem] = []
        self._size = _FIRST_ROWS
        self._without_effect = 0

    def run(
        self,
        file: RowFile,
        size: int,
        progress: Progress | None,
        cancel: threading.Event | None,
    ) -> ImportReport:
        """All rows, until the end or until `cancel` is set."""
        cancelled = False
        self._resume()
        try:
            for rows in self._batches(iter(file)):
                self._take(rows)
                if progress is not None:
                    progress(min(file.bytes_read(), size), size)
                cancelled = cancel is not None and cancel.is_set()
                if cancelled:
                    break
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
            cancelled=cancelled,
            dry_run=self._foresight is not None,
        )

    def _batches(self, rows: Iterator[Row]) -> Iterator[list[Row]]:
        batch: list[Row] = []
        characters = 0
        for row in rows:
            batch.append(row)
            characters += len(row.text)
            if len(batch) >= self._size or characters > _MOST_CHARACTERS:
                yield batch
                batch, characters = [], 0
        if batch:
            yield batch

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
        late = [reject(rows[place], reason) for place, reason in counted.refused.items()]
        self._without_effect += sum(
            not (each.new or each.events or each.change) for each in batch.planned
        )
        self._count(batch.taken, batch.rejects + late, counted)
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
        with self._database.writing() as writing:
            start = time.perf_counter()
            counted = store(writing, batch, self._changes)
        self._adapt(time.perf_counter() - start)
        return counted

    def _adapt(self, held: float) -> None:
        """Aim at `_HELD`: grow by half, shrink to a half, so that one slow moment is no verdict."""
        fitting = self._size * _HELD / max(held, 1e-6)
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
