"""Exporting, beside Python's csv and json writers fed straight from sqlite3.

What sqlite3 alone writes has the same columns, with times as the numbers that are stored, and with
cells that a spreadsheet would run as formulas left as they are.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TextIO

from tests.benchmarks import bare
from tests.benchmarks.table import Line, compared
from tests.benchmarks.timing import side_by_side
from tests.benchmarks.world import World
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.services.export_formats import FIELDS
from tiquo_desktop.services.exporting import export

GROUP = "Export, beside a writer fed straight from sqlite3"
_SELECT = """
SELECT lower(hex(a.uid)), lower(hex(c.uid)), c.number, a.occurred_at, a.zone, a.recorded_at,
    a.recorded_by, category.value, type.value, source.value, a.action, a.summary, a.details,
    a.object_kind, a.object_ref, a.story, a.location, a.actor, a.device, a.amount_minor,
    a.currency, a.origin, a.external_id, a.corrects, seal.position, lower(hex(a.leaf)),
    c.given_name, c.family_name, c.company, c.email, phone.written, c.status
FROM activity a
LEFT JOIN customer c ON c.id = a.customer
LEFT JOIN customer_phone phone ON phone.customer = a.customer AND phone.place = 0
LEFT JOIN seal ON seal.activity = a.id
CROSS JOIN vocabulary category ON category.id = a.category
CROSS JOIN vocabulary type ON type.id = a.type
CROSS JOIN vocabulary source ON source.id = a.source
"""
_OF_ONE = " WHERE a.customer = ? ORDER BY a.occurred_at DESC, a.id DESC"
_OF_ALL = " ORDER BY a.occurred_at DESC, a.id DESC"


def measure(world: World) -> Iterator[Line]:
    """All lines about exporting."""
    with world.database.reading() as reading:
        (biggest,) = reading.customers.by_ids([world.biggest])
        known = reading.activity.counts(world.biggest, Filter()).total
    for format_ in _WRITERS:
        yield _exported(world, format_, biggest, known)
        yield _exported(world, format_, None, world.events)


def _exported(world: World, format_: str, customer: Customer | None, count: int) -> Line:
    whose = "all customers" if customer is None else "biggest customer"
    world.say(f"export of {count:,} events of {whose} to {format_}")
    target, beside = (world.folder / f"{name}.{format_}" for name in ("ours", "alone"))

    def ours(_round: int) -> None:
        export(
            world.database,
            customer,
            Filter(),
            newest_first=True,
            format=format_,
            target=target,
            actor=None,
        )

    with closing(bare.reader(world.path)) as connection:

        def alone(_round: int) -> None:
            if customer is None:
                rows = connection.execute(_SELECT + _OF_ALL)
            else:
                rows = connection.execute(_SELECT + _OF_ONE, (customer.id,))
            with _flushed(beside) as file:
                _WRITERS[format_](file, rows)

        rounds = 1 if customer is None else world.few
        times = side_by_side(ours, alone, rounds, warm=False)
    return compared(GROUP, f"{format_}, {count:,} events, {whose}", *times, events=count)


@contextmanager
def _flushed(path: Path) -> Iterator[TextIO]:
    with path.open("w", encoding="utf-8", newline="") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _write_csv(file: TextIO, rows: sqlite3.Cursor) -> None:
    writer = csv.writer(file)
    writer.writerow(FIELDS)
    writer.writerows(rows)


def _write_json_lines(file: TextIO, rows: sqlite3.Cursor) -> None:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    file.writelines(encode(dict(zip(FIELDS, row, strict=True))) + "\n" for row in rows)


_WRITERS = {"csv": _write_csv, "jsonl": _write_json_lines}
