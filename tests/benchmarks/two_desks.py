"""Two desks on one PostgreSQL: how soon one paints what the other records, and what stalls it.

The other desk is a process of its own, with a login of its own:

    python -m tests.benchmarks.two_desks URL CUSTOMER COUNT TOGETHER PAUSE

records COUNT transactions of TOGETHER events, PAUSE seconds apart, and prints for each when it began.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.population import ZONE
from tests.benchmarks.stalls import Gap, Heart
from tests.benchmarks.table import MS, Figure, Line, Target
from tests.benchmarks.timing import quantile
from tests.benchmarks.windows import TARGET, opened
from tests.postgres import Cluster, own_server
from tiquo_desktop.app import picture
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent, checked
from tiquo_desktop.domain.customers import Customer, NewCustomer
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import open_database
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.timeline.timeline_delegate import TimelineDelegate

WITHIN = Target(1_000)
_AT_ONCE = 2_000
_HOUR = 3_600 * times.SECOND
_REAL = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
_PATIENCE_MS = 60_000


def measure(history: int, rounds: int) -> Iterator[Line]:
    """All lines, in front of a customer with so many events."""
    with own_server(**_REAL) as server, Cluster.prepare(server).venue() as venue:
        database = open_database(Address.parse(venue.url("front-desk")))
        try:
            customer = _build(database, history)
            with opened(database) as window:
                window.open_customer(customer, None)
                picture.wait(window, lambda: picture.timeline_settled(window))
                desk = (venue.url("manager"), customer.uid)
                took = _painted(window, [*desk, str(rounds), "1", "0.5"], rounds)
                figure = Figure(quantile(took, 0.5), min(took), max(took))
                what = f"painted at another desk, beside {history:,} events: "
                yield _line(f"{what}p50 of {rounds}", figure, None)
                yield _line(f"{what}p95", figure._replace(value=quantile(took, 0.95)), WITHIN)
                yield _line(f"{what}max", figure._replace(value=max(took)), WITHIN)
                many = max(history // _AT_ONCE, 5)
                gaps, shown = _stalls(window, [*desk, str(many), "1000", "0"], history + rounds)
                what = f"{1000 * many:,} events come into what is open, shown {shown} times: "
                own = [1_000 * gap.own for gap in gaps]
                figure = Figure(quantile(own, 0.99), min(own), max(own))
                yield _line(f"{what}99 of 100 tenths of a second stall for", figure, None)
                worst = max(gaps, key=lambda gap: gap.own)
                shares = f"{1_000 * worst.wall:.1f} by the clock, {1_000 * worst.worked:.1f} worked"
                longest = figure._replace(value=max(own))
                yield _line(f"{what}the longest ({shares})", longest, TARGET)
        finally:
            database.close()


def _build(database: Database, history: int) -> Customer:
    with database.writing() as writing:
        customer = writing.customers.add(NewCustomer(given_name="Amelia", family_name="Okafor"))
    newest = times.now() - 24 * _HOUR
    for first in range(0, history, _AT_ONCE):
        some = range(first, min(first + _AT_ONCE, history))
        with database.writing() as writing:
            writing.activity.append(
                [_event(customer.uid, newest - (history - n) * _HOUR // 4, f"{n}") for n in some]
            )
    return customer


def _event(customer: str, occurred_at: int, said: str) -> NewEvent:
    return checked(
        NewEvent(
            customer=customer,
            occurred_at=occurred_at,
            zone=ZONE,
            category=random.choice(("Orders", "Bookings", "Payments")),
            type="Communication",
            source="Staff",
            summary=f"Event {said}",
        )
    )


def _painted(window: MainWindow, desk: Sequence[str], rounds: int) -> list[float]:
    """Milliseconds from the beginning of each record to its first painting."""
    painted: dict[str, float] = {}
    paint_row = TimelineDelegate.paint_row

    def painting(delegate: TimelineDelegate, *given: object, **named: object) -> bool:
        waits = paint_row(delegate, *given, **named)  # type: ignore[arg-type]
        row = window.timeline.row_at(given[2])  # type: ignore[arg-type]
        if isinstance(row, EventRow) and not waits:
            painted.setdefault(row.summary, time.monotonic())
        return waits

    TimelineDelegate.paint_row = painting  # type: ignore[method-assign,assignment]
    try:
        said = _with_other_desk(window, desk, len(painted) + rounds + window.timeline.counts.total)
    finally:
        TimelineDelegate.paint_row = paint_row  # type: ignore[method-assign]
    began = {f"Event {name}": float(at) for name, at in (line.split() for line in said)}
    return [1_000 * (painted[sentence] - at) for sentence, at in began.items()]


def _stalls(window: MainWindow, desk: Sequence[str], before: int) -> tuple[list[Gap], int]:
    """The longest stall of each tenth of a second, and how often rows came."""
    shown: list[object] = []
    window.timeline.counts_changed.connect(shown.append)
    heart, found = Heart(window), list[Gap]()
    every = QTimer(window)
    every.timeout.connect(lambda: found.append(max(heart.taken(), key=lambda gap: gap.wall)))
    every.start(100)
    _with_other_desk(window, desk, before + 1000 * int(desk[2]))
    every.stop()
    heart.stop()
    window.timeline.counts_changed.disconnect(shown.append)
    return found, len(shown)


def _with_other_desk(window: MainWindow, desk: Sequence[str], until: int) -> list[str]:
    """Let the other desk work until so many events are shown; gives what it said."""
    loop = QEventLoop()
    limit = QTimer(window)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)

    def look(*_: object) -> None:
        counts = window.timeline.counts
        if counts is not None and counts.total >= until:
            QTimer.singleShot(500, loop.quit)

    window.timeline.counts_changed.connect(look)
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.two_desks", *desk],
        stdout=subprocess.PIPE,
        text=True,
    )
    limit.start(_PATIENCE_MS)
    loop.exec()
    limit.stop()
    window.timeline.counts_changed.disconnect(look)
    said, _ = other.communicate(timeout=_PATIENCE_MS / 1000)
    QApplication.processEvents()
    return said.splitlines()


def _line(what: str, figure: Figure, target: Target | None) -> Line:
    return Line(group="Two desks on PostgreSQL", what=what, unit=MS, ours=figure, target=target)


def _desk(url: str, customer: str, count: int, together: int, pause: float) -> None:
    database = open_database(Address.parse(url))
    try:
        for number in range(count):
            now = times.now()
            # Many at once are an import: of any time.
            moments = (
                [now]
                if together == 1
                else random.choices(range(now - 90 * 24 * _HOUR, now), k=together)
            )
            events = [_event(customer, at, f"of{number}") for at in moments]
            print(f"of{number}", time.monotonic(), flush=True)
            with database.writing() as writing:
                writing.activity.append(events)
            time.sleep(pause)
    finally:
        database.close()


if __name__ == "__main__":
    _desk(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
