"""sqlite3 alone: the same SQL and the same pragmas, without anything of ours in between."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy import Engine, event

_PRAGMAS = ("foreign_keys = ON", "mmap_size = 268435456", "cache_size = -32768")


class Statement(NamedTuple):
    """SQL as it went to the driver."""

    sql: str
    parameters: Any


def reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; close it when done."""
    return _connect(path, "ro", "query_only = ON")


def writer(path: Path) -> sqlite3.Connection:
    """A connection whose commits outlive a power cut; close it when done."""
    return _connect(path, "rw", "journal_mode = WAL", "synchronous = FULL")


@contextmanager
def overheard() -> Iterator[list[Statement]]:
    """What our own code sends to the database in this block, for `replay`."""
    heard: list[Statement] = []

    def listen(
        _connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool
    ) -> None:
        heard.append(Statement(sql, parameters))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


def replay(connection: sqlite3.Connection, statements: Sequence[Statement]) -> None:
    """Send the same SQL and fetch every row of it, as one transaction."""
    for sql, parameters in statements:
        connection.execute(sql, parameters).fetchall()
    connection.rollback()


def without_rules(path: Path) -> None:
    """Drop the triggers of a copy: tables and indexes stay, as in anybody's own database."""
    connection = writer(path)
    try:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('activity', 'seal')"
        ).fetchall()
        for (name,) in names:
            connection.execute(f"DROP TRIGGER {name}")
    finally:
        connection.close()


def _connect(path: Path, mode: str, *further: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}", uri=True, isolation_level=None
    )
    for pragma in (*_PRAGMAS, *further):
        connection.execute(f"PRAGMA {pragma}")
    return connection
