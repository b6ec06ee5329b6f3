"""How often a desk waits for a distant server: a transaction begins with its first question."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy.exc import ProgrammingError

from tests.builders import at, customer, event
from tests.postgres import Venue
from tiquo_desktop.domain.errors import ReadOnlyDatabase, Unreachable
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.services import recording
from tiquo_desktop.services.timeline import Timeline
from tiquo_desktop.services.timeline_index import TimelineIndex
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.lines import Line, line_of
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database


@pytest.fixture
def database(venue: Venue) -> Iterator[PostgresDatabase]:
    with closing(open_database(Address.parse(venue.url()))) as opened:
        yield opened


def test_a_reading_of_one_question_waits_once(database: PostgresDatabase, venue: Venue) -> None:
    for _ in range(2):
        with database.reading() as reading:
            assert reading.customers.count() == 0
            open_ = venue.query("superuser", _STATES)
        assert open_ == [("idle in transaction",)]
    with database.reading() as reading:
        pass  # nothing was asked, so nothing was begun
    assert venue.query("superuser", _STATES) == [("idle",)]


def test_what_need_not_be_together_is_not_waited_for_at_its_end(
    database: PostgresDatabase, venue: Venue
) -> None:
    with database.reading(together=False) as reading:
        for number in range(3):
            assert reading.activity.count() == number
            assert venue.query("superuser", _STATES) == [("idle",)]
            line = line_of(reading._connection)
            assert not line.opening.is_unheard
            with closing(open_database(Address.parse(venue.url()))) as other:
                recording.record(other, event())
        assert reading.activity.count() == 3
        with pytest.raises(ProgrammingError):
            reading._connection.exec_driver_sql("SELECT nothing")
        assert reading.activity.count() == 3  # what failed ended with its own question
    assert not line.opening.is_unheard
    with pytest.raises(ReadOnlyDatabase), database.reading(together=False) as reading:
        reading._connection.exec_driver_sql("SELECT tiquo.next_customer_numbers(1)")


def test_what_is_asked_together_with_the_beginning_is_in_the_transaction(
    database: PostgresDatabase, venue: Venue
) -> None:
    with database.reading() as reading:
        assert reading.activity.count() == 0
        with database.writing() as writing:
            writing.activity.append([event()])
        assert reading.activity.count() == 0
        assert list(reading.activity.stream(None, Filter())) == []
    with database.reading() as reading:
        assert [each.summary for each in reading.activity.stream(None, Filter())] == [
            event().summary
        ]


def test_a_line_that_died_unnoticed_is_replaced_at_the_first_question(
    database: PostgresDatabase, venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiquo_desktop.storage.round_trips.Opening._can_be_read", lambda _: False)
    monkeypatch.setattr("tiquo_desktop.storage.round_trips.FRESH", 1_000)
    told = event()
    for ask in (
        lambda reading: reading.activity.count(),
        lambda reading: list(reading.activity.stream(None, Filter())),
    ):
        with database.reading() as reading:
            _end_all(venue)
            assert ask(reading) in (0, [])
    with database.writing() as writing:
        _end_all(venue)
        writing.activity.append([told])
    assert venue.query("superuser", "SELECT count(*) FROM tiquo.activity") == [(1,)]


def test_a_line_that_dies_later_is_not_replaced(database: PostgresDatabase, venue: Venue) -> None:
    with pytest.raises(Unreachable), database.reading() as reading:
        reading.activity.count()
        _end_all(venue)
        reading.activity.count()
    with database.reading() as reading:
        assert reading.activity.count() == 0


def test_a_recorded_event_comes_back_as_it_is_read_later(database: PostgresDatabase) -> None:
    with database.writing() as writing:
        whose = writing.customers.add(customer())
    told = event(customer=whose.uid, details='{"a": 1}', amount_minor=5, currency="GBP")
    stored = recording.record(database, told)
    with database.reading() as reading:
        read = reading.activity.by_uid(told.uid)
    assert read is not None
    assert stored.position is None
    assert read.position == 1  # sealed with the same question as the commit
    assert _without_position(read) == _without_position(stored)
    assert recording.record(database, told) == read


def test_a_seal_that_fails_is_no_error_of_what_was_stored(
    database: PostgresDatabase, venue: Venue
) -> None:
    with venue.connect("superuser") as server:
        server.execute("ALTER TABLE tiquo.head RENAME TO neck")
    told = event()
    assert recording.record(database, told).uid == told.uid
    assert venue.query("superuser", "SELECT count(*) FROM tiquo.activity") == [(1,)]


_STATES = (
    "SELECT state FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name = 'Tiquo Desktop'"
)


def _without_position(stored: Any) -> dict[str, Any]:
    return {name: getattr(stored, name) for name in type(stored).__dataclass_fields__} | {
        "position": None
    }


def _end_all(venue: Venue) -> None:
    venue.query(
        "superuser",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    while venue.query("superuser", f"SELECT count(*) FROM ({_STATES}) AS left_over") != [(0,)]:
        pass


def test_a_line_that_was_let_go_while_it_was_used_is_closed_when_it_comes_back(
    database: PostgresDatabase,
) -> None:
    pool = database._lines
    for let_go in (pool.let_go, pool.close):
        with database.reading() as reading:
            assert reading.customers.count() == 0
            line = line_of(reading._connection)
            let_go()
            assert not line.closed
        assert line.closed


def test_a_customer_opens_in_four_waits_wherever_the_newest_event_stands(
    database: PostgresDatabase, venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.writing() as writing:
        whose = writing.customers.add(customer())
        told = [event(customer=whose.uid, occurred_at=at() - n) for n in range(300)]
        writing.activity.append(told)
    waits: list[object] = []
    ask = Line._ask
    monkeypatch.setattr(Line, "_ask", lambda *given: waits.append(given) or ask(*given))
    with closing(open_database(Address.parse(venue.url()))) as desk:
        for _ in range(2):  # the first customer of a desk, and any other
            with desk.reading(together=False) as reading:
                assert reading.customers.count() == 1  # the end of connecting is heard by now
            waits.clear()
            index = open_whole(Timeline(desk, whose.id))
            assert len(index) == 300
            assert len(waits) <= 4


def open_whole(timeline: Timeline) -> TimelineIndex:
    never = threading.Event()
    page = timeline.first_page(Filter(), newest_first=True, previous=None, cancel=never)
    index = timeline.index(never)
    assert index.ids[-1] < index.ids.max()
    timeline.show(index, Filter(), newest_first=True, previous=page.view, near=None, cancel=never)
    return index
