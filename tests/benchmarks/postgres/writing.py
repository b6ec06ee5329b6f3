"""Writing to a shared database: imports, records, and 24 writers at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks.imports import file_of
from tests.benchmarks.population import START, events_of
from tests.benchmarks.postgres.population import APART
from tests.benchmarks.postgres.server import DESKS
from tests.benchmarks.postgres.world import Own, Shared, alone, own_line
from tests.benchmarks.table import MS, RATE, Figure, Line, Target
from tests.benchmarks.timing import quantile
from tiquo_desktop.services import importing, recording

GROUP = "Shared database: writing"
_IMPORT, _RECORD, _WRITERS = Target(10_000, least=True), Target(40), Target(3_000, least=True)
_KNOWN_PEOPLE = 10_000
_YEAR = 365 * 86_400_000_000
_AT_ONCE = 20
_ROOT = Path(__file__).resolve().parents[3]
_SEALS = "SELECT coalesce(max(position), 0) FROM tiquo.seal"


def measure(world: Shared) -> Iterator[Line]:
    """All lines about writing."""
    yield from _records(world)
    yield from _imports(world)
    for what, at_once, how in (
        (f"{DESKS} writers, one event a transaction, sealed in all", 1, "ours"),
        ("  the same SQL through psycopg alone", 1, "alone"),
        (f"{DESKS} writers, {_AT_ONCE} events a transaction, sealed in all", _AT_ONCE, "ours"),
    ):
        yield from _writers(world, what, at_once, how)


def _records(world: Shared) -> Iterator[Line]:
    with world.database.reading() as reading:
        ids = range(APART + 1, 2 * APART)
        people = [one.uid for one in reading.customers.by_ids(ids)]
    samples = Own(world)
    name = f"recorded {time.time_ns()}"
    for number, event in enumerate(events_of(people, world.rounds * 5, START, _YEAR, name)):
        with (samples if number > 5 else Own(world)).timed():
            recording.record(world.database, event)
    yield own_line(GROUP, "half of all records within", samples, 0.5, None)
    yield own_line(GROUP, "95 of 100 records within", samples, 0.95, _RECORD)


def _imports(world: Shared) -> Iterator[Line]:
    profile = importing.load_profile("activity")
    last = min(world.customers, _KNOWN_PEOPLE)
    with world.database.reading(deadline=600) as reading:
        ids = [1, *range(APART + 1, last + 1)]
        people = {one.uid: one for one in reading.customers.by_ids(ids)}
    rates: list[float] = []
    costs: list[float] = []
    for number in range(world.few):
        world.say(f"import of {world.imported:,} events, {number + 1} of {world.few}")
        name = f"import-{time.time_ns()}"
        file = file_of(world.folder, world.imported, name, people)
        began, used = time.perf_counter(), world.used()
        report = importing.run(world.database, file, profile)
        rates.append(report.events_added / (time.perf_counter() - began))
        costs.append(1e6 * (world.used() - used) / report.events_added)
        file.unlink()
        _seal_all(world)
    figure = Figure(quantile(rates, 0.5), min(rates), max(rates))
    what = f"import of {world.imported:,} events, profile activity"
    yield Line(group=GROUP, what=what, unit=RATE, ours=figure, target=_IMPORT)
    yield _cost(costs)


def _writers(world: Shared, what: str, at_once: int, how: str) -> Iterator[Line]:
    """Processes with a login each; what is sealed by the end of the time counts."""
    world.say(what)
    command = [sys.executable, "-m", "tests.benchmarks.postgres.writers"]
    writers = [
        subprocess.Popen(
            [*command, str(world.seconds), str(at_once), how],
            cwd=_ROOT,
            env={**os.environ, "TIQUO_DATABASE_URL": world.server.url_of(desk)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for desk in range(DESKS)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    with closing(alone(world.server)) as connection:
        before = connection.execute(_SEALS).fetchall()[0][0]
        began, used = time.perf_counter(), world.used()
        for writer in writers:
            assert writer.stdin is not None
            writer.stdin.write("go\n")
            writer.stdin.flush()
        told = [json.loads(writer.stdout.readline()) for writer in writers if writer.stdout]
        seconds = time.perf_counter() - began
        sealed = connection.execute(_SEALS).fetchall()[0][0] - before
        used = world.used() - used
    for writer in writers:
        writer.communicate()
    rate = sealed / seconds
    target = _WRITERS if at_once > 1 else None  # one at a time costs a transaction each
    figure = Figure(rate, rate, rate)
    yield Line(group=GROUP, what=what, unit=RATE, ours=figure, target=target)
    shown = [1_000 * each for _, took, _ in told for each in took]
    figure = Figure(quantile(shown, 0.95), min(shown), max(shown))
    stored = sum(done for done, _, _ in told)
    said = f"  95 of 100 transactions within ({stored:,} events stored)"
    yield Line(group=GROUP, what=said, unit=MS, ours=figure)
    theirs = sum(took for _, _, took in told)
    yield _cost([1e6 * (used + theirs) / stored])
    _seal_all(world)


def _cost(costs: list[float]) -> Line:
    """What no neighbour can change: how long all processors together worked, ours and the server's."""
    figure = Figure(quantile(costs, 0.5), min(costs), max(costs))
    what = "  for each event, all processors together"
    return Line(group=GROUP, what=what, unit="us", ours=figure)


def _seal_all(world: Shared) -> None:
    while world.database.seal(2_000).waiting:
        pass
