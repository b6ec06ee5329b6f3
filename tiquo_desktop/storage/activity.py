"""Events in SQL: append, seal, read by keyset, count."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, CursorResult, Select, func, select, tuple_

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import STORED_FIELDS, Event, NewEvent, stored
from tiquo_desktop.domain.filters import Counts, Filter, counted
from tiquo_desktop.domain.repositories import Columns, Cursor, EventKey, Outcome, Prepared
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage.appending import (
    CustomerIds,
    Externals,
    Portion,
    all_new,
    by_origin,
    find_customers,
    insert,
    judged,
    portions_of,
)
from tiquo_desktop.storage.bulk import portions
from tiquo_desktop.storage.conditions import conditions, range_conditions
from tiquo_desktop.storage.event_columns import PHONES_OF, selected, values
from tiquo_desktop.storage.schema import activity, customer_phone, seal, vocabulary
from tiquo_desktop.storage.sealing import Head, seal_appended, seal_pending

_KEYS_AT_ONCE = 1_000
_ROWS_AT_ONCE = 500


class ActivityRepository:
    """See `ActivityWriter` in `tiquo_desktop.domain.repositories`."""

    def __init__(
        self,
        connection: Connection,
        database_uid: str,
        recorded_by: str,
        customer_ids: CustomerIds | None = None,
    ) -> None:
        """`customer_ids` are ids of customers that are known already, by uid."""
        self.customers_found: CustomerIds = {}
        """The ids that had to be looked up in this transaction."""
        self._customer_ids: CustomerIds = customer_ids or {}
        self._head: Head | None = None
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

    def columns(
        self,
        names: Sequence[str],
        customer_id: int | None,
        wanted: Filter,
        *,
        newest_first: bool = True,
    ) -> Iterator[Columns]:
        """See the protocol."""
        statement = self._timeline(selected(names), customer_id, wanted, newest_first)
        return self._columns(statement, names)

    def columns_by_ids(self, names: Sequence[str], ids: Sequence[int]) -> Iterator[Columns]:
        """See the protocol."""
        with_ids = (*names, "id")
        for some in portions(ids, _ROWS_AT_ONCE):
            statement = selected(with_ids).where(activity.c.id.in_(some))
            for columns in self._columns(statement, with_ids):
                rows = {row[-1]: row[:-1] for row in zip(*columns, strict=True)}
                yield list(zip(*(rows[each] for each in some if each in rows), strict=True))

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

    def count(self, customer_id: int | None = None) -> int:
        """See the protocol."""
        whole = select(func.count()).select_from(activity)
        if customer_id is not None:
            whole = whole.where(activity.c.customer == customer_id)
        return self._connection.execute(whole).scalar_one()

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

    def corrections(self, uids: Sequence[str]) -> list[Event]:
        """See the protocol."""
        found: list[Event] = []
        for some in portions(uids):
            wanted = _EVENTS_CORRECTED.where(activity.c.corrects.in_(some))
            found.extend(self._events(wanted))
        return sorted(found, key=lambda event: event.id)

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
            category, type_, source = (self._known_ids(each, new) for each in Dimension)
            self.insert(portions_of(new, (category, type_, source), self._customers_of(new)))
        return outcomes

    def prepare(
        self, events: Sequence[NewEvent], *, thoroughly: bool = True
    ) -> list[Portion] | None:
        """See the protocol."""
        known = self._terms.ids
        if any(not known[each].keys() >= _values_of(each, events) for each in Dimension):
            return None
        looked_for = events if thoroughly or len(events) < 3 else (events[0], events[-1])
        if not all_new(self._connection, looked_for):
            return None
        category, type_, source = (known[each] for each in Dimension)
        return portions_of(events, (category, type_, source), self._customers_of(events))

    def insert(self, prepared: Sequence[Prepared]) -> None:
        """See the protocol."""
        head = self._head or seal_pending(self._connection, self._database_uid)
        made = cast("Sequence[Portion]", prepared)
        recorded = (times.now(), self._recorded_by)
        appended = insert(self._connection, made, head.next_activity, recorded)
        self._head = seal_appended(self._connection, head, appended)

    def _customers_of(self, events: Sequence[NewEvent]) -> CustomerIds:
        return find_customers(self._connection, events, self._customer_ids, self.customers_found)

    def _timeline(
        self, statement: Select[Any], customer_id: int | None, wanted: Filter, newest_first: bool
    ) -> Select[Any]:
        columns = (activity.c.occurred_at, activity.c.id)
        order = [column.desc() for column in columns] if newest_first else columns
        if customer_id is not None:
            statement = statement.where(activity.c.customer == customer_id)
        return statement.where(*conditions(wanted, self._terms.ids)).order_by(*order)

    def _known_ids(self, dimension: Dimension, events: Sequence[NewEvent]) -> Mapping[str, int]:
        """The ids of all values that the events have in one dimension; new values are added."""
        values = _values_of(dimension, events)
        new = [value for value in values if value not in self._terms.ids[dimension]]
        if new:
            self._connection.execute(
                vocabulary.insert(), [{"kind": str(dimension), "value": value} for value in new]
            )
            del self._terms
        return self._terms.ids[dimension]

    def outcomes(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """See the protocol."""
        if all_new(self._connection, events):
            return [Outcome.STORED] * len(events)
        by_uid: dict[str, NewEvent] = {}
        by_external: Externals = {}
        for some in portions([event.uid for event in events]):
            known = self._events(_EVENTS.where(activity.c.uid.in_(some)))
            by_uid.update((event.uid, event) for event in known)
        for origin, external_ids in by_origin(events).items():
            for some in portions(external_ids):
                pair = (activity.c.origin == origin, activity.c.external_id.in_(some))
                for event in self._events(_EVENTS.where(*pair)):
                    by_external[origin, event.external_id or ""] = event
        return judged(events, by_uid, by_external)

    def _events(self, statement: Select[Any]) -> Iterator[Event]:
        """The events of a statement on all `STORED_FIELDS`, in constant memory."""
        for columns in self._columns(statement, STORED_FIELDS):
            yield from stored(columns)

    def _columns(self, statement: Select[Any], names: Sequence[str]) -> Iterator[Columns]:
        """The values that a statement on `names` gives, some rows at a time."""
        terms = self._terms.values
        for rows in self._chunks(statement, _ROWS_AT_ONCE):
            yield values(names, rows, terms, self._phones)

    def _phones(self, customers: set[int]) -> dict[int, tuple[str, ...]]:
        phones: dict[int, tuple[str, ...]] = {}
        for some in portions(customers):
            wanted = PHONES_OF.where(customer_phone.c.customer.in_(some))
            for whose, written in self._connection.execute(wanted):
                phones[whose] = (*phones.get(whose, ()), written)
        return phones

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
        for rows in self._chunks(select(vocabulary), _KEYS_AT_ONCE):
            for id_, kind, value in rows:
                values[id_] = value
                ids[kind][value] = id_
        return Terms(values, ids)


def _values_of(dimension: Dimension, events: Sequence[NewEvent]) -> KeysView[str]:
    return dict.fromkeys(map(attrgetter(dimension), events)).keys()


class Terms(NamedTuple):
    """The vocabulary of a transaction, both ways."""

    values: Mapping[int, str]
    ids: Mapping[Dimension, Mapping[str, int]]


_EVENTS = selected(STORED_FIELDS, corrections=False)
"""For files, which name what corrects and not what is corrected."""
_EVENTS_CORRECTED = selected(STORED_FIELDS)
