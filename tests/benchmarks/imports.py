"""Importing events of known customers, while a second desk goes on recording.

The file has the shape of our own export. sqlite3 alone stores the same rows into the same tables
with the same indexes, without triggers, digests, seals or any check.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path
from typing import Any

from tests.benchmarks import bare
from tests.benchmarks.plain_rows import INSERT, PlainRows
from tests.benchmarks.population import START, YEARS, events_of
from tests.benchmarks.table import MS, Figure, Line, Target, compared
from tests.benchmarks.timing import Samples
from tests.benchmarks.world import World
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.repositories import Columns, Database, DatabaseInfo, Reading, Writing
from tiquo_desktop.services import importing
from tiquo_desktop.services.export_formats import FIELDS, write_csv
from tiquo_desktop.services.records import event_columns

GROUP = "Import (profile activity, customers known)"
_RATE = Target(20_000, least=True)
_LONGEST = Target(100)
_AT_ONCE = 1_000
_PATIENCE = 600.0
_YEAR = 365 * 86_400_000_000
_ROOT = Path(__file__).resolve().parents[2]


class Watched:
    """A database that notes for how long each transaction held the write lock, in seconds."""

    def __init__(self, database: Database) -> None:
        self.held: list[float] = []
        self._database = database

    @property
    def info(self) -> DatabaseInfo:
        """See `Database`."""
        return self._database.info

    @property
    def opener(self) -> Callable[[], Database] | None:
        """See `Database`."""
        return self._database.opener

    def reading(self, **limits: Any) -> AbstractContextManager[Reading]:
        """See `Database`."""
        return self._database.reading(**limits)

    @contextmanager
    def writing(self, **how: Any) -> Iterator[Writing]:
        """See `Database`.

        The lock counts as held until the commit has returned, so a checkpoint that the commit sets
        off is in it, though others may write by then: what the second desk sees is the truth.
        """
        taken = None
        try:
            with self._database.writing(**how) as session:
                taken = time.perf_counter()
                yield session
        finally:
            if taken is not None:
                self.held.append(time.perf_counter() - taken)

    def close(self) -> None:
        """See `Database`."""
        self._database.close()


def measure(world: World) -> Iterator[Line]:
    """All lines about importing."""
    profile = importing.load_profile("activity")
    with world.database.reading(deadline=_PATIENCE) as reading:
        known = reading.customers.by_ids(range(1, world.customers + 1))
    people = {customer.uid: customer for customer in known}
    watched = Watched(world.database)
    ours, read, stored = Samples(), Samples(), Samples()
    with closing(bare.writer(world.plain)) as connection:
        for number in range(world.few):
            world.say(f"import of {world.imported:,} events, {number + 1} of {world.few}")
            file = file_of(world.folder, world.imported, f"round-{number}", people)
            with ours.timed():
                report = importing.run(watched, file, profile)
            _expect(report.events_added, world.imported)
            plain = PlainRows(connection)
            with read.timed():
                rows = list(plain.of_file(file))
            with stored.timed():
                _store(connection, rows)
            file.unlink()
    whole = read.plus(stored)
    events = world.imported
    line = compared(GROUP, "beside csv.reader and executemany", ours, whole, events=events)
    yield replace(line, target=_RATE)
    line = compared(GROUP, "beside executemany of rows made before", ours, stored, events=events)
    yield replace(line, target=_RATE)
    yield _alone("write lock held, longest and shortest", watched.held)
    watched.held.clear()
    world.say("import while a second process records")
    file = file_of(world.folder, world.imported, "shared", people)
    with _second_desk(world) as waits:
        importing.run(watched, file, profile)
    yield _alone("the same while a second process records", watched.held)
    yield _alone("that process: recording one event, longest", waits)


def file_of(folder: Path, imported: int, name: str, people: Mapping[str, Customer]) -> Path:
    """A CSV of new events, as an export of another database would give it."""
    path = folder / f"{name}.csv"
    events = events_of(list(people), imported, START + YEARS * _YEAR, _YEAR, name)

    def chunks() -> Iterator[Columns]:
        while some := list(islice(events, _AT_ONCE)):
            yield event_columns(list(zip(*(_exported(each, people) for each in some), strict=True)))

    with path.open("wb") as file:
        write_csv(file, chunks())
    return path


def _exported(event: NewEvent, people: Mapping[str, Customer]) -> list[object]:
    """The values that `FIELDS` names, of an event that another database recorded."""
    values = {each.name: getattr(event, each.name) for each in fields(NewEvent)}
    values |= {"recorded_at": event.occurred_at, "recorded_by": "elsewhere", "leaf": bytes(32)}
    if event.customer is not None:
        whose = people[event.customer]
        values |= {f"customer_{each.name}": getattr(whose, each.name) for each in fields(Customer)}
        values["customer_phones"] = tuple(phone.written for phone in whose.phones)
    return [values.get(name) for name in FIELDS]


def _store(connection: Any, rows: list[tuple[Any, ...]]) -> None:
    for first in range(0, len(rows), _AT_ONCE):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(INSERT, rows[first : first + _AT_ONCE])
        connection.execute("COMMIT")


@contextmanager
def _second_desk(world: World) -> Iterator[list[float]]:
    """Another process that records at the same database; afterwards the seconds of each record."""
    waits: list[float] = []
    command = [sys.executable, "-m", "tests.benchmarks.second_desk", str(world.path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=_ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        yield waits
        process.stdin.close()
        waits += json.loads(process.stdout.readline())


def _alone(what: str, seconds: list[float]) -> Line:
    longest = 1_000 * max(seconds)
    figure = Figure(longest, 1_000 * min(seconds), longest)
    return Line(group=GROUP, what=what, unit=MS, ours=figure, target=_LONGEST)


def _expect(stored: int, wanted: int) -> None:
    if stored != wanted:
        raise RuntimeError(f"{stored} of {wanted} events were imported: the figures mean nothing.")
