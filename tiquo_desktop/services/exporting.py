"""Exporting: what is on screen, as a file, and a record that it was taken."""

from __future__ import annotations

import json
import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event, NewEvent
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import Cancelled, InvalidValue, TiquoError
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Key, Reading
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.host.machine import computer
from tiquo_desktop.services import recording
from tiquo_desktop.services.export_formats import FORMATS, Entry, Format
from tiquo_desktop.services.output_file import output_file

CREATED = "export.created"
"""The action of the event that records an export."""
_AT_ONCE = 500
_CUSTOMERS_KEPT = 5_000
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported: how many events, and the file.

    `warning` is a sentence for the person if the file is complete but the export itself could not
    be recorded, as in a read-only database.
    """

    count: int
    target: Path
    warning: str | None = None


def export(
    database: Database,
    customer: Customer | None,
    wanted: Filter,
    *,
    newest_first: bool,
    format: str,  # noqa: A002 - as the command line calls it
    target: Path,
    actor: str | None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> ExportReport:
    """Write a customer's events, or those of all and of none, to `target` and record that.

    The rows are those that a view with this filter shows, in its order, from one snapshot and in
    constant memory. `progress` is called with how many are written and how many there are.

    Raises:
        InvalidValue: no such format; the message names those there are.
        UnwritableOutput: see `output_file`; the target is as it was.
        Cancelled: `cancel` was set; the target is as it was and nothing is recorded.
        DatabaseError: the events could not be read; the target is as it was.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        raise InvalidValue(f"There is no such format: use {' or '.join(FORMATS)}.", "format")
    with (
        output_file(target) as file,
        database.reading(deadline=math.inf, cancel=cancel) as reading,
    ):
        rows = _Rows(reading, customer, wanted, newest_first, progress, cancel)
        chosen.write(file, rows.chunks())
    event = _event(database.info.zone, customer, wanted, newest_first, chosen, rows, target, actor)
    try:
        recording.record(database, event)
    except TiquoError as error:
        warning = f"The file is complete, but the export itself could not be recorded. {error}"
        return ExportReport(rows.count, target, warning)
    return ExportReport(rows.count, target)


class _Rows:
    """The rows of one export; afterwards `count` and the instants between which they lie."""

    def __init__(
        self,
        reading: Reading,
        customer: Customer | None,
        wanted: Filter,
        newest_first: bool,
        progress: Callable[[int, int], None] | None,
        cancel: threading.Event | None,
    ) -> None:
        self.count = 0
        self.ends: list[int] = []
        self._reading = reading
        self._customer = customer
        self._id = None if customer is None else customer.id
        self._wanted = wanted
        self._newest_first = newest_first
        self._progress = progress
        self._cancel = cancel
        self._known: OrderedDict[str, Customer] = OrderedDict()

    def chunks(self) -> Iterator[list[Entry]]:
        """The rows, some at a time."""
        total = 0
        if self._progress is not None:
            total = self._reading.activity.counts(self._id, self._wanted).shown
            self._progress(0, total)
        events = self._reading.activity.stream(
            self._id, self._wanted, newest_first=self._newest_first
        )
        while chunk := list(islice(events, _AT_ONCE)):
            if self._cancel is not None and self._cancel.is_set():
                raise Cancelled("The export was stopped. No file was written.")
            yield self._entries(chunk)
            self.count += len(chunk)
            self.ends = [*self.ends[:1], chunk[0].occurred_at, chunk[-1].occurred_at]
            if self._progress is not None:
                self._progress(self.count, total)

    def _entries(self, events: list[Event]) -> list[Entry]:
        self._look_up(events)
        return [
            (event, None if event.customer is None else self._known[event.customer])
            for event in events
        ]

    def _look_up(self, events: list[Event]) -> None:
        """Have the customers of some events at hand, and not many more than that."""
        uids = {event.customer for event in events if event.customer is not None}
        for uid in uids & self._known.keys():
            self._known.move_to_end(uid)
        missing = sorted(uids - self._known.keys())
        if missing:
            customers = self._reading.customers
            refs = customers.match(Key.UID, missing)
            found = customers.by_ids([ref.id for uid in missing for ref in refs[uid]])
            self._known.update((customer.uid, customer) for customer in found)
        while len(self._known) > max(_CUSTOMERS_KEPT, len(uids)):
            self._known.popitem(last=False)


def _event(
    zone: str,
    customer: Customer | None,
    wanted: Filter,
    newest_first: bool,
    format_: Format,
    rows: _Rows,
    target: Path,
    actor: str | None,
) -> NewEvent:
    """The event that says what was exported, in the history of the customer whose it is."""
    whose = " of all customers" if customer is None else ""
    events = {0: "No events", 1: "1 event"}.get(rows.count, f"{rows.count:,} events")
    first = wanted.since if wanted.since is not None else min(rows.ends, default=None)
    last = wanted.until - 1 if wanted.until is not None else max(rows.ends, default=None)
    when = "" if first is None or last is None else f", {_days(first, last, zone)}"
    details = {
        "format": format_.name,
        "events": rows.count,
        "filter": wanted.sentence(zone),
        "order": "newest first" if newest_first else "oldest first",
        # A file's name may hold bytes that are no text.
        "file": target.name.encode("utf-8", "replace").decode(),
    }
    return NewEvent(
        occurred_at=times.now(),
        zone=zone,
        customer=None if customer is None else customer.uid,
        category=Category.SYSTEM,
        type=Type.EXPORT,
        source=Source.STAFF,
        action=CREATED,
        summary=f"{events}{whose} exported to {format_.label}{when}",
        details=json.dumps(details, ensure_ascii=False),
        actor=actor,
        device=computer(),
    )


def _days(first: int, last: int, zone: str) -> str:
    """``1 January to 19 November 2026``, and shorter where both ends share something."""
    start, end = times.to_datetime(first, zone), times.to_datetime(max(first, last), zone)
    until = f"{end.day} {_month(end)} {end.year}"
    if start.date() == end.date():
        return until
    if start.year != end.year:
        return f"{start.day} {_month(start)} {start.year} to {until}"
    if start.month != end.month:
        return f"{start.day} {_month(start)} to {until}"
    return f"{start.day} to {until}"


def _month(day: datetime) -> str:
    return _MONTHS.split("|")[day.month - 1]
