"""The keys of a whole timeline from PostgreSQL, tens of thousands of them in one row of arrays.

Row by row they would cost the server, the network and Python several times as much. The first of them
come with the place of their snapshot, in one question: a distant desk waits once for both.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from tiquo_desktop.domain.repositories import Columns, LogPlace

_FIRST, _FURTHER = 20_000, 50_000
"""Keys of the first answer and of each further one."""
_SOME = """
SELECT {packed} FROM (
    SELECT id, occurred_at, category, type, source FROM activity {condition}
    ORDER BY occurred_at, id LIMIT %s) AS portion"""
_WITH_PLACE = """
SELECT last.position, last.chain, waiting.ids, keys.*
FROM (SELECT string_agg(int8send(activity), ''::bytea) AS ids FROM pending) AS waiting
LEFT JOIN (SELECT position, chain FROM seal ORDER BY position DESC LIMIT 1) AS last ON true
CROSS JOIN ({keys}) AS keys"""
_TYPES = {"id": "q", "occurred_at": "q", "category": "i", "type": "i", "source": "i"}
"""The columns of `EventKey`, and what an `array` calls their types."""


def history(connection: Connection, customer_id: int | None) -> tuple[LogPlace, Iterator[Columns]]:
    """See `ActivityReader.history`."""
    of_whom = () if customer_id is None else (customer_id,)
    statement = _WITH_PLACE.format(keys=_statement(bool(of_whom), behind=False))
    asked = connection.exec_driver_sql(statement, (*of_whom, _FIRST)).one()
    position, chain, waiting, *packed = asked
    place = LogPlace(position or 0, chain or b"", frozenset(_unpacked("q", waiting)))
    return place, _chunks(connection, of_whom, _columns(packed))


def _chunks(
    connection: Connection, of_whom: tuple[int, ...], columns: Columns
) -> Iterator[Columns]:
    most = _FIRST
    while columns[0]:
        ids, instants, *_ = columns
        yield columns
        if len(ids) < most or connection.closed:
            return
        most = _FURTHER
        asked = (*of_whom, instants[-1], ids[-1], most)
        statement = _statement(bool(of_whom), behind=True)
        columns = _columns(connection.exec_driver_sql(statement, asked).one())


@cache
def _statement(of_one: bool, *, behind: bool) -> str:
    conditions = ["customer = %s"] * of_one + ["(occurred_at, id) > (%s, %s)"] * behind
    packed = ", ".join(
        f"string_agg(int{array(type_).itemsize}send({name}), ''::bytea) AS {name}"
        for name, type_ in _TYPES.items()
    )
    condition = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return _SOME.format(packed=packed, condition=condition)


def _columns(packed: Sequence[Any]) -> Columns:
    return [_unpacked(*each) for each in zip(_TYPES.values(), packed, strict=True)]


def _unpacked(type_: str, octets: bytes | None) -> array[int]:
    """Numbers as PostgreSQL sends them, most significant octet first."""
    numbers = array(type_, octets or b"")
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
