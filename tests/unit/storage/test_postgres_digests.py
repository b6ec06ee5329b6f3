"""The digests of the database's own functions are those of Python, byte for byte.

Run as a program it compares as many random events as it is told: ``python -m tests.unit.storage.test_postgres_digests
200000``.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.postgres import Cluster, Venue, find_binaries, own_server
from tests.postgres_events import add_customers, insert, inserting, profile, values, vocabulary
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.digests import chain, genesis
from tiquo_desktop.domain.vocabulary import Dimension

_EVENTS = 3_000
_LONG, _SHORT = 20_000, 60
_SEED = 4
_AT_ONCE = 1_000
_FILE = Path(__file__).parents[2] / "vectors" / "digests.json"
_VECTORS = [
    each
    for each in json.loads(_FILE.read_text("utf-8"))["events"]
    if each["event"]["salt"] is not None
]
"""All but the erased ones, which no database takes."""
_TEXTS = "action object_kind location actor device details".split()
_INDEXED = "object_ref story origin".split()
"""An index holds no more than 2,700 octets of a row."""
# Scripts with one to four octets a character, right to left, combining marks, emoji of several code points, and what the
# encoding itself is made of.
_CHARACTERS = [
    *map(chr, range(1, 0x250)),
    *map(chr, range(0x300, 0x370)),
    *"Ελλάδα Київ ไทย 日本語 한국어 العربية עברית देवनागरी தமிழ் ქართული",
    *map(chr, range(0x4E00, 0x4E40)),
    *map(chr, range(0xE000, 0xE010)),
    *map(chr, range(0x1F600, 0x1F650)),
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "\U0010ffff",
    "\ufffd",
    "\u2028",
    *",:-0123456789\\'\"%{}$",
]


def test_thousands_of_random_events_have_the_digests_of_python(venue: Venue) -> None:
    with venue.connect() as desk:
        assert _compare(desk, _EVENTS, _SEED) == _EVENTS
        assert desk.execute("SELECT count(*) FROM seal").fetchone() == (_EVENTS,)


@pytest.mark.parametrize("vector", _VECTORS, ids=range(len(_VECTORS)))
def test_the_shared_vectors_hold(venue: Venue, vector: dict[str, Any]) -> None:
    given = vector["event"] | {"salt": bytes.fromhex(vector["event"]["salt"])}
    event = NewEvent(**given)
    with venue.connect() as desk:
        terms = _with_terms(desk, [event])
        customers: dict[str | None, int | None] = {None: None}
        if event.customer:
            (customers[event.customer],) = add_customers(desk, profile(1, uid=event.customer))
        right = values(event, terms, customers)
        assert right["leaf"].hex() == vector["leaf"]
        wrong = right | {"leaf": bytes([right["leaf"][0] ^ 1]) + right["leaf"][1:]}
        with pytest.raises(psycopg.errors.CheckViolation):
            desk.execute(*inserting(wrong))
        desk.execute(*inserting(right))


def _compare(client: Any, count: int, seed: int) -> int:
    """Insert random events, which the database refuses if its digest is another, and compare the chain; how many."""
    chosen = random.Random(seed)
    uids = [f"{chosen.getrandbits(128):032x}" for _ in range(5)]
    ids = add_customers(client, *(profile(n, uid=uid) for n, uid in enumerate(uids, 1)))
    customers = dict(zip(uids, ids, strict=True))
    done = 0
    while done < count:
        events = [_event(chosen, uids) for _ in range(min(_AT_ONCE, count - done))]
        _with_terms(client, events)
        insert(client, events, customers)
        done += len(events)
        while client.execute("SELECT seal(1000)").fetchone() != (0,):
            pass
    ((uid,),) = client.execute("SELECT uid FROM database").fetchall()
    link = genesis(uid.hex())
    for position, stored, *recorded in _sealed(client):
        link = chain(link, position, *recorded)
        assert link == stored, position
    return position


def _sealed(client: Any) -> Iterator[Any]:
    with client.transaction(), client.cursor("sealed") as rows:
        rows.execute(
            "SELECT position, chain, recorded_at, recorded_by, leaf FROM seal "
            "JOIN activity ON id = activity ORDER BY position"
        )
        yield from rows


def _with_terms(client: Any, events: list[NewEvent]) -> dict[tuple[str, str], int]:
    """The vocabulary, once it has the values of these events."""
    known = vocabulary(client)
    for event in events:
        for kind in map(str, Dimension):
            if (value := (kind, getattr(event, kind))) not in known:
                ((known[value],),) = client.execute(
                    "SELECT vocabulary_id(%s, %s)", value
                ).fetchall()
    return known


def _event(chosen: random.Random, customers: list[str]) -> NewEvent:
    """Any event that a database can hold, also one that the application would not make."""
    has_amount = chosen.random() < 0.5
    texts: dict[str, Any] = {
        name: chosen.choice((None, "", _text(chosen, most=_LONG if name in _TEXTS else _SHORT)))
        for name in (*_TEXTS, *_INDEXED)
    }
    terms = {str(each): chosen.choice(each.known) for each in Dimension}
    if chosen.random() < 0.01:
        terms[str(chosen.choice(list(Dimension)))] = _text(chosen, least=1, most=_SHORT)
    return NewEvent(
        **texts,
        **terms,
        customer=chosen.choice((None, *customers)),
        occurred_at=chosen.randint(-(2**63), 2**63 - 1) >> chosen.randrange(64),
        zone=chosen.choice(("Europe/London", "America/Argentina/Buenos_Aires", _text(chosen))),
        summary=_text(chosen),
        # Unique within its origin, which may be none here.
        external_id=f"{chosen.getrandbits(64):x}" if texts["origin"] is not None else None,
        amount_minor=chosen.randint(-(2**63), 2**63 - 1) >> chosen.randrange(64)
        if has_amount
        else None,
        currency=chosen.choice(("GBP", "JPY", _text(chosen))) if has_amount else None,
        corrects=chosen.choice((None, f"{chosen.getrandbits(128):032x}")),
        uid=f"{chosen.getrandbits(128):032x}",
        salt=chosen.randbytes(16),
    )


def _text(chosen: random.Random, least: int = 0, most: int = _LONG) -> str:
    length = chosen.choice((0, 1, 2, 9, 10, 33, 99, 100, 300))
    if chosen.random() < 0.002:
        length = _LONG
    return "".join(chosen.choices(_CHARACTERS, k=min(max(least, length), most)))


if __name__ == "__main__":
    with own_server() as server, Cluster.prepare(server).venue() as made, made.connect() as desk:
        start = time.monotonic()
        compared = _compare(desk, int(sys.argv[1]), seed=time.time_ns())
        print(
            f"{compared:,} random events agree with PostgreSQL {server.version} of "
            f"{find_binaries()}, leaf and chain, in {time.monotonic() - start:.0f} s"
        )
