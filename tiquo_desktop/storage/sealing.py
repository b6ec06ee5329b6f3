"""The sealed log: dense positions and a chain over committed events (DESIGN section 4).

In SQLite the transaction that records also seals. Events that another program inserted without a
seal get theirs first, in the order of their ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from tiquo_desktop.domain.digests import chains, genesis
from tiquo_desktop.domain.times import DAY
from tiquo_desktop.storage.bulk import insert_rows, portions
from tiquo_desktop.storage.schema import activity, seal


class Head(NamedTuple):
    """The end of the log: the last position and chain, and the id that the next event gets."""

    position: int
    chain: bytes
    next_activity: int


Daily = Counter[tuple[int, int, int, int]]
"""How many events there are of a day (counted in UTC from 1970-01-01), category, type and source."""


class Appended(NamedTuple):
    """What sealing needs of events that were recorded together, by whom and when."""

    ids: Sequence[int]
    recorded: tuple[int, str]
    leaves: Sequence[bytes]
    daily: Daily


def seal_pending(connection: Connection, database_uid: str) -> Head:
    """Seal what stands unsealed at the end of `activity`, and say where the log ends."""
    last = connection.execute(select(seal).order_by(seal.c.position.desc()).limit(1)).first()
    newest = connection.execute(select(func.max(activity.c.id))).scalar_one() or 0
    if last is None:
        head, sealed = Head(0, genesis(database_uid), newest + 1), 0
    else:
        head, sealed = Head(last.position, last.chain, newest + 1), last.activity
    if newest > sealed:
        rows = connection.execute(_PENDING.where(activity.c.id > sealed))
        head = seal_appended(connection, head, _pending(rows))
    return head


def _pending(rows: Iterable[Any]) -> Iterator[Appended]:
    for recorded, together in groupby(rows, lambda row: (row.recorded_at, row.recorded_by)):
        for some in portions(together):
            ids, leaves, moments, *kinds = zip(*(row[2:] for row in some), strict=True)
            yield Appended(ids, recorded, leaves, daily(moments, *kinds))


def daily(
    occurred_at: Iterable[int],
    categories: Iterable[int],
    types: Iterable[int],
    sources: Iterable[int],
) -> Daily:
    """The counts of events by day, given when they were and the vocabulary ids of their kinds."""
    days = [moment // DAY for moment in occurred_at]
    return Counter(zip(days, categories, types, sources, strict=True))


def seal_appended(connection: Connection, head: Head, appended: Iterable[Appended]) -> Head:
    """Give events the positions after `head`, chain them, and count them by day."""
    position, digest, next_activity = head
    counts: Daily = Counter()
    for some in appended:
        count = len(some.ids)
        links = chains(digest, position + 1, *some.recorded, some.leaves)
        numbers = range(position + 1, position + count + 1)
        insert_rows(connection, "seal", _SEAL, list(zip(numbers, some.ids, links, strict=True)))
        counts.update(some.daily)
        position, digest, next_activity = position + count, links[-1], some.ids[-1] + 1
    insert_rows(
        connection,
        "activity_daily",
        ("day", "category", "type", "source", "n"),
        [(*key, n) for key, n in counts.items()],
        " ON CONFLICT (day, category, type, source) DO UPDATE SET n = n + excluded.n",
    )
    return Head(position, digest, next_activity)


_SEAL = ("position", "activity", "chain")
_PENDING = select(
    activity.c.recorded_at,
    activity.c.recorded_by,
    activity.c.id,
    activity.c.leaf,
    activity.c.occurred_at,
    activity.c.category,
    activity.c.type,
    activity.c.source,
).order_by(activity.c.id)
