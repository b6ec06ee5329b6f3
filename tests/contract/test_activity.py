"""What every database does with events."""

from __future__ import annotations

import pickle
import threading
from dataclasses import asdict, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import add_customer, at, event, keys_of, record
from tiquo_desktop.domain.activity import EVENT_FIELDS, STORED_FIELDS
from tiquo_desktop.domain.customers import Phone
from tiquo_desktop.domain.digests import leaf, new_salt
from tiquo_desktop.domain.errors import Cancelled, DeadlineExceeded, RefusedByDatabase
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import Cursor, Database, Outcome
from tiquo_desktop.domain.vocabulary import Dimension

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def full_event(**given):
    """An event with every field set."""
    return event(
        action="payment.taken",
        details='{"terminal":  "FD-2"}',
        object_kind="order",
        object_ref="ORD-J98UBC",
        story="ORD-J98UBC",
        location="Riverside",
        actor="A. Okafor",
        device="FRONT-02",
        amount_minor=-8450,
        currency="GBP",
        origin="till",
        external_id="17:paid",
        corrects=new_uid(),
        **given,
    )


def test_an_event_comes_back_as_it_was_written(database: Database, account: str) -> None:
    amelia = add_customer(database)
    written = full_event(customer=amelia.uid)
    record(database, written)
    with database.reading() as session:
        read = session.activity.by_uid(written.uid)
    assert read is not None
    assert {name: getattr(read, name) for name in EVENT_FIELDS} == {
        name: getattr(written, name) for name in EVENT_FIELDS
    }
    assert read.salt == written.salt
    assert read.leaf == leaf(written)
    assert read.position == 1
    assert read.customer_number == amelia.number
    assert read.recorded_by == account


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(category=TEXTS, type_=TEXTS, source=TEXTS, summary=TEXTS.filter(str.strip))
def test_any_text_and_unknown_vocabulary_survive(
    database: Database, category: str, type_: str, source: str, summary: str
) -> None:
    written = event(category=category, type=type_, source=source, summary=summary)
    record(database, written)
    with database.reading() as session:
        read = session.activity.by_uid(written.uid)
        wanted = Filter(category=Choice(frozenset([category])))
        found = session.activity.page(None, wanted, limit=1_000)
    assert read is not None
    assert (read.category, read.type, read.source) == (category, type_, source)
    assert read.summary == summary
    assert written.uid in {each.uid for each in found}


def test_what_is_delivered_twice_is_stored_once(database: Database) -> None:
    first = event(origin="till", external_id="1")
    again = replace(first, uid=new_uid(), salt=new_salt())
    assert record(database, first, again) == [Outcome.STORED, Outcome.PRESENT]
    assert record(database, first, again) == [Outcome.PRESENT, Outcome.PRESENT]
    with database.reading() as session:
        assert [each.summary for each in session.activity.page(None, Filter())] == [first.summary]


def test_an_external_id_with_other_content_is_a_conflict_and_stores_nothing(
    database: Database,
) -> None:
    first = event(origin="till", external_id="1")
    other = replace(first, uid=new_uid(), summary="The same, told otherwise")
    assert record(database, first, other) == [Outcome.STORED, Outcome.CONFLICT]
    assert record(database, other) == [Outcome.CONFLICT]
    elsewhere = replace(other, origin="another till")
    assert record(database, elsewhere) == [Outcome.STORED]


def test_a_uid_with_other_content_is_a_conflict_and_stores_nothing(database: Database) -> None:
    first = event()
    record(database, first)
    assert record(database, replace(first, summary="Something else")) == [Outcome.CONFLICT]
    assert record(database, replace(first, salt=b"0123456789abcdef")) == [Outcome.PRESENT]


def test_an_unknown_customer_is_refused_and_nothing_is_stored(database: Database) -> None:
    with pytest.raises(RefusedByDatabase):
        record(database, event(), event(customer=new_uid()))
    with database.reading() as session:
        assert session.activity.counts(None, Filter()).total == 0


def test_positions_are_dense_over_several_batches(database: Database) -> None:
    for size in (1, 60, 3):
        record(database, *(event() for _ in range(size)))
    with database.reading() as session:
        events = session.activity.page(None, Filter(), newest_first=False, limit=100)
    assert sorted(each.position or 0 for each in events) == list(range(1, 65))


def test_a_block_that_raises_stores_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        session.activity.append([event()])
        raise ZeroDivisionError
    with database.reading() as session:
        assert session.activity.counts(None, Filter()).total == 0


EVENTS = st.lists(
    st.builds(
        event,
        occurred_at=st.integers(at(), at() + 5),
        category=st.sampled_from(["Orders", "Bookings", "Loyalty"]),
        type=st.sampled_from(["Order", "Scan"]),
        source=st.sampled_from(["Staff", "API"]),
        object_ref=st.sampled_from([None, "ORD-A1", "a1", "BK-A1", "ORD-A11"]),
        story=st.sampled_from([None, "ENQ-a1", "ORD-B2"]),
    ),
    max_size=30,
)
CHOICES = st.builds(
    Choice,
    st.frozensets(
        st.sampled_from(["Orders", "Loyalty", "Order", "Staff", "Never met"]), max_size=2
    ),
    st.frozensets(st.sampled_from(["Bookings", "Scan", "API", "Never met"]), max_size=2),
)
FILTERS = st.builds(
    Filter,
    category=CHOICES,
    type=CHOICES,
    source=CHOICES,
    since=st.none() | st.integers(at(), at() + 6),
    until=st.none() | st.integers(at(), at() + 6),
    reference=st.none() | st.sampled_from(["ord-a1", "A1", "b2", "zz"]),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, wanted=FILTERS, newest_first=st.booleans(), limit=st.integers(1, 7))
def test_pages_streams_and_counts_agree_with_a_plain_loop(
    database: Database, events: list, wanted: Filter, newest_first: bool, limit: int
) -> None:
    whose = add_customer(database)
    events = [replace(each, customer=whose.uid) for each in events]
    record(database, *events)
    expected = [each for each in events if accepts(wanted, each)]
    with database.reading() as session:
        full = list(session.activity.stream(whose.id, wanted, newest_first=newest_first))
        pages, after = [], None
        while page := session.activity.page(
            whose.id, wanted, newest_first=newest_first, after=after, limit=limit
        ):
            assert len(page) <= limit
            pages += page
            after = Cursor(page[-1].occurred_at, page[-1].id)
        counts = session.activity.counts(whose.id, wanted)
        keys = keys_of(session, whose.id)
        names = session.activity.vocabulary()
    assert [each.uid for each in pages] == [each.uid for each in full]
    assert {each.uid for each in full} == {each.uid for each in expected}
    order = [(each.occurred_at, each.id) for each in full]
    assert order == sorted(order, reverse=newest_first)
    assert (counts.total, counts.shown) == (len(events), len(expected))
    for dimension in Dimension:
        others = wanted.choosing(dimension, Choice())
        for value, n in counts.values[dimension].items():
            matching = [e for e in events if getattr(e, str(dimension)) == value]
            assert n == sum(accepts(others, each) for each in matching)
    assert [(key.occurred_at, key.id) for key in keys] == sorted(
        (key.occurred_at, key.id) for key in keys
    )
    assert sorted((key.occurred_at, names[key.category]) for key in keys) == sorted(
        (each.occurred_at, each.category) for each in events
    )


def accepts(wanted: Filter, each) -> bool:
    """The meaning of a filter, in plain words."""

    def bare(text: str | None) -> str | None:
        return text and text.lower().removeprefix("ord-").removeprefix("bk-").removeprefix("enq-")

    return (
        all(wanted.choice(d).accepts(getattr(each, str(d))) for d in Dimension)
        and (wanted.since is None or each.occurred_at >= wanted.since)
        and (wanted.until is None or each.occurred_at < wanted.until)
        and (
            wanted.reference is None
            or bare(wanted.reference) in (bare(each.object_ref), bare(each.story))
        )
    )


def test_a_corrected_event_names_its_latest_correction(database: Database) -> None:
    wrong = event()
    first, second = event(corrects=wrong.uid), event(corrects=wrong.uid)
    record(database, wrong, first, second)
    with database.reading() as session:
        read = session.activity.by_uid(wrong.uid)
    assert read is not None
    assert read.corrected_by == second.uid


def test_corrections_come_as_they_were_recorded(database: Database) -> None:
    wrong, other = event(), event()
    late = event(corrects=wrong.uid, occurred_at=at("2026-11-23"))
    early = event(corrects=wrong.uid, occurred_at=at("2026-11-01"))
    record(database, wrong, other, late, early, event(corrects=other.uid))
    with database.reading() as session:
        found = session.activity.corrections([wrong.uid])
        assert [each.uid for each in found] == [late.uid, early.uid]
        assert len(session.activity.corrections([wrong.uid, other.uid])) == 3
        assert session.activity.corrections([late.uid]) == []
        assert session.activity.corrections([]) == []


def test_a_reading_is_one_snapshot(database: Database) -> None:
    record(database, event())
    with database.reading() as session:
        before = session.activity.counts(None, Filter()).total
        record(database, event())
        assert session.activity.counts(None, Filter()).total == before == 1


def test_a_reading_ends_at_its_deadline_or_when_it_is_cancelled(database: Database) -> None:
    for _ in range(8):
        record(database, *(event() for _ in range(500)))
    with pytest.raises(DeadlineExceeded), database.reading(deadline=0) as session:
        list(session.activity.stream(None, Filter()))
    cancel = threading.Event()
    with pytest.raises(Cancelled), database.reading(cancel=cancel) as session:
        cancel.set()
        list(session.activity.stream(None, Filter()))
    with database.reading() as session:
        assert len(list(session.activity.stream(None, Filter()))) == 4_000


def test_events_by_id_keep_the_order_asked_for(database: Database, account: str) -> None:
    record(database, *(event() for _ in range(3)))
    with database.reading() as session:
        found = session.activity.by_ids([3, 99, 1])
    assert [each.id for each in found] == [3, 1]
    assert asdict(found[0])["recorded_by"] == account


def test_a_stream_that_is_left_early_ends_with_its_session(database: Database) -> None:
    record(database, *(event() for _ in range(1_200)))
    with database.reading() as session:
        stream = session.activity.stream(None, Filter())
        _, keys = session.activity.history(None)
        assert next(stream).position
        assert next(keys)
    assert list(keys) == []
    record(database, event())
    with database.reading() as session:
        assert session.activity.counts(None, Filter()).total == 1_201


def test_what_would_become_of_events_is_told_without_storing_them(database: Database) -> None:
    stored = event(origin="till", external_id="1")
    record(database, stored)
    twin = event(origin="till", external_id="2")
    asked = [
        replace(stored, uid=new_uid(), salt=new_salt()),
        replace(stored, uid=new_uid(), summary="The same, told otherwise"),
        stored,
        replace(stored, summary="Something else"),
        replace(stored, uid=new_uid(), origin="other till"),
        twin,
        replace(twin, uid=new_uid()),
        event(),
    ]
    expected = [
        Outcome.PRESENT,
        Outcome.CONFLICT,
        Outcome.PRESENT,
        Outcome.CONFLICT,
        Outcome.STORED,
        Outcome.STORED,
        Outcome.PRESENT,
        Outcome.STORED,
    ]
    with database.reading() as session:
        assert session.activity.outcomes(asked) == expected
        assert session.activity.counts(None, Filter()).total == 1
        assert session.activity.outcomes([]) == []
    assert record(database, *asked) == expected


def test_an_event_is_found_by_its_origin_and_external_id_exactly(database: Database) -> None:
    first, second = event(origin="till", external_id="A1"), event(origin="web", external_id="A1")
    record(database, first, second)
    with database.reading() as session:
        find = session.activity.by_external_id
        found = [find("till", "A1"), find("web", "A1")]
        assert [each and each.uid for each in found] == [first.uid, second.uid]
        assert [find("till", "a1"), find("Till", "A1"), find("till", "")] == [None] * 3


def test_columns_hold_what_events_hold_and_what_their_customers_are(database: Database) -> None:
    amelia = add_customer(
        database,
        email="amelia@example.com",
        phones=(Phone("+44 7700 900421", "+447700900421"), Phone("room 12")),
    )
    fields = tuple(name for name in STORED_FIELDS if name != "corrected_by")
    record(
        database,
        full_event(customer=amelia.uid),
        *(event(occurred_at=at() + n, customer=amelia.uid if n % 2 else None) for n in range(600)),
    )
    names = (*fields, "customer_email", "customer_phones", "customer_status")
    with database.reading() as session:
        for whose, newest_first in ((amelia.id, True), (None, False)):
            events = list(session.activity.stream(whose, Filter(), newest_first=newest_first))
            chunks = session.activity.columns(names, whose, Filter(), newest_first=newest_first)
            rows = [row for columns in chunks for row in zip(*columns, strict=True)]
            assert [row[:-3] for row in rows] == [
                tuple(getattr(each, name) for name in fields) for each in events
            ]
            hers = ("amelia@example.com", ("+44 7700 900421", "room 12"), "active")
            assert [row[-3:] for row in rows] == [
                hers if each.customer else (None, None, None) for each in events
            ]
            ids = [each.id for each in events]
            some = session.activity.columns_by_ids(names, [ids[-1], 10_000, *ids[:-1]])
            found = [row for columns in some for row in zip(*columns, strict=True)]
            assert found == [rows[-1], *rows[:-1]]


def test_a_column_of_corrections_names_the_latest_one(database: Database) -> None:
    wrong = event()
    first, second = event(corrects=wrong.uid), event(corrects=wrong.uid)
    record(database, wrong, first, second)
    with database.reading() as session:
        chunks = session.activity.columns(("corrected_by", "uid"), None, Filter())
        rows = [row for columns in chunks for row in zip(*columns, strict=True)]
    assert (second.uid, wrong.uid) in rows
    assert (None, second.uid) in rows


def test_all_events_are_counted_those_of_nobody_too(database: Database) -> None:
    with database.reading() as session:
        assert session.activity.count() == 0
    record(database, event(customer=add_customer(database).uid), event())
    with database.reading() as session:
        assert session.activity.count() == 2


def test_events_under_a_filter_are_counted_and_no_more_than_are_asked_for(
    database: Database,
) -> None:
    ann, ben = add_customer(database), add_customer(database)
    record(database, *(event(customer=ann.uid, story="BK-1") for _ in range(4)))
    record(database, event(customer=ann.uid, story="BK-2"), event(customer=ben.uid, story="BK-1"))
    story = Filter(reference="BK-1")
    with database.reading() as session:
        assert session.activity.count(ann.id, story) == 4
        assert session.activity.count(ann.id, story, most=5) == 4
        assert session.activity.count(ann.id, story, most=3) == 3
        assert session.activity.count(None, story, most=9) == 5
        assert (
            session.activity.count(
                None, Filter().choosing(Dimension.SOURCE, Choice(only=frozenset({"never"})))
            )
            == 0
        )


def test_a_customer_without_a_phone_has_no_phones(database: Database) -> None:
    record(database, event(customer=add_customer(database).uid))
    with database.reading() as session:
        (columns,) = session.activity.columns(("customer_phones",), None, Filter())
    assert list(columns[0]) == [()]


def test_prepared_events_are_stored_like_appended_ones(database: Database) -> None:
    person = add_customer(database)
    record(database, event())  # the vocabulary that they use
    new = [
        event(customer=person.uid, story=f"ORD-{n}", origin="till", external_id=f"{n}")
        for n in range(600)
    ]
    with database.reading() as session:
        prepared = session.activity.prepare(new)
        assert prepared is not None
        assert sum(map(len, prepared)) == 600
    carried = pickle.loads(pickle.dumps(prepared))
    with database.writing() as writing:
        writing.activity.insert(carried[:1])
        writing.activity.insert(carried[1:])
    with database.reading() as session:
        found = [session.activity.by_uid(each.uid) for each in new]
        for name in EVENT_FIELDS:
            assert [getattr(each, name) for each in found] == [getattr(each, name) for each in new]
        assert [each.leaf for each in found if each] == [leaf(each) for each in new]
        assert [each.position for each in found if each] == list(range(2, 602))
        assert session.activity.counts(None, Filter()).total == 601
        assert session.activity.outcomes(new) == [Outcome.PRESENT] * 600
        assert session.activity.prepare(new[:1]) is None
    with pytest.raises(RefusedByDatabase), database.writing() as writing:
        writing.activity.insert(prepared)
    with database.reading() as session:
        assert session.activity.counts(None, Filter()).total == 601


def test_what_append_has_to_look_at_is_not_prepared(database: Database) -> None:
    record(database, event())
    first = event(origin="till", external_id="1")
    with database.reading() as session:
        assert session.activity.prepare([event(category="Never met")]) is None
        assert session.activity.prepare([first, replace(first, uid=new_uid())]) is None
        assert session.activity.prepare([first, replace(first, external_id="2")]) is None
        with pytest.raises(RefusedByDatabase):
            session.activity.prepare([event(customer=new_uid())])
