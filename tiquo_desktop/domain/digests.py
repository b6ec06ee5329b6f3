"""The permanent encoding of events and of the chain over them (DESIGN section 4).

It never changes: another encoding would need another prefix. ``tests/vectors/digests.json`` holds
test vectors that every implementation, in Python or SQL, has to reproduce.

All digests are SHA-256, 32 bytes. Uids are 32 hex characters, times integer microseconds UTC.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiquo_desktop.domain.activity import NewEvent

SALT_BYTES = 16


def new_salt() -> bytes:
    """A fresh salt, 16 random bytes: without it an erased text could be guessed and compared."""
    return secrets.token_bytes(SALT_BYTES)


def new_salts(count: int) -> list[bytes]:
    """Fresh salts, for one question to the operating system."""
    octets = secrets.token_bytes(SALT_BYTES * count)
    return [octets[start : start + SALT_BYTES] for start in range(0, len(octets), SALT_BYTES)]


def enc(*values: str | int | bytes | None) -> bytes:
    """Values one after another: length in octets, ``:``, UTF-8 text, ``,``; NULL is ``-``.

    Integers are decimal, bytes lower-case hex.
    """
    parts = []
    for value in values:
        if value is None:
            parts.append("-")
            continue
        text = value.hex() if isinstance(value, bytes) else f"{value}"
        parts.append(f"{len(text) if text.isascii() else len(text.encode())}:{text},")
    return "".join(parts).encode()


def content_digest(
    salt: bytes | None, summary: str | None, details: str | None, actor: str | None
) -> bytes:
    """The digest of what a lawful erasure removes."""
    return sha256(enc(salt, summary, details, actor)).digest()


def leaf(event: NewEvent) -> bytes:
    """The digest of one event as its writer gave it."""
    *fields, salt, summary, details, actor = _hashed(event)
    content = content_digest(salt, summary, details, actor)
    return sha256(_LEAF + enc(*fields, content)).digest()


def leaves(events: Sequence[NewEvent]) -> list[bytes]:
    """The leaf of each event, in half the time: field by field, and for ASCII texts a length
    in octets is that of the text."""
    if not events:
        return []
    (*fields, salts, summaries, details, actors) = zip(*map(_hashed, events), strict=True)
    contents = _joined(
        ["-" if salt is None else f"{2 * len(salt)}:{salt.hex()}," for salt in salts],
        _new(summaries),
        _new(details),
        map(_often, actors),
    )
    hashed = _joined(
        *(
            map(_often, values) if name in _REPEATED else _new(values)
            for name, values in zip(_HASHED, fields, strict=False)
        )
    )
    return [
        sha256(
            f"\x00tiquo-event-1,{each}64:{sha256(content.encode()).hexdigest()},".encode()
        ).digest()
        if each.isascii() and content.isascii()
        else leaf(event)
        for event, each, content in zip(events, hashed, contents, strict=True)
    ]


def _joined(*columns: Iterable[str]) -> Iterator[str]:
    return map("".join, zip(*columns, strict=True))


def _new(values: Sequence[str | int | None]) -> Sequence[str]:
    """The encoding of ASCII texts and of numbers."""
    if values.count(None) == len(values):
        return "-" * len(values)
    return ["-" if value is None else f"{len(f'{value}')}:{value}," for value in values]


@lru_cache(4_096)
def _often(text: str | None) -> str:
    """The same of one text that comes again and again."""
    return "-" if text is None else f"{len(text)}:{text},"


_LEAF = b"\x00tiquo-event-1,"
_HASHED = (
    "uid",
    "customer",
    "occurred_at",
    "zone",
    "category",
    "type",
    "source",
    "action",
    "object_kind",
    "object_ref",
    "story",
    "location",
    "device",
    "amount_minor",
    "currency",
    "origin",
    "external_id",
    "corrects",
    "salt",
    "summary",
    "details",
    "actor",
)
_hashed = attrgetter(*_HASHED)
_REPEATED = frozenset(
    (
        "customer",
        "zone",
        "category",
        "type",
        "source",
        "action",
        "object_kind",
        "location",
        "device",
        "currency",
        "origin",
    )
)
"""What comes again and again."""


def genesis(database_uid: str) -> bytes:
    """The chain before position 1: SHA-256 of ``tiquo-log-1,`` and the database's uid."""
    return sha256(b"tiquo-log-1," + database_uid.encode("ascii")).digest()


def chain(
    previous: bytes, position: int, recorded_at: int, recorded_by: str, event_leaf: bytes
) -> bytes:
    """The chain value at `position` (counted from 1) over the one before it."""
    return chains(previous, position, recorded_at, recorded_by, (event_leaf,))[0]


def chains(
    previous: bytes, position: int, recorded_at: int, recorded_by: str, leaves: Iterable[bytes]
) -> list[bytes]:
    """The chain values from `position` on, over `previous`, of events that were recorded together."""
    recorded = enc(recorded_at, recorded_by).decode()
    values = []
    last = previous.hex()
    for number, event_leaf in enumerate(leaves, position):
        text = str(number)
        link = f"\x0164:{last},{len(text)}:{text},{recorded}64:{event_leaf.hex()},"
        value = sha256(link.encode()).digest()
        values.append(value)
        last = value.hex()
    return values
