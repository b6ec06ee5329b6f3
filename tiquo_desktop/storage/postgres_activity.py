"""Storing events in PostgreSQL.

The database says when and by whom, checks the leaf, and puts what is new into the queue from which
it is sealed after the commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from psycopg.errors import UniqueViolation
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Select,
    any_,
    column,
    literal,
    select,
    table,
)

from tiquo_desktop.domain.activity import EVENT_FIELDS, Event, NewEvent
from tiquo_desktop.domain.digests import leaves
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.domain.repositories import Columns, LogPlace, Outcome, Prepared
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage import postgres_history
from tiquo_desktop.storage.activity import ActivityRepository, Terms, values_of
from tiquo_desktop.storage.appending import GIVEN, CustomerIds, Kinds, columns_of, written
from tiquo_desktop.storage.bulk import portions
from tiquo_desktop.storage.lines import line_of

_PENDING = table("pending", column("activity"))
_ATTEMPTS = 5
"""How often somebody else may store one of the same events just before us."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some new events as ``COPY`` takes them; see `Prepared`."""

    rows: bytes
    count: int

    def __len__(self) -> int:
        return self.count


class PostgresActivity(ActivityRepository):
    """See `ActivityWriter` in `tiquo_desktop.domain.repositories`."""

    appended = 0
    """How many events this transaction has stored: so many are to be sealed after it."""
    _newest: Event | None = None
    """The event that was stored last, where nothing was stored since."""

    def history(self, customer_id: int | None) -> tuple[LogPlace, Iterator[Columns]]:
        """See the protocol."""
        return postgres_history.history(self._connection, customer_id)

    @staticmethod
    def _waiting(_last_sealed: ColumnElement[int]) -> Select[Any]:
        return select(_PENDING.c.activity)

    @staticmethod
    def _is_one_of(column: ColumnElement[int], some: Sequence[int]) -> ColumnElement[bool]:
        # One parameter: hundreds of them cost more than the look-up.
        return column == any_(literal(some, ARRAY(BigInteger)))

    def append(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """See the protocol."""
        self._newest = None
        if len(events) == 1 and self._append_one(events[0]):
            return [Outcome.STORED]
        for _ in range(_ATTEMPTS):
            outcomes = self.outcomes(events)
            judged = zip(events, outcomes, strict=True)
            new = [event for event, outcome in judged if outcome is Outcome.STORED]
            try:
                if new:
                    blocks = _blocks(new, self._kinds_of(new), self._customers_of(new))
                    with self._connection.begin_nested():
                        self.insert(blocks)
            except UniqueViolation:
                continue  # somebody stored one of them since we looked
            return outcomes
        raise BusyDatabase(
            "Others are storing the same events at this moment. Try again; nothing was written."
        )

    def prepare(self, events: Sequence[NewEvent], *, thoroughly: bool = True) -> list[Block] | None:
        """See the protocol."""
        kinds = self._known_kinds(events, thoroughly=thoroughly)
        return None if kinds is None else _blocks(events, kinds, self._customers_of(events))

    def insert(self, prepared: Sequence[Prepared]) -> None:
        """See the protocol."""
        made = cast("Sequence[Block]", prepared)
        self._newest = None
        with line_of(self._connection).cursor() as cursor, cursor.copy(_COPY) as copy:
            for block in made:
                copy.write(block.rows)
        self.appended += sum(map(len, made))

    def by_uid(self, uid: str) -> Event | None:
        """See the protocol."""
        if self._newest is not None and self._newest.uid == uid:
            return self._newest
        return super().by_uid(uid)

    def _append_one(self, event: NewEvent) -> bool:
        """Store an event unless it is there already; without a look beforehand, which nearly
        always finds nothing, and with all that the database adds to it in the same answer."""
        kinds, (leaf,) = self._kinds_of([event]), leaves([event])
        values = _values(event, leaf, kinds, self._customers_of([event]))
        stored = self._insert_one(event, leaf, values)
        self.appended += stored
        return stored

    def _insert_one(self, event: NewEvent, leaf: bytes, values: tuple[object, ...]) -> bool:
        row = self._connection.exec_driver_sql(_INSERT_RETURNING, values).one_or_none()
        if row is None:
            return False
        id_, recorded_at, recorded_by, number = row
        self._newest = Event(
            **{name: getattr(event, name) for name in _FIELDS},
            id=id_,
            recorded_at=recorded_at,
            recorded_by=recorded_by,
            leaf=leaf,
            customer_number=number,
        )
        return True

    def _kinds_of(self, events: Sequence[NewEvent]) -> Kinds:
        """The vocabulary ids of all values that the events have; new values are added."""
        known = self._newest_known()
        new = [
            (str(dimension), value)
            for dimension in Dimension
            for value in values_of(dimension, events)
            if value not in known.ids[dimension]
        ]
        if new:
            kinds, values = map(list, zip(*new, strict=True))
            added = self._connection.exec_driver_sql(_VOCABULARY, (kinds, values)).all()
            ids = {each: dict(known.ids[each]) for each in Dimension}
            for kind, value, id_ in added:
                ids[kind][value] = id_
            self.terms = known = Terms(
                {**known.values, **{id_: value for _, value, id_ in added}}, ids
            )
        return (
            known.ids[Dimension.CATEGORY],
            known.ids[Dimension.TYPE],
            known.ids[Dimension.SOURCE],
        )


_FIELDS = (*EVENT_FIELDS, "salt")
_COPY = f"COPY activity ({', '.join(GIVEN)}) FROM STDIN"
INSERT = (
    f"INSERT INTO activity ({', '.join(GIVEN)}) VALUES ({', '.join(['%s'] * len(GIVEN))})"
    " ON CONFLICT DO NOTHING"
)
"""Stores an event unless it is there already."""
_INSERT_RETURNING = (
    f"{INSERT} RETURNING id, recorded_at, recorded_by,"
    " (SELECT number FROM customer WHERE customer.id = activity.customer)"
)
_VOCABULARY = (
    "SELECT kind, value, vocabulary_id(kind, value)"
    " FROM unnest(%s::text[], %s::text[]) AS given (kind, value)"
)


def _values(
    event: NewEvent, leaf: bytes, kinds: Kinds, customers: CustomerIds
) -> tuple[object, ...]:
    """The values of `GIVEN`."""
    categories, types, sources = kinds
    return (
        bytes.fromhex(event.uid),
        customers[event.customer],
        event.occurred_at,
        event.zone,
        categories[event.category],
        types[event.type],
        sources[event.source],
        *written(event),
        None if event.corrects is None else bytes.fromhex(event.corrects),
        event.salt,
        leaf,
    )


def _blocks(events: Sequence[NewEvent], kinds: Kinds, customers: CustomerIds) -> list[Block]:
    """Everything about new events that can be known before the transaction."""
    made = []
    for some in portions(events, _EVENTS_IN_BLOCK):
        rows = zip(*map(_texts, columns_of(some, kinds, customers)), strict=True)
        text = "".join(["\t".join(row) + "\n" for row in rows])
        made.append(Block(text.encode(), len(some)))
    return made


_EVENTS_IN_BLOCK = 500
"""Each is a statement, at whose end the server checks all its events at once: with 100 in it, that and the round trip
cost as much as storing them."""
_SPECIAL: Mapping[int, str] = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _texts(values: Sequence[Any]) -> list[str]:
    """A column in COPY's text format."""
    kind = type(next((value for value in values if value is not None), None))
    if kind is bytes:
        return [_NULL if value is None else f"\\\\x{value.hex()}" for value in values]
    if kind is str and any(map("".join(filter(None, values)).__contains__, "\\\t\n\r")):
        return [_NULL if value is None else value.translate(_SPECIAL) for value in values]
    return [_NULL if value is None else str(value) for value in values]


_NULL = "\\N"
