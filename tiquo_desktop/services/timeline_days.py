"""Days of a timeline in the venue's zone, by arithmetic on whole arrays.

Instants are int64 microseconds UTC, ascending; a date is a number of days since 1970-01-01.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tiquo_desktop.domain import times

Ints = npt.NDArray[np.int64]

_DAY_SECONDS = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# A day inside the calendar on both sides, so that no zone's offset leaves it.
_FIRST_SECOND = (datetime(1, 1, 2, tzinfo=UTC) - _EPOCH) // timedelta(seconds=1)
_LAST_SECOND = (datetime(9999, 12, 30, tzinfo=UTC) - _EPOCH) // timedelta(seconds=1)


def day_runs(instants: Ints, zone: str) -> tuple[Ints, Ints]:
    """Where each run of one local date starts, and that date.

    A run is what a day's header stands over. Only where a clock was set back across midnight does
    a date have more than one run: each header stays true, and the order is that of the instants.

    Raises:
        InvalidValue: the zone is unknown.
    """
    if not len(instants):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    dates = (instants + _offsets(instants, times.zone(zone))) // times.DAY
    starts = np.flatnonzero(dates[1:] != dates[:-1]) + 1
    starts = np.concatenate((np.zeros(1, np.int64), starts))
    return starts, dates[starts]


def _offsets(instants: Ints, zone: tzinfo) -> Ints:
    """The zone's offset from UTC at each instant, microseconds.

    zoneinfo does not give its transitions. They are looked for in the UTC days that have events,
    so the work is bounded by the data and not by the range that one mistyped year opens.
    """
    utc_days = instants // times.DAY
    first = np.concatenate((np.ones(1, np.bool_), utc_days[1:] != utc_days[:-1]))
    changes = [each for day in utc_days[first].tolist() for each in _changes_of(day, zone)]
    seconds, offsets = np.array(changes, np.int64).T
    edges = np.searchsorted(instants, seconds * times.SECOND)
    return np.repeat(offsets, np.diff(edges, append=len(instants))) * times.SECOND


@lru_cache(maxsize=20_000)
def _changes_of(day: int, zone: tzinfo) -> tuple[tuple[int, int], ...]:
    """The second at which a UTC day begins, and those in it at which the offset changes, with the offsets.

    Every timeline has much the same days, and thousands of them.
    """
    start = day * _DAY_SECONDS
    return ((start, _offset(start, zone)), *_changes(start, start + _DAY_SECONDS, zone))


def _changes(start: int, end: int, zone: tzinfo) -> list[tuple[int, int]]:
    """The seconds in (start, end] at which the offset changes, with the new offset.

    Two changes that undo each other inside one half of a day would be missed; no zone has any.
    """
    if _offset(start, zone) == _offset(end, zone):
        return []
    if end - start == 1:
        return [(end, _offset(end, zone))]
    middle = (start + end) // 2
    return _changes(start, middle, zone) + _changes(middle, end, zone)


def _offset(second: int, zone: tzinfo) -> int:
    second = min(max(second, _FIRST_SECOND), _LAST_SECOND)
    local = (_EPOCH + timedelta(seconds=second)).astimezone(zone)
    return (local.utcoffset() or timedelta()) // timedelta(seconds=1)
