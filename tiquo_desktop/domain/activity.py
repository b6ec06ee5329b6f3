"""Activity events: what happened, to whom, when, and how we know."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Any

from tiquo_desktop.domain import times
from tiquo_desktop.domain.digests import SALT_BYTES, new_salt
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import new_uid, parse_uid
from tiquo_desktop.domain.money import check_currency
from tiquo_desktop.domain.values import details_or_none, text_or_none

_INT64 = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event as its writer gives it.

    `customer` is a customer's uid, None for a system event. `occurred_at` is in microseconds UTC.
    `amount_minor` is in minor units of `currency`; both or neither are given. `origin` and
    `external_id` together name the event in the system it came from. `corrects` is the uid of the event that this one corrects. `summary` and `salt` are None only where a
    lawful erasure removed them.
    """

    occurred_at: int
    zone: str
    category: str
    type: str
    source: str
    summary: str | None
    customer: str | None = None
    action: str | None = None
    details: str | None = None
    object_kind: str | None = None
    object_ref: str | None = None
    story: str | None = None
    location: str | None = None
    actor: str | None = None
    device: str | None = None
    amount_minor: int | None = None
    currency: str | None = None
    origin: str | None = None
    external_id: str | None = None
    corrects: str | None = None
    uid: str = field(default_factory=new_uid)
    salt: bytes | None = field(default_factory=new_salt, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(NewEvent):
    """A stored event.

    `id` is the row in this database and never leaves it. `recorded_at` (microseconds UTC) and
    `recorded_by` (the login) are set by the database; `leaf` is the digest of the event, and
    `position` its place in the sealed log, None until it is sealed. `corrected_by` is the uid of
    the latest event that corrects this one.
    """

    id: int
    recorded_at: int
    recorded_by: str
    leaf: bytes
    position: int | None = None
    customer_number: str | None = None
    corrected_by: str | None = None


def checked(event: NewEvent) -> NewEvent:
    """`event` as it will be stored, so that its digest is of what is stored.

    Raises:
        InvalidValue: a forbidden text, a missing summary or vocabulary value, a malformed uid or
            currency, half of a pair, or an instant that no calendar can show.
    """
    changes: dict[str, Any] = {}
    for name in _TEXTS:
        value = getattr(event, name)
        if value is not None:
            clean = text_or_none(value, name)
            if clean is not value:
                changes[name] = clean
    for name in ("category", "type", "source", "zone"):
        if not getattr(event, name):
            raise InvalidValue(f"an event needs a {name}.", name)
    if not event.summary or event.summary.isspace():
        raise InvalidValue("an event needs a summary: one sentence that says it.", "summary")
    times.check(event.occurred_at, event.zone)
    if event.external_id and not event.origin:
        raise InvalidValue("an external id needs the origin that it is unique in.", "origin")
    if (event.amount_minor is None) != (not event.currency):
        raise InvalidValue("an amount needs a currency, and a currency an amount.", "amount")
    if event.currency:
        check_currency(event.currency)
    if event.amount_minor is not None and event.amount_minor not in _INT64:
        raise InvalidValue("the amount is too large.", "amount")
    if event.salt is None or len(event.salt) != SALT_BYTES:
        raise InvalidValue("the salt is not 16 bytes.", "salt")
    if event.details is not None and details_or_none(event.details) is None:
        changes["details"] = None
    for name in ("uid", "customer", "corrects"):
        value = getattr(event, name)
        if value is not None:
            uid = _uid(value, name) if value or name == "uid" else None
            if uid != value:
                changes[name] = uid
    # A copy costs more than all the checks, and almost nothing ever needs one.
    return replace(event, **changes) if changes else event


EVENT_FIELDS = tuple(f.name for f in fields(NewEvent) if f.name != "salt")
"""The fields of an event that its writer gives, without the salt."""

_TEXTS = (
    "summary",
    "zone",
    "category",
    "type",
    "source",
    "action",
    "object_kind",
    "object_ref",
    "story",
    "location",
    "actor",
    "device",
    "currency",
    "origin",
    "external_id",
)
_OBJECT = re.compile(r"\s*([^:\s]+)\s*:\s*(\S.*?)\s*")


def parse_object(text: str) -> tuple[str, str]:
    """``booking:BK-A12B34`` as kind and reference.

    Raises:
        InvalidValue: there is no colon with something on both sides.
    """
    match = _OBJECT.fullmatch(text)
    if match is None:
        raise InvalidValue("an object is written KIND:REF, as in booking:BK-A12B34.", "object")
    return match[1], match[2]


def _uid(text: str, name: str) -> str:
    uid = parse_uid(text)
    if uid is None:
        raise InvalidValue(f"{name} is not a uid of 32 hex characters.", name)
    return uid
