"""Events as any client of PostgreSQL could insert them, with no part of the application between."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tests.builders import event
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.digests import leaf
from tiquo_desktop.domain.identifiers import format_number, new_uid
from tiquo_desktop.storage.postgres_rights import WRITTEN

Values = dict[str, Any]
"""The columns of one event."""


def vocabulary(connection: Any) -> dict[tuple[str, str], int]:
    """The ids of the vocabulary by kind and value."""
    found = connection.execute("SELECT kind, value, id FROM vocabulary").fetchall()
    return {(kind, value): id_ for kind, value, id_ in found}


def values(
    of: NewEvent, terms: Mapping[tuple[str, str], int], customers: Mapping[str | None, int | None]
) -> Values:
    """The columns of an event, given the ids of the vocabulary, and of customers by uid."""
    kinds = {kind: terms[kind, getattr(of, kind)] for kind in ("category", "type", "source")}
    return {
        **{name: getattr(of, name) for name in WRITTEN if name != "leaf"},
        **kinds,
        "uid": bytes.fromhex(of.uid),
        "customer": customers[of.customer],
        "corrects": of.corrects and bytes.fromhex(of.corrects),
        "leaf": leaf(of),
    }


def inserting(given: Values, before: str = "") -> tuple[str, Values]:
    """The statement that inserts an event, and its parameters; `before` stands before VALUES."""
    names = ", ".join(f"%({name})s" for name in given)
    return f"INSERT INTO activity ({', '.join(given)}) {before} VALUES ({names})", given


def insert(connection: Any, events: Iterable[NewEvent], customers: Any = None) -> None:
    """Insert events with one COPY."""
    terms = vocabulary(connection)
    known = {None: None} | (customers or {})
    with connection.cursor().copy(f"COPY activity ({', '.join(WRITTEN)}) FROM STDIN") as copy:
        for each in events:
            given = values(each, terms, known)
            copy.write_row(tuple(given[name] for name in WRITTEN))


def record(connection: Any, count: int = 1, **given: Any) -> None:
    """Insert some events of nobody, each in a statement and a transaction of its own."""
    terms = vocabulary(connection)
    for _ in range(count):
        connection.execute(*inserting(values(event(**given), terms, {None: None})))


def profile(number: int, **given: Any) -> dict[str, Any]:
    """A customer as `add_customers` takes it."""
    return {
        "uid": new_uid(),
        "number": format_number(number),
        "given_name": "Amelia",
        "status": "active",
        "search_keys": "amelia#",
        "phones": [],
        "origins": [],
        "words": {"amelia": 1},
    } | given


def add_customers(connection: Any, *profiles: Mapping[str, Any]) -> list[int]:
    """The ids of customers that are added."""
    added = connection.execute(
        "SELECT customer FROM add_customers(%s::jsonb) ORDER BY place", (json.dumps(profiles),)
    )
    return [id_ for (id_,) in added.fetchall()]
