"""What an import would make of the first rows of a file; nothing is stored and nothing locked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from pathlib import Path

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Customer, NewCustomer
from tiquo_desktop.domain.errors import Cancelled, InvalidValue, UnreadableInput
from tiquo_desktop.domain.repositories import Database, Outcome, Reading
from tiquo_desktop.services.importing.batches import Batch, Planned, Planner
from tiquo_desktop.services.importing.changes import changed
from tiquo_desktop.services.importing.evaluation import Evaluation
from tiquo_desktop.services.importing.profile import Profile
from tiquo_desktop.services.importing.profile_file import load_profile, shipped
from tiquo_desktop.services.importing.rows import Row, RowFile
from tiquo_desktop.services.importing.source import Source, survey
from tiquo_desktop.services.importing.storing import Foresight

ROWS = 50
"""Rows of the file that are shown."""
_TRIED = 20
"""Rows of which a profile has to understand three quarters before it is offered."""
_KEPT = 2_000
"""Characters that are shown of a row as it stands in the file."""


class Fate(Enum):
    """What becomes of a row, or of one of its events."""

    EVENT = "event"
    PRESENT = "present"
    """The event is here already."""
    ADDED = "added"
    """The row adds a customer and no event."""
    CHANGED = "changed"
    """The row changes a customer."""
    NOTHING = "nothing"
    """The row says nothing that is not here already."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One event that a row would become, or what else becomes of the row.

    `line` is the row's first in the file, `text` the row as it stands there (its start). `event`
    and `time` (local, to the second, with the zone) belong to `Fate.EVENT` and `Fate.PRESENT`.
    `customer` is a name and `number` a customer number, both empty where there is none;
    `is_new` says that the customer would be added. `reason` says why a row would be refused.
    """

    line: int
    fate: Fate
    text: str
    event: NewEvent | None = None
    time: str = ""
    customer: str = ""
    number: str = ""
    is_new: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The first rows. `read` of them were read, and `more` says whether there are others."""

    rows: tuple[PreviewRow, ...]
    read: int
    more: bool
    events_added: int
    events_present: int
    customers_added: int
    refused: int


def preview(
    database: Database,
    source: Path,
    profile: Profile,
    *,
    encoding: str | None = None,
    limit: int = ROWS,
    cancel: threading.Event | None = None,
) -> Preview:
    """The first `limit` rows of a file as the events they would become.

    Raises:
        UnreadableInput, Cancelled: see `running.run`.
        DatabaseError: the database cannot be read.
    """
    read = survey(source, encoding or profile.file.encoding, cancel)
    return _preview(database, read, profile, limit)


def fitting(
    database: Database,
    source: Path,
    *,
    encoding: str | None = None,
    cancel: threading.Event | None = None,
) -> str | None:
    """The shipped profile that understands the first rows of a file; None if none of them does.

    Raises:
        UnreadableInput, Cancelled: the file cannot be read at all.
    """
    profiles = [load_profile(name) for name in shipped()]
    read: dict[str, Source] = {}
    for profile in profiles:
        if cancel is not None and cancel.is_set():
            raise Cancelled("Stopped.")
        wanted = encoding or profile.file.encoding
        if wanted not in read:
            read[wanted] = survey(source, wanted, cancel)
        try:
            seen = _preview(database, read[wanted], profile, _TRIED)
        except UnreadableInput:
            continue  # it lacks columns that this profile needs
        if seen.read and seen.refused * 4 <= seen.read:
            return profile.name
    return None


def _preview(database: Database, source: Source, profile: Profile, limit: int) -> Preview:
    update = bool(profile.customer and profile.customer.update)
    with RowFile(source, profile.file) as file:
        evaluation = Evaluation(profile, file.columns, database.info.zone, database.info.region)
        rows = list(islice(file, limit + 1))
    planner = Planner(database, evaluation, update=update, dry_run=True)
    shown, more = rows[:limit], len(rows) > limit
    foresight = Foresight()
    found: list[PreviewRow] = []
    new: dict[str | None, NewCustomer] = {}
    added = present = customers = before = 0
    while before < len(shown):
        some = shown[before:]
        batch = planner.plan(some, before, {})
        with database.reading() as reading:
            counted = foresight.count(reading, batch, None)
            found += _Narrator(reading, batch, counted.refused, new).rows(some[: batch.taken])
        added += counted.events_added
        present += counted.events_present
        customers += counted.customers_added
        before += batch.taken
    return Preview(
        rows=tuple(found),
        read=len(shown),
        more=more,
        events_added=added,
        events_present=present,
        customers_added=customers,
        refused=sum(row.fate is Fate.REFUSED for row in found),
    )


class _Narrator:
    """Tells what becomes of the rows of one batch."""

    def __init__(
        self,
        reading: Reading,
        batch: Batch,
        refused: Mapping[int, str],
        new: dict[str | None, NewCustomer],
    ) -> None:
        """`new` are the customers that earlier batches add; those of this one are put to them."""
        self._planned = {each.place: each for each in batch.planned}
        self._rejects = {each.line: each.reason for each in batch.rejects}
        self._refused = refused
        events = [event for each in batch.planned for event in each.events]
        outcomes = reading.activity.outcomes(events) if events else []
        self._present = {
            id(event)
            for event, outcome in zip(events, outcomes, strict=True)
            if outcome is Outcome.PRESENT
        }
        ids = [each.ref.id for each in batch.planned if each.ref is not None and each.ref.id > 0]
        known = reading.customers.by_ids(sorted(set(ids)))
        self._stored: dict[str, Customer] = {customer.uid: customer for customer in known}
        self._new = new
        new.update((each.uid, each.new) for each in batch.planned if each.new is not None)

    def rows(self, rows: Sequence[Row]) -> Iterator[PreviewRow]:
        for place, row in enumerate(rows):
            planned = self._planned.get(place)
            reason = self._refused.get(place) or (
                self._rejects.get(row.line, "") if planned is None else ""
            )
            text = row.text.rstrip("\r\n")[:_KEPT]
            if planned is None or reason:
                yield PreviewRow(line=row.line, fate=Fate.REFUSED, text=text, reason=reason)
            else:
                yield from self._of(planned, row.line, text)

    def _of(self, planned: Planned, line: int, text: str) -> Iterator[PreviewRow]:
        stored = self._stored.get(planned.uid or "")
        new = self._new.get(planned.uid)
        name = stored.name if stored else new.name if new else ""
        number = stored.number if stored else (new.number or "") if new else ""

        def row(fate: Fate, event: NewEvent | None = None) -> PreviewRow:
            of_customer = event is None or event.customer is not None
            return PreviewRow(
                line=line,
                fate=fate,
                text=text,
                event=event,
                time=_time(event) if event else "",
                customer=name if of_customer else "",
                number=number if of_customer else "",
                is_new=new is not None and stored is None and of_customer,
            )

        try:
            changes = bool(planned.change and stored and changed(stored, planned.change))
        except InvalidValue as error:
            yield replace(row(Fate.REFUSED), reason=str(error).removesuffix("."))
            return
        if changes:
            yield row(Fate.CHANGED)
        for event in planned.events:
            yield row(Fate.PRESENT if id(event) in self._present else Fate.EVENT, event)
        if not planned.events and not changes:
            yield row(Fate.ADDED if planned.new else Fate.NOTHING)


def _time(event: NewEvent) -> str:
    return f"{times.to_datetime(event.occurred_at, event.zone):%Y-%m-%d %H:%M:%S %Z}"
