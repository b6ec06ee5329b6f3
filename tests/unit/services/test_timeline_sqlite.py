"""The index says what SQL says: counts, pages and rows are the same on a real database."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import add_customer, event, new_database, record
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Cursor, Database
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.timeline import Timeline
from tiquo_desktop.services.timeline_rows import EventRow

# The clock goes back on 25 October 2026; few instants, so that many events share one.
START = times.parse("2026-10-24T12:00Z", "UTC")
INSTANTS = st.integers(0, 9).map(lambda step: START + step * 4 * 3600 * times.SECOND)
VALUES = {
    Dimension.CATEGORY: ["Orders", "Payments", "Spa", "orders"],
    Dimension.TYPE: ["Order", "Sauna"],
    Dimension.SOURCE: ["API", "Fax"],
}
NEW_EVENTS = st.lists(
    st.builds(
        event,
        occurred_at=INSTANTS,
        category=st.sampled_from(VALUES[Dimension.CATEGORY]),
        type=st.sampled_from(VALUES[Dimension.TYPE]),
        source=st.sampled_from(VALUES[Dimension.SOURCE]),
        story=st.sampled_from([None, "BK-A1", "bk-a1", "ORD-1"]),
    ),
    max_size=30,
)


def choices(dimension: Dimension) -> st.SearchStrategy[Choice]:
    values = st.frozensets(st.sampled_from([*VALUES[dimension], "Unmet"]), max_size=2)
    return st.builds(Choice, only=values, without=values)


FILTERS = st.builds(
    Filter,
    category=choices(Dimension.CATEGORY),
    type=choices(Dimension.TYPE),
    source=choices(Dimension.SOURCE),
    since=st.none() | INSTANTS,
    until=st.none() | INSTANTS,
    reference=st.sampled_from([None, None, "A1", "ord-1", "nothing"]),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = new_database(tmp_path_factory.mktemp("timelines"))
    yield made
    made.close()


@given(NEW_EVENTS, FILTERS, st.booleans(), st.integers(1, 7))
@settings(max_examples=40)
def test_index_counts_and_pages_agree(
    database: Database, new: list[NewEvent], wanted: Filter, newest_first: bool, limit: int
) -> None:
    customer = add_customer(database)
    record(database, *(event(**_of(each, customer.uid)) for each in new))
    paged = []
    with database.reading() as reading:
        counts = reading.activity.counts(customer.id, wanted)
        after = None
        while page := reading.activity.page(
            customer.id, wanted, newest_first=newest_first, after=after, limit=limit
        ):
            paged += page
            after = Cursor(page[-1].occurred_at, page[-1].id)
    timeline = Timeline(database, customer.id)
    going_on = threading.Event()
    shown = timeline.show(
        timeline.index(going_on),
        wanted,
        newest_first=newest_first,
        previous=None,
        near=None,
        cancel=going_on,
    )
    rows = [row for block in sorted(shown.blocks) for row in shown.blocks[block]]
    assert [row.event for row in rows if isinstance(row, EventRow)] == paged
    assert shown.counts == counts
    assert counts.shown == len(paged)


def _of(given: NewEvent, customer: str) -> dict[str, object]:
    kept = ("occurred_at", "category", "type", "source", "story")
    return {"customer": customer, **{name: getattr(given, name) for name in kept}}
