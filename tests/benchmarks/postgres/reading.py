"""Reading a shared database: search keys, pages, a customer opened, chips."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from random import Random

from tests.benchmarks import bare
from tests.benchmarks.postgres.world import Own, Shared, alone, own_line, replay
from tests.benchmarks.table import TIMES, Figure, Line, Target, compared
from tests.benchmarks.timing import side_by_side
from tests.builders import keys_of
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Cursor
from tiquo_desktop.domain.vocabulary import Category
from tiquo_desktop.services.search import Search
from tiquo_desktop.services.timeline import Timeline
from tiquo_desktop.services.timeline_index import TimelineIndex

SEARCH = "Shared database: one key in the search box"
READING = "Shared database: timelines, beside the same SQL through psycopg"
_KEY, _OPENED, _CHIP, _PAGE = Target(80), Target(60), Target(50), Target(2)
_LENGTHS = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 7), (8, 40))
_PEOPLE = 24
_CHIPS = [Filter(category=Choice(frozenset((str(category),)))) for category in Category]


def measure_search(world: Shared) -> Iterator[Line]:
    """95 of 100 keys, for each length of what was typed by then."""
    search = Search(world.database)
    found: dict[tuple[int, int], Own] = {length: Own(world) for length in _LENGTHS}
    texts = _texts(world)
    for number in range(world.few + 1):
        for text in texts:
            for end in range(1, len(text) + 1):
                samples = next(s for (a, b), s in found.items() if a <= end <= b)
                # The first round reads what a desk has read by the time that somebody types.
                with (samples if number else Own(world)).timed():
                    search.find(text[:end])
    for (least, most), samples in found.items():
        said = f"{least}" if least == most else f"{least} and more"
        what = f"95 of 100 keys within, {said} typed ({len(samples.own)} keys)"
        yield own_line(SEARCH, what, samples, 0.95, _KEY)
    every = Own(world)
    for samples in found.values():
        every.extend(samples)
    yield own_line(SEARCH, "half of all keys within", every, 0.5, None)


def measure_timelines(world: Shared) -> Iterator[Line]:
    """Pages, opening, chips."""
    middle = _middle(world)
    for what, customer, after in (
        ("first page of 200, customer of 5,000", world.known, None),
        ("first page of 200, biggest customer", world.biggest, None),
        ("page of 200 in its middle, by keyset", world.biggest, middle),
        ("first page of 200, all customers", None, None),
    ):
        line = _page(world, what, customer, after)
        yield line
        ratio = line.ratio or 0.0
        figure = Figure(ratio, ratio, ratio)
        said = "  as many times as the same SQL"
        yield Line(group=READING, what=said, unit=TIMES, ours=figure, target=_PAGE)
    yield from _opened(world, "customer of 5,000 events", world.known, world.rounds, _OPENED)
    yield from _opened(world, "biggest customer", world.biggest, world.few, None)
    yield from _chip(world, "customer of 5,000 events", world.known)
    yield from _chip(world, "biggest customer", world.biggest)


def _page(world: Shared, what: str, customer: int | None, after: Cursor | None) -> Line:
    def ours(_round: int) -> None:
        with world.database.reading() as reading:
            reading.activity.page(customer, Filter(), after=after)

    ours(0)
    with bare.overheard() as said:
        ours(0)
    with closing(alone(world.server)) as connection:
        times = side_by_side(ours, lambda _: replay(connection, said), world.rounds)
    return compared(READING, what, *times)


def _opened(
    world: Shared, who: str, customer: int, rounds: int, target: Target | None
) -> Iterator[Line]:
    """First page, all keys, counts, and the rows that are seen then."""
    samples = Own(world)
    for number in range(rounds + 1):
        with (samples if number else Own(world)).timed():
            open_whole(Timeline(world.database, customer))
    for part, said in ((0.5, "half of all times within"), (0.95, "95 of 100 times within")):
        yield own_line(READING, f"{who} opened whole: {said}", samples, part, target)


def open_whole(timeline: Timeline) -> TimelineIndex:
    """All that opening a customer reads, one after the other as the window does."""
    never = threading.Event()
    page = timeline.first_page(Filter(), newest_first=True, previous=None, cancel=never)
    index = timeline.index(never)
    timeline.show(index, Filter(), newest_first=True, previous=page.view, near=None, cancel=never)
    return index


def _chip(world: Shared, who: str, customer: int) -> Iterator[Line]:
    """The rows and all counts under another category, and the texts that are seen then."""
    timeline, never = Timeline(world.database, customer), threading.Event()
    index, samples = timeline.index(never), Own(world)
    for number in range(world.rounds):
        with samples.timed():
            wanted = _CHIPS[number % len(_CHIPS)]
            timeline.show(index, wanted, newest_first=True, previous=None, near=None, cancel=never)
    yield own_line(READING, f"chip of the {who}: 95 of 100 within", samples, 0.95, _CHIP)


def _middle(world: Shared) -> Cursor:
    with world.database.reading(deadline=600) as reading:
        keys = keys_of(reading, world.biggest)
    key = keys[len(keys) // 2]
    return Cursor(key.occurred_at, key.id)


def _texts(world: Shared) -> list[str]:
    """What people type of customers that there are: names, phones, numbers, references, slips."""
    random = Random(5)
    with world.database.reading() as reading:
        people = reading.customers.by_ids(random.sample(range(1, world.customers + 1), _PEOPLE))
        events = reading.activity.page(world.known, Filter(), limit=20)
    texts = ["", "@example.com", "limited"]
    for place, one in enumerate(people):
        given, family = (one.given_name or "").lower(), (one.family_name or "").lower()
        phone = one.phones[0].written if one.phones else one.number
        texts.append(
            (
                f"{given} {family}",
                f"{family} {given[:2]}",
                f"{given[:4]} {phone[-4:]}",
                phone,
                f"{given} {family[:-2]}{family[-1]}{family[-2]}",
                one.number,
            )[place % 6]
        )
    return [*texts, *(each.object_ref for each in events if each.object_ref)][: _PEOPLE + 5]
