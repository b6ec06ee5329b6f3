"""Exporting: what is on screen, as a file, and a record that it was taken."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import Cancelled, InvalidValue, ReadAgain, TiquoError
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Columns, Database, Reading
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.host.machine import computer
from tiquo_desktop.services import recording
from tiquo_desktop.services.export_formats import FIELDS, FORMATS, Format
from tiquo_desktop.services.output_file import output_file
from tiquo_desktop.services.records import event_columns

CREATED = "export.created"
"""The action of the event that records an export."""
_INSTANT = FIELDS.index("occurred_at")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported: how many events.

    `warning` is a sentence for the person if the file is complete but the export itself could not
    be recorded, as in a read-only database.
    """

    count: int
    warning: str | None = None


def export(
    database: Database,
    customer: Customer | None,
    wanted: Filter,
    *,
    newest_first: bool,
    selected: Sequence[int] | None = None,
    format: str,  # noqa: A002 - as the command line calls it
    target: Path | BinaryIO,
    actor: str | None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> ExportReport:
    """Write a customer's events, or those of all and of none, to `target` and record that.

    The rows are those that a view with this filter shows, in its order, from one snapshot and in
    constant memory. With `selected`, ids of events, it is these and no others, in their order.
    `progress` is called with how many are written and how many there are.

    A target that is open already is a stream: what has left through it cannot be taken back. An
    export to one that ends early is therefore recorded too, as one that was stopped.

    Raises:
        InvalidValue: no such format; the message names those there are.
        UnwritableOutput: see `output_file`; the target is as it was.
        Cancelled: `cancel` was set; the target is as it was and nothing is recorded.
        DatabaseError: the events could not be read; the target is as it was.
        OSError: a stream could not be written to.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        raise InvalidValue(f"There is no such format: use {' or '.join(FORMATS)}.", "format")
    is_stream = not isinstance(target, Path)

    def write() -> None:
        with (
            _opened(target) as file,
            database.reading(deadline=math.inf, cancel=cancel) as reading,
        ):
            chosen.write(file, rows.chunks(reading))

    rows = _Rows(customer, wanted, newest_first, selected, progress, cancel)
    zone = database.info.zone
    try:
        try:
            write()
        except ReadAgain:
            if is_stream and rows.count:
                raise  # it would be doubled
            rows = _Rows(customer, wanted, newest_first, selected, progress, cancel)
            write()
    except BaseException:
        if is_stream and rows.count:
            with suppress(TiquoError):  # the reason for the end says more
                event = _event(rows, zone, chosen, target, actor, is_stopped=True)
                recording.record(database, event)
        raise
    try:
        recording.record(database, _event(rows, zone, chosen, target, actor))
    except TiquoError as error:
        warning = f"The file is complete, but the export itself could not be recorded. {error}"
        return ExportReport(rows.count, warning)
    return ExportReport(rows.count)


@contextmanager
def _opened(target: Path | BinaryIO) -> Iterator[BinaryIO]:
    """The file that takes the target's name at the end, or the stream, which stays open."""
    if isinstance(target, Path):
        with output_file(target) as file:
            yield file
    else:
        yield target
        target.flush()


@dataclass(slots=True)
class _Rows:
    """The rows of one export; afterwards `count` and the instants between which they lie."""

    customer: Customer | None
    wanted: Filter
    newest_first: bool
    selected: Sequence[int] | None
    progress: Callable[[int, int], None] | None
    cancel: threading.Event | None
    count: int = 0
    ends: list[int] = field(default_factory=list)

    def chunks(self, reading: Reading) -> Iterator[Columns]:
        """The columns of `FIELDS` as records have them, some rows at a time."""
        activity = reading.activity
        whose = None if self.customer is None else self.customer.id
        if self.selected is not None:
            total = len(self.selected)
            chunks = activity.columns_by_ids(FIELDS, self.selected)
        else:
            total = 0 if self.progress is None else self._total(reading, whose)
            chunks = activity.columns(FIELDS, whose, self.wanted, newest_first=self.newest_first)
        self._tell(total)
        for columns in chunks:
            if self.cancel is not None and self.cancel.is_set():
                raise Cancelled("The export was stopped. No file was written.")
            instants = columns[_INSTANT]
            # Of what is handed on now some may leave, also where it cannot all be written.
            self.count += len(instants)
            self.ends = [*self.ends[:1], instants[0], instants[-1]]
            yield event_columns(columns)
            self._tell(total)

    def _total(self, reading: Reading, whose: int | None) -> int:
        """How many rows there will be; what a filter lets through of a million takes a second."""
        activity = reading.activity
        if whose is None and not self.wanted:
            return activity.count()
        return activity.counts(whose, self.wanted).shown

    def _tell(self, total: int) -> None:
        if self.progress is not None:
            self.progress(self.count, total)


def _event(
    rows: _Rows,
    zone: str,
    format_: Format,
    target: Path | BinaryIO,
    actor: str | None,
    *,
    is_stopped: bool = False,
) -> NewEvent:
    """The event that says what was exported, in the history of the customer whose it is."""
    customer, wanted = rows.customer, rows.wanted
    whose = " of all customers" if customer is None else ""
    events = {0: "No events", 1: "1 event"}.get(rows.count, f"{rows.count:,} events")
    first = wanted.since if wanted.since is not None else min(rows.ends, default=None)
    last = wanted.until - 1 if wanted.until is not None else max(rows.ends, default=None)
    when = "" if first is None or last is None else f", {_days(first, last, zone)}"
    details: dict[str, object] = {
        "format": format_.name,
        "events": rows.count,
        "filter": wanted.sentence(zone) if rows.selected is None else "selected events",
        "order": "newest first" if rows.newest_first else "oldest first",
    }
    if isinstance(target, Path):
        # A file's name may hold bytes that are no text.
        details["file"] = target.name.encode("utf-8", "replace").decode()
    if is_stopped:
        details["stopped"] = True
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
