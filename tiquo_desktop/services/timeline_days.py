"""Days of a timeline in the venue's zone, by arithmetic on whole arrays.

Instants are int64 microseconds UTC, ascending; a date is a number of days since 1970-01-01.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

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
    dates = np.empty_like(instants)
    for some, offset in _offsets(instants, times.zone(zone)):
        np.floor_divide(instants[some] + offset, times.DAY, out=dates[some])
    starts = np.flatnonzero(dates[1:] != dates[:-1]) + 1
    starts = np.concatenate((np.zeros(1, np.int64), starts))
    return starts, dates[starts]


def _offsets(instants: Ints, zone: tzinfo) -> Iterator[tuple[slice, int]]:
    """Which of the instants have which offset from UTC in the zone, microseconds.

    Stretch by stretch: one array of a million offsets would be made with the interpreter's lock held,
    which stalls a window for 20 ms. zoneinfo does not give its transitions. They are looked for in
    the UTC days that have events, so the work is bounded by the data and not by the range that one
    mistyped year opens.
    """
    utc_days = instants // times.DAY
    first = np.concatenate((np.ones(1, np.bool_), utc_days[1:] != utc_days[:-1]))
    changes = [each for day in utc_days[first].tolist() for each in _changes_of(day, zone)]
    stretches = [next(same) for _, same in groupby(changes, key=itemgetter(1))]
    starts = np.searchsorted(instants, np.array([at for at, _ in stretches]) * times.SECOND)
    edges = pairwise([*starts.tolist(), len(instants)])
    for (start, end), (_, offset) in zip(edges, stretches, strict=True):
        yield slice(start, end), offset * times.SECOND


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
