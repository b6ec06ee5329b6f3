"""What every benchmark works with: a copy of the database, and who is in it."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import bare
from tiquo_desktop.storage.sqlite import SqliteDatabase, open_database
from tiquo_desktop.storage.sqlite_admin import backup_database


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """`database` is open on `path`; `plain` is a copy of it for sqlite3 alone to write to.

    `biggest` and `typical` are ids of the customers with the most and with a median number of
    events. `rounds` is how often the quick things are done, `few` how often those that take
    seconds. `say` tells the person what is going on.
    """

    database: SqliteDatabase
    path: Path
    plain: Path
    folder: Path
    customers: int
    events: int
    biggest: int
    typical: int
    rounds: int
    few: int
    imported: int
    say: Callable[[str], None]

    def about(self) -> dict[str, object]:
        """On what, and how much of it, was measured."""
        return {
            "customers": self.customers,
            "events": self.events,
            "imported": self.imported,
            "rounds": self.rounds,
        } | machine()


def machine() -> dict[str, object]:
    """What it was measured with."""
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "machine": f"{platform.system()} {platform.machine()}",
    }


def copied(
    source: Path, folder: Path, *, rounds: int, few: int, imported: int, say: Callable[[str], None]
) -> World:
    """A world in `folder`; what is measured leaves `source` as it was."""
    path, plain = folder / "ours.db", folder / "plain.db"
    say("copying the database twice, for ours and for sqlite3 alone to write to")
    for copy in (path, plain):
        backup_database(source, copy)
        # Opening for writing turns the write-ahead log on, which a back-up has not.
        bare.writer(copy).close()
    bare.without_rules(plain)
    with closing(bare.reader(path)) as connection:
        (customers,) = connection.execute("SELECT count(*) FROM customer").fetchone()
        (events,) = connection.execute("SELECT count(*) FROM activity").fetchone()
        busy = connection.execute(
            "SELECT customer FROM activity WHERE customer IS NOT NULL"
            " GROUP BY customer ORDER BY count(*) DESC, customer"
        ).fetchall()
    return World(
        database=open_database(path, recorded_by="benchmark"),
        path=path,
        plain=plain,
        folder=folder,
        customers=customers,
        events=events,
        biggest=busy[0][0],
        typical=busy[len(busy) // 2][0],
        rounds=rounds,
        few=few,
        imported=imported,
        say=say,
    )
