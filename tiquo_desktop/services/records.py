"""Customers and events as the records that leave the program: ``--json`` output and exports.

The names and their order are part of what the program promises. Times are ISO 8601 with six
decimals and offset; details stay the JSON *string* that was stored; a digest is lower-case hex.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import Span

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the offset is added by hand
_HOUR = 3_600 * times.SECOND
_QUARTER = _HOUR // 4


def event_record(event: Event) -> dict[str, object]:
    """An event under the field names of every output; an absent value is None."""
    return {
        "uid": event.uid,
        "customer": event.customer,
        "customer_number": event.customer_number,
        "occurred_at": local_time(event.occurred_at, event.zone),
        "zone": event.zone,
        "recorded_at": local_time(event.recorded_at, event.zone),
        "recorded_by": event.recorded_by,
        "category": event.category,
        "type": event.type,
        "source": event.source,
        "action": event.action,
        "summary": event.summary,
        "details": event.details,
        "object_kind": event.object_kind,
        "object_ref": event.object_ref,
        "story": event.story,
        "location": event.location,
        "actor": event.actor,
        "device": event.device,
        "amount_minor": event.amount_minor,
        "currency": event.currency,
        "origin": event.origin,
        "external_id": event.external_id,
        "corrects": event.corrects,
        "position": event.position,
        "leaf": event.leaf.hex(),
    }


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
    """What `times.isoformat` gives, in a third of the time over rows that lie close together."""
    number, rest = divmod(instant, _QUARTER)
    quarter = _quarter(number, zone)
    if quarter is None:
        return times.isoformat(instant, zone)
    hour, minute, offset = quarter
    second, micro = divmod(rest, times.SECOND)
    return f"{hour}:{minute + second // 60:02d}:{second % 60:02d}.{micro:06d}{offset}"


@lru_cache(maxsize=1_024)
def _quarter(number: int, zone: str) -> tuple[str, int, str] | None:
    """The local hour, first minute and offset of the UTC quarter of an hour of that number.

    None where the offset changes, or where local quarters do not begin with those of UTC.
    """
    start = number * _QUARTER
    steady = _steady_offset(start // times.DAY, zone)
    if steady is None:
        return None
    local = _EPOCH + timedelta(microseconds=start) + steady
    if local.minute % 15 or local.second:
        return None
    offset = times.isoformat(start, zone)[len("2026-11-23T14:30:00.000000") :]
    return local.isoformat(timespec="hours"), local.minute, offset


@lru_cache(maxsize=1_024)
def _steady_offset(day: int, zone: str) -> timedelta | None:
    """The offset of a day of UTC; None if it changes then or cannot be told."""
    hours = (times.to_datetime(day * times.DAY + hour * _HOUR, zone) for hour in range(25))
    try:
        offsets = {moment.utcoffset() for moment in hours}
    except InvalidValue:  # the calendar's first or last day, or no such zone
        return None
    return offsets.pop() if len(offsets) == 1 else None
