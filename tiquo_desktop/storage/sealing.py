"""The sealed log: dense positions and a chain over committed events (DESIGN section 4).

In SQLite the transaction that records also seals. Events that another program inserted without a
seal get theirs first, in the order of their ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from tiquo_desktop.domain.digests import chain, genesis
from tiquo_desktop.domain.times import DAY
from tiquo_desktop.storage.bulk import insert_rows
from tiquo_desktop.storage.schema import activity, seal


class Head(NamedTuple):
    """The end of the log: the last position and chain, and the id that the next event gets."""

    position: int
    chain: bytes
    next_activity: int


class Appended(NamedTuple):
    """What sealing needs of an event; `kind` is the vocabulary ids of category, type, source."""

    id: int
    recorded_at: int
    recorded_by: str
    leaf: bytes
    occurred_at: int
    kind: tuple[int, int, int]


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
        head = seal_appended(connection, head, (Appended(*row[:5], row[5:]) for row in rows))
    return head


def seal_appended(connection: Connection, head: Head, events: Iterable[Appended]) -> Head:
    """Give events the positions after `head`, chain them, and count them by day."""
    position, digest, next_activity = head
    seals, daily = [], Counter[tuple[int, int, int, int]]()
    for event in events:
        position += 1
        digest = chain(digest, position, event.recorded_at, event.recorded_by, event.leaf)
        seals.append((position, event.id, digest))
        daily[(event.occurred_at // DAY, *event.kind)] += 1
        next_activity = event.id + 1
    insert_rows(connection, "seal", ("position", "activity", "chain"), seals)
    insert_rows(
        connection,
        "activity_daily",
        ("day", "category", "type", "source", "n"),
        [(*key, n) for key, n in daily.items()],
        " ON CONFLICT (day, category, type, source) DO UPDATE SET n = n + excluded.n",
    )
    return Head(position, digest, next_activity)


_PENDING = select(
    activity.c.id,
    activity.c.recorded_at,
    activity.c.recorded_by,
    activity.c.leaf,
    activity.c.occurred_at,
    activity.c.category,
    activity.c.type,
    activity.c.source,
).order_by(activity.c.id)
