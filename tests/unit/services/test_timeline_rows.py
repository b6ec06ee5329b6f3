from datetime import date, timedelta

import pytest

from tests.memory_database import stored
from tiquo_desktop.domain import times
from tiquo_desktop.services.timeline_rows import (
    ERASED,
    SUMMARY_LIMIT,
    WEEKDAYS,
    DayRow,
    RowWords,
    day_row,
    event_row,
)

LONDON = "Europe/London"
TODAY = date(2026, 11, 23)


def header(
    since: str, until: str, zone: str = LONDON, counts: tuple[int, int] | None = None
) -> DayRow:
    first, last = (times.to_datetime(times.parse(at, zone), zone) for at in (since, until))
    return day_row(first.date(), TODAY, (first, last), counts)


def test_an_event_reads_as_in_the_window() -> None:
    event = stored(
        7,
        times.parse("2026-11-23T14:32:07", LONDON),
        category="Bookings",
        type="Scan",
        source="Physical",
        summary="Checked in at the front desk with 2 guests",
        object_kind="booking",
        object_ref="BK-A12B34",
        actor="Scanner 2",
    )
    row = event_row(event, LONDON, 12, 312)
    assert (row.time, row.category, row.type) == ("14:32:07", "Bookings", "Scan")
    assert (row.object, row.source, row.by) == ("BK-A12B34", "Physical", "Scanner 2")
    assert row.event is event
    assert row.accessible == (
        "Monday 23 November 2026, 14:32:07 GMT, Bookings, Scan, Checked in at the front desk with "
        "2 guests, object BK-A12B34, by Scanner 2, 12 of 312"
    )


def test_times_are_the_venues_whatever_zone_the_event_has() -> None:
    event = stored(1, times.parse("2026-07-01T12:00Z", "UTC"), zone="Asia/Tokyo")
    assert event_row(event, LONDON, 1, None).time == "13:00:00"


def test_values_that_nobody_knows_are_shown_as_other() -> None:
    row = event_row(stored(1, 0, category="Spa", type="Sauna", source="Fax"), LONDON, 1, 1)
    assert (row.category, row.type) == ("Other (Spa)", "Other (Sauna)")
    assert (row.source, row.by) == ("Fax", "Other (Fax)")


def test_corrections_are_said_aloud() -> None:
    event = stored(1, 0, corrects="a" * 32, corrected_by="b" * 32)
    said = event_row(event, LONDON, 3, 4).accessible
    assert said.endswith("by API, a correction, corrected later, 3 of 4")


def test_an_erased_sentence_says_so() -> None:
    assert event_row(stored(1, 0, summary=None), LONDON, 1, 1).summary == ERASED


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("Two\nlines\t here ", "Two lines here"),
        ("<b>Plain</b> &amp; text", "<b>Plain</b> &amp; text"),
        ("x" * 60_000, "x" * SUMMARY_LIMIT + "…"),
        (" " * 60_000 + "x", "…"),
    ],
)
def test_a_sentence_is_one_short_line(summary: str, shown: str) -> None:
    assert event_row(stored(1, 0, summary=summary), LONDON, 1, 1).summary == shown


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (None, ""),
        ((3, 4), "3 events, 1 hidden by filters"),
        ((1, 1), "1 event"),
        ((8, 8), "8 events"),
        ((1200, 3400), "1,200 events, 2,200 hidden by filters"),
    ],
)
def test_a_day_counts_its_events(counts: tuple[int, int] | None, words: str) -> None:
    row = header("2026-11-23T08:00", "2026-11-23T20:00", counts=counts)
    assert row.counts == words
    said = ["Monday 23 November 2026", "GMT", "Today", *([words] if words else [])]
    assert row.accessible == ", ".join(said)


@pytest.mark.parametrize(
    ("day", "relative"),
    [("2026-11-23", "Today"), ("2026-11-22", "Yesterday"), ("2026-11-21", ""), ("2026-11-24", "")],
)
def test_only_today_and_yesterday_have_a_word(day: str, relative: str) -> None:
    assert header(f"{day}T10:00", f"{day}T10:00").relative == relative


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        (LONDON, "BST"),
        ("Europe/Istanbul", "UTC+03"),
        ("America/Sao_Paulo", "UTC-03"),
        ("Asia/Kathmandu", "UTC+05:45"),
        ("Asia/Kolkata", "IST"),
    ],
)
def test_a_day_names_its_zone(zone: str, name: str) -> None:
    assert header("2026-07-01T10:00", "2026-07-01T12:00", zone).zone == name


def test_a_day_whose_clock_changes_names_both() -> None:
    assert header("2026-10-25T00:10", "2026-10-25T23:00").zone == "BST/GMT"


def test_titles_do_not_follow_the_locale_of_the_process() -> None:
    titles = {header(f"{day}T10:00", f"{day}T10:00").title for day in _week()}
    assert "Wednesday 25 November 2026" in titles
    assert len(titles) == 7


def _week() -> list[date]:
    return [TODAY + timedelta(days=days) for days in range(7)]


@pytest.mark.parametrize(
    ("after", "late"),
    [
        (timedelta(minutes=14, seconds=59), 0),
        (timedelta(minutes=15), 15 * 60 * times.SECOND),
        (timedelta(hours=2, minutes=5), 125 * 60 * times.SECOND),
        (timedelta(hours=-1), 0),
    ],
)
def test_late_is_what_was_written_down_long_after_it_happened(after: timedelta, late: int) -> None:
    noon = times.parse("2026-11-23T12:00", LONDON)
    written = noon + after // timedelta(microseconds=1)
    uid = f"{written // 1_000:012x}7abc8{'0' * 15}"
    long_after = noon + 1_000 * times.DAY  # taken over from another database years later
    row = event_row(stored(1, noon, uid=uid, recorded_at=long_after), LONDON, 1, 1)
    assert row.late == late
    assert ("written down late" in row.accessible) is bool(late)
    plain = stored(1, noon, uid="0" * 32, recorded_at=written)
    assert event_row(plain, LONDON, 1, 1).late == late


def test_what_came_from_another_program_is_never_late() -> None:
    event = stored(1, 0, origin="shop", recorded_at=times.DAY)
    assert event_row(event, LONDON, 1, 1).late == 0


def test_rows_speak_the_language_of_the_window() -> None:
    words = RowWords(
        heading="{weekday}, {day}. {month} {year}",
        weekdays=("Montag", *WEEKDAYS[1:]),
        today="Heute",
        hidden="{events}, {count} ausgeblendet",
        by="von {who}",
        place="{place} von {shown}",
        label=lambda dimension, value: f"{dimension.value}:{value}",
    )
    event = stored(1, times.parse("2026-11-23T12:00", LONDON))
    row = event_row(event, LONDON, 2, 3, words)
    assert row.accessible == (
        "Montag, 23. November 2026, 12:00:00 GMT, category:Orders, type:Order, Event 1, "
        "von source:API, 2 von 3"
    )
    moment = times.to_datetime(event.occurred_at, LONDON)
    day = day_row(TODAY, TODAY, (moment, moment), (1, 3), words)
    assert day.accessible == "Montag, 23. November 2026, GMT, Heute, 1 event, 2 ausgeblendet"
