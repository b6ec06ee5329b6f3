"""Whose pictures are taken: always the same people, on the same day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tests.builders import add_customer, at, event, record
from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Ban, Customer, Notice, Phone, Status
from tiquo_desktop.domain.repositories import Database

NOW = "2026-11-23T14:36:00"
ORDER, BOOKING = "ORD-J98UBC", "BK-A12B34"
WRONG = f"Refund of £25.00 for order {ORDER}"
_OTHERS = (
    ("Marcus", "Hart", "07700 907719"),
    ("Amelie", "Okonjo", "07700 900118"),
    ("Priya", "Raman", "020 7946 0102"),
    ("Jonas", "Lind", "07700 900777"),
    ("Sofia", "Marchetti", "07700 900031"),
    ("Amir", "Haddad", "07700 900422"),
    ("Ines", "Cardoso", "07700 900903"),
)
_WEEKLY = (
    ("Bookings", "Booking", "Customer", "Table for two booked, window side", BOOKING),
    ("Bookings", "Visit", "Staff", "Checked in at the front desk", BOOKING),
    ("Orders", "Order", "API", "Two flat whites and an almond croissant", None),
    ("Payments", "Payment", "Integration", "Paid £14.20 by card, Visa •••• 4322", None),
    ("Customers", "Communication", "Automated", "Reminder of tomorrow’s visit sent", None),
    ("System", "Access", "Physical", "Door of the spa opened with a band", None),
)


def fill(database: Database, set_clock: Callable[[int], None]) -> None:
    """Amelia with half a year, a correction and two stories; Marcus, banned; Priya, with a notice.

    `set_clock` is told the instant at which everything is recorded: seconds after it happened.
    """
    set_clock(at("2026-05-01T09:00"))
    amelia = add_customer(
        database,
        number="CUST-000042",
        email="amelia@example.com",
        company="Okonkwo Ceramics",
        phones=(Phone("+44 7700 900421", "+447700900421", "07700 900421"),),
    )
    others = [
        add_customer(
            database, given_name=given, family_name=family, **_about(given), phones=(phone,)
        )
        for given, family, phone in _OTHERS
    ]
    events = [*_visits(others), *_weeks(amelia), *_order(amelia)]
    for each in sorted(events, key=lambda each: each.occurred_at):
        set_clock(each.occurred_at + 4 * times.SECOND)
        record(database, each)


def _visits(others: list[Customer]) -> Iterator[NewEvent]:
    for place, other in enumerate(others):
        yield event(
            customer=other.uid,
            occurred_at=at(f"2026-11-{20 - place:02d}T{9 + place:02d}:15:00"),
            category="Bookings",
            type="Visit",
            summary="Checked in at the front desk",
            actor="J. Lind",
        )


def _about(given: str) -> dict[str, object]:
    new = customers.NewCustomer(given_name=given)
    if given == "Marcus":
        why = Ban(
            reason="Abusive towards the night team, twice",
            until=date(2027, 3, 31),
            by="A. Okafor",
            at=at("2026-10-30T22:58"),
        )
        return {"status": Status.BANNED, "extra": customers.banned(new, why).extra}
    if given == "Priya":
        said = Notice(
            text="Severe nut allergy: tell the kitchen.", by="J. Lind", at=at("2026-09-02T12:00")
        )
        return {"extra": customers.noticed(new, said).extra}
    return {}


def _weeks(amelia: Customer) -> Iterator[NewEvent]:
    for week in range(1, 25):
        month, day = 5 + (week - 1) // 4, 2 + (week - 1) % 4 * 7
        for place, (category, type_, source, summary, reference) in enumerate(
            _WEEKLY[: 2 + week % 5]
        ):
            time = f"{10 + place}:{7 * place + week % 10:02d}:12"
            yield event(
                customer=amelia.uid,
                occurred_at=at(f"2026-{month:02d}-{day:02d}T{time}"),
                category=category,
                type=type_,
                source=source,
                summary=summary,
                object_kind=reference and "booking",
                object_ref=reference,
                actor="A. Okafor" if source == "Staff" else None,
            )


def _order(amelia: Customer) -> Iterator[NewEvent]:
    about = {"customer": amelia.uid, "object_kind": "order", "object_ref": ORDER}
    yield event(
        **about,
        occurred_at=at("2026-11-17T20:32"),
        category="Orders",
        type="Order",
        source="API",
        summary=f"Order {ORDER} placed: dinner for four",
        amount_minor=8450,
        currency="GBP",
    )
    yield event(
        **about,
        occurred_at=at("2026-11-17T20:33:00.218"),
        summary=f"Payment of £84.50 for order {ORDER}",
        amount_minor=8450,
        currency="GBP",
        actor="A. Okafor",
        device="FRONT-02",
        location="Riverside, front desk",
        details='{"method": "card, Visa", "auth_code": "089114", "fee": 1.10}',
    )
    wrong = event(
        **about,
        occurred_at=at("2026-11-19T16:05:44"),
        summary=WRONG,
        amount_minor=-2500,
        currency="GBP",
        actor="J. Lind",
        device="FRONT-02",
    )
    yield wrong
    yield event(
        **about,
        occurred_at=at("2026-11-19T16:20:03"),
        summary="Refund was £52.00, not £25.00: typing error",
        amount_minor=-2700,
        currency="GBP",
        actor="J. Lind",
        corrects=wrong.uid,
    )
    yield event(
        customer=amelia.uid,
        occurred_at=at("2026-11-23T14:32:07"),
        category="Bookings",
        type="Scan",
        source="Physical",
        summary="Ticket scanned at the east door",
        object_kind="booking",
        object_ref=BOOKING,
    )
