"""One batch in one transaction: customers, changes and events, or nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from tiquo_desktop.domain.activity import EVENT_FIELDS, NewEvent
from tiquo_desktop.domain.customers import Customer, Profile
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import (
    CustomerReader,
    CustomerWriter,
    Key,
    Outcome,
    Reading,
    Writing,
)
from tiquo_desktop.services.importing.batches import Batch, Planned
from tiquo_desktop.services.importing.changes import Changes, changed
from tiquo_desktop.services.importing.matching import Directory
from tiquo_desktop.services.importing.recent import Recent

_FORESEEN = 500_000
"""Uids and external ids that a dry run remembers: what comes again later than that is counted
twice."""
_TAKEN = "an event with this uid or external id is stored already, with other content"


class Refused(Exception):
    """Roll back and plan again: some rows are refused, by place, or the database has changed."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        super().__init__()
        self.reasons = reasons


@dataclass(slots=True)
class Counted:
    """What became of one batch. `refused` are the rows that a dry run would have refused late."""

    customers_added: int = 0
    customers_changed: int = 0
    events_added: int = 0
    events_present: int = 0
    refused: dict[int, str] = field(default_factory=dict)


def store(writing: Writing, batch: Batch, changes: Changes | None) -> Counted:
    """Store a batch.

    Raises:
        Refused: the transaction must be rolled back and the batch planned again.
    """
    counted = Counted()
    ids = _add_customers(writing.customers, batch.planned)
    counted.customers_added = len(ids)
    for each in batch.planned:
        if each.link and each.uid:
            id_ = ids.get(each.uid, each.ref.id if each.ref else 0)
            writing.customers.link(id_, each.link)
    # Changes and events stand in the order of the rows, however they fall into batches.
    outcomes: list[Outcome] = []
    waiting: list[NewEvent] = []
    for each in batch.planned:
        if each.change and changes and (found := _profile(writing.customers, each, changes)):
            outcomes += writing.activity.append(waiting) if waiting else ()
            waiting = []
            _change(writing, changes.event(each.ordinal, counted.customers_changed, *found), *found)
            counted.customers_changed += 1
        waiting += each.events
    outcomes += writing.activity.append(waiting) if waiting else ()
    _count(outcomes, batch, counted)
    return counted


class Foresight:
    """What `store` would count, without storing anything."""

    def __init__(self) -> None:
        # Hashes of identities and contents: whole events would fill the memory.
        self._seen: Recent[int, int] = Recent(_FORESEEN)

    def count(self, reading: Reading, batch: Batch, changes: Changes | None) -> Counted:
        """The counts that a batch would give."""
        counted = Counted()
        events = [event for each in batch.planned for event in each.events]
        found = iter(reading.activity.outcomes(events) if events else ())
        for each in batch.planned:
            outcomes = [self._outcome(event, next(found)) for event in each.events]
            if Outcome.CONFLICT in outcomes:
                counted.refused[each.place] = _TAKEN
                continue
            try:
                counted.customers_changed += bool(
                    changes and _profile(reading.customers, each, changes)
                )
            except Refused as refused:
                counted.refused.update(refused.reasons)
                continue
            for event, outcome in zip(each.events, outcomes, strict=True):
                if outcome is Outcome.STORED:
                    for identity, content in _identities(event):
                        self._seen.put(identity, content)
            counted.customers_added += each.new is not None
            counted.events_added += outcomes.count(Outcome.STORED)
            counted.events_present += outcomes.count(Outcome.PRESENT)
        return counted

    def _outcome(self, event: NewEvent, outcome: Outcome) -> Outcome:
        """What becomes of an event, by what stood in the file before it. `outcome` says it by what
        is stored and by its batch, in which a row may stand that is refused."""
        for identity, content in _identities(event):
            seen = self._seen.get(identity)
            if seen is not None:
                return Outcome.PRESENT if seen == content else Outcome.CONFLICT
        return outcome


def _identities(event: NewEvent) -> Iterator[tuple[int, int]]:
    """What an event is known by, and what has to be the same in another one that has it, too."""
    content = _content(event)
    yield hash(event.uid), hash((event.customer, content))
    if event.external_id:
        yield hash((event.origin, event.external_id)), hash(content)


_content = attrgetter(*(name for name in EVENT_FIELDS if name not in ("uid", "customer")))


def _add_customers(writer: CustomerWriter, planned: Sequence[Planned]) -> dict[str, int]:
    """Add the new customers; their ids by uid."""
    added = [each for each in planned if each.new is not None and each.wanted is not None]
    if not added:
        return {}
    # Somebody may have added one of them since the batch was planned.
    now = Directory()
    now.fetch(writer, [each.wanted for each in added if each.wanted])
    if any(_stands(now, each) for each in added):
        raise Refused({})
    new = [(each.new, each.wanted.origins) for each in added if each.new and each.wanted]
    return {customer.uid: customer.id for customer in writer.add_all(new)}


def _stands(now: Directory, each: Planned) -> bool:
    try:
        return each.wanted is not None and now.find(each.wanted) is not None
    except InvalidValue:
        return True


def _change(writing: Writing, event: NewEvent, stored: Customer, profile: Profile) -> None:
    [outcome] = writing.activity.append([event])
    if outcome is not Outcome.STORED:
        # The same file is being imported by somebody else, too.
        raise Refused({})
    writing.customers.update(stored, profile)


def _profile(
    reader: CustomerReader, each: Planned, changes: Changes
) -> tuple[Customer, Profile] | None:
    """The stored customer and what it becomes; None where nothing changes."""
    if each.change is None or each.uid is None or each.ordinal <= changes.done:
        return None
    # By uid and not by id: this very batch may have added the customer.
    stored = next(iter(reader.find(Key.UID, each.uid)), None)
    if stored is None:  # a dry run adds nobody
        return None
    try:
        profile = changed(stored, each.change)
    except InvalidValue as error:
        raise Refused({each.place: str(error)}) from None
    return None if profile is None else (stored, profile)


def _count(outcomes: Collection[Outcome], batch: Batch, counted: Counted) -> None:
    places = [each.place for each in batch.planned for _ in each.events]
    taken = {
        place: _TAKEN
        for place, outcome in zip(places, outcomes, strict=True)
        if outcome is Outcome.CONFLICT
    }
    if taken:
        raise Refused(taken)
    counted.events_added = sum(outcome is Outcome.STORED for outcome in outcomes)
    counted.events_present = len(outcomes) - counted.events_added
