"""Recording: one event, checked, stored once, and stored for good."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from tiquo_desktop.domain import activity, customers, times
from tiquo_desktop.domain.activity import Event, NewEvent
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import DatabaseError, Duplicate, UnknownOutcome
from tiquo_desktop.domain.repositories import Database, Key, Outcome, Reading, Writing
from tiquo_desktop.domain.vocabulary import Category, Type

T = TypeVar("T")
_PATIENCE = 5.0
"""Seconds of looking for an event of which nobody knows whether it is stored."""
_LOOK = 2.0
"""Seconds that one look may take."""
_PAUSES = (0.0, 0.1, 0.3, 0.6, 1.0, 1.0, 1.0)
"""Seconds before each."""


def record(
    database: Database, event: NewEvent, *, first: Callable[[Writing], None] | None = None
) -> Event:
    """Store an event and give it back as stored.

    The event's uid is its identity: recording the same event again, such as after an error that
    left open whether it was stored, stores nothing twice and gives back the stored one.

    `first` is done in the same transaction before the event is stored: what it finds still holds
    then. Whatever it raises is raised, and nothing is stored.

    Raises:
        InvalidValue: the event breaks a rule of `domain.activity.checked`.
        Duplicate: an event with this uid, or this origin and external id, is stored already and
            says something else.
        UnknownOutcome: nobody can tell whether the event is stored; to record it again is safe.
        DatabaseError: the event is not stored.
    """
    event = activity.checked(event)
    try:
        with database.writing() as writing:
            if first is not None:
                first(writing)
            stored = append(writing, event)
    except UnknownOutcome:
        known = resolved(database, lambda reading: reading.activity.as_stored(event))
        if known is None:
            raise
        return known
    except DatabaseError:
        # The commit itself may have failed before or after it took effect: only a look tells.
        known = _stored(database, event)
        if known is None:
            raise
        return known
    return stored


def resolved(database: Database, look: Callable[[Reading], T | None]) -> T | None:
    """What `look` finds of something of which nobody knows whether it is stored; None where nothing
    is found, or nobody answers.

    It looks several times: a connection may be on its way back, and a server may still be storing what
    it was told to store.
    """
    end = time.monotonic() + _PATIENCE
    for pause in _PAUSES:
        if time.monotonic() + pause > end:
            break
        time.sleep(pause)
        with suppress(DatabaseError), database.reading(deadline=_LOOK) as reading:
            found = look(reading)
            if found is not None:
                return found
    return None


def banned_guest(database: Database, event: NewEvent) -> Customer | None:
    """Whom the event lets in although they are banned at the moment; None for any other event.

    A visit, a booking or a payment of somebody banned is recorded only by somebody who knows it; to
    correct an earlier one lets nobody in. Who may not read customers is not told.

    Raises:
        DatabaseError: the customer cannot be read.
    """
    if event.customer is None or event.corrects is not None or database.info.write_only:
        return None
    if not (event.type in _ADMITTING_TYPES or event.category in _ADMITTING_CATEGORIES):
        return None
    with database.reading() as reading:
        customer = next(iter(reading.customers.find(Key.UID, event.customer)), None)
    ban = customers.ban(customer) if customer is not None else None
    today = times.to_datetime(times.now(), database.info.zone).date()
    return None if ban is None or ban.has_ended(today) else customer


_ADMITTING_TYPES = frozenset({Type.VISIT, Type.BOOKING, Type.PAYMENT, Type.SCAN})
_ADMITTING_CATEGORIES = frozenset({Category.BOOKINGS, Category.PAYMENTS})


def sealed(database: Database, event: Event) -> Event:
    """A stored event with its place in the sealed log. A shared database seals it right after it was
    stored; where that was not to be learned, the event is given back as it is."""
    return event if event.position is not None else _stored(database, event) or event


def append(writing: Writing, event: NewEvent) -> Event:
    """Store a checked event in a transaction that has more to do; see `record`."""
    (outcome,) = writing.activity.append([event])
    stored = writing.activity.as_stored(event)
    if outcome is Outcome.CONFLICT or stored is None:
        raise Duplicate(
            "This event is stored already, with other content: look at the timeline before you "
            "record it again. Nothing was written."
        )
    return stored


def _stored(database: Database, event: NewEvent) -> Event | None:
    """The stored event if it is this one; None where there is none or nobody can tell."""
    try:
        with database.reading(deadline=_LOOK) as reading:
            return reading.activity.as_stored(event)
    except DatabaseError:
        return None
