"""What brings rows back agrees with what the filters would show."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from tests.memory_database import MemoryDatabase, accepts, stored
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.services.timeline import Timeline
from tiquo_desktop.services.timeline_offers import Offer

EVENTS = [
    stored(
        n,
        n * 1_000,
        category=("Orders", "Payments")[n % 2],
        source=("Staff", "API", "System")[n % 3],
        object_ref=f"BK-{n % 4}",
    )
    for n in range(1, 40)
]


def offered(wanted: Filter) -> tuple[Offer, ...]:
    database = MemoryDatabase({1: EVENTS})
    timeline = Timeline(database, 1)
    never = threading.Event()
    index = timeline.index(never)
    return timeline.show(
        index, wanted, newest_first=True, previous=None, near=None, cancel=never
    ).offers


def chosen(*values: str) -> st.SearchStrategy[Choice]:
    some = st.frozensets(st.sampled_from(values), max_size=2)
    return st.builds(Choice, some, some)


@given(
    st.builds(
        Filter,
        category=chosen("Orders", "Payments", "Spa"),
        source=chosen("Staff", "API", "System", "Fax"),
        since=st.none() | st.integers(0, 50_000),
        until=st.none() | st.integers(0, 50_000),
        reference=st.none() | st.sampled_from(["BK-1", "bk-2", "BK-9"]),
    )
)
def test_an_offer_says_how_many_events_its_filter_shows(wanted: Filter) -> None:
    found = offered(wanted)
    if any(accepts(wanted, event) for event in EVENTS):
        assert not found
    for offer in found:
        assert offer.shown == sum(accepts(offer.rest, event) for event in EVENTS) > 0
    counts = [offer.shown for offer in found]
    assert counts == sorted(counts, reverse=True)


def test_each_part_is_left_out_by_itself() -> None:
    wanted = Filter(category=Choice(only=frozenset({"Spa"})), since=0, until=1, reference="BK-1")
    assert offered(wanted) == ()
    wanted = Filter(category=Choice(only=frozenset({"Orders"})), since=0, until=1)
    (only,) = offered(wanted)
    assert only.part == Filter(since=0, until=1)
    assert only.rest == Filter(category=wanted.category)
