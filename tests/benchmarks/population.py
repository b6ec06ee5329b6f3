"""People and events to measure with: the same for the same numbers, but for uids and salts.

The first customer has a tenth of all events (or all of them, where that is asked for), the others
mostly a handful and some a few hundred.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from tiquo_desktop.domain import activity, customers
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import NewCustomer, Phone
from tiquo_desktop.storage.sqlite import open_database

ZONE = "Europe/London"
START = int(datetime(2023, 11, 23, tzinfo=UTC).timestamp()) * 1_000_000
YEARS = 3
_SPAN = YEARS * 365 * 86_400 * 1_000_000
_BIGGEST, _NOBODY = 0.1, 0.02
_Item = TypeVar("_Item")

_FIRST = "Am Be Chi Da El Fre Gra Ha Is Jo Ka Li Mo Na Ol Pe Ro Sa To Vi Wi Ya Zo Sé".split()
_MIDDLE = "li ra ne mo ta vi cke du sha bo ri ko na te wa mi".split()
_GIVEN_END = "a ah an ce da el en ia in is la le ly na ne o on ra us y".split()
_FAMILY_END = "bury by dale ez field ford ham ley man mann ova quist sen son stein ton well wicz wood worth".split()
_KINDS = (
    ("Bookings", "Booking", "Customer", "booking.created", "Booking {} made for 2 nights"),
    ("Bookings", "Booking", "Staff", "booking.changed", "Booking {} moved to another day"),
    ("Bookings", "Visit", "Staff", "booking.checked_in", "Checked in for booking {}"),
    ("Bookings", "Scan", "Physical", "booking.scanned", "Ticket of {} scanned at the door"),
    ("Payments", "Payment", "Customer", "payment.received", "Payment received for {}"),
    ("Payments", "Payment", "Staff", "payment.refunded", "Refund for {} given at the desk"),
    ("Orders", "Order", "API", "order.created", "Order {} placed in the shop"),
    ("Orders", "Cart", "Webhook", "cart.changed", "A basket was left behind, kept as {}"),
    ("Customers", "Communication", "Staff", "customer.called", "Asked about {} on the telephone"),
    ("Customers", "Data", "Integration", "customer.updated", "Profile updated along with {}"),
    ("System", "Notification", "Automated", "reminder.sent", "Reminder of {} sent by e-mail"),
    ("System", "Access", "Physical", "door.opened", "Door opened with the key of {}"),
)


def build(
    path: Path, people: int, events: int, say: Callable[[str], None], *, of_one: bool = False
) -> None:
    """A new database of that many customers and events, through our own repositories.

    With `of_one` all events are the first customer's.
    """
    database = open_database(path, create=True, zone=ZONE, recorded_by="benchmark")
    try:
        uids: list[str] = []
        for some in portions(customers_of(people), 500):
            with database.writing() as writing:
                uids += [writing.customers.add(new).uid for new in some]
            _tell(say, "customers", len(uids), people)
        stored = 0
        made = events_of(uids[:1] if of_one else uids, events, START, _SPAN)
        for batch in portions(made, 1_000):
            with database.writing() as writing:
                writing.activity.append(batch)
            stored += len(batch)
            _tell(say, "events", stored, events)
    finally:
        database.close()


def customers_of(count: int) -> Iterator[NewCustomer]:
    """So many customers."""
    random = Random(1)
    for place in range(count):
        given = random.choice(_FIRST) + random.choice(_GIVEN_END)
        family = random.choice(_FIRST) + random.choice(_MIDDLE) + random.choice(_FAMILY_END)
        line = f"{random.randrange(10**9):09d}"
        phone = Phone(f"07{line[:3]} {line[3:]}", f"+447{line}", f"07{line[:3]} {line[3:]}")
        yield customers.checked(
            NewCustomer(
                given_name=given,
                family_name=family,
                company=f"{family} Limited" if random.random() < 0.05 else None,
                email=f"{given}.{family}{place}@example.com" if random.random() < 0.85 else None,
                phones=(phone,) if random.random() < 0.9 else (),
            )
        )


def events_of(
    uids: Sequence[str], count: int, start: int, span: int, origin: str = "bench"
) -> Iterator[NewEvent]:
    """So many events, in the order of time, of the customers with these uids."""
    random = Random(f"{origin} {count}")
    for number in range(count):
        place = _whose(random, len(uids))
        category, type_, source, action, sentence = random.choice(_KINDS)
        reference = f"BK-{place or 0:05X}{random.randrange(16):X}"
        money = category == "Payments"
        given: dict[str, Any] = {
            "occurred_at": start + span * number // count,
            "zone": ZONE,
            "category": category,
            "type": type_,
            "source": source,
            "action": action,
            "summary": sentence.format(reference),
            "customer": None if place is None else uids[place],
            "actor": f"Member of staff {random.randrange(30)}" if source == "Staff" else None,
            "device": f"desk-{random.randrange(6)}" if source == "Staff" else None,
            "amount_minor": random.randrange(100, 50_000) if money else None,
            "currency": "GBP" if money else None,
        }
        if random.random() < 0.7 and place is not None:
            given |= {"object_kind": "booking", "object_ref": reference, "story": reference}
        if random.random() < 0.3:
            given["details"] = json.dumps(
                {"guests": random.randrange(1, 6), "room": reference[-2:]}
            )
        if random.random() < 0.4:
            given |= {"origin": origin, "external_id": f"evt_{number}"}
        yield activity.checked(NewEvent(**given))


def _whose(random: Random, people: int) -> int | None:
    if people == 1:
        return 0
    chance = random.random()
    if chance < _NOBODY:
        return None
    if chance < _NOBODY + _BIGGEST:
        return 0
    return 1 + int((people - 1) * random.random() ** 2)


def portions(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _tell(say: Callable[[str], None], what: str, done: int, of: int) -> None:
    if done == of or not done % 10_000:
        say(f"building: {done:,} of {of:,} {what}")
