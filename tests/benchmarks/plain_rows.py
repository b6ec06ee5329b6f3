"""Rows of `activity` as somebody with sqlite3 alone would make them: no digest, no seal."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tiquo_desktop.domain.activity import NewEvent

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_TEXTS = (
    "action",
    "summary",
    "details",
    "object_kind",
    "object_ref",
    "story",
    "location",
    "actor",
    "device",
)
_COLUMNS = (
    "uid",
    "customer",
    "occurred_at",
    "zone",
    "recorded_at",
    "recorded_by",
    "category",
    "type",
    "source",
    *_TEXTS,
    "amount_minor",
    "currency",
    "origin",
    "external_id",
    "leaf",
)
_NO_LEAF = bytes(32)
INSERT = f"INSERT INTO activity ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
"""Takes what `PlainRows` gives."""


class PlainRows:
    """Makes rows; customers and vocabulary are read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._customers = {
            uid.hex(): id_ for uid, id_ in connection.execute("SELECT uid, id FROM customer")
        }
        self._values = {
            (kind, value): id_
            for id_, kind, value in connection.execute("SELECT id, kind, value FROM vocabulary")
        }

    def row(self, event: NewEvent) -> tuple[Any, ...]:
        """The row of an event."""
        return self._row(
            {name: getattr(event, name) for name in _COLUMNS if hasattr(event, name)},
            event.occurred_at,
        )

    def of_file(self, path: Path) -> Iterator[tuple[Any, ...]]:
        """The rows of a CSV file in the shape of our export."""
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            names = next(reader)
            for cells in reader:
                values = dict(zip(names, cells, strict=True))
                moment = datetime.fromisoformat(values["occurred_at"])
                yield self._row(values, (moment - _EPOCH) // _MICROSECOND)

    def _row(self, values: dict[str, Any], occurred_at: int) -> tuple[Any, ...]:
        kinds = [self._kind(kind, values[kind]) for kind in ("category", "type", "source")]
        return (
            bytes.fromhex(values["uid"]),
            self._customers[values["customer"]] if values["customer"] else None,
            occurred_at,
            values["zone"],
            occurred_at,
            "plain",
            *kinds,
            *[values[name] or None for name in _TEXTS],
            values["amount_minor"] or None,
            values["currency"] or None,
            values["origin"] or None,
            values["external_id"] or None,
            _NO_LEAF,
        )

    def _kind(self, kind: str, value: str) -> int:
        known = self._values.get((kind, value))
        if known is None:
            added = self._connection.execute(
                "INSERT INTO vocabulary (kind, value) VALUES (?, ?)", (kind, value)
            )
            known = self._values[kind, value] = added.lastrowid or 0
        return known
