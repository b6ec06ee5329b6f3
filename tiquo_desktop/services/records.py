"""Customers and events as the records that leave the program: ``--json`` output and exports.

The names and their order are part of what the program promises. Times are ISO 8601 with six
decimals and offset; details stay the JSON *string* that was stored; a digest is lower-case hex.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import Columns, Span

EVENT_FIELDS = (
    "uid",
    "customer",
    "customer_number",
    "occurred_at",
    "zone",
    "recorded_at",
    "recorded_by",
    "category",
    "type",
    "source",
    "action",
    "summary",
    "details",
    "object_kind",
    "object_ref",
    "story",
    "location",
    "actor",
    "device",
    "amount_minor",
    "currency",
    "origin",
    "external_id",
    "corrects",
    "position",
    "leaf",
)
"""The fields of an event in every output."""
_TIMES = (EVENT_FIELDS.index("occurred_at"), EVENT_FIELDS.index("recorded_at"))
_ZONE, _LEAF = EVENT_FIELDS.index("zone"), EVENT_FIELDS.index("leaf")
_EPOCH = date(1970, 1, 1).toordinal()
_MINUTE = 60 * times.SECOND
_HOUR = 60 * _MINUTE
_MINUTES = tuple(f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(24 * 60))


def event_record(event: Event) -> dict[str, object]:
    """An event under the field names of every output; an absent value is None."""
    return {name: getattr(event, name) for name in EVENT_FIELDS} | {
        "occurred_at": local_time(event.occurred_at, event.zone),
        "recorded_at": local_time(event.recorded_at, event.zone),
        "leaf": event.leaf.hex(),
    }


def event_columns(columns: Columns) -> list[Sequence[Any]]:
    """What `event_record` gives of some events, as columns.

    `columns` are the values of `EVENT_FIELDS` in that order; further ones stay as they are.
    """
    records = list(columns)
    zones = columns[_ZONE]
    for place in _TIMES:
        records[place] = list(map(local_time, columns[place], zones))
    records[_LEAF] = [leaf.hex() for leaf in columns[_LEAF]]
    return records


def customer_record(customer: Customer, span: Span | None, zone: str) -> dict[str, object]:
    """A customer under the field names of every output.

    `phone` is the primary one as it was written. `span` gives first and last activity, shown in
    the venue's `zone`; None for a customer without any.
    """
    return {
        "uid": customer.uid,
        "number": customer.number,
        "given_name": customer.given_name,
        "family_name": customer.family_name,
        "company": customer.company,
        "email": customer.email,
        "phone": customer.phones[0].written if customer.phones else None,
        "status": str(customer.status),
        "first_active": times.isoformat(span.first, zone) if span else None,
        "last_active": times.isoformat(span.last, zone) if span else None,
    }


def local_time(instant: int, zone: str) -> str:
    """What `times.isoformat` gives, in a third of the time over rows of some years."""
    steady = _steady_offset(instant // times.DAY, zone)
    if steady is None:
        return times.isoformat(instant, zone)
    ahead, offset = steady
    day, rest = divmod(instant + ahead, times.DAY)
    minute, rest = divmod(rest, _MINUTE)
    micros = f"{rest:08d}"
    return f"{_date(day)}T{_MINUTES[minute]}:{micros[:2]}.{micros[2:]}{offset}"


@lru_cache(maxsize=4_096)
def _date(day: int) -> str:
    return date.fromordinal(_EPOCH + day).isoformat()


@lru_cache(maxsize=4_096)
def _steady_offset(day: int, zone: str) -> tuple[int, str] | None:
    """The offset of a day of UTC in microseconds, and as it is written.

    None if it changes then or cannot be told.
    """
    hours = (times.to_datetime(day * times.DAY + hour * _HOUR, zone) for hour in range(25))
    try:
        offsets = {moment.utcoffset(): moment for moment in hours}
    except InvalidValue:  # the calendar's first or last day, or no such zone
        return None
    if len(offsets) > 1:
        return None
    ((offset, moment),) = offsets.items()
    written = moment.isoformat(timespec="microseconds")[len("2026-11-23T14:30:00.000000") :]
    return (offset or timedelta()) // timedelta(microseconds=1), written
