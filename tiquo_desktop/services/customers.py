"""Customers: finding exactly one, adding, and changing with a trace."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import Event, NewEvent
from tiquo_desktop.domain.activity import checked as checked_event
from tiquo_desktop.domain.customers import Customer, NewCustomer, Phone, Profile, email_key
from tiquo_desktop.domain.errors import AmbiguousCustomer, InvalidValue, UnknownCustomer
from tiquo_desktop.domain.identifiers import parse_number, parse_uid
from tiquo_desktop.domain.repositories import Database, Key, Reading
from tiquo_desktop.domain.search_keys import DIGITS_LIMIT, phone_forms
from tiquo_desktop.domain.values import DETAILS_LIMIT, text_or_none
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services import recording
from tiquo_desktop.services.phones import parse_phone

UPDATED = "customer.updated"
"""The action of an event that says how a profile was changed."""
_SHORTEST_PHONE = 5
_LIKE_A_PHONE = re.compile(r"(?:tel:)?[-+().,/\s0-9]+(?:(?:x|ext\.?|#)\s*[0-9]+)?", re.IGNORECASE)
_CANDIDATES = 500
_MOST_LISTED = 10
_SHORTENED = 200


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the person or application, and the computer."""

    actor: str | None = None
    device: str | None = None
    source: str = Source.STAFF


@dataclass(frozen=True, slots=True)
class Edited:
    """A customer after an edit, and the event that holds old and new; None if nothing changed."""

    customer: Customer
    event: Event | None


def resolve(reading: Reading, text: str, region: str) -> Customer:
    """The one customer that `text` names: a number, uid, e-mail address or phone number.

    A text that could be several of these is taken as the first that answers, in this order.
    A valid phone number is compared in its international form (`region` is the country of numbers
    written without one), any other by its digits, with or without the country's.

    Raises:
        UnknownCustomer: nobody answers.
        AmbiguousCustomer: several do; the message lists at most ten numbers.
    """
    wanted = text.strip()
    found = _storable(wanted) and (
        _by_identity(reading, wanted)
        or (reading.customers.find(Key.EMAIL, email_key(wanted)) if "@" in wanted else [])
        or _by_phone(reading, wanted, region)
    )
    if not found:
        raise UnknownCustomer(
            "No customer has this number, uid, e-mail address or phone number: find the right one "
            "with the search."
        )
    if len(found) > 1:
        numbers = tuple(customer.number for customer in found[:_MOST_LISTED])
        more = ", or another" if len(found) >= _MOST_LISTED else ""
        raise AmbiguousCustomer(
            f"Several customers answer to this: name one by number, {', '.join(numbers)}{more}.",
            numbers,
        )
    return found[0]


def add(database: Database, new: NewCustomer) -> tuple[Customer, tuple[str, ...]]:
    """Store a new customer.

    Also gives the numbers (at most ten) of customers that have the same e-mail address or valid
    phone number: people share these, so they are no reason to refuse, but worth a look.

    Raises:
        InvalidValue: too little or forbidden text; see `domain.customers.checked`.
        Conflict: the uid or number is taken.
        DatabaseError: nothing was stored.
    """
    new = customers.checked(new)
    with database.writing() as writing:
        alike = _alike(writing, new)
        return writing.customers.add(new), alike


def edit(database: Database, customer: Customer, profile: Profile, by: Writer) -> Edited:
    """Change a customer's profile and record what changed, in one transaction.

    `customer` is what the person saw when they decided. A profile that changes nothing writes
    nothing.

    Raises:
        InvalidValue: too little or forbidden text.
        Conflict: somebody changed the customer since it was read; nothing was written.
        DatabaseError: nothing was written.
    """
    profile = customers.checked_profile(profile)
    changed = changes(customer, profile)
    if not changed:
        return Edited(customer, None)
    with database.writing() as writing:
        updated = writing.customers.update(customer, profile)
        event = update_event(customer, changed, by, database.info.zone)
        return Edited(updated, recording.append(writing, event))


def changes(before: Profile, after: Profile) -> dict[str, tuple[Any, Any]]:
    """The profile fields that differ, each with its old and new value as JSON knows them."""
    old, new = _as_json(before), _as_json(after)
    return {name: (old[name], new[name]) for name in old if old[name] != new[name]}


def update_event(
    customer: Customer, changed: dict[str, tuple[Any, Any]], by: Writer, zone: str
) -> NewEvent:
    """The checked event, of now, that says how a customer's profile was changed.

    The summary names the fields and the details hold old and new values; where these are too
    long for details, long texts are shortened (the earlier version of the profile is kept whole).
    """
    words = [_LABELS[name] for name in changed]
    return checked_event(
        NewEvent(
            occurred_at=times.now(),
            zone=zone,
            customer=customer.uid,
            category=Category.CUSTOMERS,
            type=Type.DATA,
            source=by.source,
            action=UPDATED,
            summary=f"Profile changed: {', '.join(words)}.",
            details=_details(changed),
            object_kind="customer",
            object_ref=customer.number,
            actor=by.actor,
            device=by.device,
        )
    )


_LABELS = {
    "given_name": "given name",
    "family_name": "family name",
    "company": "company",
    "email": "e-mail address",
    "phones": "phone numbers",
    "status": "status",
    "extra": "further details",
}


def _storable(text: str) -> bool:
    """Whether a stored text can equal this one: some texts cannot even be asked for."""
    try:
        return text_or_none(text, "customer") is not None
    except InvalidValue:
        return False


def _by_identity(reading: Reading, text: str) -> list[Customer]:
    number, uid = parse_number(text), parse_uid(text)
    return (reading.customers.find(Key.NUMBER, number) if number else []) or (
        reading.customers.find(Key.UID, uid) if uid else []
    )


def _by_phone(reading: Reading, text: str, region: str) -> list[Customer]:
    digits = _digits(text)
    if len(digits) < _SHORTEST_PHONE or not _LIKE_A_PHONE.fullmatch(text):
        return []
    valid = parse_phone(text, region).e164
    known = reading.customers.find(Key.PHONE, valid) if valid else []
    if known:
        return known
    # Numbers that are valid nowhere are found by all their digits, through the search's keys.
    typed = set(phone_forms(Phone(text)))
    ids = {
        id_
        for form in typed
        for id_ in reading.search.candidates([form[:DIGITS_LIMIT]], _CANDIDATES)
    }
    return [
        customer
        for customer in reading.customers.by_ids(sorted(ids))
        if any(typed.intersection(phone_forms(phone)) for phone in customer.phones)
    ]


def _digits(text: str) -> str:
    return "".join(re.findall(r"[0-9]", text))


def _alike(reading: Reading, new: NewCustomer) -> tuple[str, ...]:
    found: Iterable[Customer] = (
        reading.customers.find(Key.EMAIL, email_key(new.email)) if new.email else ()
    )
    numbers = {customer.number: None for customer in found}
    for phone in new.phones:
        if phone.e164:
            found = reading.customers.find(Key.PHONE, phone.e164)
            numbers |= {customer.number: None for customer in found}
    return tuple(numbers)[:_MOST_LISTED]


def _as_json(profile: Profile) -> dict[str, Any]:
    values = {field.name: getattr(profile, field.name) for field in fields(Profile)}
    values["phones"] = [phone.written for phone in profile.phones]
    values["status"] = str(profile.status)
    return values


def _details(changed: dict[str, tuple[Any, Any]]) -> str:
    def written(limit: int | None) -> str:
        values = {
            name: {"old": _short(old, limit), "new": _short(new, limit)}
            for name, (old, new) in changed.items()
        }
        return json.dumps({"changes": values}, ensure_ascii=False)

    text = written(None)
    return text if len(text.encode()) <= DETAILS_LIMIT else written(_SHORTENED)


def _short(value: Any, limit: int | None) -> Any:
    """`value`, or its beginning as a text where it is longer than `limit` characters."""
    if limit is None or value is None:
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return value if len(text) <= limit else text[:limit] + "…"
