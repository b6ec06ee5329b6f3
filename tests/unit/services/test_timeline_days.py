from datetime import UTC, date, datetime, timedelta
from itertools import groupby

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tiquo_desktop.domain import times
from tiquo_desktop.services.timeline_days import day_runs

ZONES = (
    "UTC",
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",  # half an hour
    "Asia/Kathmandu",  # a quarter
    "Australia/Lord_Howe",  # daylight saving of half an hour
    "Africa/Casablanca",  # daylight saving that pauses for a month
    "Pacific/Apia",  # had no 30 December 2011
    "Pacific/Kwajalein",  # went back a day in 1969
    "America/St_Johns",  # set its clock back across midnight, at one minute past it
    "Europe/Amsterdam",  # offsets of minutes and seconds
)
EPOCH_DAY = date(1970, 1, 1)


def instant(text: str) -> int:
    return times.from_datetime(datetime.fromisoformat(text).replace(tzinfo=UTC))


def naive_runs(instants: list[int], zone: str) -> list[tuple[int, date]]:
    dates = [times.to_datetime(moment, zone).date() for moment in instants]
    return [
        (next(group)[0], day) for day, group in groupby(enumerate(dates), key=lambda pair: pair[1])
    ]


def runs(instants: list[int], zone: str) -> list[tuple[int, date]]:
    starts, dates = day_runs(np.array(instants, np.int64), zone)
    return [
        (start, EPOCH_DAY + timedelta(days=day))
        for start, day in zip(starts.tolist(), dates.tolist(), strict=True)
    ]


def between(start: str, end: str) -> st.SearchStrategy[int]:
    return st.integers(instant(start), instant(end))


moments = st.one_of(
    between("1890-01-01", "2060-01-01"),
    between("2011-12-29", "2012-01-01"),
    between("2026-10-24", "2026-10-26"),
    between("2010-11-07T02:25", "2010-11-07T03:35"),
)


@given(st.lists(moments, max_size=60).map(sorted), st.sampled_from(ZONES))
@example(
    [instant(f"2010-11-07T{time}") for time in ("02:29:59", "02:30", "02:30:59", "02:31", "03:30")],
    "America/St_Johns",
)
@example([instant("0001-01-02T00:00"), instant("9999-12-29T23:59:59")], "Pacific/Apia")
def test_days_are_those_of_a_calendar(instants: list[int], zone: str) -> None:
    assert runs(instants, zone) == naive_runs(instants, zone)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_has_all_hours_that_its_clock_shows(day: date, hours: int) -> None:
    start, end = times.day_bounds(day, "Europe/London")
    every_hour = list(range(start - 3600 * times.SECOND, end + 1, 3600 * times.SECOND))
    assert [start for start, _ in runs(every_hour, "Europe/London")] == [0, 1, hours + 1]


def test_nothing_has_no_days() -> None:
    assert runs([], "Europe/London") == []
