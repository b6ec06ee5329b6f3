"""Many values at once: IN lists and inserts of a bearable length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any, TypeVar

from sqlalchemy import Connection

from tiquo_desktop.storage.dialects import is_postgres, pyformat

_T = TypeVar("_T")
_AT_ONCE = 500
"""Far below every limit on bound parameters."""
_ARRAY = 5_000
"""Values in one array: it is one parameter."""
ROWS_AT_ONCE = 100
"""Rows in one INSERT."""


def portions(values: Iterable[_T], size: int = _AT_ONCE) -> Iterator[list[_T]]:
    """The values in lists of at most `size`."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def looked_up(
    connection: Connection, question: str, values: Iterable[Any], *before: Any
) -> Iterator[Sequence[Any]]:
    """The rows of ``question IN (values)``, some values at a time; `before` are parameters of the
    question itself. For SQLAlchemy's own IN the parameters cost more than the look-up."""
    if is_postgres(connection):
        answer = connection.exec_driver_sql
        for some in portions(values, _ARRAY):
            yield from answer(f"{pyformat(question)} = ANY(%s)", (*before, some)).all()
        return
    for some in portions(values):
        statement = f"{question} IN ({', '.join('?' * len(some))})"
        yield from connection.exec_driver_sql(statement, (*before, *some)).all()


def insert_rows(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    otherwise: str = "",
) -> None:
    """Insert rows, many in one statement; `otherwise` is an ON CONFLICT clause."""
    for some in portions(rows, ROWS_AT_ONCE):
        insert_values(connection, table, columns, list(chain.from_iterable(some)), otherwise)


def insert_values(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    values: Sequence[Any],
    otherwise: str = "",
) -> None:
    """Insert the values of at most `ROWS_AT_ONCE` rows, row after row, in one statement.

    A row costs two thirds of what it costs in a statement of its own.
    """
    statement = _insert(table, tuple(columns), len(values) // len(columns), otherwise)
    connection.exec_driver_sql(statement, tuple(values))


@lru_cache(4 * ROWS_AT_ONCE)
def _insert(table: str, columns: tuple[str, ...], rows: int, otherwise: str) -> str:
    one = f"({', '.join('?' * len(columns))})"
    many = ", ".join([one] * rows)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {many}{otherwise}"
