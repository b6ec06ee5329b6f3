"""The people and events of `tests.benchmarks.population` in a shared database, as imports store them.

    python -m tests.benchmarks.postgres.population URL EVENTS FIRST

stores so many events, made from the number FIRST on: several do so at once. All goes through our own
repositories, with every digest and seal.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from tests.benchmarks.population import START, YEARS, customers_of, events_of, portions
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

KNOWN = 5_000
"""Events of the customer who is opened, as the issue says."""
APART = 500
"""The first customers, of whom nothing is recorded later on: the one who is opened is one of them."""
_COUNTS = "SELECT customer, count(*) FROM tiquo.activity WHERE customer BETWEEN 2 AND %s GROUP BY customer"
_UIDS = "SELECT uid FROM tiquo.customer ORDER BY id"
_SPAN = YEARS * 365 * 86_400 * 1_000_000
_SEALED_AT_ONCE = 2_000
_CUSTOMERS_AT_ONCE, _EVENTS_AT_ONCE = 2_000, 5_000
_BUILDERS = 2
_ROOT = Path(__file__).resolve().parents[3]


def build(
    logins: Sequence[tuple[Address, str]], people: int, events: int, say: Callable[[str], None]
) -> None:
    """Fill a new database; `logins` are as many addresses, with their URLs, as may work at once."""
    with closing(open_database(logins[0][0])) as database:
        added = 0
        for some in portions(customers_of(people), _CUSTOMERS_AT_ONCE):
            with database.writing() as writing:
                writing.customers.add_all([(new, ()) for new in some])
            added += len(some)
            if not added % 50_000:
                say(f"building: {added:,} of {people:,} customers")
    share = -(-events // _BUILDERS)
    builders = [
        subprocess.Popen(
            [sys.executable, "-m", __name__, str(min(share, events - first)), str(first)],
            cwd=_ROOT,
            env={**os.environ, "TIQUO_DATABASE_URL": url},
        )
        for (_, url), first in zip(logins, range(0, events, share), strict=False)
    ]
    for builder in builders:
        if builder.wait():
            raise RuntimeError("the events could not be stored")
    with closing(open_database(logins[0][0])) as database:
        # Builders that met another one at it left theirs.
        while database.seal(_SEALED_AT_ONCE).waiting:
            pass


def known_of(database: PostgresDatabase) -> int:
    """The id of a customer with `KNOWN` events: whoever comes nearest gets what is missing."""
    with database.reading(deadline=600) as reading:
        counts = reading.customers._connection.exec_driver_sql(_COUNTS, (APART,)).all()
        id_, count = min(counts, key=lambda row: abs(row[1] - KNOWN))
        (known,) = reading.customers.by_ids([id_])
    store(database, events_of([known.uid], max(0, KNOWN - count), START, _SPAN, f"known {count}"))
    while database.seal(_SEALED_AT_ONCE).waiting:
        pass
    return known.id


def store(database: PostgresDatabase, events: Iterable[NewEvent]) -> int:
    """Store new events; how many there were."""
    stored = 0
    for some in portions(events, _EVENTS_AT_ONCE):
        with database.reading() as reading:
            prepared = reading.activity.prepare(some, thoroughly=False)
        with database.writing() as writing:
            if prepared is None:
                writing.activity.append(some)
            else:
                writing.activity.insert(prepared)
        stored += len(some)
    return stored


def main(count: int, first: int) -> None:
    """Store a share of the events, told on standard error."""
    with closing(open_database(Address.parse(os.environ["TIQUO_DATABASE_URL"]))) as database:
        with database.reading(deadline=600) as reading:
            answer = reading.customers._connection.exec_driver_sql(_UIDS)
            uids = [uid.hex() for uid in answer.scalars()]
        made = events_of(uids, count, START, _SPAN, f"bench-{first}")
        done = 0
        for some in portions(made, 100_000):
            done += store(database, some)
            print(f"building: {done:,} of {count:,} events", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
