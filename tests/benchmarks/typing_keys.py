"""Typing into the search box, key by key.

Ours is `Search.find` as the window calls it. Beside it stand the same SQL through sqlite3 alone,
and the least that any search has to do: one FTS5 MATCH and the rows of what it found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from tests.benchmarks import bare
from tests.benchmarks.table import Line, compared
from tests.benchmarks.timing import Samples
from tests.benchmarks.world import World
from tiquo_desktop.domain.search_terms import query
from tiquo_desktop.services.search import Search

GROUP = "One key in the search box"
_SHOWN = 50
_PARTS = ((0.5, "half of all keys within"), (0.95, "95 of 100 keys within"))
_FIND = (
    "SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid DESC LIMIT ?"
)


def measure(world: World) -> Iterator[Line]:
    """All lines about typing."""
    search = Search(world.database)
    with closing(bare.reader(world.path)) as connection:
        typed = [text[:end] for text in _texts(connection) for end in range(1, len(text) + 1)]
        for text in typed:
            search.find(text)
        said = []
        for text in typed:
            with bare.overheard() as statements:
                search.find(text)
            said.append(statements)
        ours, same, least = Samples(), Samples(), Samples()
        for _round in range(world.few):
            for text, statements in zip(typed, said, strict=True):
                with ours.timed():
                    search.find(text)
                with same.timed():
                    bare.replay(connection, statements)
                with least.timed():
                    _match(connection, text)
    for beside, alone in (("the same SQL", same), ("one MATCH and its rows", least)):
        for part, said_as in _PARTS:
            yield compared(GROUP, f"{said_as}, beside {beside}", ours, alone, part=part)


def _texts(connection: sqlite3.Connection) -> list[str]:
    """What people type of some customers that the database has: names, phones, references."""
    people = connection.execute(
        "SELECT customer.id, number, given_name, family_name, written FROM customer"
        " JOIN customer_phone ON customer_phone.customer = customer.id AND place = 0"
        " WHERE given_name IS NOT NULL AND family_name IS NOT NULL ORDER BY customer.id"
    ).fetchall()
    references = connection.execute(
        "SELECT object_ref FROM activity WHERE object_ref IS NOT NULL ORDER BY id LIMIT 1000"
    ).fetchall()
    chosen = [people[len(people) * part // 5] for part in range(1, 5)]
    (_, number, *_rest), *_ = chosen
    names = [f"{given} {family}".lower() for _, _, given, family, _ in chosen]
    misspelt = names[0][:-2] + names[0][-1] + names[0][-2]
    mixed = f"{chosen[1][3][:4].lower()} {chosen[1][4][-4:]}"
    phones = [chosen[2][4], chosen[3][4][-6:]]
    return [*names, misspelt, mixed, *phones, number, *references[len(references) // 2]]


def _match(connection: sqlite3.Connection, text: str) -> None:
    keys: Sequence[str] = []
    for meaning in query(text).meanings[:1]:
        keys = [term.key for term in meaning if term.key]
    if not keys:
        return
    terms = " AND ".join('"{}"*'.format(key.replace('"', '""')) for key in keys)
    ids = [id_ for (id_,) in connection.execute(_FIND, (terms, _SHOWN))]
    marks = ",".join("?" * len(ids))
    connection.execute(f"SELECT * FROM customer WHERE id IN ({marks})", ids).fetchall()
    connection.execute(f"SELECT * FROM customer_phone WHERE customer IN ({marks})", ids).fetchall()
