"""The permanent encoding of events and of the chain over them (DESIGN section 4).

It never changes: another encoding would need another prefix. ``tests/vectors/digests.json`` holds
test vectors that every implementation, in Python or SQL, has to reproduce.

All digests are SHA-256, 32 bytes. Uids are 32 hex characters, times integer microseconds UTC.
"""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiquo_desktop.domain.activity import NewEvent

SALT_BYTES = 16


def new_salt() -> bytes:
    """A fresh salt, 16 random bytes: without it an erased text could be guessed and compared."""
    return secrets.token_bytes(SALT_BYTES)


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
    content = content_digest(event.salt, event.summary, event.details, event.actor)
    fields = enc(
        event.uid,
        event.customer,
        event.occurred_at,
        event.zone,
        event.category,
        event.type,
        event.source,
        event.action,
        event.object_kind,
        event.object_ref,
        event.story,
        event.location,
        event.device,
        event.amount_minor,
        event.currency,
        event.origin,
        event.external_id,
        event.corrects,
        content,
    )
    return sha256(b"\x00tiquo-event-1," + fields).digest()


def genesis(database_uid: str) -> bytes:
    """The chain before position 1: SHA-256 of ``tiquo-log-1,`` and the database's uid."""
    return sha256(b"tiquo-log-1," + database_uid.encode("ascii")).digest()


def chain(
    previous: bytes, position: int, recorded_at: int, recorded_by: str, event_leaf: bytes
) -> bytes:
    """The chain value at `position` (counted from 1) over the one before it."""
    link = enc(previous, position, recorded_at, recorded_by, event_leaf)
    return sha256(b"\x01" + link).digest()
