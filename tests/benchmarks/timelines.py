"""Reading timelines: pages by keyset, a customer opened whole, a chip switched on and off."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

from tests.benchmarks import bare
from tests.benchmarks.table import Line, compared
from tests.benchmarks.timing import side_by_side
from tests.benchmarks.world import World
from tests.builders import keys_of
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Cursor
from tiquo_desktop.domain.vocabulary import Category
from tiquo_desktop.services.timeline import Timeline

GROUP = "Timeline, beside the same SQL"
_PATIENCE = 600.0
_CHIPS = [Filter(category=Choice(frozenset((str(category),)))) for category in Category]


def measure(world: World) -> Iterator[Line]:
    """All lines about reading timelines."""
    of_biggest = _middle(world, world.biggest)
    yield _page(world, "first page of 200, typical customer", world.typical, None)
    yield _page(world, "first page of 200, biggest customer", world.biggest, None)
    yield _page(world, "page of 200 in its middle, by keyset", world.biggest, of_biggest)
    yield _page(world, "first page of 200, all customers", None, None)
    yield _opened(world, "typical customer", world.typical, world.rounds)
    yield _opened(world, "biggest customer", world.biggest, world.few)
    yield _chip(world)


def _page(world: World, what: str, customer: int | None, after: Cursor | None) -> Line:
    def ours(_round: int) -> None:
        with world.database.reading() as reading:
            reading.activity.page(customer, Filter(), after=after)

    ours(0)
    with bare.overheard() as said:
        ours(0)
    with closing(bare.reader(world.path)) as connection:
        times = side_by_side(ours, lambda _round: bare.replay(connection, said), world.rounds)
    return compared(GROUP, what, *times)


def _opened(world: World, who: str, customer: int, rounds: int) -> Line:
    """First page, keys and counts; ours also makes the rows to paint, and counts in numpy."""

    def ours(_round: int) -> None:
        never = threading.Event()
        timeline = Timeline(world.database, customer)
        timeline.first_page(Filter(), newest_first=True, previous=None, cancel=never)
        timeline.index(never).counts(Filter())

    ours(0)
    with bare.overheard() as said:
        ours(0)
        with world.database.reading(deadline=_PATIENCE) as reading:
            reading.activity.counts(customer, Filter())
    statements = [each for each in said if each.sql != "BEGIN"]
    with closing(bare.reader(world.path)) as connection:
        times = side_by_side(ours, lambda _round: bare.replay(connection, statements), rounds)
    return compared(GROUP, f"opened whole (page, keys, counts), {who}", *times)


def _chip(world: World) -> Line:
    """The rows and all counts under another category: ours on the index, the other by GROUP BY."""
    index = Timeline(world.database, world.biggest).index(threading.Event())

    def ours(number: int) -> None:
        wanted = _CHIPS[number % len(_CHIPS)]
        index.view(wanted, newest_first=True)
        index.counts(wanted)

    with bare.overheard() as said, world.database.reading() as reading:
        reading.activity.counts(world.biggest, _CHIPS[0])
    with closing(bare.reader(world.path)) as connection:
        times = side_by_side(ours, lambda _round: bare.replay(connection, said), world.few)
    return compared(GROUP, "a chip clicked: rows and all counts, biggest customer", *times)


def _middle(world: World, customer: int) -> Cursor:
    with world.database.reading(deadline=_PATIENCE) as reading:
        keys = keys_of(reading, customer)
    key = keys[len(keys) // 2]
    return Cursor(key.occurred_at, key.id)
