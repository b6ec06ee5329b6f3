"""What tests build their worlds from."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from tiquo_desktop.domain import activity, customers, times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Customer, NewCustomer, Phone
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import Database, EventKey, Outcome, Reading
from tiquo_desktop.host.paths import make_private_dir, make_private_file
from tiquo_desktop.storage.sqlite import SqliteDatabase, open_database
from tiquo_desktop.storage.sqlite_admin import create_database

ZONE, REGION = "Europe/London", "GB"


def new_database(folder: Path) -> SqliteDatabase:
    """A real SQLite database in that folder: a new one, or the one that is there; close it when done.

    A new one is a copy, but for its uid, of one that is made once a process: most tests take less
    time than making it does.
    """
    path = folder / "tiquo.db"
    make_private_dir(folder)
    if make_private_file(path):
        made, uid = _empty_database()
        path.write_bytes(made.replace(uid, bytes.fromhex(new_uid())))
    return open_database(path, recorded_by="tester")


@cache
def _empty_database() -> tuple[bytes, bytes]:
    """What the file of a new database holds, and its uid as it stands there."""
    with tempfile.TemporaryDirectory(prefix="tiquo-empty-") as folder:
        path = Path(folder) / "tiquo.db"
        create_database(path, ZONE, REGION)
        with closing(sqlite3.connect(path)) as connection:
            [(uid,)] = connection.execute("SELECT uid FROM database")
        return path.read_bytes(), uid


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
