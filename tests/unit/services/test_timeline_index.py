from datetime import date, timedelta
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import keys_of
from tests.memory_database import MemoryDatabase, accepts, in_order, stored
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Columns, EventKey
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.timeline_index import IndexBuilder, TimelineIndex, index_of_page
from tiquo_desktop.services.timeline_view import View, splice

ZONE = "Europe/London"
# The clock goes back on 25 October 2026: few instants, so that many events share one.
START = times.parse("2026-10-23T22:00Z", ZONE)
INSTANTS = st.integers(0, 24).map(lambda quarter: START + quarter * 3 * 3600 * times.SECOND)
VALUES = {
    Dimension.CATEGORY: ("Orders", "Payments", "Spa", "orders"),
    Dimension.TYPE: ("Order", "Payment", "Sauna"),
    Dimension.SOURCE: ("API", "Staff", "Fax"),
}


@st.composite
def timelines(draw: st.DrawFn) -> list[Event]:
    made = draw(
        st.lists(
            st.tuples(
                INSTANTS,
                *(st.sampled_from(values) for values in VALUES.values()),
                st.sampled_from([None, "BK-A1", "bk-a1", "ORD-1"]),
            ),
            max_size=40,
        )
    )
    ids = draw(st.permutations(range(1, len(made) + 1)))
    return [
        stored(number, at, category=category, type=kind, source=source, object_ref=reference)
        for number, (at, category, kind, source, reference) in zip(ids, made, strict=True)
    ]


def choices(dimension: Dimension) -> st.SearchStrategy[Choice]:
    values = st.frozensets(st.sampled_from([*VALUES[dimension], "Unmet"]), max_size=2)
    return st.builds(Choice, only=values, without=values)


filters = st.builds(
    Filter,
    category=choices(Dimension.CATEGORY),
    type=choices(Dimension.TYPE),
    source=choices(Dimension.SOURCE),
    since=st.none() | INSTANTS,
    until=st.none() | INSTANTS,
)


def index_of(events: list[Event]) -> TimelineIndex:
    builder = IndexBuilder(ZONE)
    with MemoryDatabase({1: events}).reading() as reading:
        for keys in reading.history(1)[1]:
            builder.append(keys)
        return builder.build(reading.vocabulary())


def columns(keys: list[EventKey]) -> Columns:
    return list(zip(*keys, strict=True)) or [()] * 5


def day_of(event: Event) -> date:
    return times.to_datetime(event.occurred_at, ZONE).date()


def naive_rows(events: list[Event], wanted: Filter, newest_first: bool) -> list[date | int]:
    """The rows that a person would write down: a date, then the ids of its events."""
    shown = in_order([e for e in events if accepts(wanted, e)], newest_first=newest_first)
    rows: list[date | int] = []
    for day, of_day in groupby(shown, key=day_of):
        rows += [day, *(event.id for event in of_day)]
    return rows


def rows(view: View) -> list[date | int]:
    heads, which = view.slots(0, view.row_count + 100)
    dates, ids = view.index.run_dates, view.index.ids
    return [
        date(1970, 1, 1) + timedelta(days=int(dates[view.runs[at]])) if head else int(ids[at])
        for head, at in zip(heads, which, strict=True)
    ]


@given(timelines(), filters, st.booleans())
def test_rows_are_the_shown_events_under_their_days(
    events: list[Event], wanted: Filter, newest_first: bool
) -> None:
    view = index_of(events).view(wanted, newest_first=newest_first)
    assert rows(view) == naive_rows(events, wanted, newest_first)


@given(timelines(), filters, st.booleans())
def test_each_row_is_found_from_both_sides(
    events: list[Event], wanted: Filter, newest_first: bool
) -> None:
    view = index_of(events).view(wanted, newest_first=newest_first)
    expected = naive_rows(events, wanted, newest_first)
    shown = [row for row in expected if isinstance(row, int)]
    assert [view.is_day(row) for row in range(view.row_count)] == [
        isinstance(row, date) for row in expected
    ]
    assert [view.event_at(row) for row in range(view.row_count)] == [
        None if isinstance(row, date) else row for row in expected
    ]
    for row, is_of in enumerate(expected):
        if isinstance(is_of, int):
            assert view.row_of(is_of) == row
            assert view.ordinal(row) == shown.index(is_of) + 1
    for event in events:
        if event.id not in shown:
            assert view.row_of(event.id) is None
    assert view.row_of(999) is None


@given(timelines(), filters, st.booleans())
def test_a_hidden_event_is_nearest_to_the_next_later_one(
    events: list[Event], wanted: Filter, newest_first: bool
) -> None:
    view = index_of(events).view(wanted, newest_first=newest_first)
    timeline = in_order(events, newest_first=False)
    shown = [event.id for event in timeline if accepts(wanted, event)]
    for at, event in enumerate(timeline):
        later = [e.id for e in timeline[at:] if accepts(wanted, e)]
        nearest = later[0] if later else shown[-1] if shown else None
        expected = None if nearest is None else view.row_of(nearest)
        assert view.row_near(event.id) == expected


@given(timelines(), filters)
def test_counts_apply_every_filter_but_their_own(events: list[Event], wanted: Filter) -> None:
    counts = index_of(events).counts(wanted)
    assert counts.total == len(events)
    assert counts.shown == sum(accepts(wanted, event) for event in events)
    for dimension, values in VALUES.items():
        others = wanted.choosing(dimension, Choice())
        among = [getattr(event, dimension) for event in events if accepts(others, event)]
        expected = {value: among.count(value) for value in values if value in among}
        assert counts.values[dimension] == expected


@given(timelines(), filters, st.sampled_from(["BK-A1", "a1", "ORD-1", "nothing"]), st.booleans())
def test_a_reference_is_one_more_filter(
    events: list[Event], wanted: Filter, reference: str, newest_first: bool
) -> None:
    about = Filter(reference=reference)
    index = index_of(events)
    positions = index.positions_of([event.id for event in events if accepts(about, event)])
    matching = [event for event in events if accepts(about, event)]
    view = index.view(wanted, newest_first=newest_first, about=positions)
    assert rows(view) == naive_rows(matching, wanted, newest_first)
    counts = index.counts(wanted, about=positions)
    alone = index_of(matching).counts(wanted)
    assert (counts.total, counts.shown, counts.values) == (len(events), alone.shown, alone.values)


@given(timelines(), st.data())
def test_keys_may_come_in_any_order_and_later(events: list[Event], data: st.DataObject) -> None:
    whole = index_of(events)
    with MemoryDatabase({1: events}).reading() as reading:
        vocabulary = reading.vocabulary()
        keys = keys_of(reading, 1)
    shuffled = data.draw(st.permutations(keys))
    cut = data.draw(st.integers(0, len(keys)))
    builder = IndexBuilder(ZONE)
    builder.append(columns(shuffled[:cut]))
    before = builder.build(vocabulary)
    builder.append(columns(shuffled[cut:]))
    after = builder.build(vocabulary)
    assert len(before) == cut
    assert after.ids.tolist() == whole.ids.tolist()
    assert after.instants.tolist() == whole.instants.tolist()
    assert [after.combinations[code] for code in after.codes] == [
        whole.combinations[code] for code in whole.codes
    ]


@given(timelines(), filters, filters, st.booleans(), st.booleans())
def test_a_splice_makes_the_new_rows_of_the_old(
    events: list[Event], first: Filter, second: Filter, newest_first: bool, turned: bool
) -> None:
    index = index_of(events)
    old = index.view(first, newest_first=newest_first)
    new = index.view(second, newest_first=newest_first is not turned)
    change = splice(old, new)
    before, after = rows(old), rows(new)
    if change is None:
        assert before != after
    else:
        middle = after[change.at : change.at + change.inserted]
        assert before[: change.at] + middle + before[change.at + change.removed :] == after
        assert not (change.removed and change.inserted)


@given(timelines(), st.integers(0, 50), st.booleans())
def test_the_whole_timeline_continues_its_first_page(
    events: list[Event], limit: int, newest_first: bool
) -> None:
    page = in_order(events, newest_first=newest_first)[:limit]
    first = index_of_page(page, ZONE).view(Filter(), newest_first=newest_first)
    whole = index_of(events).view(Filter(), newest_first=newest_first)
    change = splice(first, whole)
    assert change is not None
    assert (change.at, change.removed) == (first.row_count, 0)


def test_an_event_takes_20_bytes() -> None:
    index = index_of([stored(number, START + number) for number in range(1, 1001)])
    arrays = (index.ids, index.instants, index.codes)
    assert sum(array.nbytes for array in arrays) == 20 * 1000
    assert index.codes.dtype == np.int32


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_events_of_any_stretch_of_rows_are_those_of_its_rows(newest_first: bool) -> None:
    index = index_of_page([stored(n, n * times.DAY // 3) for n in range(1, 20)], "Europe/London")
    view = index.view(Filter(), newest_first=newest_first)
    rows = [view.event_at(row) for row in range(view.row_count)]
    for first in range(view.row_count + 1):
        for end in range(view.row_count + 1):
            assert view.events_in(first, end) == [event for event in rows[first:end] if event]
