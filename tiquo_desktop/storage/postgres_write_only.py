"""The repositories of those who may record in PostgreSQL and not read: programs that bring events.

What they need to know the database's own functions tell them: which customer answers to a key that
they have, and whether an event that they have is stored. Whatever else would be read is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from tiquo_desktop.domain.activity import EVENT_FIELDS, Event, NewEvent
from tiquo_desktop.domain.digests import leaf
from tiquo_desktop.domain.repositories import CustomerRef, Key, Outcome
from tiquo_desktop.storage.appending import are_distinct, judged
from tiquo_desktop.storage.postgres_activity import INSERT, PostgresActivity
from tiquo_desktop.storage.postgres_customers import PostgresCustomers


class WriteOnlyCustomers(PostgresCustomers):
    """Customers that are matched and added, and not read."""

    def _answers(self, key: Key, some: Sequence[Any]) -> Iterable[tuple[Any, CustomerRef]]:
        rows = self._connection.exec_driver_sql(_MATCH, (key.value, json.dumps(some)))
        for answer, id_, uid, number in rows:
            ref = CustomerRef(id_, uid.hex(), number)
            yield (tuple(answer) if key is Key.ORIGIN else answer), ref


class WriteOnlyActivity(PostgresActivity):
    """Events that are stored, and not read."""

    def outcomes(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """See the protocol."""
        if self._all_new(events):
            return [Outcome.STORED] * len(events)
        offered = json.dumps([_told(event) for event in events])
        rows = self._connection.exec_driver_sql(_SAME, (offered,)).all()
        same = {row.place: row.same for row in rows}
        others = iter(
            judged([event for place, event in enumerate(events) if place not in same], {}, {})
        )
        known = {True: Outcome.PRESENT, False: Outcome.CONFLICT}
        return [
            known[same[place]] if place in same else next(others) for place in range(len(events))
        ]

    def as_stored(self, event: NewEvent) -> Event | None:
        """See the protocol."""
        digest = leaf(event)
        given = (bytes.fromhex(event.uid), digest)
        found = self._connection.exec_driver_sql(_RECEIPT, given).first()
        if found is None:
            return None
        id_, recorded_at, recorded_by, position = found
        return Event(
            **{name: getattr(event, name) for name in (*EVENT_FIELDS, "salt")},
            id=id_,
            recorded_at=recorded_at,
            recorded_by=recorded_by,
            leaf=digest,
            position=position,
            customer_number=self._number(event.customer),
        )

    def _insert_one(self, _event: NewEvent, _leaf: bytes, values: tuple[object, ...]) -> bool:
        # To have anything of a row returned is to read it.
        return bool(self._connection.exec_driver_sql(INSERT, values).rowcount)

    def _all_new(self, events: Sequence[NewEvent]) -> bool:
        if not are_distinct(events):
            return False
        named = [event for event in events if event.external_id]
        uids = [bytes.fromhex(event.uid) for event in events]
        origins, ids = [each.origin for each in named], [each.external_id for each in named]
        return self._connection.exec_driver_sql(_KNOWN, (uids, origins, ids)).first() is None

    def _ids_by_uid(self, uids: Sequence[bytes]) -> Iterable[Sequence[Any]]:
        return self._connection.exec_driver_sql(_IDS, (uids,)).all() if uids else ()

    def _number(self, customer: str | None) -> str | None:
        if customer is None:
            return None
        given = (Key.UID.value, json.dumps([customer]))
        return next((row.number for row in self._connection.exec_driver_sql(_MATCH, given)), None)


def _told(event: NewEvent) -> dict[str, Any]:
    """An event as `same_events` takes it."""
    values = asdict(event)
    return {name: values[name] for name in EVENT_FIELDS if values[name] is not None}


_MATCH = "SELECT answer, id, uid, number FROM match_customers(%s, %s::jsonb)"
_IDS = "SELECT uid, id FROM customer_ids(%s::bytea[])"
_KNOWN = "SELECT 1 FROM known_events(%s::bytea[], %s::text[], %s::text[]) LIMIT 1"
_SAME = "SELECT place, same FROM same_events(%s::jsonb)"
_RECEIPT = "SELECT id, recorded_at, recorded_by, seal_position FROM receipt(%s::bytea, %s::bytea)"
