"""What a snapshot of a timeline has that an earlier one had not.

Every committed event is either sealed, at a position behind all that were sealed before, or waits to
be sealed. Recording order says nothing: an event with a lower id may be committed later.

Ids are asked for first and their events by id, so that no statement can ever be planned as a walk
through a whole history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, true

from tiquo_desktop.domain.repositories import EventKey, LogPlace
from tiquo_desktop.storage.bulk import portions
from tiquo_desktop.storage.schema import activity, seal

Waiting = Callable[[ColumnElement[int]], Select[Any]]
"""The statement for the ids that wait to be sealed; given the id that was sealed last, 0 without
any."""

KEYS = select(
    activity.c.id,
    activity.c.occurred_at,
    activity.c.category,
    activity.c.type,
    activity.c.source,
)
"""What `EventKey` holds."""
_AT_ONCE = 1_000
_END = select(seal.c.position, seal.c.chain, seal.c.activity).order_by(seal.c.position.desc())


def place(connection: Connection, waiting: Waiting) -> LogPlace:
    """See `ActivityReader.place`."""
    # The end of the log and what waits, with one question.
    end = _END.limit(1).subquery()
    waits = waiting(func.coalesce(select(end.c.activity).scalar_subquery(), 0)).subquery()
    one = select(literal(1).label("one")).subquery()
    sources = one.outerjoin(end, true()).outerjoin(waits, true())
    asked = select(end.c.position, end.c.chain, *waits.c).select_from(sources)
    position, chain, unsealed = 0, b"", set[int]()
    for rows in connection.execute(asked).partitions(_AT_ONCE):
        position, chain = rows[0][0] or 0, rows[0][1] or b""
        unsealed.update(row[2] for row in rows if row[2] is not None)
    return LogPlace(position, chain, frozenset(unsealed))


def keys_since(
    connection: Connection, customer_id: int | None, before: LogPlace, waiting: Waiting
) -> tuple[LogPlace, list[EventKey]] | None:
    """See `ActivityReader.keys_since`."""
    now = place(connection, waiting)
    sealed: list[int] = []
    if now.position != before.position:
        if not _continues(connection, before):
            return None
        since = select(seal.c.activity).where(seal.c.position > before.position)
        # Some at a time, as everything that might be many: else a window would stall meanwhile.
        for some in connection.execute(since).scalars().partitions(_AT_ONCE):
            sealed += some
    elif now.chain != before.chain:
        return None
    found = now.unsealed.union(sealed)
    if not before.unsealed <= found:
        return None  # what waited then is lost, as in a server that failed
    return now, _keys(connection, found - before.unsealed, customer_id)


def _continues(connection: Connection, before: LogPlace) -> bool:
    """Whether the log still is at that place what it was."""
    if not before.position:
        return True
    there = select(seal.c.chain).where(seal.c.position == before.position)
    return connection.execute(there).scalar() == before.chain


def _keys(connection: Connection, ids: Iterable[int], customer_id: int | None) -> list[EventKey]:
    statement = KEYS
    if customer_id is not None:
        # As an expression, so that no index is used for it: these are less than a whole history.
        statement = statement.where(activity.c.customer + 0 == customer_id)
    return [
        EventKey._make(row)
        for some in portions(ids, _AT_ONCE)
        for row in connection.execute(statement.where(activity.c.id.in_(some))).all()
    ]
