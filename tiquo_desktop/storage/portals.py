"""Long answers of PostgreSQL, fetched some rows at a time, in few questions."""

from __future__ import annotations

from itertools import count
from typing import Any

import psycopg
from psycopg import ClientCursor

from tiquo_desktop.storage.round_trips import ask_first, go_to_last, opening_of

_FIRST_ROWS, _MOST_ROWS = 6_000, 8_000
"""Rows of the first fetch and of the largest."""
_portals = count()


class Portal(ClientCursor[Any]):
    """Rows that are fetched some at a time: opening it brings the first of them with it.

    psycopg's own takes a question each for opening, describing, fetching and closing. It ends with
    its transaction.
    """

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        super().__init__(connection)
        self._name = f"rows_{next(_portals)}"
        self._size = _FIRST_ROWS
        self._more = False

    def execute(self, query: Any, params: Any = None, **given: Any) -> Portal:
        """Open it for a query and fetch the first rows."""
        opened = f"DECLARE {self._name} NO SCROLL CURSOR FOR {self.mogrify(query, params)}"
        said = opening_of(self).take()
        if said:
            ask_first(self, f"{said}; {opened}; {self._fetching()}", super().execute)
        else:
            super().execute(f"{opened}; {self._fetching()}")
            go_to_last(self)
        self._more = self.rowcount == self._size
        return self

    def fetchmany(self, size: int = 0) -> list[Any]:
        """The next rows, `size` at most; none at the end."""
        rows = super().fetchmany(size)
        if rows or not self._more:
            return rows
        self._size = min(2 * self._size, _MOST_ROWS)
        super().execute(self._fetching())
        self._more = self.rowcount == self._size
        return super().fetchmany(size)

    def _fetching(self) -> str:
        return f"FETCH FORWARD {self._size} FROM {self._name}"
