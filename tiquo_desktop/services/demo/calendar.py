"""Days and hours of the venue, and how the demo's sentences say them.

A day is its proleptic ordinal (`date.toordinal`), a time of day its seconds since midnight.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from tiquo_desktop.domain import times

HOUR = 3_600
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=4_096)
def noon(day: int, zone: str) -> int:
    """The instant of noon: the hours of a day are counted from there, as no clock changes then."""
    return times.local_to_instant(datetime.combine(date.fromordinal(day), time(12)), zone)


@lru_cache(maxsize=4_096)
def day_words(day: int) -> str:
    """``14 June``."""
    local = date.fromordinal(day)
    return f"{local.day} {_MONTHS[local.month - 1]}"


def days_words(first: int, second: int) -> str:
    """``21 to 23 November``, ``30 November to 2 December``; either may be the earlier."""
    start, end = date.fromordinal(first), date.fromordinal(second)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_words(second)}"
    return f"{day_words(first)} to {day_words(second)}"


@lru_cache(maxsize=4_096)
def weekday_words(day: int) -> str:
    """``Friday 14 June``."""
    return f"{_WEEKDAYS[date.fromordinal(day).weekday()]} {day_words(day)}"


@lru_cache(maxsize=4_096)
def month_words(day: int) -> str:
    """``June 2026``."""
    local = date.fromordinal(day)
    return f"{_MONTHS[local.month - 1]} {local.year}"


def clock_words(seconds: int) -> str:
    """``19:30``."""
    return f"{seconds // HOUR}:{seconds % HOUR // 60:02d}"


def nights_words(nights: int) -> str:
    """``1 night``, ``3 nights``."""
    return "1 night" if nights == 1 else f"{nights} nights"


def guests_words(guests: int) -> str:
    """``1 guest``, ``2 guests``."""
    return "1 guest" if guests == 1 else f"{guests} guests"


def pounds(pence: int) -> str:
    """``£84.50``, without a sign: the sentence says which way the money went."""
    return f"£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"
