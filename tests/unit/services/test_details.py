"""What belongs to an event: its story within its customer's timeline, and its corrections."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders
from tests.builders import add_customer, at, event, record
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.times import SECOND
from tiquo_desktop.services import details
from tiquo_desktop.services.details import MOST_SHOWN, Details


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = builders.new_database(tmp_path)
    yield made
    made.close()


@pytest.fixture
def amelia(database: Database) -> Customer:
    return add_customer(database)


def stored(database: Database, customer: Customer) -> list[Event]:
    with database.reading() as reading:
        return list(reading.activity.stream(customer.id, Filter(), newest_first=False))


def read(database: Database, found: Event, customer: Customer) -> Details:
    result = details.read(database, found.id, customer.id, threading.Event())
    assert result is not None
    return result


def test_a_story_is_that_of_the_customer_in_the_order_of_time(
    database: Database, amelia: Customer
) -> None:
    other = add_customer(database, given_name="Other")
    record(
        database,
        event(customer=amelia.uid, story="ord-1", occurred_at=at("2026-11-03"), summary="late"),
        event(customer=amelia.uid, object_ref="ORD-1", occurred_at=at("2026-11-01"), summary="b"),
        event(customer=amelia.uid, object_ref="ORD-2", occurred_at=at("2026-11-02"), summary="c"),
        event(customer=other.uid, object_ref="ORD-1", occurred_at=at("2026-11-02"), summary="d"),
    )
    story = read(database, stored(database, amelia)[0], amelia).story
    assert story is not None
    assert story.reference == "ORD-1"
    assert [each.summary for each in story.shown] == ["b", "late"]
    assert story.count == 2


def test_the_net_amount_sums_payments_of_all_currencies(
    database: Database, amelia: Customer
) -> None:
    money = (
        ("Payments", 8450, "GBP"),
        ("Payments", -2500, "GBP"),
        ("Orders", 9900, "GBP"),
        ("Payments", 100, "EUR"),
        ("Payments", None, None),
    )
    record(
        database,
        *(
            event(
                customer=amelia.uid,
                object_ref="ORD-1",
                category=category,
                amount_minor=amount,
                currency=currency,
                occurred_at=at() + number,
            )
            for number, (category, amount, currency) in enumerate(money)
        ),
    )
    story = read(database, stored(database, amelia)[0], amelia).story
    assert story is not None
    assert story.net == (("GBP", 5950), ("EUR", 100))


@pytest.mark.parametrize("place", [0, 20, 39])
def test_of_a_long_story_the_events_around_the_present_one_are_shown(
    database: Database, amelia: Customer, place: int
) -> None:
    record(
        database,
        *(
            event(customer=amelia.uid, object_ref="ORD-1", occurred_at=at() + number * SECOND)
            for number in range(40)
        ),
    )
    found = stored(database, amelia)[place]
    story = read(database, found, amelia).story
    assert story is not None
    assert story.count == 40
    assert len(story.shown) == MOST_SHOWN
    assert found in story.shown


def test_a_story_that_is_too_long_claims_no_sum(
    database: Database, amelia: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details, "MOST_READ", 3)
    monkeypatch.setattr(details, "MOST_NEAR", 2)
    record(
        database,
        *(
            event(
                customer=amelia.uid,
                object_ref="ORD-1",
                occurred_at=at() + number,
                amount_minor=1,
                currency="GBP",
            )
            for number in range(5)
        ),
    )
    found = stored(database, amelia)[4]
    story = read(database, found, amelia).story
    assert story is not None
    assert (story.count, story.net) == (None, None)
    assert [each.id for each in story.shown] == [found.id]


def test_correction_and_corrected_know_each_other(database: Database, amelia: Customer) -> None:
    first = event(customer=amelia.uid, occurred_at=at(), summary="wrong")
    record(
        database,
        first,
        event(customer=amelia.uid, occurred_at=at() + 1, summary="right", corrects=first.uid),
    )
    wrong, right = stored(database, amelia)
    assert read(database, wrong, amelia).correction == right
    assert read(database, right, amelia).corrected is not None
    assert read(database, right, amelia).correction is None
    assert read(database, wrong, amelia).story is None


def test_an_event_that_is_not_there_has_no_details(database: Database, amelia: Customer) -> None:
    assert details.read(database, 99, amelia.id, threading.Event()) is None


def test_a_cancelled_reading_stops(database: Database, amelia: Customer) -> None:
    record(database, event(customer=amelia.uid, object_ref="ORD-1"))
    cancel = threading.Event()
    found = stored(database, amelia)[0]
    cancel.set()
    with pytest.raises(Cancelled):
        details.read(database, found.id, amelia.id, cancel)
