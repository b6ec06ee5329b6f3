"""Events in SQL: append, seal, read by keyset, count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, func, null, select, tuple_

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import EVENT_FIELDS, Event, NewEvent
from tiquo_desktop.domain.digests import leaf
from tiquo_desktop.domain.errors import RefusedByDatabase
from tiquo_desktop.domain.filters import Counts, Filter, counted
from tiquo_desktop.domain.repositories import Cursor, EventKey, Outcome
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage.bulk import insert_rows, portions
from tiquo_desktop.storage.conditions import conditions, range_conditions
from tiquo_desktop.storage.schema import activity, customer, seal, vocabulary
from tiquo_desktop.storage.sealing import Appended, seal_appended, seal_pending

_KEYS_AT_ONCE = 1_000
_ROWS_AT_ONCE = 500


class ActivityRepository:
    """See `ActivityWriter` in `tiquo_desktop.domain.repositories`."""

    def __init__(self, connection: Connection, database_uid: str, recorded_by: str) -> None:
        self._connection = connection
        self._database_uid = database_uid
        self._recorded_by = recorded_by
        self._open: list[CursorResult[Any]] = []

    def page(
        self,
        customer_id: int | None,
        wanted: Filter,
        *,
        newest_first: bool = True,
        after: Cursor | None = None,
        limit: int = 200,
    ) -> list[Event]:
        """See the protocol."""
        statement = self._timeline(_EVENTS_CORRECTED, customer_id, wanted, newest_first)
        if after is not None:
            place = tuple_(activity.c.occurred_at, activity.c.id)
            statement = statement.where(place < after if newest_first else place > after)
        return list(self._events(statement.limit(limit)))

    def stream(
        self, customer_id: int | None, wanted: Filter, *, newest_first: bool = True
    ) -> Iterator[Event]:
        """See the protocol."""
        statement = self._timeline(_EVENTS, customer_id, wanted, newest_first)
        return self._events(statement)

    def sealed(self) -> Iterator[Event]:
        """All sealed events by position, in constant memory."""
        statement = _EVENTS.where(seal.c.position.is_not(None)).order_by(seal.c.position)
        return self._events(statement)

    def keys(self, customer_id: int | None) -> Iterator[Sequence[EventKey]]:
        """See the protocol."""
        statement = select(
            activity.c.id,
            activity.c.occurred_at,
            activity.c.category,
            activity.c.type,
            activity.c.source,
        ).order_by(activity.c.occurred_at, activity.c.id)
        if customer_id is not None:
            statement = statement.where(activity.c.customer == customer_id)
        for rows in self._chunks(statement, _KEYS_AT_ONCE):
            yield list(map(EventKey._make, rows))

    def counts(self, customer_id: int | None, wanted: Filter) -> Counts:
        """See the protocol."""
        dimensions = (activity.c.category, activity.c.type, activity.c.source)
        whole = select(func.count()).select_from(activity)
        grouped = select(*dimensions, func.count()).group_by(*dimensions)
        if customer_id is not None:
            whole = whole.where(activity.c.customer == customer_id)
            grouped = grouped.where(activity.c.customer == customer_id)
        grouped = grouped.where(*range_conditions(wanted))
        names = self._terms.values
        combinations = {
            (names[category], names[type_], names[source]): n
            for category, type_, source, n in self._connection.execute(grouped)
        }
        return counted(combinations, self._connection.execute(whole).scalar_one(), wanted)

    def by_ids(self, ids: Sequence[int]) -> list[Event]:
        """See the protocol."""
        found: dict[int, Event] = {}
        for some in portions(ids):
            wanted = _EVENTS_CORRECTED.where(activity.c.id.in_(some))
            found.update((event.id, event) for event in self._events(wanted))
        return [found[each] for each in ids if each in found]

    def by_uid(self, uid: str) -> Event | None:
        """See the protocol."""
        return next(self._events(_EVENTS_CORRECTED.where(activity.c.uid == uid)), None)

    def by_external_id(self, origin: str, external_id: str) -> Event | None:
        """See the protocol."""
        named = (activity.c.origin == origin, activity.c.external_id == external_id)
        return next(self._events(_EVENTS_CORRECTED.where(*named)), None)

    def vocabulary(self) -> Mapping[int, str]:
        """See the protocol."""
        return dict(self._terms.values)

    def append(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """See the protocol."""
        outcomes = self.outcomes(events)
        new = [event for event, out in zip(events, outcomes, strict=True) if out is Outcome.STORED]
        if new:
            pending = seal_pending(self._connection, self._database_uid)
            rows, appended = self._rows(new, pending.next_activity)
            insert_rows(self._connection, "activity", _INSERTED, rows)
            seal_appended(self._connection, pending, appended)
        return outcomes

    def _timeline(
        self, statement: Select[Any], customer_id: int | None, wanted: Filter, newest_first: bool
    ) -> Select[Any]:
        columns = (activity.c.occurred_at, activity.c.id)
        order = [column.desc() for column in columns] if newest_first else columns
        if customer_id is not None:
            statement = statement.where(activity.c.customer == customer_id)
        return statement.where(*conditions(wanted, self._terms.ids)).order_by(*order)

    def _rows(
        self, events: Sequence[NewEvent], first_id: int
    ) -> tuple[list[tuple[Any, ...]], list[Appended]]:
        """The rows to insert, and what sealing needs of them."""
        recorded_at, by = times.now(), self._recorded_by
        customers = self._customer_ids({event.customer for event in events if event.customer})
        category, type_, source = (self._known_ids(dimension, events) for dimension in Dimension)
        rows, appended = [], []
        for id_, event in enumerate(events, first_id):
            digest = leaf(event)
            kind = (category[event.category], type_[event.type], source[event.source])
            rows.append(
                (
                    id_,
                    bytes.fromhex(event.uid),
                    None if event.customer is None else customers[event.customer],
                    event.occurred_at,
                    event.zone,
                    recorded_at,
                    by,
                    *kind,
                    event.action,
                    event.summary,
                    event.details,
                    event.object_kind,
                    event.object_ref,
                    event.story,
                    event.location,
                    event.actor,
                    event.device,
                    event.amount_minor,
                    event.currency,
                    event.origin,
                    event.external_id,
                    None if event.corrects is None else bytes.fromhex(event.corrects),
                    event.salt,
                    digest,
                )
            )
            appended.append(Appended(id_, recorded_at, by, digest, event.occurred_at, kind))
        return rows, appended

    def _customer_ids(self, uids: set[str]) -> dict[str, int]:
        ids: dict[str, int] = {}
        for some in portions(uids):
            known = select(customer.c.uid, customer.c.id).where(customer.c.uid.in_(some))
            ids.update((uid, id_) for uid, id_ in self._connection.execute(known))
        if len(ids) < len(uids):
            raise RefusedByDatabase("An event names a customer that is not in this database.")
        return ids

    def _known_ids(self, dimension: Dimension, events: Sequence[NewEvent]) -> Mapping[str, int]:
        """The ids of all values that the events have in one dimension; new values are added."""
        name = str(dimension)
        values = dict.fromkeys(getattr(event, name) for event in events)
        new = [value for value in values if value not in self._terms.ids[dimension]]
        if new:
            self._connection.execute(
                vocabulary.insert(), [{"kind": name, "value": value} for value in new]
            )
            del self._terms
        return self._terms.ids[dimension]

    def outcomes(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """See the protocol."""
        by_uid: dict[str, NewEvent] = {}
        by_external: set[tuple[str | None, str | None]] = set()
        for some in portions([event.uid for event in events]):
            known = self._events(_EVENTS.where(activity.c.uid.in_(some)))
            by_uid.update((event.uid, event) for event in known)
        externals: dict[str | None, list[str]] = {}
        for event in events:
            if event.external_id:
                externals.setdefault(event.origin, []).append(event.external_id)
        for origin, external_ids in externals.items():
            for some in portions(external_ids):
                pairs = select(activity.c.external_id).where(
                    activity.c.origin == origin, activity.c.external_id.in_(some)
                )
                by_external.update((origin, known) for known in self._connection.scalars(pairs))
        outcomes = []
        for event in events:
            external = (event.origin, event.external_id)
            if event.uid in by_uid:
                same = _same(by_uid[event.uid], event)
                outcomes.append(Outcome.PRESENT if same else Outcome.CONFLICT)
            elif event.external_id and external in by_external:
                outcomes.append(Outcome.PRESENT)
            else:
                outcomes.append(Outcome.STORED)
                by_uid[event.uid] = event
                by_external.add(external)
        return outcomes

    def _events(self, statement: Select[Any]) -> Iterator[Event]:
        """The events of a statement on `_COLUMNS`, in constant memory."""
        value = self._terms.values
        for rows in self._chunks(statement, _ROWS_AT_ONCE):
            for row in rows:
                yield Event(
                    uid=row[0].hex(),
                    occurred_at=row[1],
                    zone=row[2],
                    category=value[row[3]],
                    type=value[row[4]],
                    source=value[row[5]],
                    action=row[6],
                    summary=row[7],
                    details=row[8],
                    object_kind=row[9],
                    object_ref=row[10],
                    story=row[11],
                    location=row[12],
                    actor=row[13],
                    device=row[14],
                    amount_minor=row[15],
                    currency=row[16],
                    origin=row[17],
                    external_id=row[18],
                    corrects=row[19] and row[19].hex(),
                    salt=row[20],
                    id=row[21],
                    recorded_at=row[22],
                    recorded_by=row[23],
                    leaf=row[24],
                    customer=row[25] and row[25].hex(),
                    customer_number=row[26],
                    position=row[27],
                    corrected_by=row[28] and row[28].hex(),
                )

    def _chunks(self, statement: Select[Any], size: int) -> Iterator[Sequence[Any]]:
        """The driver's own rows, some at a time: those of SQLAlchemy double the time of a million.

        Whoever stops reading early leaves the rest to `close`.
        """
        result = self._connection.execute(statement)
        self._open.append(result)
        while result in self._open:
            rows = result.cursor.fetchmany(size)
            if not rows:
                self._open.remove(result)
                result.close()
                return
            yield rows

    def close(self) -> None:
        """End what is still being read; the transaction is about to end."""
        for result in self._open:
            result.close()
        self._open.clear()

    @cached_property
    def _terms(self) -> Terms:
        values: dict[int, str] = {}
        ids: dict[Dimension, dict[str, int]] = {dimension: {} for dimension in Dimension}
        for id_, kind, value in self._connection.execute(select(vocabulary)):
            values[id_] = value
            ids[Dimension(kind)][value] = id_
        return Terms(values, ids)


class Terms(NamedTuple):
    """The vocabulary of a transaction, both ways."""

    values: Mapping[int, str]
    ids: Mapping[Dimension, Mapping[str, int]]


_corrections = activity.alias("corrections")
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    activity.c.uid,
    activity.c.occurred_at,
    activity.c.zone,
    activity.c.category,
    activity.c.type,
    activity.c.source,
    activity.c.action,
    activity.c.summary,
    activity.c.details,
    activity.c.object_kind,
    activity.c.object_ref,
    activity.c.story,
    activity.c.location,
    activity.c.actor,
    activity.c.device,
    activity.c.amount_minor,
    activity.c.currency,
    activity.c.origin,
    activity.c.external_id,
    activity.c.corrects,
    activity.c.salt,
    activity.c.id,
    activity.c.recorded_at,
    activity.c.recorded_by,
    activity.c.leaf,
    customer.c.uid,
    customer.c.number,
    seal.c.position,
)
_SOURCES = activity.outerjoin(customer, activity.c.customer == customer.c.id).outerjoin(
    seal, seal.c.activity == activity.c.id
)
_EVENTS: Select[Any] = select(*_COLUMNS, null()).select_from(_SOURCES)
"""Without the look-up of corrections: files name what corrects, not what is corrected."""
_EVENTS_CORRECTED: Select[Any] = select(
    *_COLUMNS,
    select(_corrections.c.uid)
    .where(_corrections.c.corrects == activity.c.uid)
    .order_by(_corrections.c.id.desc())
    .limit(1)
    .scalar_subquery(),
).select_from(_SOURCES)
_INSERTED = (
    "id",
    "uid",
    "customer",
    "occurred_at",
    "zone",
    "recorded_at",
    "recorded_by",
    "category",
    "type",
    "source",
    "action",
    "summary",
    "details",
    "object_kind",
    "object_ref",
    "story",
    "location",
    "actor",
    "device",
    "amount_minor",
    "currency",
    "origin",
    "external_id",
    "corrects",
    "salt",
    "leaf",
)
_ERASABLE = ("summary", "details", "actor")
_COMPARED = tuple(name for name in EVENT_FIELDS if name not in _ERASABLE)


def _same(stored: NewEvent, offered: NewEvent) -> bool:
    """Whether two events with one uid have one content; the salt is no content.

    What was lawfully erased is not compared: nobody can say any more.
    """
    compared = _COMPARED if stored.salt is None else EVENT_FIELDS
    return all(getattr(stored, name) == getattr(offered, name) for name in compared)
