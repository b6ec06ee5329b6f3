"""What the benchmarks of a shared database work with, and psycopg alone beside it."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.benchmarks.bare import Statement
from tests.benchmarks.postgres import population
from tests.benchmarks.postgres.server import DATABASE, DESKS, BenchServer, desk_name
from tests.benchmarks.table import MS, Figure, Line, Target
from tests.benchmarks.timing import quantile
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

_BEGINNING = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = tiquo, pg_temp;"
    " SET LOCAL jit = off; SET LOCAL enable_seqscan = off"
)


_BACKENDS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'Tiquo Desktop'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A shared database; `biggest` and `known` are ids of the customer with a tenth of all events, and of
    the one with `population.KNOWN`. The rest is as in `tests.benchmarks.world.World`."""

    server: BenchServer
    database: PostgresDatabase
    folder: Path
    customers: int
    events: int
    biggest: int
    known: int
    rounds: int
    few: int
    imported: int
    seconds: int
    pids: tuple[int, ...]
    say: Callable[[str], None]

    def waited(self) -> float:
        """Seconds that this thread and the server's processes for it waited for a processor that others had;
        0 where the system does not tell."""
        return sum(map(_waited, ("thread-self", *self.pids)))

    def used(self) -> float:
        """Seconds of processors that this program, those it started and waited for, and the server used so
        far; 0 where the system does not tell of the server."""
        ours = os.times()
        return sum(ours[:4]) + _used_by(self.server)

    def about(self) -> dict[str, object]:
        """On what, and how much of it, was measured."""
        return {
            "customers": self.customers,
            "events": self.events,
            "server": f"{self.database.info.kind}, default settings, loopback",
            "python": platform.python_version(),
            "psycopg": psycopg.__version__,
            "machine": f"{platform.system()} {platform.machine()}",
        }


@contextmanager
def shared(
    kept: Path | None, folder: Path, size: dict[str, int], say: Callable[[str], None]
) -> Iterator[Shared]:
    """A server with the population; one that stays where a folder for it is given."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
    server = BenchServer(kept)
    try:
        if server.provide():
            logins = [(server.login_of(desk), server.url_of(desk)) for desk in range(DESKS)]
            population.build(logins, size["customers"], size["events"], say)
        with closing(open_database(server.login_of(0))) as database:
            known = population.known_of(database)
            with database.reading(deadline=600) as reading:
                customers, events = reading.customers.count(), reading.activity.count()
            yield Shared(
                server=server,
                database=database,
                folder=folder,
                customers=customers,
                events=events,
                biggest=1,
                known=known,
                rounds=size["rounds"],
                few=size["few"],
                imported=size["imported"],
                seconds=size["seconds"],
                pids=_processes(server),
                say=say,
            )
    finally:
        server.stop()
        if kept is None:
            server.remove()


class Own:
    """Seconds that something took, by the clock, and without waiting for a processor."""

    def __init__(self, world: Shared) -> None:
        self.wall: list[float] = []
        self.own: list[float] = []
        self._world = world

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Add what the block takes."""
        waited, began = self._world.waited(), time.perf_counter()
        yield
        wall = time.perf_counter() - began
        self.wall.append(wall)
        self.own.append(max(0.0, wall - (self._world.waited() - waited)))

    def extend(self, other: Own) -> None:
        """Add what another one has."""
        self.wall += other.wall
        self.own += other.own


def own_line(group: str, what: str, samples: Own, part: float, target: Target | None) -> Line:
    """The line of a quantile, of which what others did with the processors is taken off."""
    own = [1_000 * seconds for seconds in samples.own]
    by_clock = 1_000 * quantile(samples.wall, part)
    figure = Figure(quantile(own, part), min(own), max(own))
    said = f"{what} ({by_clock:.1f} by the clock)"
    return Line(group=group, what=said, unit=MS, ours=figure, target=target)


def _processes(server: BenchServer) -> tuple[int, ...]:
    """Those of the server that work for the connections of this program that are open now."""
    with server.connect(server.superuser, DATABASE) as connection:
        rows = connection.execute(_BACKENDS).fetchall()
    return tuple(pid for (pid,) in rows)


def _used_by(server: BenchServer) -> float:
    try:
        first = int((server.data / "postmaster.pid").read_text().split()[0])
        tick = os.sysconf("SC_CLK_TCK")
        ticks = sum(_ticks(first))
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return (ticks + sum(sum(_ticks(int(child))[:2]) for child in children)) / tick
    except (OSError, ValueError, AttributeError):
        return 0.0


def _ticks(process: int) -> list[int]:
    """What a process used itself, for the system, and the same of its children that have ended."""
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return [0, 0, 0, 0]
    return [int(each) for each in told[11:15]]


def _waited(process: int | str) -> float:
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def alone(server: BenchServer) -> psycopg.Connection[Any]:
    """psycopg and nothing else, as a desk; close it when done."""
    return psycopg.connect(
        server.url(desk_name(0), DATABASE), autocommit=True, prepare_threshold=None
    )


def replay(connection: psycopg.Connection[Any], statements: Sequence[Statement]) -> None:
    """Send the same SQL and fetch every row of it, as one transaction with the same settings."""
    connection.execute(_BEGINNING)
    for sql, parameters in statements:
        cursor = connection.execute(sql, parameters or None)
        if cursor.description:
            cursor.fetchall()
    connection.execute("COMMIT")
