"""The demo is believable, complete, and the same each time."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders import add_customer, at, new_database
from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer, Phone, Status
from tiquo_desktop.domain.errors import BusyDatabase, Conflict, InvalidValue
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Key, Writing
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services.demo import filling
from tiquo_desktop.services.demo.filling import fill
from tiquo_desktop.services.phones import parse_phone

END = date(2026, 6, 30)
CUSTOMERS, EVENTS = 300, 6_000


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = new_database(tmp_path_factory.mktemp("demo"))
    fill(database, customers=CUSTOMERS, events=EVENTS, seed=1, end=END)
    yield database
    database.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    database = new_database(tmp_path)
    yield database
    database.close()


def events_of(database: Database, customer: Customer | None = None) -> list[Event]:
    with database.reading(deadline=60) as reading:
        whose = customer.id if customer else None
        return list(reading.activity.stream(whose, Filter(), newest_first=False))


def customers_of(database: Database) -> list[Customer]:
    with database.reading() as reading:
        return reading.customers.by_ids(range(1, reading.customers.count() + 1))


def known(database: Database, number: str) -> Customer:
    with database.reading() as reading:
        (found,) = reading.customers.find(Key.NUMBER, number)
        return found


def stories_of(database: Database) -> dict[str, list[Event]]:
    stories: dict[str, list[Event]] = defaultdict(list)
    for event in events_of(database):
        if event.story:
            stories[event.story].append(event)
    return stories


def content(database: Database) -> set[tuple[str, bytes]]:
    """Everything that a writer gives, as the leaf covers it, salts included."""
    return {(event.uid, event.leaf) for event in events_of(database)}


def test_there_are_exactly_as_many_as_asked_for(database: Database) -> None:
    assert len(customers_of(database)) == CUSTOMERS
    assert len(events_of(database)) == EVENTS


def test_the_same_call_gives_the_same_and_another_seed_another(
    database: Database, tmp_path: Path
) -> None:
    for seed, same in ((1, True), (2, False)):
        folder = tmp_path / str(seed)
        folder.mkdir()
        again = new_database(folder)
        fill(again, customers=CUSTOMERS, events=EVENTS, seed=seed, end=END)
        assert (content(again) == content(database)) is same
        assert (customers_of(again) == customers_of(database)) is same
        again.close()


def test_the_last_events_lie_on_the_last_day_and_none_behind(database: Database) -> None:
    latest = max(event.occurred_at for event in events_of(database))
    assert times.to_datetime(latest, "Europe/London").date() == END
    assert times.to_datetime(latest, "Europe/London").hour < 22


def test_nothing_of_today_lies_in_the_future(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = at("2026-06-30T09:17:00")
    monkeypatch.setattr(times, "now", lambda: now)
    fill(empty, customers=300, events=6_000, seed=1, end=END)
    events = events_of(empty)
    assert len(events) == 6_000
    assert at("2026-06-30T00:00:00") < max(event.occurred_at for event in events) <= now


def test_every_known_category_type_and_source_occurs(database: Database) -> None:
    events = events_of(database)
    assert {event.category for event in events} == set(Category)
    assert {event.type for event in events} == set(Type)
    assert {event.source for event in events} == set(Source)


@pytest.mark.parametrize(
    ("category", "type_", "source", "action"),
    [
        ("Bookings", "Booking", "Customer", "booking.created"),
        ("Payments", "Payment", "Webhook", "payment.received"),
        ("Customers", "Data", "Staff", "customer.updated"),
        ("Bookings", "Notification", "Automated", "booking.reminded"),
        ("System", "Export", "Staff", "export.created"),
    ],
)
def test_what_a_first_look_needs_is_there(
    database: Database, category: str, type_: str, source: str, action: str
) -> None:
    sought = (category, type_, source, action)
    assert any(sought == (e.category, e.type, e.source, e.action) for e in events_of(database))


def test_amelia_is_as_the_pictures_show_her(database: Database) -> None:
    amelia = known(database, "CUST-000042")
    assert amelia.name == "Amelia Okonkwo-Hart"
    assert amelia.email == "amelia@example.com"
    assert [phone.written for phone in amelia.phones] == ["+44 7700 900421"]
    events = events_of(database, amelia)
    assert len(events) == 312
    assert (
        times.isoformat(events[-1].occurred_at, "Europe/London")[:23] == "2026-06-30T14:32:07.951"
    )
    sentences = [event.summary for event in events]
    assert "Payment of £84.50 for order ORD-J98UBC, Visa •••• 4322" in sentences
    assert "Booking BK-A12B34 moved from 28 to 30 June" in sentences
    (correction,) = (e for e in events if e.story == "ORD-H22KQD" and e.corrects)
    (corrected,) = (e for e in events if e.uid == correction.corrects)
    assert corrected.summary == "Refund of £25.00 for order ORD-H22KQD"
    assert sum(e.amount_minor or 0 for e in events if e.story == "ORD-H22KQD") == 0


def test_the_others_in_the_pictures_are_there(database: Database) -> None:
    assert known(database, "CUST-018233").name == "Amélie Hartmann"
    assert known(database, "CUST-000977").name == "Hart & Sons Ltd"
    marcus = known(database, "CUST-011305")
    ban = customers.ban(marcus)
    assert ban is not None
    assert ban.reason == "Abusive to staff at the bar"
    assert ban.event is not None
    with database.reading() as reading:
        event = reading.activity.by_uid(ban.event)
    assert event is not None
    assert (event.customer, event.actor, event.occurred_at) == (marcus.uid, ban.by, ban.at)
    assert not ban.has_ended(END)
    assert customers.notice(known(database, "CUST-009042")) is not None
    assert known(database, "CUST-031442").status is Status.INACTIVE
    assert {known(database, number).name for number in ("CUST-004471", "CUST-002100", "CUST-009042")} == {
        "Dev Hartley",
        "Joan Harte",
        "Tomás Hart",
    }  # fmt: skip


def test_many_come_seldom_and_a_few_often(database: Database) -> None:
    counts = Counter(event.customer for event in events_of(database) if event.customer)
    assert len(counts) == CUSTOMERS
    assert min(counts.values()) >= 2
    assert sum(1 for n in counts.values() if n <= 6) > CUSTOMERS * 0.3
    assert sum(1 for n in counts.values() if n >= 60) in range(3, CUSTOMERS // 8)


def test_nobody_leaves_before_they_came_and_nothing_precedes_its_booking(
    database: Database,
) -> None:
    order = {"booking.created": 0, "booking.checked_in": 1, "booking.checked_out": 2}
    checked = 0
    for ref, story in stories_of(database).items():
        if ref.startswith("BK-"):
            steps = [order[e.action] for e in story if e.action in order]
            assert steps == sorted(steps), ref
            assert story[0].action == "booking.created", ref
            checked += 2 in steps
        elif ref.startswith("ENQ-") and ref != "ENQ-001234":
            assert story[0].action == "enquiry.created", ref
    assert checked > 50


def test_the_money_of_a_story_adds_up(database: Database) -> None:
    settled = given_back = 0
    for ref, story in stories_of(database).items():
        net = sum(event.amount_minor or 0 for event in story)
        actions = {event.action for event in story}
        assert net >= 0, ref
        if "payment.corrected" in actions or "payment.refunded" in actions:
            assert net == 0, ref
            given_back += 1
        elif "booking.checked_out" in actions and ref != "BK-99C0D1":
            assert f'"£{net // 100:,}.00"' in (story[0].details or ""), ref
            settled += 1
    assert settled > 50
    assert given_back > 5
    assert all(e.category == "Payments" for e in events_of(database) if e.amount_minor is not None)


def test_a_correction_follows_what_it_corrects(database: Database) -> None:
    events = {event.uid: event for event in events_of(database)}
    corrections = [event for event in events.values() if event.corrects]
    assert corrections
    for correction in corrections:
        corrected = events[str(correction.corrects)]
        assert corrected.occurred_at < correction.occurred_at
        assert corrected.story == correction.story


def test_some_was_written_down_late_and_nothing_early(database: Database) -> None:
    """A uid says when the writer made it."""
    lags = [
        int(event.uid[:12], 16) - event.occurred_at // 1_000
        for event in events_of(database)
        if event.customer
    ]
    assert min(lags) >= 0
    assert sum(lag > 15 * 60_000 for lag in lags) > 20


def test_no_room_has_two_parties_at_once(database: Database) -> None:
    nights: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for ref, story in stories_of(database).items():
        at_of = {event.action: event.occurred_at for event in story}
        if "booking.checked_out" in at_of and ref != "BK-99C0D1":
            (left,) = (e for e in story if e.action == "booking.checked_out")
            room = re.sub(r"\D", "", left.summary or "")
            nights[room].append((at_of["booking.checked_in"], left.occurred_at))
    for room, stays in nights.items():
        stays.sort()
        assert all(a[1] < b[0] for a, b in pairwise(stays)), room


_FICTION = re.compile(
    r"\+44(20|113|131|161|191)(7946|496|498)0\d{3}|\+4429201 ?80\d{3}|\+493023125\d{3}"
    r"|\+331990\d{5}|\+46846500\d{3}|\+1(212|415)55501\d{2}"
)


def is_nobodys(phone: Phone) -> bool:
    """Whether a number is one of those kept for fiction."""
    digits = re.sub(r"\D", "", phone.written)
    return bool(
        (phone.e164 and _FICTION.fullmatch(phone.e164))
        or re.fullmatch(r"(0|44)7700900\d{3}", digits)
    )


def test_nobody_can_be_reached(database: Database) -> None:
    seen = 0
    for customer in customers_of(database):
        assert customer.email is None or re.search(r"@example\.(com|org|net)$", customer.email)
        for phone in customer.phones:
            digits = re.sub(r"\D", "", phone.written)
            seen += 1
            assert is_nobodys(phone) or len(digits) < 8, phone
    assert seen > CUSTOMERS / 2


def test_who_changed_their_phone_has_that_number(database: Database) -> None:
    said = "Phone changed to "
    changed = 0
    for customer in customers_of(database):
        told = [e for e in events_of(database, customer) if (e.summary or "").startswith(said)]
        assert len(told) <= 1, customer.name
        for event in told:
            changed += 1
            written = [phone.written for phone in customer.phones]
            phones = json.loads(event.details or "")["changes"]["phones"]
            assert event.summary == f"{said}{written[0]}"
            assert phones["new"] == written
            # Another number of the same kind, which is nobody's either; a second one stays.
            old = phones["old"]
            assert old[0] != written[0]
            assert old[1:] == written[1:]
            assert re.sub(r"\d", "#", old[0]) == re.sub(r"\d", "#", written[0])
            assert is_nobodys(parse_phone(old[0], "GB"))
    assert changed > 10


def test_names_are_of_many_scripts(database: Database) -> None:
    names = "".join(customer.name for customer in customers_of(database))
    assert all(re.search(f"[{script}]", names) for script in ("а-я", "一-鿿", "α-ω", "À-ÿ"))


def test_sentences_have_no_gaps(database: Database) -> None:
    gap = re.compile(r"[{}]|None|^[a-z]+\.[a-z_]+$|  ")
    assert not [e.summary for e in events_of(database) if gap.search(e.summary or "")]


def test_filling_again_changes_nothing(database: Database) -> None:
    before = content(database)
    fill(database, customers=CUSTOMERS, events=EVENTS, seed=1, end=END)
    assert content(database) == before
    assert len(customers_of(database)) == CUSTOMERS


def test_an_interrupted_filling_is_finished_by_the_next(
    database: Database, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = 4
    writing = empty.writing

    @contextmanager
    def failing() -> Iterator[Writing]:
        nonlocal left
        left -= 1
        if left < 0:
            raise BusyDatabase("Somebody else writes.")
        with writing() as session:
            yield session

    with monkeypatch.context() as patch:
        patch.setattr(empty, "writing", failing)
        with pytest.raises(BusyDatabase):
            fill(empty, customers=CUSTOMERS, events=EVENTS, seed=1, end=END)
    assert 0 < len(events_of(empty)) < EVENTS
    fill(empty, customers=CUSTOMERS, events=EVENTS, seed=1, end=END)
    assert content(empty) == content(database)


def test_small_blocks_write_the_same(
    database: Database, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "_BLOCK", 700)
    monkeypatch.setattr(filling, "_PEOPLE_KEPT", 20)
    fill(empty, customers=CUSTOMERS, events=EVENTS, seed=1, end=END)
    assert content(empty) == content(database)


@pytest.mark.parametrize(
    ("customers", "events"), [(0, 0), (0, 12), (1, 1), (1, 400), (4, 2), (9, 500), (12, 0)]
)
def test_few_of_anything_are_exact_too(empty: Database, customers: int, events: int) -> None:
    fill(empty, customers=customers, events=events, seed=3, end=END)
    assert len(customers_of(empty)) == customers
    assert len(events_of(empty)) == events


def test_a_database_with_other_customers_is_left_alone(empty: Database) -> None:
    add_customer(empty)
    with pytest.raises(Conflict, match="holds customers already"):
        fill(empty, customers=10, events=100, seed=1, end=END)
    assert len(customers_of(empty)) == 1


@pytest.mark.parametrize(
    ("customers", "events", "end"),
    [(-1, 0, END), (0, -1, END), (1, 1, date(1850, 1, 1)), (1, 1, date(9999, 12, 31))],
)
def test_what_cannot_be_filled_is_said(
    empty: Database, customers: int, events: int, end: date
) -> None:
    with pytest.raises(InvalidValue):
        fill(empty, customers=customers, events=events, seed=1, end=end)


def test_progress_counts_up_to_the_whole(empty: Database) -> None:
    seen: list[tuple[int, int]] = []
    fill(
        empty,
        customers=20,
        events=2_500,
        seed=1,
        end=END,
        progress=lambda *done: seen.append(done),
    )
    assert seen == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]
