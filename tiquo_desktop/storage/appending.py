"""New events in SQL: whether they are new, and the rows that they become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from tiquo_desktop.domain.activity import EVENT_FIELDS, NewEvent
from tiquo_desktop.domain.digests import leaves
from tiquo_desktop.domain.errors import RefusedByDatabase
from tiquo_desktop.domain.repositories import Outcome
from tiquo_desktop.storage.bulk import ROWS_AT_ONCE, insert_values, looked_up, portions
from tiquo_desktop.storage.sealing import Appended, Daily, daily

Kinds = tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]
"""The vocabulary ids of categories, types and sources."""
CustomerIds = dict[str | None, int | None]
"""The ids of customers by uid; None for the events of nobody."""
Externals = dict[tuple[str, str], NewEvent]


def all_new(connection: Connection, events: Sequence[NewEvent]) -> bool:
    """Whether no event is stored already, or twice among them, by uid or by external id.

    Nearly always it is so, and knowing it costs far less than looking at what is stored.
    """
    if not are_distinct(events):
        return False
    uids = [bytes.fromhex(event.uid) for event in events]
    if next(looked_up(connection, "SELECT 1 FROM activity WHERE uid", uids), None):
        return False
    for origin, external_ids in by_origin(events).items():
        named = "SELECT 1 FROM activity WHERE origin = ? AND external_id"
        if next(looked_up(connection, named, external_ids, origin), None):
            return False
    return True


def are_distinct(events: Sequence[NewEvent]) -> bool:
    """Whether no two of these events have the same uid, or the same origin and external id."""
    if len({event.uid for event in events}) < len(events):
        return False
    named = [(event.origin, event.external_id) for event in events if event.external_id]
    return len(set(named)) == len(named)


def by_origin(events: Sequence[NewEvent]) -> dict[str, list[str]]:
    """The external ids of events by the origin that they are unique in."""
    found: dict[str, list[str]] = {}
    for event in events:
        if event.external_id and event.origin:
            found.setdefault(event.origin, []).append(event.external_id)
    return found


def judged(
    events: Sequence[NewEvent], by_uid: dict[str, NewEvent], by_external: Externals
) -> list[Outcome]:
    """What becomes of events, given the stored ones that have the same uids and external ids."""
    outcomes = []
    for event in events:
        named = (event.origin or "", event.external_id or "")
        known = by_uid.get(event.uid) or (by_external.get(named) if event.external_id else None)
        if known is None:
            outcomes.append(Outcome.STORED)
            by_uid[event.uid] = event
            if event.external_id:
                by_external[named] = event
        elif _same(known, event):
            outcomes.append(Outcome.PRESENT)
        else:
            outcomes.append(Outcome.CONFLICT)
    return outcomes


@dataclass(slots=True)
class Portion:
    """Some new events as they are inserted; see `Prepared`.

    `values` are those of `_INSERTED`, row after row, but for the first three of each row, which
    only the transaction knows.
    """

    values: list[Any]
    leaves: Sequence[bytes]
    daily: Daily

    def __len__(self) -> int:
        return len(self.leaves)


def portions_of(events: Sequence[NewEvent], kinds: Kinds, customers: CustomerIds) -> list[Portion]:
    """Everything about new events that can be known before the transaction."""
    made = []
    for some in portions(events, ROWS_AT_ONCE):
        columns = columns_of(some, kinds, customers)
        _uids, _customers, moments, _zones, *named, digests = columns
        values = list(chain.from_iterable(zip(*_UNKNOWN, *columns, strict=False)))
        made.append(Portion(values, digests, daily(moments, *named[: len(kinds)])))
    return made


def columns_of(
    events: Sequence[NewEvent], kinds: Kinds, customers: CustomerIds
) -> list[Sequence[Any]]:
    """The values of `GIVEN` of some new events, column after column."""
    uids, whose, moments, zones, *named, salts, corrects = zip(*map(_given, events), strict=True)
    return [
        list(map(bytes.fromhex, uids)),
        list(map(customers.__getitem__, whose)),
        moments,
        zones,
        *(list(map(ids.__getitem__, values)) for ids, values in zip(kinds, named, strict=False)),
        *named[len(kinds) :],
        [None if uid is None else bytes.fromhex(uid) for uid in corrects],
        salts,
        leaves(events),
    ]


def insert(
    connection: Connection, made: Iterable[Portion], first_id: int, recorded: tuple[int, str]
) -> list[Appended]:
    """Insert events with ids from `first_id` on; gives what sealing needs of them.

    `recorded` is when and by whom.
    """
    appended: list[Appended] = []
    width = len(_INSERTED)
    for portion in made:
        count = len(portion)
        ids = range(first_id, first_id + count)
        told: tuple[Sequence[Any], ...] = (ids, *([each] * count for each in recorded))
        for place, column in enumerate(told):
            portion.values[place::width] = column
        insert_values(connection, "activity", _INSERTED, portion.values)
        appended.append(Appended(ids, recorded, portion.leaves, portion.daily))
        first_id += count
    return appended


def find_customers(
    look_up: Callable[[Sequence[bytes]], Iterable[Sequence[Any]]],
    events: Sequence[NewEvent],
    known: CustomerIds,
    found: CustomerIds,
) -> CustomerIds:
    """The ids of all customers of events; those that are not `known` are put to `found` as well.

    `look_up` gives uid and id of those customers that are stored.

    Raises:
        RefusedByDatabase: there is no such customer.
    """
    uids = {event.customer for event in events if event.customer is not None}
    wanted = [bytes.fromhex(uid) for uid in uids if uid not in known]
    new: CustomerIds = {uid.hex(): id_ for uid, id_ in look_up(wanted)}
    if len(new) < len(wanted):
        raise RefusedByDatabase("An event names a customer that is not in this database.")
    found.update(new)
    return {uid: known[uid] for uid in uids if uid in known} | new | {None: None}


WRITTEN = (
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
)
"""The fields that are stored just as they are."""
written = attrgetter(*WRITTEN)
_given = attrgetter(
    "uid",
    "customer",
    "occurred_at",
    "zone",
    "category",
    "type",
    "source",
    *WRITTEN,
    "salt",
    "corrects",
)
_UNKNOWN = (repeat(None),) * 3
"""Id, and when and by whom, until a transaction says them."""
GIVEN = (
    "uid",
    "customer",
    "occurred_at",
    "zone",
    "category",
    "type",
    "source",
    *WRITTEN,
    "corrects",
    "salt",
    "leaf",
)
"""What is known of an event before the transaction, as columns of the table."""
_INSERTED = ("id", "recorded_at", "recorded_by", *GIVEN)
_ERASABLE = frozenset(("summary", "details", "actor"))
_IDENTITY = frozenset(("uid", "customer"))


def _same(stored: NewEvent, offered: NewEvent) -> bool:
    """Whether two events with one identity have one content; the salt is no content.

    What was lawfully erased is not compared: nobody can say any more. Under an external id nor are
    the uid, which its writer makes anew each time, and the customer, who may have another
    address by now.
    """
    left_out = _ERASABLE if stored.salt is None else frozenset[str]()
    if stored.uid != offered.uid:
        left_out |= _IDENTITY
    return all(
        getattr(stored, name) == getattr(offered, name)
        for name in EVENT_FIELDS
        if name not in left_out
    )
