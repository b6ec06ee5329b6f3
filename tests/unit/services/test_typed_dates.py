"""Dates as people type them, local to the venue."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.typed_dates import (
    DateWords,
    Preset,
    bounds,
    typed_since,
    typed_until,
)

ZONE = "Europe/London"
TODAY = date(2026, 11, 23)
ENGLISH = DateWords()
GERMAN = DateWords(months=("jan", "feb", "mär", "apr", "mai"), days={"heute": 0, "gestern": 1})


def days(text: str, words: DateWords = ENGLISH) -> tuple[str, str]:
    """First and last day of what was typed."""
    since = typed_since(text, ZONE, TODAY, words)
    until = typed_until(text, ZONE, TODAY, words)
    first, last = times.to_datetime(since, ZONE), times.to_datetime(until - 1, ZONE)
    assert since == times.day_bounds(first.date(), ZONE)[0]
    assert until == times.day_bounds(last.date(), ZONE)[1]
    return first.date().isoformat(), last.date().isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-01",
        "2026-9-1",
        "1.9.2026",
        "01.09.2026",
        "1/9/26",
        "1 9 2026",
        "1 Sep",
        "1. September",
        "1st sept. 2026",
        "Sep 1",
        "september 1, 2026",
        "  1  SEP  2026 ",
        "1.9.",
        "1.9",
    ],
)
def test_a_day_is_understood_however_it_is_written(text: str) -> None:
    assert days(text) == ("2026-09-01", "2026-09-01")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        ("Yesterday", "2026-11-22", "2026-11-22"),
        ("24 Nov", "2025-11-24", "2025-11-24"),
        ("29 Feb", "2024-02-29", "2024-02-29"),
        ("September", "2026-09-01", "2026-09-30"),
        ("Dec", "2025-12-01", "2025-12-31"),
        ("Feb 2024", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_date_without_its_year_is_the_last_that_has_been(
    text: str, first: str, last: str
) -> None:
    assert days(text) == (first, last)


def test_words_of_another_language_stand_beside_the_english_ones() -> None:
    assert days("gestern", GERMAN) == ("2026-11-22", "2026-11-22")
    assert days("3. März 2026", GERMAN) == ("2026-03-03", "2026-03-03")
    assert days("3 Dec", GERMAN) == ("2025-12-03", "2025-12-03")


def test_a_time_of_day_is_exact() -> None:
    wanted = times.parse("2026-09-01T14:30", ZONE)
    for text in ("1.9.2026 14:30", "2026-09-01T14:30", "1 sep, 14:30:00"):
        assert typed_since(text, ZONE, TODAY) == wanted
        assert typed_until(text, ZONE, TODAY) == wanted
    assert typed_since("8:05", ZONE, TODAY) == times.parse("2026-11-23T08:05", ZONE)


@pytest.mark.parametrize(
    "text", ["", "soon", "31.2.2026", "1.13.2026", "0.0.", "99:99", "1 xyz", "12345", "se", "٣٣"]
)
def test_what_is_no_date_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"1\.9\.2026, 2026-09-01, 1 Sep or today"):
        typed_since(text, ZONE, TODAY)


@given(st.text(max_size=30))
def test_any_text_is_a_range_or_refused(text: str) -> None:
    try:
        since, until = typed_since(text, ZONE, TODAY), typed_until(text, ZONE, TODAY)
    except InvalidValue:
        return
    assert since <= until


@given(st.dates(date(1970, 1, 1), TODAY))
def test_every_day_is_read_as_the_window_writes_it(day: date) -> None:
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[day.month - 1]
    assert days(f"{day.day} {month} {day.year}") == (day.isoformat(), day.isoformat())


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        (Preset.TODAY, "2026-11-23", "2026-11-23"),
        (Preset.YESTERDAY, "2026-11-22", "2026-11-22"),
        (Preset.LAST_7_DAYS, "2026-11-17", "2026-11-23"),
        (Preset.LAST_30_DAYS, "2026-10-25", "2026-11-23"),
        (Preset.THIS_MONTH, "2026-11-01", "2026-11-23"),
        (Preset.LAST_MONTH, "2026-10-01", "2026-10-31"),
        (Preset.THIS_YEAR, "2026-01-01", "2026-11-23"),
        (Preset.LAST_YEAR, "2025-01-01", "2025-12-31"),
    ],
)
def test_presets_end_with_a_whole_day(preset: Preset, first: str, last: str) -> None:
    found = preset.days(TODAY)
    assert [day.isoformat() for day in found] == [first, last]
    assert bounds(found, ZONE) == (
        times.parse_since(first, ZONE),
        times.parse_until(last, ZONE),
    )
