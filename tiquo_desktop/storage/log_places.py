"""What a snapshot of a timeline has that an earlier one had not.

Every committed event is either sealed, at a position behind all that were sealed before, or waits to
be sealed. Recording order says nothing: an event with a lower id may be committed later.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, true

from tiquo_desktop.domain.repositories import EventKey, LogPlace
from tiquo_desktop.storage.schema import activity, seal

Waiting = Callable[[ColumnElement[int]], ColumnElement[bool]]
"""The condition on `activity` for what waits to be sealed; given the id that was sealed last, 0
without any."""

KEYS = select(
    activity.c.id,
    activity.c.occurred_at,
    activity.c.category,
    activity.c.type,
    activity.c.source,
)
"""What `EventKey` holds."""
_END = select(seal.c.position, seal.c.chain, seal.c.activity).order_by(seal.c.position.desc())


def place(connection: Connection, customer_id: int | None, waiting: Waiting) -> LogPlace:
    """See `ActivityReader.place`."""
    position, chain, unsealed = _now(connection, customer_id, waiting)
    return LogPlace(position, chain, frozenset(key.id for key in unsealed))


def keys_since(
    connection: Connection, customer_id: int | None, before: LogPlace, waiting: Waiting
) -> tuple[LogPlace, list[EventKey]] | None:
    """See `ActivityReader.keys_since`."""
    position, chain, unsealed = _now(connection, customer_id, waiting)
    sealed: list[EventKey] = []
    if position != before.position:
        if not _continues(connection, before):
            return None
        joined = KEYS.join(seal, seal.c.activity == activity.c.id)
        behind = joined.where(seal.c.position > before.position)
        sealed = _keys(connection, behind, customer_id)
    elif chain != before.chain:
        return None
    found = {key.id: key for key in (*sealed, *unsealed)}
    if not before.unsealed <= found.keys():
        return None  # what waited then is lost, as in a server that failed
    new = [key for id_, key in found.items() if id_ not in before.unsealed]
    return LogPlace(position, chain, frozenset(key.id for key in unsealed)), new


def _now(
    connection: Connection, customer_id: int | None, waiting: Waiting
) -> tuple[int, bytes, list[EventKey]]:
    """The end of the log and what waits, with one question."""
    end = _END.limit(1).subquery()
    last = func.coalesce(select(end.c.activity).scalar_subquery(), 0)
    unsealed = _of(KEYS.where(waiting(last)), customer_id).subquery()
    one = select(literal(1).label("one")).subquery()
    sources = one.outerjoin(end, true()).outerjoin(unsealed, true())
    rows = connection.execute(
        select(end.c.position, end.c.chain, *unsealed.c).select_from(sources)
    ).all()
    position, chain, *_ = rows[0]
    keys = [EventKey._make(row[2:]) for row in rows if row[2] is not None]
    return position or 0, chain or b"", keys


def _continues(connection: Connection, before: LogPlace) -> bool:
    """Whether the log still is at that place what it was."""
    if not before.position:
        return True
    there = select(seal.c.chain).where(seal.c.position == before.position)
    return connection.execute(there).scalar() == before.chain


def _keys(
    connection: Connection, statement: Select[Any], customer_id: int | None
) -> list[EventKey]:
    rows = connection.execute(_of(statement, customer_id)).all()
    return [EventKey._make(row) for row in rows]


def _of(statement: Select[Any], customer_id: int | None) -> Select[Any]:
    if customer_id is None:
        return statement
    # As an expression, so that no index is used for it: what is new is less than a whole history.
    return statement.where(activity.c.customer + 0 == customer_id)
