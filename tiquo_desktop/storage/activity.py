"""Events in SQL: read by keyset, count, and what storing them has in common in both databases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence, Set
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, func, select, tuple_

from tiquo_desktop.domain.activity import STORED_FIELDS, Event, NewEvent, stored
from tiquo_desktop.domain.digests import leaf
from tiquo_desktop.domain.filters import Counts, Filter, counted
from tiquo_desktop.domain.repositories import Columns, Cursor, EventKey, LogPlace, Outcome
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage import log_places
from tiquo_desktop.storage.appending import (
    CustomerIds,
    Externals,
    Kinds,
    all_new,
    by_origin,
    find_customers,
    judged,
)
from tiquo_desktop.storage.bulk import looked_up, portions
from tiquo_desktop.storage.conditions import conditions, range_conditions
from tiquo_desktop.storage.dialects import STREAMED
from tiquo_desktop.storage.event_columns import PHONES_OF, selected, values
from tiquo_desktop.storage.log_places import KEYS
from tiquo_desktop.storage.schema import activity, customer_phone, seal, vocabulary

_KEYS_AT_ONCE = 1_000
_ROWS_AT_ONCE = 500


class Terms(NamedTuple):
    """The vocabulary, both ways. Values are only ever added to it."""

    values: Mapping[int, str]
    ids: Mapping[Dimension, Mapping[str, int]]


class ActivityRepository:
    """See `ActivityReader` in `tiquo_desktop.domain.repositories`.

    `SqliteActivity` and `PostgresActivity` also store events.
    """

    def __init__(
        self,
        connection: Connection,
        customer_ids: CustomerIds | None = None,
        terms: Terms | None = None,
    ) -> None:
        """`customer_ids` are ids of customers that are known already, by uid, and `terms` the
        vocabulary as it was known to be some time ago."""
        self.customers_found: CustomerIds = {}
        """The ids that had to be looked up in this transaction."""
        self.terms = terms
        """The vocabulary as far as it is known; None where it was not needed."""
        self._terms_are_of_now = False
        self._customer_ids: CustomerIds = customer_ids or {}
        self._connection = connection
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
        return self._events(statement, streamed=True)

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
        return self._columns(statement, names, streamed=True)

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
        return self._events(statement, streamed=True)

    def history(self, customer_id: int | None) -> tuple[LogPlace, Iterator[Columns]]:
        """See the protocol."""
        return log_places.place(self._connection, self._waiting), self._keys(customer_id)

    def _keys(self, customer_id: int | None) -> Iterator[Columns]:
        statement = KEYS.order_by(activity.c.occurred_at, activity.c.id)
        if customer_id is not None:
            statement = statement.where(activity.c.customer == customer_id)
        for rows in self._chunks(statement, _KEYS_AT_ONCE, streamed=True):
            yield list(zip(*rows, strict=True))

    def keys_since(
        self, customer_id: int | None, place: LogPlace
    ) -> tuple[LogPlace, list[EventKey]] | None:
        """See the protocol."""
        return log_places.keys_since(self._connection, customer_id, place, self._waiting)

    @staticmethod
    def _waiting(last_sealed: ColumnElement[int]) -> Select[Any]:
        """What waits to be sealed: in a file, what another program inserted behind the last one."""
        return select(activity.c.id).where(activity.c.id > last_sealed)

    def count(
        self,
        customer_id: int | None = None,
        wanted: Filter | None = None,
        *,
        most: int | None = None,
    ) -> int:
        """See the protocol."""
        wanted = wanted or Filter()
        if most is None:
            whole = select(func.count()).select_from(activity)
            statement = self._under(whole, customer_id, wanted)
        else:
            some = self._under(select(activity.c.id), customer_id, wanted).limit(most)
            statement = select(func.count()).select_from(some.subquery())
        number: int = self._connection.execute(statement).scalar_one()
        return number

    def counts(self, customer_id: int | None, wanted: Filter) -> Counts:
        """See the protocol."""
        dimensions = (activity.c.category, activity.c.type, activity.c.source)
        whole = select(func.count()).select_from(activity)
        grouped = select(*dimensions, func.count()).group_by(*dimensions)
        if customer_id is not None:
            whole = whole.where(activity.c.customer == customer_id)
            grouped = grouped.where(activity.c.customer == customer_id)
        grouped = grouped.where(*range_conditions(wanted))
        found = self._connection.execute(grouped).all()
        names = self._values_of(id_ for row in found for id_ in row[:-1])
        combinations = {
            (names[category], names[type_], names[source]): n
            for category, type_, source, n in found
        }
        return counted(combinations, self._connection.execute(whole).scalar_one(), wanted)

    def by_ids(self, ids: Sequence[int]) -> list[Event]:
        """See the protocol."""
        found: dict[int, Event] = {}
        for some in portions(ids):
            wanted = _EVENTS_CORRECTED.where(self._is_one_of(activity.c.id, some))
            found.update((event.id, event) for event in self._events(wanted))
        return [found[each] for each in ids if each in found]

    @staticmethod
    def _is_one_of(column: ColumnElement[int], some: Sequence[int]) -> ColumnElement[bool]:
        return column.in_(some)

    def by_uid(self, uid: str) -> Event | None:
        """See the protocol."""
        return next(self._events(_EVENTS_CORRECTED.where(activity.c.uid == uid)), None)

    def as_stored(self, event: NewEvent) -> Event | None:
        """See the protocol."""
        found = self.by_uid(event.uid)
        # An event that was erased meanwhile lost its texts and kept its leaf.
        return found if found is not None and found.leaf == leaf(event) else None

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

    def vocabulary(self, ids: Collection[int] | None = None) -> Mapping[int, str]:
        """See the protocol."""
        return dict(self._newest_terms().values if ids is None else self._values_of(ids))

    def _known_kinds(self, events: Sequence[NewEvent], *, thoroughly: bool) -> Kinds | None:
        """The vocabulary ids by which events can be prepared; None where `append` is needed."""
        known = self._newest_known().ids
        if any(not known[each].keys() >= values_of(each, events) for each in Dimension):
            return None
        looked_for = events if thoroughly or len(events) < 3 else (events[0], events[-1])
        if not self._all_new(looked_for):
            return None
        return known[Dimension.CATEGORY], known[Dimension.TYPE], known[Dimension.SOURCE]

    def _all_new(self, events: Sequence[NewEvent]) -> bool:
        return all_new(self._connection, events)

    def _customers_of(self, events: Sequence[NewEvent]) -> CustomerIds:
        return find_customers(self._ids_by_uid, events, self._customer_ids, self.customers_found)

    def _ids_by_uid(self, uids: Sequence[bytes]) -> Iterable[Sequence[Any]]:
        return looked_up(self._connection, "SELECT uid, id FROM customer WHERE uid", uids)

    def _timeline(
        self, statement: Select[Any], customer_id: int | None, wanted: Filter, newest_first: bool
    ) -> Select[Any]:
        columns = (activity.c.occurred_at, activity.c.id)
        order = [column.desc() for column in columns] if newest_first else columns
        return self._under(statement, customer_id, wanted).order_by(*order)

    def _under(
        self, statement: Select[Any], customer_id: int | None, wanted: Filter
    ) -> Select[Any]:
        if customer_id is not None:
            statement = statement.where(activity.c.customer == customer_id)
        chosen = {
            dimension: wanted.choice(dimension).only | wanted.choice(dimension).without
            for dimension in Dimension
        }
        ids = self._ids_of(chosen) if any(chosen.values()) else {}
        return statement.where(*conditions(wanted, ids))

    def outcomes(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """See the protocol."""
        if self._all_new(events):
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

    def _events(self, statement: Select[Any], *, streamed: bool = False) -> Iterator[Event]:
        """The events of a statement on all `STORED_FIELDS`; see `_chunks`."""
        for columns in self._columns(statement, STORED_FIELDS, streamed=streamed):
            yield from stored(columns)

    def _columns(
        self, statement: Select[Any], names: Sequence[str], *, streamed: bool = False
    ) -> Iterator[Columns]:
        """The values that a statement on `names` gives, some rows at a time; see `_chunks`."""
        for rows in self._chunks(statement, _ROWS_AT_ONCE, streamed=streamed):
            try:
                columns = values(names, rows, self._newest_known().values, self._phones)
            except KeyError:  # a value that was added since the vocabulary was read
                columns = values(names, rows, self._newest_terms().values, self._phones)
            yield columns

    def _phones(self, customers: set[int]) -> dict[int, tuple[str, ...]]:
        phones: dict[int, tuple[str, ...]] = {}
        for some in portions(customers):
            wanted = PHONES_OF.where(customer_phone.c.customer.in_(some))
            for whose, written in self._connection.execute(wanted):
                phones[whose] = (*phones.get(whose, ()), written)
        return phones

    def _chunks(
        self, statement: Select[Any], size: int, *, streamed: bool = False
    ) -> Iterator[Sequence[Any]]:
        """The driver's own rows, some at a time: those of SQLAlchemy double the time of a million.

        `streamed` answers may be of any length: they stay in constant memory. Whoever stops reading
        early leaves the rest to `close`.
        """
        result = self._connection.execute(statement, execution_options={STREAMED: streamed})
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

    def _newest_known(self) -> Terms:
        """The vocabulary as it is known; that of now where nothing is known."""
        return self.terms or self._newest_terms()

    def _newest_terms(self) -> Terms:
        """The vocabulary as this transaction sees it."""
        if self.terms is None or not self._terms_are_of_now:
            values: dict[int, str] = {}
            ids: dict[Dimension, dict[str, int]] = {dimension: {} for dimension in Dimension}
            for rows in self._chunks(select(vocabulary), _KEYS_AT_ONCE):
                for id_, kind, value in rows:
                    values[id_] = value
                    ids[kind][value] = id_
            self.terms, self._terms_are_of_now = Terms(values, ids), True
        return self.terms

    def _values_of(self, ids: Iterable[int]) -> Mapping[int, str]:
        """The vocabulary by id, in which all these are."""
        known = self._newest_known().values
        return known if all(id_ in known for id_ in ids) else self._newest_terms().values

    def _ids_of(
        self, values: Mapping[Dimension, Set[str]]
    ) -> Mapping[Dimension, Mapping[str, int]]:
        """The vocabulary by value, with all of these that exist."""
        known = self._newest_known().ids
        if all(known[dimension].keys() >= some for dimension, some in values.items()):
            return known
        return self._newest_terms().ids


def values_of(dimension: Dimension, events: Sequence[NewEvent]) -> KeysView[str]:
    """The values that events have in one dimension."""
    return dict.fromkeys(map(attrgetter(dimension), events)).keys()


_EVENTS = selected(STORED_FIELDS, corrections=False)
"""For files, which name what corrects and not what is corrected."""
_EVENTS_CORRECTED = selected(STORED_FIELDS)
