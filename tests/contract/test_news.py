"""What every database tells of what others record, and which events a later look has in addition."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.builders import add_customer, event, keys_of, record
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.repositories import Database, EventKey, LogPlace
from tiquo_desktop.services import sealing

SECONDS = 10


@pytest.fixture
def elsewhere(database: Database) -> Iterator[Database]:
    """The same database, as another desk has it open."""
    assert database.opener is not None
    opened = database.opener()
    yield opened
    opened.close()


def since(
    database: Database, customer: int | None, place: LogPlace
) -> tuple[LogPlace, list[EventKey]] | None:
    with database.reading() as session:
        return session.activity.keys_since(customer, place)


def test_what_another_desk_records_is_told(database: Database, elsewhere: Database) -> None:
    cancel = threading.Event()
    stop = threading.Timer(SECONDS, cancel.set)
    stop.start()
    with closing(database.news()) as news, ThreadPoolExecutor(1) as other:
        news.wait(cancel)
        for _ in range(3):
            recorded = other.submit(record, elsewhere, event())
            news.wait(cancel)
            recorded.result()
    stop.cancel()
    stop.join()
    assert not cancel.is_set()


def test_who_waits_can_be_stopped(database: Database) -> None:
    cancel = threading.Event()
    stop = threading.Timer(0.1, cancel.set)
    with closing(database.news()) as news:
        news.wait(cancel)
        stop.start()
        with pytest.raises(Cancelled):
            news.wait(cancel)
    stop.join()


def test_a_later_look_has_what_was_recorded_since(database: Database) -> None:
    amelia, marcus = add_customer(database), add_customer(database, email="m@example.com")
    record(database, event(customer=amelia.uid))
    with database.reading() as session:
        start, _ = session.activity.history(None)
    assert since(database, amelia.id, start) == (start, [])
    told = [event(customer=each.uid, category="Orders") for each in (amelia, marcus, amelia)]
    record(database, *told)
    found = since(database, amelia.id, start)
    assert found is not None
    place, keys = found
    with database.reading() as session:
        stored = [session.activity.by_uid(told[n].uid) for n in (0, 2)]
        values = session.activity.vocabulary()
        everything = keys_of(session, amelia.id)
    assert {key.id for key in keys} == {each.id for each in stored if each is not None}
    assert set(keys) < set(everything)
    assert {values[key.category] for key in keys} == {"Orders"}
    assert since(database, amelia.id, place) == (place, [])
    everybody = since(database, None, start)
    assert everybody is not None
    assert len(everybody[1]) == 3


def test_a_log_that_is_not_continued_has_to_be_read_anew(database: Database) -> None:
    record(database, event(), event())
    with database.reading() as session:
        here, _ = session.activity.history(None)
    record(database, event())
    for other in (
        here._replace(chain=bytes(32)),
        here._replace(position=99),
        here._replace(unsealed=frozenset({4711})),
        LogPlace(3, bytes(32), frozenset()),
    ):
        assert since(database, None, other) is None
    begun = since(database, None, LogPlace(0, b"", frozenset()))
    assert begun is not None
    assert len(begun[1]) == 3


def test_nothing_waits_that_was_recorded_through_the_application(database: Database) -> None:
    record(database, event(), event())
    assert database.seal(10) == (0, False)
    assert sealing.catch_up(database, threading.Event()) == 0
