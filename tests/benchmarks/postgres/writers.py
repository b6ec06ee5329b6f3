"""One of several writers at a shared database; its URL is in TIQUO_DATABASE_URL.

    python -m tests.benchmarks.postgres.writers SECONDS EVENTS ours|alone

Says when it is ready, begins when it is told to, and prints how many events it stored, how long each
transaction took, and the seconds that its processor worked. EVENTS are in one transaction. `alone` sends the same SQL through psycopg, of events
that were worked out before.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg

from tests.benchmarks.population import START, events_of
from tests.benchmarks.postgres.population import APART
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.digests import leaves
from tiquo_desktop.services import recording
from tiquo_desktop.storage import postgres_activity
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

_YEAR = 365 * 86_400_000_000
_MADE = 400
"""Events a second that are made beforehand."""
_WARM = 20
"""Records before it says that it is ready: a desk's first one makes what all others use."""
_BEGIN = "BEGIN; SET LOCAL search_path = tiquo, pg_temp"
_END = "COMMIT; SELECT tiquo.seal({})"


def main(seconds: float, at_once: int, how: str) -> None:
    """Write for so long."""
    url = os.environ["TIQUO_DATABASE_URL"]
    with closing(open_database(Address.parse(url))) as database:
        with database.reading() as reading:
            ids = range(APART + 1, APART + 200)
            people = [one.uid for one in reading.customers.by_ids(ids)]
        count = int(seconds * _MADE)
        events = list(events_of(people, count, START, _YEAR, f"writer {os.getpid()}"))
        if how == "ours":
            for _ in range(_WARM):
                _record(database, [events.pop()])
            _write(lambda some: _record(database, some), events, seconds, at_once)
            return
        rows = _rows(database, events)
    with psycopg.connect(url, autocommit=True, prepare_threshold=None) as connection:
        _write(lambda some: _insert(connection, rows, some), events, seconds, at_once)


def _write(
    write: Callable[[list[NewEvent]], None],
    events: list[NewEvent],
    seconds: float,
    at_once: int,
) -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    took: list[float] = []
    end, used = time.monotonic() + seconds, time.process_time()
    done = 0
    while time.monotonic() < end and done < len(events):
        some = events[done : done + at_once]
        began = time.perf_counter()
        write(some)
        took.append(time.perf_counter() - began)
        done += len(some)
    print(json.dumps([done, took, time.process_time() - used]), flush=True)


def _record(database: PostgresDatabase, some: list[NewEvent]) -> None:
    if len(some) == 1:
        recording.record(database, some[0])
        return
    with database.writing() as writing:
        writing.activity.append(some)


def _rows(database: PostgresDatabase, events: list[NewEvent]) -> dict[str, tuple[object, ...]]:
    with database.writing() as writing:
        kinds, customers = (
            writing.activity._kinds_of(events),
            writing.activity._customers_of(events),
        )
    digests = leaves(events)
    return {
        event.uid: postgres_activity._values(event, leaf, kinds, customers)
        for event, leaf in zip(events, digests, strict=True)
    }


def _insert(
    connection: psycopg.Connection[Any],
    rows: dict[str, tuple[object, ...]],
    some: list[NewEvent],
) -> None:
    connection.execute(_BEGIN)
    for event in some:
        connection.execute(postgres_activity.INSERT, rows[event.uid])
    connection.execute(_END.format(max(100, len(some))))


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
