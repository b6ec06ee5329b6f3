"""The profiles that come with the application."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import add_customer, event, new_database, record
from tests.unit.services.importing.imports import contents, customers, events
from tiquo_desktop.domain.activity import EVENT_FIELDS
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import importing
from tiquo_desktop.services.exporting import export
from tiquo_desktop.services.phones import parse_phone

REAL = Path(__file__).parents[5] / "shared" / "data" / "hotel_bookings.csv"
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12
) | st.sampled_from(
    ["=1+1", "+44 7700 900421", "-5", "'=x", 'a"b', "a\r\nb", "{x}", "a | b", "a;=b"]
)
OPTIONAL = st.none() | TEXT


def run(database: Database, file: Path, text: str, profile: str) -> importing.ImportReport:
    file.write_text(text, "utf-8", newline="")
    return importing.run(database, file, importing.load_profile(profile))


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_activity_reads_back_what_our_export_writes(
    data: st.DataObject, format_: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("round")
    for name in ("from", "to"):
        (folder / name).mkdir()
    source, target = new_database(folder / "from"), new_database(folder / "to")
    try:
        people = [None]
        for number in range(3):
            phones = [parse_phone("020 7946 0018", "GB"), parse_phone("12 | 34", "GB")]
            words = data.draw(st.tuples(TEXT, TEXT, OPTIONAL))
            if not all(word.strip() for word in words[:2]):
                continue
            added = add_customer(
                source,
                given_name=words[0],
                family_name=words[1],
                company=words[2],
                # Two customers of one venue may share an address and a phone.
                email="family@example.org",
                phones=phones[: number % 3],
                status=["active", "banned", "inactive"][number],
            )
            people.append(added)  # type: ignore[arg-type]
        uids: list[str] = []
        for _ in range(data.draw(st.integers(1, 6))):
            texts = {
                name: data.draw(OPTIONAL)
                for name in ("action", "object_kind", "object_ref", "story", "location", "actor")
            }
            whose = data.draw(st.sampled_from(people))
            new = event(
                uid=new_uid(),
                summary="x" + data.draw(TEXT),
                category=data.draw(TEXT),
                details=data.draw(st.none() | st.just('{ "a": 1.50,"b" : "é" }')),
                amount_minor=(amount := data.draw(st.none() | st.integers(-(10**12), 10**12))),
                currency=None if amount is None else "JPY",
                zone=data.draw(st.sampled_from(["Europe/London", "Asia/Kathmandu"])),
                occurred_at=data.draw(st.integers(-(10**15), 10**16)),
                origin=(origin := data.draw(OPTIONAL)),
                external_id=data.draw(OPTIONAL) if origin else None,
                corrects=data.draw(st.sampled_from([None, *uids])),
                customer=whose.uid if whose else None,  # type: ignore[attr-defined]
                **texts,
            )
            uids.append(new.uid)
            record(source, new)
        file = folder / f"out.{format_}"
        before = events(source)
        export(
            source,
            None,
            Filter(),
            newest_first=False,
            format=format_,
            target=file,
            actor=None,
            progress=None,
            cancel=None,
        )
        report = importing.run(target, file, importing.load_profile("activity"))
        assert report.rejected == 0
        after = events(target)
        for one, other in zip(before, after, strict=True):
            for name in (*EVENT_FIELDS, "customer_number"):
                assert getattr(one, name) == getattr(other, name), name
        names = ("number", "given_name", "family_name", "company", "email", "phones", "status")
        here = {person.uid: person for person in customers(source)}
        for person in customers(target):
            for name in names:
                assert getattr(person, name) == getattr(here[person.uid], name), name
        again = importing.run(target, file, importing.load_profile("activity"))
        assert (again.events_added, again.customers_added, again.rejected) == (0, 0, 0)
    finally:
        source.close()
        target.close()


def test_events_of_one_instant_keep_their_order_where_the_oldest_come_first(
    database: Database, tmp_path: Path
) -> None:
    record(database, *(event(summary=f"{number}.") for number in range(120)))
    file = tmp_path / "out.csv"
    export(database, None, Filter(), newest_first=False, format="csv", target=file, actor=None)
    (tmp_path / "to").mkdir()
    with closing(new_database(tmp_path / "to")) as target:
        importing.run(target, file, importing.load_profile("activity"))
        assert [each.summary for each in events(target)] == [f"{n}." for n in range(120)]


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_an_event_whose_text_was_erased_is_refused_and_no_other(
    database: Database, tmp_path: Path, format_: str
) -> None:
    amelia = add_customer(database, given_name="Amelia", email="a@example.org")
    old = event(customer=amelia.uid, actor="Ann", details="{}")
    record(database, old, event(customer=amelia.uid, corrects=old.uid, summary="Corrected."))
    record(database, event(customer=amelia.uid, category="System", type="Compliance"))
    erase = "UPDATE activity SET summary = NULL, details = NULL, actor = NULL, salt = NULL"
    with closing(sqlite3.connect(tmp_path / "database" / "tiquo.db")) as other, other:
        other.execute(f"{erase} WHERE uid = ?", (bytes.fromhex(old.uid),))
    file = tmp_path / f"out.{format_}"
    export(database, None, Filter(), newest_first=False, format=format_, target=file, actor=None)
    (tmp_path / "to").mkdir()
    with closing(new_database(tmp_path / "to")) as target:
        for where, added in ((target, 2), (database, 0)):
            report = importing.run(where, file, importing.load_profile("activity"))
            assert (report.events_added, report.rejected) == (added, 1)
            [problem] = report.problems
            assert problem.reason.startswith("the text of this event was erased")
        assert [each.summary for each in events(target)] == [
            each.summary for each in events(database)[1:3]
        ]


def test_a_row_without_a_summary_that_was_none_of_ours_says_what_it_lacks(
    database: Database, tmp_path: Path
) -> None:
    header = "occurred_at,category,type,source,summary,leaf\n"
    text = header + "2026-01-01T10:00Z,Orders,Order,Staff,,\n"
    [problem] = run(database, tmp_path / "a.csv", text, "activity").problems
    assert "needs a summary" in problem.reason


def test_activity_needs_only_five_columns(database: Database, tmp_path: Path) -> None:
    text = (
        "occurred_at,category,type,source,summary\n"
        "2026-01-01T10:00:00Z,Made up,Visit,Staff,Came in.\n"
    )
    for added in (1, 0):
        assert run(database, tmp_path / "a.csv", text, "activity").events_added == added
    assert events(database)[0].category == "Made up"


CUSTOMERS = (
    "firstName,lastName,email,phone,dateOfBirth,address,city,state,postalCode,country,notes,tags\n"
    'Ann,Lee,ann@example.org,020 7946 0018,1990-02-03,"1 High St, Flat 2",London,,SW1,GB,'
    '"says ""hi""\nnext line","vip,late"\n'
)


def test_tiquo_customers_loses_nothing(database: Database, tmp_path: Path) -> None:
    report = run(database, tmp_path / "c.csv", CUSTOMERS, "tiquo-customers")
    assert (report.customers_added, report.events_added) == (1, 0)
    [ann] = customers(database)
    assert (ann.name, ann.email, ann.phones[0].e164) == (
        "Ann Lee",
        "ann@example.org",
        "+442079460018",
    )
    assert json.loads(ann.extra or "") == {
        "dateOfBirth": "1990-02-03",
        "address": "1 High St, Flat 2",
        "city": "London",
        "postalCode": "SW1",
        "country": "GB",
        "notes": 'says "hi"\nnext line',
        "tags": "vip,late",
    }
    assert run(database, tmp_path / "c.csv", CUSTOMERS, "tiquo-customers").customers_added == 0


def test_tiquo_webhooks(database: Database, tmp_path: Path) -> None:
    known = add_customer(database, email="bo@example.org")
    data = '{"reference":"ORD-J98UBC", "total": 84.50, "customer":{"id":"c1","email":"a@b.org"}}'
    lines = [
        '{"id":"evt_3","type":"payment.refunded","created":1705761000123,"data":{"email":"BO@example.org"}}',
        f'{{"id":"evt_1","type":"order.created","created":"2024-01-20T14:30:00Z","data":{data}}}',
        '{"id":"evt_2","type":"loyalty.tier_up","created":"2024-01-20T14:30:00Z","data":{"customer":{"id":"c1"}}}',
        f'{{"id":"evt_4","type":"visit","created":"2024-01-20T14:30:00Z","data":{{"customer":{{"id":"{known.uid}"}}}}}}',
        '{"id":"evt_5","type":"system.restarted","created":"2024-01-20T14:30:00Z","data":{}}',
        f'{{"id":"evt_1","type":"order.created","created":"2024-01-20T14:30:00Z","data":{data}}}',
        f'{{"id":"evt_1","type":"order.created","created":"2024-01-20T14:30:09Z","data":{data}}}',
    ]
    text = "\n".join(lines)
    report = run(database, tmp_path / "w.jsonl", text, "tiquo-webhooks")
    assert (report.events_added, report.events_present, report.rejected) == (5, 1, 1)
    assert report.problems[0].line == 7
    assert "external id is stored already, with other content" in report.problems[0].reason
    assert report.customers_added == 1
    found = {each.external_id: each for each in events(database)}
    order, tier, refund = found["evt_1"], found["evt_2"], found["evt_3"]
    assert order.details == data
    assert order.summary == "Order created: ORD-J98UBC."
    assert (order.category, order.type, order.source) == ("Orders", "Order", "Webhook")
    assert (order.action, order.object_ref, order.origin) == (
        "order.created",
        "ORD-J98UBC",
        "tiquo-webhook",
    )
    assert (tier.category, tier.type, tier.customer) == ("System", "loyalty", order.customer)
    assert (refund.category, refund.customer) == ("Payments", known.uid)
    assert refund.occurred_at == 1705761000123000
    assert found["evt_4"].customer == known.uid
    assert found["evt_5"].customer is None
    assert run(database, tmp_path / "w.jsonl", text, "tiquo-webhooks").events_added == 0


BOOKING = {
    "row_id": "17",
    "hotel": "City Hotel",
    "is_canceled": "1",
    "lead_time": "3",
    "arrival_date_year": "2015",
    "arrival_date_month": "March",
    "arrival_date_day_of_month": "30",
    "stays_in_weekend_nights": "0",
    "stays_in_week_nights": "2",
    "adults": "1",
    "children": "0",
    "babies": "0",
    "meal": "BB",
    "assigned_room_type": "C",
    "market_segment": "Direct",
    "distribution_channel": "Direct",
    "adr": "75",
    "reservation_status": "Check-Out",
    "reservation_status_date": "01-04-15",
    "name": "Dr. Ann Lee PhD",
    "email": "ann@example.org",
    "phone-number": "669-792-1661",
    "credit_card": "************4322",
}


def test_a_list_or_object_in_a_webhook_is_no_address_and_no_name(
    database: Database, tmp_path: Path
) -> None:
    envelopes = [
        {"id": f"evt_{n}", "type": "order.created", "created": "2026-01-01T10:00:00Z", "data": data}
        for n, data in enumerate(
            (
                {"customer": {"email": ["a@b.org"]}},
                {"customer": {"firstName": {"de": "Ann"}}},
                {"reference": ["ORD-1"], "customer": {"email": "c@d.org"}},
                {"customer": {"email": "c@d.org", "phone": ["020 7946 0018"]}, "items": [1, 2]},
            )
        )
    ]
    text = "\n".join(map(json.dumps, envelopes))
    report = run(database, tmp_path / "w.jsonl", text, "tiquo-webhooks")
    assert (report.events_added, report.rejected) == (1, 3)
    assert [each.reason.partition(" (")[0] for each in report.problems] == [
        'the value of "data.customer.email" is a list where a text belongs',
        'the value of "data.customer.firstName" is an object where a text belongs',
        'the value of "data.reference" is a list where a text belongs',
    ]
    [person] = customers(database)
    assert (person.email, person.phones[0].written) == ("c@d.org", "020 7946 0018")
    assert '"items": [1, 2]' in (events(database)[0].details or "")


def test_hotel_bookings(database: Database, tmp_path: Path) -> None:
    rows = [
        BOOKING,
        BOOKING | {"row_id": "18", "reservation_status": "Canceled", "email": "ANN@example.org"},
        BOOKING | {"row_id": "19", "reservation_status": "No-Show", "email": "bo@example.org"},
    ]
    with (tmp_path / "h.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, BOOKING)
        writer.writeheader()
        writer.writerows(rows)
    report = importing.run(database, tmp_path / "h.csv", importing.load_profile("hotel-bookings"))
    assert (report.customers_added, report.events_added, report.rejected) == (2, 7, 0)
    by_id = {each.external_id: each for each in events(database)}
    assert sorted(by_id) == [
        "17:checked-in", "17:checked-out", "17:made", "18:cancelled", "18:made", "19:made",
        "19:no-show",
    ]  # fmt: skip
    made = by_id["17:made"]
    assert made.summary == "Booked the City Hotel for 1 adult, arriving on 30 March 2015, directly."
    assert (made.object_kind, made.object_ref, made.story) == ("booking", "BK-17", "BK-17")
    # Three days before, across the start of summer time.
    assert made.occurred_at == by_id["17:checked-in"].occurred_at - (3 * 24 + 2 - 1) * 3_600_000_000
    assert (
        made.occurred_at < by_id["17:checked-in"].occurred_at < by_id["17:checked-out"].occurred_at
    )
    assert customers(database)[0].given_name == "Dr. Ann"
    assert "4322" not in repr(contents(database)) + repr(events(database))


@pytest.mark.skipif(not REAL.is_file(), reason=f"the real file {REAL.name} is not on this machine")
@pytest.mark.timeout(600)
def test_the_real_file(database: Database) -> None:
    profile = importing.load_profile("hotel-bookings")
    report = importing.run(database, REAL, profile)
    assert (report.customers_added, report.events_added, report.rejected) == (9_977, 23_666, 0)
    ends = [(each.external_id or "").partition(":")[2] for each in events(database)]
    assert {end: ends.count(end) for end in set(ends)} == {
        "made": 10_000,
        "cancelled": 6_174,
        "no-show": 160,
        "checked-in": 3_666,
        "checked-out": 3_666,
    }
    again = importing.run(database, REAL, profile)
    assert (again.customers_added, again.events_added, again.events_present) == (0, 0, 23_666)
