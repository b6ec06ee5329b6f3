"""Recording stores an event once, whatever happens on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import builders
from tiquo_desktop.domain import digests
from tiquo_desktop.domain.errors import DatabaseError, Duplicate, InvalidValue
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Writing
from tiquo_desktop.services import recording


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = builders.new_database(tmp_path)
    yield opened
    opened.close()


def stored_events(database: Database) -> list[str | None]:
    with database.reading() as reading:
        return [event.summary for event in reading.activity.page(None, Filter())]


class CommitFails:
    """A database whose commits report an error, after or before they take effect."""

    def __init__(self, real: Database, *, after: bool) -> None:
        self.real, self.after = real, after
        self.info, self.reading = real.info, real.reading

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        if self.after:
            with self.real.writing() as session:
                yield session
            raise DatabaseError("The disk did not answer.")
        with self.real.writing() as session:
            yield session
            raise DatabaseError("The disk did not answer.")


def test_a_recorded_event_comes_back_as_stored(database: Database) -> None:
    customer = builders.add_customer(database)
    event = builders.event(customer=customer.uid, details='{"table":4}')

    stored = recording.record(database, event)

    assert (stored.uid, stored.summary, stored.details) == (event.uid, event.summary, '{"table":4}')
    assert (stored.customer_number, stored.recorded_by) == (customer.number, "tester")
    assert stored.position == 1
    assert stored.leaf == digests.leaf(event)


def test_recording_an_event_twice_stores_it_once(database: Database) -> None:
    event = builders.event()

    first, second = recording.record(database, event), recording.record(database, event)

    assert first == second
    assert len(stored_events(database)) == 1


def test_an_invalid_event_is_refused_before_anything_is_written(database: Database) -> None:
    event = builders.event()
    with pytest.raises(InvalidValue, match="summary"):
        recording.record(
            database,
            type(event)(
                occurred_at=0,
                zone="UTC",
                category="Orders",
                type="Order",
                source="API",
                summary=" ",
            ),
        )
    assert stored_events(database) == []


def test_another_event_of_the_same_uid_is_a_duplicate(database: Database) -> None:
    event = builders.event()
    recording.record(database, event)

    with pytest.raises(Duplicate):
        recording.record(database, builders.event(uid=event.uid, summary="Another story."))
    assert stored_events(database) == [event.summary]


def test_another_event_of_the_same_external_id_is_a_duplicate(database: Database) -> None:
    recording.record(database, builders.event(origin="till", external_id="17"))

    with pytest.raises(Duplicate):
        recording.record(database, builders.event(origin="till", external_id="17"))
    assert len(stored_events(database)) == 1


def test_a_commit_that_took_effect_and_reported_an_error_is_a_success(database: Database) -> None:
    event = builders.event()

    stored = recording.record(CommitFails(database, after=True), event)

    assert stored.uid == event.uid
    assert recording.record(database, event) == stored
    assert len(stored_events(database)) == 1


def test_a_commit_that_did_not_take_effect_reports_its_error(database: Database) -> None:
    event = builders.event()

    with pytest.raises(DatabaseError, match="did not answer"):
        recording.record(CommitFails(database, after=False), event)
    assert stored_events(database) == []
