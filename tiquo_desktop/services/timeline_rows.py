"""The rows of a timeline as they are shown: every string ready, nothing left to format.

Written off the UI thread by `RowWriter`; read by models and delegates. Texts are a customer's
data: plain text, never markup.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.identifiers import uid_time
from tiquo_desktop.domain.vocabulary import Dimension, label

Label = Callable[[Dimension, str], str]

BLOCK = 100
"""Rows whose texts are read together."""
SUMMARY_LIMIT = 300
"""Characters of a sentence that a row shows; the whole of it stands in ``EventRow.event``."""
LATE = 15 * 60 * times.SECOND
"""What was written down this much after it happened, or later, is marked as late: longer than a
person at a desk takes to get to the keyboard."""
ERASED = "Text erased"
"""Shown in the place of a sentence that a lawful erasure removed."""

# Not strftime: its words change with the locale that Qt sets for the process.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """The words around a customer's texts, English unless a window gives others.

    `weekdays` begin with Monday. Words in braces are filled in. `label` names a value of a
    dimension; it is called off the UI thread.
    """

    weekdays: tuple[str, ...] = WEEKDAYS
    months: tuple[str, ...] = MONTHS
    heading: str = "{weekday} {day} {month} {year}"
    today: str = "Today"
    yesterday: str = "Yesterday"
    one_event: str = "{count} event"
    events: str = "{count} events"
    hidden: str = "{events}, {count} hidden by filters"
    erased: str = ERASED
    about: str = "object {reference}"
    by: str = "by {who}"
    correction: str = "a correction"
    corrected: str = "corrected later"
    late: str = "written down late"
    place: str = "{place} of {shown}"
    thousands: str = ","
    label: Label = label

    def title(self, day: date) -> str:
        """A date as a header names it: "Monday 23 November 2026"."""
        return self.heading.format(
            weekday=self.weekdays[day.weekday()],
            day=day.day,
            month=self.months[day.month - 1],
            year=day.year,
        )

    def number(self, value: int) -> str:
        """A whole number with its thousands apart."""
        return f"{value:,}".replace(",", self.thousands)


ENGLISH = RowWords()


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of a timeline, in words.

    `time` is ``HH:MM:SS`` in the venue's zone. `category` and `type` are labels ("Other (value)"
    for unknown ones; the values themselves stand in `event`), `source` is the value and `by` the
    actor or, without one, the source's label. `object` is the related object's reference or "".
    `summary` is one line. `late` is the event's `lateness`. It is the `place`-th of `shown` events
    (None: not known) and happened at the local time `moment`.
    """

    event: Event
    time: str
    category: str
    type: str
    summary: str
    object: str
    source: str
    by: str
    late: int
    moment: datetime
    place: int
    shown: int | None
    words: RowWords

    @property
    def accessible(self) -> str:
        """All of it in one sentence for a screen reader.

        Written when it is asked for: that takes as long as the rest of the row, and of many rows
        only one is read aloud.
        """
        event, words = self.event, self.words
        day, zone = words.title(self.moment.date()), _zone_name(self.moment)
        said = [f"{day}, {self.time} {zone}", self.category, self.type, self.summary]
        if self.object:
            said.append(words.about.format(reference=self.object))
        said.append(words.by.format(who=self.by))
        if event.corrects:
            said.append(words.correction)
        if event.corrected_by:
            said.append(words.corrected)
        if self.late:
            said.append(words.late)
        if self.shown is None:
            said.append(f"{self.place}")
        else:
            said.append(words.place.format(place=self.place, shown=self.shown))
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class DayRow:
    """The header of a day.

    `title` is like "Monday 23 November 2026", `zone` like "GMT", "UTC+03", or "BST/GMT" on a day
    whose clock changes between its events. `relative` is "Today", "Yesterday" or "". `counts` is
    like "3 events, 1 hidden by filters", "" while it is not known yet.
    """

    title: str
    zone: str
    relative: str
    counts: str
    accessible: str


Row = EventRow | DayRow


def event_row(
    event: Event, zone: str, place: int, shown: int | None, words: RowWords = ENGLISH
) -> EventRow:
    """The row of an event that is the `place`-th, from 1, of `shown` events (None: not known).

    Raises:
        InvalidValue: an instant that no calendar shows.
    """
    local = times.to_datetime(event.occurred_at, zone)
    return EventRow(
        event=event,
        time=f"{local.hour:02}:{local.minute:02}:{local.second:02}",
        category=words.label(Dimension.CATEGORY, event.category),
        type=words.label(Dimension.TYPE, event.type),
        summary=words.erased if event.summary is None else _one_line(event.summary),
        object=event.object_ref or "",
        source=event.source,
        by=event.actor or words.label(Dimension.SOURCE, event.source),
        late=lateness(event),
        moment=local,
        place=place,
        shown=shown,
        words=words,
    )


def lateness(event: Event) -> int:
    """How long after it happened an event was written down, microseconds; 0 if that is not late.

    The clock that counts is the writer's, with which a uid begins: what waits for a connection is
    not late for that, and an imported copy is as late as its original. Without one it is the
    database's. What came from another program was timed there and is never late.
    """
    if event.origin is not None:
        return 0
    written = uid_time(event.uid)
    if written is None or written > event.recorded_at:
        written = event.recorded_at
    late = written - event.occurred_at
    return late if late >= LATE else 0


def day_row(
    day: date,
    today: date,
    bounds: tuple[datetime, datetime],
    counts: tuple[int, int] | None,
    words: RowWords = ENGLISH,
) -> DayRow:
    """The header of a day.

    `bounds` are the local times of its first and last event; `counts` how many of its events are
    shown, and how many there are, None while that is not known.
    """
    title = words.title(day)
    zone = "/".join(dict.fromkeys(_zone_name(moment) for moment in bounds))
    relative = {today: words.today, today - timedelta(days=1): words.yesterday}.get(day, "")
    counted = ""
    if counts is not None:
        shown, of = counts
        counted = (words.one_event if shown == 1 else words.events).format(
            count=words.number(shown)
        )
        if shown < of:
            counted = words.hidden.format(events=counted, count=words.number(of - shown))
    said = ", ".join(part for part in (title, zone, relative, counted) if part)
    return DayRow(title=title, zone=zone, relative=relative, counts=counted, accessible=said)


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    if name[:1] not in ("+", "-"):
        return name
    hours, minutes = name[:3], name[3:]
    return f"UTC{hours}:{minutes}" if minutes else f"UTC{hours}"


def _one_line(text: str) -> str:
    # Cut first: a text of 64 KiB must not cost more than what is seen of it.
    line = " ".join(text[: 4 * SUMMARY_LIMIT].split())
    if len(line) > SUMMARY_LIMIT or len(text) > 4 * SUMMARY_LIMIT:
        return line[:SUMMARY_LIMIT].rstrip() + "…"
    return line
