"""A desk far from the server: 20 ms are added to every round trip."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from tests.benchmarks import stalls, windows
from tests.benchmarks.population import START, events_of
from tests.benchmarks.postgres.reading import open_whole
from tests.benchmarks.postgres.server import DATABASE, desk_name
from tests.benchmarks.postgres.world import Shared
from tests.benchmarks.table import MS, TRIPS, Figure, Line, Target
from tests.benchmarks.timing import quantile
from tests.network import Network
from tiquo_desktop.app import picture
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.services import recording
from tiquo_desktop.services.search import Search
from tiquo_desktop.services.timeline import Timeline
from tiquo_desktop.storage import lines
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

DELAY = 0.02
GROUP = "Shared database, 20 ms away"
_OPENED = Target(4)
_YEAR = 365 * 86_400_000_000


def measure(world: Shared) -> Iterator[Line]:
    """Round trips that are waited for, how long things take, and whether the window stands still."""
    server = world.server
    with Network(server.host, server.port, delay=DELAY / 2) as network:
        near = server.url(desk_name(0), DATABASE)
        far = near.replace(f":{server.port}/", f":{network.port}/")
        with closing(open_database(Address.parse(far))) as database:
            with database.reading() as reading:
                (customer,) = reading.customers.by_ids([world.known])
            yield from _trips(world, database, customer)
            yield from _window(world, database, customer)


def _trips(world: Shared, database: PostgresDatabase, customer: Customer) -> Iterator[Line]:
    search = Search(database)
    texts = iter(
        f"{customer.given_name} {customer.family_name}".lower()[:end] for end in range(3, 9)
    )
    events = events_of([customer.uid], 20, START, _YEAR, f"far {time.time_ns()}")

    def look() -> object:
        with database.reading() as reading:
            return reading.customers.count()

    for what, act, target in (
        (
            "customer of 5,000 events opened whole",
            lambda: open_whole(Timeline(database, customer.id)),
            _OPENED,
        ),
        ("one key in the search box", lambda: search.find(next(texts)), None),
        ("an event recorded and sealed", lambda: recording.record(database, next(events)), None),
    ):
        trips, took = [], []
        for _ in range(5):
            look()  # as the window does every few seconds
            time.sleep(2 * DELAY)
            with _waits() as waits:
                began = time.perf_counter()
                act()
                took.append(1_000 * (time.perf_counter() - began))
            # Shorter ones found their answer there already.
            trips.append(float(sum(each > DELAY / 4 for each in waits)))
        yield _line(f"{what}: round trips that are waited for", trips, TRIPS, target, max(trips))
        yield _line(f"{what}: half of all within", took, MS, None, quantile(took, 0.5))


def _window(world: Shared, database: PostgresDatabase, customer: Customer) -> Iterator[Line]:
    with windows.opened(database) as window:
        hands = windows.Hands(window, world.few)
        opening = [lambda: window.open_customer(customer, None), *hands.turn_wheel()]
        yield from windows.lines_of(
            "opening 20 ms away, and the wheel meanwhile", stalls.gaps(opening, 20)
        )
        picture.wait(window, lambda: picture.timeline_settled(window))
        for what, steps, every in (
            ("typing in the search field 20 ms away", hands.type, 150),
            ("chips clicked 20 ms away", hands.click_chips, 250),
        ):
            if window.view.customer is None:
                window.open_customer(customer, None)
                picture.wait(window, lambda: picture.timeline_settled(window))
            yield from windows.lines_of(what, stalls.gaps(steps(), every))
        took = []
        for _ in range(5):
            window.view.close_customer()
            began = time.perf_counter()
            window.open_customer(customer, None)
            picture.wait(window, lambda: picture.timeline_settled(window))
            took.append(1_000 * (time.perf_counter() - began))
        what = "customer of 5,000 events opened in the window, until all is counted and painted"
        yield _line(what, took, MS, None, quantile(took, 0.5))


@contextmanager
def _waits() -> Iterator[list[float]]:
    """Seconds of each wait for the server within the block."""
    waits: list[float] = []
    ask: Callable[..., Any] = lines.Line._ask

    def timed(self: lines.Line, *given: Any) -> Any:
        began = time.perf_counter()
        try:
            return ask(self, *given)
        finally:
            waits.append(time.perf_counter() - began)

    lines.Line._ask = timed  # type: ignore[method-assign]
    try:
        yield waits
    finally:
        lines.Line._ask = ask  # type: ignore[method-assign]


def _line(what: str, values: list[float], unit: str, target: Target | None, value: float) -> Line:
    figure = Figure(value, min(values), max(values))
    return Line(group=GROUP, what=what, unit=unit, ours=figure, target=target)
