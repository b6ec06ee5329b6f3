"""What tests build their worlds from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from tiquo_desktop.domain import activity, customers, times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Customer, NewCustomer, Phone
from tiquo_desktop.domain.repositories import Database, EventKey, Outcome, Reading
from tiquo_desktop.storage.sqlite import open_database

ZONE = "Europe/London"


def new_database(folder: Path, **given: Any) -> Database:
    """A real SQLite database, new in that folder; close it when done."""
    settings = {"zone": ZONE, "region": "GB", "recorded_by": "tester"} | given
    return open_database(folder / "tiquo.db", create=True, **settings)


def at(text: str = "2026-11-23T14:31:40.218") -> int:
    """A London time as an instant."""
    return times.local_to_instant(datetime.fromisoformat(text), ZONE)


def event(**given: Any) -> NewEvent:
    """An event that `activity.checked` passed; what is not given is a payment."""
    defaults: dict[str, Any] = {
        "occurred_at": at(),
        "zone": ZONE,
        "category": "Payments",
        "type": "Payment",
        "source": "Staff",
        "summary": "Payment of £84.50 for order ORD-J98UBC",
    }
    return activity.checked(NewEvent(**defaults | given))


def customer(**given: Any) -> NewCustomer:
    """A customer that `customers.checked` passed; phones may be given as texts."""
    phones = tuple(
        Phone(phone) if isinstance(phone, str) else phone for phone in given.pop("phones", ())
    )
    defaults: dict[str, Any] = {"given_name": "Amelia", "family_name": "Okonkwo-Hart"}
    return customers.checked(NewCustomer(**defaults | given, phones=phones))


def add_customer(database: Database, **given: Any) -> Customer:
    """A stored customer."""
    with database.writing() as session:
        return session.customers.add(customer(**given))


def record(database: Database, *events: NewEvent) -> list[Outcome]:
    """Store events."""
    with database.writing() as session:
        return session.activity.append(events)


def keys_of(session: Reading, customer_id: int | None) -> list[EventKey]:
    """The keys of a whole timeline, in its order."""
    _, history = session.activity.history(customer_id)
    return [EventKey(*key) for columns in history for key in zip(*columns, strict=True)]


def merge(folder: Path, duplicate: Customer, into: Customer) -> None:
    """Mark a customer of the database in that folder as a duplicate of another, as tools do."""
    with closing(sqlite3.connect(folder / "tiquo.db")) as connection, connection:
        connection.execute(
            "UPDATE customer SET merged_into = ? WHERE id = ?", (into.id, duplicate.id)
        )
