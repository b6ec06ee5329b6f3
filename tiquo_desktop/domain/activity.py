"""Activity events: what happened, to whom, when, and how we know."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import repeat, zip_longest
from operator import attrgetter, eq
from typing import Any

from tiquo_desktop.domain import times
from tiquo_desktop.domain.digests import SALT_BYTES, new_salt, new_salts
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import is_uid, new_uid, parse_uid
from tiquo_desktop.domain.money import check_currency
from tiquo_desktop.domain.values import all_plain, check_length, details_or_none, text_or_none
from tiquo_desktop.domain.vocabulary import Category

_INT64 = range(-(2**63), 2**63)
LONGEST = {
    "category": 500,
    "type": 500,
    "source": 500,
    "object_ref": 500,
    "story": 500,
    "origin": 150,
    "external_id": 500,
}
"""Characters of what events are looked up by: an entry of a PostgreSQL index holds 2,700 octets, and
origin and external id share one."""


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


def stored(columns: Sequence[Sequence[Any]]) -> list[Event]:
    """Stored events of the values of `STORED_FIELDS`, given field by field.

    Nothing is checked: for what comes from a database as it went in. A third of the time that
    ``Event(...)`` takes, which is as long as reading them.
    """
    events = [object.__new__(Event) for _ in columns[0]]
    for set_value, values in zip(_SETTERS, columns, strict=True):
        deque(map(set_value, events, values), maxlen=0)
    return events


def new_events(columns: Mapping[str, Sequence[Any]], count: int) -> list[NewEvent]:
    """`count` new events of their values field by field, each of them as `checked` gives it.

    Fields that are not among the columns, and uids that are None, get what `NewEvent` would give
    them. Checked together, they cost a third of what they cost one by one.

    Raises:
        InvalidValue: one of them is refused, for the reason that `checked` gives.
    """
    events = [object.__new__(NewEvent) for _ in range(count)]
    given = dict(columns)
    given["uid"] = [uid or new_uid() for uid in given.get("uid", repeat(None, count))]
    given["salt"] = new_salts(count)
    for name, set_value in _NEW_SETTERS.items():
        deque(map(set_value, events, given.get(name, repeat(None))), maxlen=0)
    return events if _all_clean(given) else [checked(event) for event in events]


def assign(events: Iterable[NewEvent], customers: Iterable[str | None]) -> None:
    """Say whose events these are, by uid. Only for new events that nobody else has seen."""
    deque(map(_NEW_SETTERS["customer"], events, customers), maxlen=0)


def checked(event: NewEvent) -> NewEvent:
    """`event` as it will be stored, so that its digest is of what is stored.

    Raises:
        InvalidValue: a forbidden text, one that is too long to be looked up, a missing summary or
            vocabulary value, a malformed uid or currency, half of a pair, or an instant that no
            calendar can show.
    """
    changes: dict[str, Any] = {}
    if not all_plain(_texts(event)):
        for name in _TEXTS:
            value = getattr(event, name)
            if value is not None:
                clean = text_or_none(value, name)
                if clean is not value:
                    changes[name] = clean
    for (name, limit), text in zip(LONGEST.items(), _limited(event), strict=True):
        check_length(text, name, limit)
    if not (event.category and event.type and event.source and event.zone):
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
    for name, value in zip(_UIDS, _uids(event), strict=True):
        if value is not None and not is_uid(value):
            changes[name] = _uid(value, name) if value or name == "uid" else None
    if event.corrects and event.corrects == event.uid:
        raise InvalidValue(
            "an event cannot correct itself: name the one that it corrects.", "corrects"
        )
    # A copy costs more than all the checks, and almost nothing ever needs one.
    return replace(event, **changes) if changes else event


EVENT_FIELDS = tuple(f.name for f in fields(NewEvent) if f.name != "salt")
"""The fields of an event that its writer gives, without the salt."""
STORED_FIELDS = tuple(f.name for f in fields(Event))
_SETTERS = tuple(getattr(Event, name).__set__ for name in STORED_FIELDS)
_NEW_SETTERS = {f.name: getattr(NewEvent, f.name).__set__ for f in fields(NewEvent)}

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
_texts = attrgetter(*_TEXTS)
_limited = attrgetter(*LONGEST)
_UIDS = ("uid", "customer", "corrects")
_uids = attrgetter(*_UIDS)
_OBJECT = re.compile(r"\s*([^:\s]+)\s*:\s*(\S.*?)\s*")


def net_amounts(events: Iterable[Event]) -> dict[str, int]:
    """What came in less what went out, in minor units by currency.

    Only Payments events count, all of them: nothing that was recorded is taken back, and the
    amount of a correction is the difference that it makes.
    """
    net: dict[str, int] = {}
    for event in events:
        if event.category == Category.PAYMENTS and event.currency is not None:
            net[event.currency] = net.get(event.currency, 0) + (event.amount_minor or 0)
    return net


def _all_clean(columns: Mapping[str, Sequence[Any]]) -> bool:
    """Whether `checked` would take all events as they are; False also where it is not sure."""
    texts = [text for name in _TEXTS for text in columns.get(name, ())]
    needed = ("category", "type", "source", "zone", "summary")
    if not all_plain(texts) or not all(all(columns[name]) for name in needed):
        return False
    if any(map(str.isspace, columns["summary"])):
        return False
    for name, limit in LONGEST.items():
        if max(map(len, filter(None, columns.get(name, ()))), default=0) > limit:
            return False
    for name in _UIDS:
        if not all(map(is_uid, filter(None, columns.get(name, ())))) or "" in columns.get(name, ()):
            return False
    if any(map(eq, columns["uid"], columns.get("corrects", ()))):
        return False
    return _pairs_clean(columns) and _values_clean(columns)


def _pairs_clean(columns: Mapping[str, Sequence[Any]]) -> bool:
    """Whether no event has an external id without an origin, or half of an amount."""
    nothing: Sequence[Any] = ()
    external_ids, origins = columns.get("external_id", nothing), columns.get("origin", nothing)
    amounts, currencies = columns.get("amount_minor", nothing), columns.get("currency", nothing)
    if any(external_ids) and not all(
        origin for origin, named in zip_longest(origins, external_ids) if named
    ):
        return False
    return all(
        (minor is None) == (not currency) for minor, currency in zip_longest(amounts, currencies)
    )


def _values_clean(columns: Mapping[str, Sequence[Any]]) -> bool:
    try:
        for zone in set(columns["zone"]):
            times.check(min(columns["occurred_at"]), zone)
            times.check(max(columns["occurred_at"]), zone)
        for currency in set(filter(None, columns.get("currency", ()))):
            check_currency(currency)
        for details in filter(None, columns.get("details", ())):
            details_or_none(details)
    except InvalidValue:
        return False
    amounts = [minor for minor in columns.get("amount_minor", ()) if minor is not None]
    return all(minor in _INT64 for minor in amounts) and "" not in columns.get("details", ())


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
