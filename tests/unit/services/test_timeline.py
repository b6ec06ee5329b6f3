import threading
from collections.abc import Iterable

import pytest

from tests.memory_database import MemoryDatabase, stored
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.services.timeline import PAGE, Shown, Timeline
from tiquo_desktop.services.timeline_rows import BLOCK, DayRow, EventRow, Row

LONDON = "Europe/London"
HOUR = 3600 * times.SECOND
NOON = times.parse("2026-11-23T12:00", LONDON)
PAYMENTS = Filter(category=Choice(only=frozenset({"Payments"})))


def events(count: int) -> list[Event]:
    """One an hour up to noon of 23 November 2026, every third one a payment."""
    return [
        stored(
            number,
            NOON - (count - number) * HOUR,
            category="Orders" if number % 3 else "Payments",
            story="BK-A1" if number % 5 == 0 else None,
        )
        for number in range(1, count + 1)
    ]


def timeline(database: MemoryDatabase, customer_id: int | None = 1) -> Timeline:
    return Timeline(database, customer_id, clock=lambda: NOON)


def going_on() -> threading.Event:
    return threading.Event()


def words(rows: Iterable[Row | None]) -> list[str]:
    return [
        f"{row.title}: {row.counts}" if isinstance(row, DayRow) else row.summary
        for row in rows
        if row is not None
    ]


def all_rows(shown: Shown) -> list[Row | None]:
    return [row for block in sorted(shown.blocks) for row in shown.blocks[block]]


def show(
    line: Timeline, wanted: Filter, near: int | None = None, *, newest_first: bool = True
) -> Shown:
    index = line.index(going_on())
    return line.show(
        index, wanted, newest_first=newest_first, previous=None, near=near, cancel=going_on()
    )


def test_the_first_page_is_whole_and_knows_no_counts() -> None:
    line = timeline(MemoryDatabase({1: events(1000)}))
    shown = line.first_page(Filter(), newest_first=True, previous=None, cancel=going_on())
    rows = all_rows(shown)
    assert shown.counts is None
    assert len(rows) == shown.view.row_count
    assert sum(isinstance(row, EventRow) for row in rows) == PAGE
    assert words(rows[:2]) == ["Monday 23 November 2026: ", "Event 1000"]
    assert rows[1] is not None
    assert rows[1].accessible.endswith(", 1")


def test_then_days_say_what_the_filter_hides() -> None:
    line = timeline(MemoryDatabase({1: events(20)}))
    shown = show(line, PAYMENTS)
    assert words(all_rows(shown)) == [
        "Monday 23 November 2026: 4 events, 9 hidden by filters",
        "Event 18",
        "Event 15",
        "Event 12",
        "Event 9",
        "Sunday 22 November 2026: 2 events, 5 hidden by filters",
        "Event 6",
        "Event 3",
    ]
    assert shown.counts is not None
    assert (shown.counts.shown, shown.counts.total) == (6, 20)


def test_every_event_says_which_of_how_many_it_is() -> None:
    line = timeline(MemoryDatabase({1: events(450)}))
    shown = show(line, Filter())
    blocks = range(-(-shown.view.row_count // BLOCK))
    rows = line.rows(shown.view, blocks, going_on())
    said = [
        row.accessible.rsplit(", ", 1)[1]
        for block in blocks
        for row in rows[block]
        if isinstance(row, EventRow)
    ]
    assert said == [f"{place} of 450" for place in range(1, 451)]


def test_rows_around_an_event_are_ready() -> None:
    line = timeline(MemoryDatabase({1: events(5000)}))
    shown = show(line, Filter(), near=2000)
    row = shown.view.row_of(2000)
    assert row is not None
    assert {row // BLOCK, (row + BLOCK // 2) // BLOCK} <= set(shown.blocks)
    found = shown.blocks[row // BLOCK][row % BLOCK]
    assert isinstance(found, EventRow)
    assert found.event.id == 2000
    assert len(shown.blocks) <= 4


def test_oldest_first_starts_with_the_oldest() -> None:
    shown = show(timeline(MemoryDatabase({1: events(30)})), Filter(), newest_first=False)
    assert words(all_rows(shown))[1] == "Event 1"


def test_a_reference_shows_its_events_with_right_counts() -> None:
    line = timeline(MemoryDatabase({1: events(30)}))
    wanted = Filter(reference="a1", category=PAYMENTS.category)
    shown = show(line, wanted)
    assert [word for word in words(all_rows(shown)) if "November" not in word] == [
        "Event 30",
        "Event 15",
    ]
    assert shown.counts is not None
    assert (shown.counts.shown, shown.counts.total) == (2, 30)


def test_the_events_of_a_reference_are_looked_up_once() -> None:
    database = MemoryDatabase({1: events(30)})
    line = timeline(database)
    index = line.index(going_on())
    for wanted in (Filter(reference="BK-A1"), Filter(reference="BK-A1", since=NOON - 9 * HOUR)):
        line.show(index, wanted, newest_first=True, previous=None, near=None, cancel=going_on())
    assert database.asked.count("stream") == 1


def test_the_timeline_of_all_has_everybodys_events() -> None:
    database = MemoryDatabase({1: events(3), 2: [stored(9, NOON - 1)]})
    assert show(timeline(database, None), Filter()).view.row_count == 5
    assert show(timeline(database, 2), Filter()).view.row_count == 2


def test_an_empty_timeline_has_no_rows() -> None:
    line = timeline(MemoryDatabase({}))
    page = line.first_page(Filter(), newest_first=True, previous=None, cancel=going_on())
    assert (page.view.row_count, dict(page.blocks)) == (0, {})
    shown = show(line, Filter())
    assert (shown.view.row_count, dict(shown.blocks)) == (0, {})
    assert shown.counts is not None
    assert shown.counts.total == 0


def test_an_event_that_is_gone_leaves_an_empty_row() -> None:
    database = MemoryDatabase({1: events(3)})
    line = timeline(database)
    shown = show(line, Filter())
    database.timelines[1].pop(1)
    rows = line.rows(shown.view, [0], going_on())[0]
    assert [row is None for row in rows] == [False, False, True, False]


def test_reading_the_index_stops_when_told_to() -> None:
    cancel = going_on()
    cancel.set()
    with pytest.raises(Cancelled):
        timeline(MemoryDatabase({1: events(3)})).index(cancel)
