"""Small worlds for imports: a file, a profile as text, and what came of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.builders import new_database
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.importing import ImportReport, run
from tiquo_desktop.services.importing.profile import Profile
from tiquo_desktop.services.importing.profile_file import parse_profile

VISITS = """
name = "visits"
[time]
time_of_day = "12:00"
[customer]
uid = "{uid?}"
number = "{number?}"
external_id = "{crm?}"
given_name = "{given?}"
family_name = "{family?}"
email = "{email?}"
phones = ["{phone?}"]
[[event]]
external_id = "{id}"
time = "{day}"
category = "Bookings"
type = "Visit"
source = "Staff"
summary = "Visited on {day}."
"""


def profile(text: str = VISITS) -> Profile:
    """A profile from its text."""
    return parse_profile(text, "mine.toml")


def imported(
    database: Database, file: Path, text: str | bytes, with_: str = VISITS, **options: Any
) -> ImportReport:
    """Write a file and import it."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return run(database, file, profile(with_), **options)


def contents(database: Database) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Everything that an import decides of customers and events, in the order it was stored."""
    with database.reading(deadline=60) as reading:
        events = sorted(reading.activity.stream(None, Filter()), key=lambda event: event.id)
        people = customers(database)
    by_uid = {person.uid: person.number for person in people}
    return (
        [(p.number, p.name, p.email, p.phones, p.extra, p.version) for p in people],
        [
            (
                e.origin,
                e.external_id,
                e.summary,
                # A change of a profile happens when it is made.
                None if e.action == "customer.updated" else e.occurred_at,
                by_uid.get(e.customer or ""),
            )
            for e in events
        ],
    )


def customers(database: Database) -> list[Customer]:
    """All customers, oldest first."""
    with database.reading(deadline=60) as reading:
        return reading.customers.by_ids(range(1, reading.customers.count() + 1))


def events(database: Database) -> list[Event]:
    """All events in the order of the timeline, oldest first."""
    with database.reading(deadline=60) as reading:
        return list(reading.activity.stream(None, Filter(), newest_first=False))


__all__ = ["contents", "customers", "events", "imported", "new_database", "profile"]
