"""Customers: finding exactly one, adding, and changing with a trace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from tiquo_desktop.domain import customers
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer, NewCustomer, Phone, Profile, email_key
from tiquo_desktop.domain.errors import (
    AmbiguousCustomer,
    Conflict,
    InvalidValue,
    UnknownCustomer,
    UnknownOutcome,
)
from tiquo_desktop.domain.identifiers import new_uid, parse_number, parse_uid
from tiquo_desktop.domain.repositories import CustomerRef, Database, Key, Reading
from tiquo_desktop.domain.search_keys import DIGITS_LIMIT, phone_forms
from tiquo_desktop.domain.values import text_or_none
from tiquo_desktop.services import profile_changes, recording
from tiquo_desktop.services.merging import Merge, merge
from tiquo_desktop.services.phones import parse_phone
from tiquo_desktop.services.profile_changes import Writer

PROFILE_FIELDS = tuple(each.name for each in fields(Profile))
"""What people may write of a customer."""
_ATTEMPTS = 5
_SHORTEST_PHONE = 5
_LIKE_A_PHONE = re.compile(r"(?:tel:)?[-+().,/\s0-9]+(?:(?:x|ext\.?|#)\s*[0-9]+)?", re.IGNORECASE)
_CANDIDATES = 500
_MOST_LISTED = 10

_Named = TypeVar("_Named", Customer, CustomerRef)


@dataclass(frozen=True, slots=True)
class Edited:
    """A customer after an edit, and the event that holds old and new; None if nothing changed."""

    customer: Customer
    event: Event | None


@dataclass(frozen=True, slots=True)
class Contested:
    """An edit that was not stored: the customer as `stored` by somebody else, and what clashes."""

    stored: Customer
    merge: Merge


def identify(reading: Reading, text: str, region: str) -> CustomerRef:
    """The one customer that `text` names, as `resolve` finds it, for who may not read customers: a
    phone number has to be a valid one.

    Raises:
        UnknownCustomer, AmbiguousCustomer: see `resolve`.
    """
    wanted = text.strip()
    keys = _keys(wanted, region) if _storable(wanted) else []
    found: Sequence[CustomerRef] = next(
        (refs for key, value in keys if (refs := reading.customers.match(key, [value]).get(value))),
        (),
    )
    return _only(found)


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
    return _only(found or [])


def add(
    database: Database, new: NewCustomer, by: Writer | None = None
) -> tuple[Customer, tuple[str, ...]]:
    """Store a new customer; one that is banned at once gets an event that says so.

    Also gives the numbers (at most ten) of customers that have the same e-mail address or valid
    phone number: people share these, so they are no reason to refuse, but worth a look.

    The uid is the customer's identity: adding the same one again, such as after an error that left
    open whether it was stored, stores nobody twice and gives back the stored one.

    Raises:
        InvalidValue: too little or forbidden text; see `domain.customers.checked`; or a ban without
            a reason.
        Conflict: the uid or number is taken by somebody else.
        UnknownOutcome: nobody can tell whether it is stored; with the same uid it is safe to add it
            again.
        DatabaseError: nothing was stored.
    """
    by = by or Writer()
    signed = profile_changes.signed(None, customers.profile_of(customers.checked(new)), by)
    written = {name: getattr(signed.profile, name) for name in PROFILE_FIELDS}
    new = customers.checked(replace(new, **written, uid=new.uid or new_uid()))
    alike: tuple[str, ...] = ()
    try:
        with database.writing() as writing:
            alike = _alike(writing, new)
            added = writing.customers.add(new)
            event = profile_changes.ban_event(added, by, database.info.zone, signed.event_uid)
            if event is not None:
                recording.append(writing, event)
    except UnknownOutcome:
        known = recording.resolved(database, lambda reading: _stored(reading, new))
        if known is None:
            raise
        return known, alike
    except Conflict:
        with database.reading() as reading:
            known = _stored(reading, new)
        if known is None:
            raise
        return known, alike
    return added, alike


def edit(database: Database, customer: Customer, profile: Profile, by: Writer) -> Edited:
    """Change a customer's profile and record what changed, in one transaction.

    `customer` is what the person saw when they decided. A profile that changes nothing writes
    nothing. A new ban or notice is signed by the writer; a ban goes with its status.

    Raises:
        InvalidValue: too little or forbidden text, or a ban without a reason.
        Conflict: somebody changed the customer since it was read; nothing was written.
        UnknownOutcome: nobody can tell whether it is written; to edit again is safe, as the version
            tells.
        DatabaseError: nothing was written.
    """
    signed = profile_changes.signed(customer, customers.checked_profile(profile), by)
    changed = profile_changes.changes(customer, signed.profile)
    if not changed:
        return Edited(customer, None)
    event = profile_changes.update_event(
        customer, signed.profile, changed, by, database.info.zone, signed.event_uid
    )
    try:
        with database.writing() as writing:
            updated = writing.customers.update(customer, signed.profile)
            recorded = recording.append(writing, event)
    except UnknownOutcome:
        known = recording.resolved(database, lambda reading: _edited(reading, customer, event.uid))
        if known is None:
            raise
        return known
    return Edited(updated, recorded)


def edit_together(
    database: Database, seen: Customer, profile: Profile, by: Writer
) -> Edited | Contested:
    """`edit`, also where somebody else changed the customer since it was `seen`.

    What both changed in different fields is put together. Where they set the same field
    differently nothing is written: the person chooses, and calls this again with what they chose
    and with `Contested.stored` as what was seen.

    Raises:
        InvalidValue, DatabaseError, UnknownCustomer: as `edit` and `resolve`.
    """
    for _ in range(_ATTEMPTS):
        try:
            return edit(database, seen, profile, by)
        except Conflict:
            with database.reading() as reading:
                stored = next(iter(reading.customers.find(Key.UID, seen.uid)), None)
            if stored is None:
                raise
            merged = merge(seen, stored, customers.checked_profile(profile))
            if merged.clashes:
                return Contested(stored, merged)
            seen, profile = stored, merged.profile
    raise Conflict(
        "Others keep changing this customer: wait a moment, then save again. Nothing was written."
    )


def _only(found: Sequence[_Named]) -> _Named:
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


def _keys(text: str, region: str) -> list[tuple[Key, str]]:
    """What a text may be, the surest first."""
    phone = _LIKE_A_PHONE.fullmatch(text) and parse_phone(text, region).e164
    keys = (
        (Key.NUMBER, parse_number(text)),
        (Key.UID, parse_uid(text)),
        (Key.EMAIL, email_key(text) if "@" in text else None),
        (Key.PHONE, phone),
    )
    return [(key, value) for key, value in keys if value]


def _stored(reading: Reading, new: NewCustomer) -> Customer | None:
    """The customer that was added, if it is this one."""
    assert new.uid is not None
    found = next(iter(reading.customers.find(Key.UID, new.uid)), None)
    # When a ban or notice was signed is part of `extra`, and differs from one attempt to the next.
    same = found is not None and all(
        getattr(found, name) == getattr(new, name) for name in PROFILE_FIELDS if name != "extra"
    )
    return found if same else None


def _edited(reading: Reading, customer: Customer, event_uid: str) -> Edited | None:
    """What became of an edit, if its event is stored: both were written together."""
    event = reading.activity.by_uid(event_uid)
    found = next(iter(reading.customers.find(Key.UID, customer.uid)), None)
    return Edited(found, event) if found is not None and event is not None else None


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
    keys = [(Key.EMAIL, email_key(new.email))] if new.email else []
    keys += [(Key.PHONE, phone.e164) for phone in new.phones if phone.e164]
    numbers = {
        ref.number: None
        for key, value in keys
        for ref in reading.customers.match(key, [value]).get(value, ())
    }
    return tuple(numbers)[:_MOST_LISTED]
