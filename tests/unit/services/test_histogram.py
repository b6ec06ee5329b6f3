"""Bins: whole local days, nothing lost, and no more of them than there is room for."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import ZONE, at
from tiquo_desktop.domain import times
from tiquo_desktop.services.histogram import LEAST_DAYS, Bins, History, Unit, bins, start_of

ANY_INSTANT = st.integers(-62_135_510_400_000_000, 253_402_127_999_000_000)


def history(*instants: int, matching: tuple[int, ...] | None = None) -> History:
    ordered = np.array(sorted(instants), np.int64)
    every = range(len(ordered)) if matching is None else matching
    return History(ordered, np.array(tuple(every), np.int64))


def made(*moments: str, most: int = 100, matching: tuple[int, ...] | None = None) -> Bins:
    found = bins(history(*(at(moment) for moment in moments), matching=matching), ZONE, most)
    assert found is not None
    return found


def test_a_timeline_without_events_has_no_histogram() -> None:
    assert bins(history(), ZONE, 100) is None


def test_the_smallest_unit_that_fits_is_taken() -> None:
    moments = ("2024-03-04T10:00", "2026-11-23T14:31")
    assert made(*moments, most=1_000).unit is Unit.DAY
    assert made(*moments, most=144).unit is Unit.WEEK
    assert made(*moments, most=100).unit is Unit.MONTH
    assert made(*moments, most=12).unit is Unit.QUARTER
    assert made(*moments, most=3).unit is Unit.YEAR
    assert len(made(*moments, most=100)) == 33


def test_bins_begin_with_local_days_also_where_the_clock_changes() -> None:
    found = made("2026-10-01T00:30", "2026-10-31T23:30")
    assert found.unit is Unit.DAY
    changed = found.days.index(date(2026, 10, 25))
    assert found.edges[changed + 1] - found.edges[changed] == times.DAY + 3_600 * times.SECOND
    assert found.total[0] == found.total[-1] == 1
    assert found.edges[0] == at("2026-10-01T00:00")


def test_months_and_weeks_begin_where_the_calendar_says() -> None:
    months = made("2024-03-14T10:00", "2026-11-23T14:31", most=50)
    assert months.days[0] == date(2024, 3, 1)
    assert all(day.day == 1 for day in months.days)
    weeks = made("2026-03-14T10:00", "2026-11-23T14:31", most=50)
    assert all(day.weekday() == 0 for day in weeks.days)


def test_one_day_stands_among_its_neighbours() -> None:
    found = made("2026-11-23T14:31", "2026-11-23T15:31")
    assert len(found) == LEAST_DAYS
    assert found.total == (0,) * (LEAST_DAYS - 1) + (2,)


def test_matching_events_are_counted_where_they_lie() -> None:
    found = made("2026-11-01T10:00", "2026-11-23T10:00", "2026-11-23T11:00", matching=(0, 2))
    assert found.total[-1] == 2
    assert found.matching[-1] == 1
    assert sum(found.matching) == 2


@pytest.mark.parametrize("unit", Unit)
def test_the_calendar_has_ends(unit: Unit) -> None:
    assert start_of(unit, date.min) == date.min
    assert start_of(unit, date.max) <= date.max


@given(st.lists(ANY_INSTANT, min_size=1, max_size=40), st.integers(1, 300))
def test_every_event_lies_in_one_bin(instants: list[int], most: int) -> None:
    found = bins(history(*instants), "America/Sao_Paulo", most)
    assert found is not None
    assert sum(found.total) == sum(found.matching) == len(instants)
    assert len(found.edges) == len(found.days) == len(found) + 1
    assert list(found.edges) == sorted(set(found.edges))
    assert len(found) <= most or found.unit is Unit.CENTURY or len(found) == LEAST_DAYS
