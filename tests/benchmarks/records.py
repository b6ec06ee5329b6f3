"""Recording one event at a time, each of them safe on the disk when the call returns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from tests.benchmarks import bare
from tests.benchmarks.plain_rows import INSERT, PlainRows
from tests.benchmarks.population import START, events_of
from tests.benchmarks.table import Line, compared
from tests.benchmarks.timing import side_by_side
from tests.benchmarks.world import World
from tiquo_desktop.services import recording

GROUP = "Recording one event, beside a bare INSERT (synchronous FULL)"
_YEAR = 365 * 86_400_000_000


def measure(world: World) -> Iterator[Line]:
    """All lines about recording."""
    count = world.rounds * 4
    with world.database.reading() as reading:
        (customer,) = reading.customers.by_ids([world.typical])
    # Round 0 comes twice: once to warm up.
    uids = [customer.uid]
    ours = list(events_of(uids, count + 1, START, _YEAR, "recorded"))
    with closing(bare.writer(world.plain)) as connection:
        plain = PlainRows(connection)
        rows = [plain.row(event) for event in events_of(uids, count + 1, START, _YEAR, "plain")]

        def insert(_round: int) -> None:
            row = rows.pop()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(INSERT, row)
            connection.execute("COMMIT")

        times = side_by_side(
            lambda _round: recording.record(world.database, ours.pop()), insert, count
        )
    yield compared(GROUP, "median", *times)
    yield compared(GROUP, "95 of 100 within", *times, part=0.95)
