"""The rows of a timeline as they are shown: every string ready, nothing left to format.

Written off the UI thread by `RowWriter`; read by models and delegates. Texts are a customer's
data: plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.vocabulary import Dimension, label

BLOCK = 100
"""Rows whose texts are read together."""
SUMMARY_LIMIT = 300
"""Characters of a sentence that a row shows; the whole of it stands in ``EventRow.event``."""
ERASED = "Text erased"
"""Shown in the place of a sentence that a lawful erasure removed."""

# Not strftime: its words change with the locale that Qt sets for the process.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
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


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of a timeline, in words.

    `time` is ``HH:MM:SS`` in the venue's zone. `category` and `type` are labels ("Other (value)"
    for unknown ones; the values themselves stand in `event`), `source` is the value and `by` the
    actor or, without one, the source's label. `object` is the related object's reference or "".
    `summary` is one line. `accessible` says all of it in one sentence for a screen reader.
    """

    event: Event
    time: str
    category: str
    type: str
    summary: str
    object: str
    source: str
    by: str
    accessible: str


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


def event_row(event: Event, zone: str, place: int, shown: int | None) -> EventRow:
    """The row of an event that is the `place`-th, from 1, of `shown` events (None: not known).

    Raises:
        InvalidValue: an instant that no calendar shows.
    """
    local = times.to_datetime(event.occurred_at, zone)
    time = f"{local.hour:02}:{local.minute:02}:{local.second:02}"
    category = label(Dimension.CATEGORY, event.category)
    kind = label(Dimension.TYPE, event.type)
    summary = ERASED if event.summary is None else _one_line(event.summary)
    reference = event.object_ref or ""
    by = event.actor or label(Dimension.SOURCE, event.source)
    said = [f"{day_title(local.date())}, {time} {_zone_name(local)}", category, kind, summary]
    if reference:
        said.append(f"object {reference}")
    said.append(f"by {by}")
    if event.corrects:
        said.append("a correction")
    if event.corrected_by:
        said.append("corrected later")
    said.append(f"{place} of {shown}" if shown is not None else f"{place}")
    return EventRow(
        event=event,
        time=time,
        category=category,
        type=kind,
        summary=summary,
        object=reference,
        source=event.source,
        by=by,
        accessible=", ".join(said),
    )


def day_row(
    day: date, today: date, bounds: tuple[datetime, datetime], counts: tuple[int, int] | None
) -> DayRow:
    """The header of a day.

    `bounds` are the local times of its first and last event; `counts` how many of its events are
    shown, and how many there are, None while that is not known.
    """
    title = day_title(day)
    zone = "/".join(dict.fromkeys(_zone_name(moment) for moment in bounds))
    relative = {today: "Today", today - timedelta(days=1): "Yesterday"}.get(day, "")
    words = ""
    if counts is not None:
        shown, of = counts
        words = f"{shown:,} event{'' if shown == 1 else 's'}"
        if shown < of:
            words += f", {of - shown:,} hidden by filters"
    said = ", ".join(part for part in (title, zone, relative, words) if part)
    return DayRow(title=title, zone=zone, relative=relative, counts=words, accessible=said)


def day_title(day: date) -> str:
    """A date as a header names it: "Monday 23 November 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


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
