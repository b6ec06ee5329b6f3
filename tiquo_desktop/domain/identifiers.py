"""Identities: uids (UUIDv7), customer numbers, and the platform's references."""

from __future__ import annotations

import re
import secrets
import string
import threading
import time

_HEX_UID = re.compile(r"[0-9a-f]{32}")
_DASHED_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SEVENTH = re.compile(r"[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}")
_NUMBER = re.compile(r"(?:cust)?[-\s]?0*([1-9][0-9]{0,17})", re.IGNORECASE)

REFERENCE_PREFIXES = ("ORD-", "BK-", "ENQ-")
"""Prefixes of the platform's order, booking and enquiry references."""

_ASCII_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)

_lock = threading.Lock()
_last = 0


def new_uid() -> str:
    """A new UUIDv7 (RFC 9562) as 32 lower-case hex characters without dashes.

    Later calls in one process give larger values, also within a millisecond and when the clock is
    set back: the 48 bit time and the 12 bit counter behind it only ever grow.
    """
    global _last
    with _lock:
        stamp = (time.time_ns() // 1_000_000) << 12
        _last = stamp if stamp > _last else _last + 1
        millis, counter = _last >> 12, _last & 0xFFF
    tail = (0b10 << 62) | secrets.randbits(62)
    return f"{millis & 0xFFFFFFFFFFFF:012x}7{counter:03x}{tail:016x}"


def is_uid(text: str) -> bool:
    """Whether `text` is a uid as it is stored: 32 lower-case hex characters."""
    return _HEX_UID.fullmatch(text) is not None


def parse_uid(text: str) -> str | None:
    """`text` as a uid of 32 hex characters, dashed or not, any letter case; None if it is none."""
    folded = text.strip().lower()
    if _HEX_UID.fullmatch(folded):
        return folded
    if _DASHED_UID.fullmatch(folded):
        return folded.replace("-", "")
    return None


def uid_time(uid: str) -> int | None:
    """The instant that a UUIDv7 begins with, microseconds UTC; None for a uid of another kind."""
    return int(uid[:12], 16) * 1_000 if _SEVENTH.fullmatch(uid) else None


def format_number(sequence: int) -> str:
    """The customer number of a running number: 42 is ``CUST-000042``."""
    return f"CUST-{sequence:06d}"


def parse_number(text: str) -> str | None:
    """`text` as a customer number: ``cust-42``, ``CUST-000042`` and ``42`` are ``CUST-000042``."""
    match = _NUMBER.fullmatch(text.strip())
    return format_number(int(match[1])) if match else None


def reference_key(reference: str) -> str:
    """What two spellings of one reference share: no letter case, no ``ORD-``, ``BK-``, ``ENQ-``.

    Only the case of ASCII letters is ignored, as both databases do without any locale.
    """
    folded = reference.strip().translate(_ASCII_LOWER)
    for prefix in REFERENCE_PREFIXES:
        if folded.startswith(prefix.lower()) and len(folded) > len(prefix):
            return folded[len(prefix) :]
    return folded
