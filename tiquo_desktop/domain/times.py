"""Instants, zones and days.

An instant is an integer: microseconds since 1970-01-01 UTC. A range includes its start and not its
end. A local hour that happens twice is the first one; one that does not exist moves forward.
"""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from functools import lru_cache
from zoneinfo import ZoneInfo

from tiquo_desktop.domain.errors import InvalidValue

SECOND = 1_000_000
DAY = 86_400 * SECOND
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FINER = re.compile(r"[.,][0-9]{6}[0-9]*[1-9]")
# A day's margin for every zone.
_EARLIEST, _LATEST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
_FIRST, _END = (_EARLIEST - _EPOCH) // _MICROSECOND, (_LATEST - _EPOCH) // _MICROSECOND


def now() -> int:
    """This instant by the computer's clock."""
    return time.time_ns() // 1000


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name.

    Raises:
        InvalidValue: no such zone on this computer.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise InvalidValue(
            f'"{name}" is no time zone: use an IANA name such as Europe/London.', "zone"
        ) from None


def check(instant: int, zone_name: str) -> None:
    """Make sure that an instant can be shown in a zone.

    Raises:
        InvalidValue: the zone is unknown, or the instant lies outside the years 1 to 9999.
    """
    zone(zone_name)
    if not _FIRST <= instant < _END:
        raise InvalidValue("the time lies outside the years 1 to 9999.", "time")


def from_datetime(moment: datetime) -> int:
    """The instant of an aware datetime.

    Raises:
        InvalidValue: outside the years 1 to 9999 (a day's margin for every zone).
    """
    since = moment - _EPOCH
    instant = (since.days * 86_400 + since.seconds) * SECOND + since.microseconds
    if not _FIRST <= instant < _END:
        raise InvalidValue("the time lies outside the years 1 to 9999.", "time")
    return instant


def to_datetime(instant: int, zone_name: str) -> datetime:
    """The local time of an instant.

    Raises:
        InvalidValue: the zone is unknown, or the instant lies outside the years 1 to 9999.
    """
    tz = zone(zone_name)
    try:
        return (_EPOCH + timedelta(microseconds=instant)).astimezone(tz)
    except OverflowError:
        raise InvalidValue("the time lies outside the years 1 to 9999.", "time") from None


def local_to_instant(local: datetime, zone_name: str) -> int:
    """The instant of a naive local time: the first of two, and forward over a gap."""
    # With fold=0 zoneinfo takes the first of two, and the offset before a gap: forward over it.
    return from_datetime(local.replace(tzinfo=zone(zone_name), fold=0))


def day_bounds(day: date, zone_name: str) -> tuple[int, int]:
    """Start and end of a local day: 23, 24 or 25 hours.

    Raises:
        InvalidValue: the first or last day that the calendar has.
    """
    try:
        following = day + timedelta(days=1)
        start = local_to_instant(datetime.combine(day, time_of_day()), zone_name)
        return start, local_to_instant(datetime.combine(following, time_of_day()), zone_name)
    except OverflowError:
        raise InvalidValue("the date lies outside the years 1 to 9999.", "time") from None


def parse(text: str, zone_name: str) -> int:
    """An ISO 8601 time as an instant; without an offset it is local in `zone_name`.

    Raises:
        InvalidValue: not a time. A bare date is none: see `parse_since` and `parse_until`.
    """
    moment = _parse(text)
    if isinstance(moment, datetime):
        return _instant(moment, zone_name)
    raise InvalidValue("a date alone is no time: add one, as in 2026-11-23T14:30.", "time")


def parse_since(text: str, zone_name: str) -> int:
    """The inclusive start that a person typed: a time, or the start of a bare date's day."""
    moment = _parse(text)
    if isinstance(moment, datetime):
        return _instant(moment, zone_name)
    return day_bounds(moment, zone_name)[0]


def parse_until(text: str, zone_name: str) -> int:
    """The exclusive end that a person typed: a time, or the end of a bare date's day."""
    moment = _parse(text)
    if isinstance(moment, datetime):
        return _instant(moment, zone_name)
    return day_bounds(moment, zone_name)[1]


def is_finer(text: str) -> bool:
    """Whether an ISO 8601 time says more than an instant holds; Python would cut it off."""
    return _FINER.search(text) is not None


def isoformat(instant: int, zone_name: str) -> str:
    """ISO 8601 with six decimals and offset, in the given zone."""
    return to_datetime(instant, zone_name).isoformat(timespec="microseconds")


def _instant(moment: datetime, zone_name: str) -> int:
    return local_to_instant(moment, zone_name) if moment.tzinfo is None else from_datetime(moment)


def _parse(text: str) -> datetime | date:
    stripped = text.strip()
    if is_finer(stripped):
        raise InvalidValue(
            "the time is finer than a microsecond: write no more than six decimals.", "time"
        )
    try:
        if _DATE.fullmatch(stripped):
            return date.fromisoformat(stripped)
        return datetime.fromisoformat(stripped)
    except ValueError:
        raise InvalidValue(
            "not a time: write it like 2026-11-23 or 2026-11-23T14:30.", "time"
        ) from None
