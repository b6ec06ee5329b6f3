"""What the benchmarks of a shared database work with, and psycopg alone beside it."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.benchmarks.bare import Statement
from tests.benchmarks.postgres import population
from tests.benchmarks.postgres.server import DATABASE, DESKS, BenchServer, desk_name
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

_BEGINNING = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = tiquo, pg_temp;"
    " SET LOCAL jit = off; SET LOCAL enable_seqscan = off"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A shared database; `biggest` and `known` are ids of the customer with a tenth of all events, and of
    the one with `population.KNOWN` of 5,000,000. The rest is as in `tests.benchmarks.world.World`."""

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
    say: Callable[[str], None]

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
            with database.reading(deadline=600) as reading:
                customers, events = reading.customers.count(), reading.activity.count()
            yield Shared(
                server=server,
                database=database,
                folder=folder,
                customers=customers,
                events=events,
                biggest=1,
                known=2,
                rounds=size["rounds"],
                few=size["few"],
                imported=size["imported"],
                seconds=size["seconds"],
                say=say,
            )
    finally:
        server.stop()
        if kept is None:
            server.remove()


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
