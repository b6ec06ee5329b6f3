"""How a timeline's events spread over its time: bins of whole local days, weeks, months or years.

Counting is two searches in sorted arrays, so it costs the same for a million events as for ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue

if TYPE_CHECKING:  # arrays come from outside, so that widgets may know this without numpy
    from tiquo_desktop.services.timeline_days import Ints

LEAST_DAYS = 31
"""Days that a histogram spans at least: one busy day alone would be a wall, not a picture."""
_DAYS_A_WEEK = 7


class Unit(Enum):
    """How long a bin is: so many days or, if there are none, so many months."""

    DAY = (1, 0)
    WEEK = (7, 0)
    MONTH = (0, 1)
    QUARTER = (0, 3)
    YEAR = (0, 12)
    DECADE = (0, 120)
    CENTURY = (0, 1_200)

    @property
    def months(self) -> int:
        """How many months a bin has; 0 for days and weeks."""
        return self.value[1]


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What a histogram is made of: the instants of a whole timeline, ascending, and which of its
    events pass every filter but the range, as ascending positions."""

    instants: Ints
    matching: Ints


@dataclass(frozen=True, slots=True)
class Bins:
    """A histogram.

    Bin `n` holds what happened from `edges[n]` up to `edges[n + 1]`, which are the midnights that
    the local days `days[n]` and `days[n + 1]` begin with. `total` counts all events, `matching`
    those that pass every filter but the range.
    """

    unit: Unit
    days: tuple[date, ...]
    edges: tuple[int, ...]
    total: tuple[int, ...]
    matching: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.total)


def bins(history: History, zone: str, most: int) -> Bins | None:
    """The histogram with the smallest unit that needs no more than `most` bins.

    The largest unit is taken however many there are. None without any event.

    Raises:
        InvalidValue: the zone is unknown.
    """
    instants = history.instants
    if not len(instants):
        return None
    first, last = (times.to_datetime(int(instants[at]), zone).date() for at in (0, -1))
    last = max(first, last)  # a clock set back across midnight
    if (last - first).days < LEAST_DAYS and last.toordinal() > LEAST_DAYS:
        first = last - timedelta(days=LEAST_DAYS - 1)
    unit = next((unit for unit in Unit if _length(unit, first, last) <= most), Unit.CENTURY)
    days = _days(unit, first, last)
    edges = [_midnight(day, zone) for day in days]
    edges[0] = min(edges[0], int(instants[0]))
    edges[-1] = max(edges[-1], int(instants[-1]) + 1)
    places = instants.searchsorted(edges)
    return Bins(
        unit=unit,
        days=tuple(days),
        edges=tuple(edges),
        total=_differences(places),
        matching=_differences(history.matching.searchsorted(places)),
    )


def start_of(unit: Unit, day: date) -> date:
    """The first day of the bin that a day lies in."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    return _month(_month_number(day) // unit.months * unit.months)


def next_start(unit: Unit, start: date) -> date:
    """The first day of the bin that follows the one that begins with `start`."""
    if not unit.months:
        days = _DAYS_A_WEEK - start.weekday() if unit is Unit.WEEK else 1
        return date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))
    return _month((_month_number(start) // unit.months + 1) * unit.months)


def _days(unit: Unit, first: date, last: date) -> list[date]:
    days = [start_of(unit, first)]
    while days[-1] <= last and days[-1] < date.max:
        days.append(next_start(unit, days[-1]))
    return days


def _length(unit: Unit, first: date, last: date) -> int:
    """How many bins there are from one day to another."""
    if unit.months:
        return _month_number(last) // unit.months - _month_number(first) // unit.months + 1
    return (last - start_of(unit, first)).days // unit.value[0] + 1


def _differences(places: Ints) -> tuple[int, ...]:
    return tuple(end - start for start, end in pairwise(places.tolist()))


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    """The first day of a month, at the ends of the calendar the nearest day there is."""
    year, month = divmod(number, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, 1) if year >= 1 else date.min


def _midnight(day: date, zone: str) -> int:
    try:
        return times.local_to_instant(datetime.combine(day, time_of_day()), zone)
    except InvalidValue:
        # Outside of what can be stored; no event lies beyond.
        return times.from_datetime(_EARLY if day.year < 2 else _LATE)


_EARLY = datetime.fromisoformat("0001-01-02T00:00:00+00:00")
_LATE = datetime.fromisoformat("9999-12-29T00:00:00+00:00")
