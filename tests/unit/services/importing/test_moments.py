"""Times as files write them."""

from datetime import time

import pytest

from tests.builders import ZONE
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.importing import moments
from tiquo_desktop.services.importing.text_filters import Filter

NOON = time(12)


@pytest.mark.parametrize(
    ("formats", "text", "said"),
    [
        (("iso",), "2026-07-01T10:00:00.5Z", "2026-07-01T11:00:00.500000+01:00"),
        (("iso",), "2026-07-01T10:00:00.1234560Z", "2026-07-01T11:00:00.123456+01:00"),
        (("iso",), "2026-07-01T10:00:00.000000000", "2026-07-01T10:00:00.000000+01:00"),
        (("iso",), "2026-07-01 10:00", "2026-07-01T10:00:00.000000+01:00"),
        (("iso",), " 2026-07-01 ", "2026-07-01T12:00:00.000000+01:00"),
        (("iso",), "20260701", "2026-07-01T12:00:00.000000+01:00"),
        (("iso",), "2026-03-29T01:30", "2026-03-29T02:30:00.000000+01:00"),
        (("iso",), "2026-10-25T01:30", "2026-10-25T01:30:00.000000+01:00"),
        (("iso", "epoch-ms"), "1705121000000", "2024-01-13T04:43:20.000000+00:00"),
        (("epoch-s",), "-1", "1970-01-01T00:59:59.000000+01:00"),
        (("%d-%m-%y",), "01-07-15", "2015-07-01T12:00:00.000000+01:00"),
        (("%d/%m/%Y %H:%M",), "1/7/2015 00:00", "2015-07-01T00:00:00.000000+01:00"),
        (("%m/%d/%Y %I:%M %p",), "7/1/2015 12:05 am", "2015-07-01T00:05:00.000000+01:00"),
        (("%m/%d/%Y %I:%M %p",), "7/1/2015 12:05 P.M.", "2015-07-01T12:05:00.000000+01:00"),
        (("%d-%m-%y", "iso"), "2015-07-01", "2015-07-01T12:00:00.000000+01:00"),
    ],
)
def test_reads_what_the_formats_say(formats: tuple[str, ...], text: str, said: str) -> None:
    assert not any(map(moments.problem, formats))
    assert times.isoformat(moments.reader(formats, NOON)(text, ZONE), ZONE) == said


@pytest.mark.parametrize("text", ["", "soon", "1705121000000", "2026-13-01", "01-07-15"])
def test_refuses_what_no_format_fits(text: str) -> None:
    with pytest.raises(InvalidValue):
        moments.reader(("iso",), NOON)(text, ZONE)


@pytest.mark.parametrize("day", ["2026-11-23", "20261123", "2026-W48-1"])
@pytest.mark.parametrize("clock", ["T14:30:00.", "T14:30:00,", "T143000.", "T143000,"])
@pytest.mark.parametrize("offset", ["", "Z", "+00:00", "+0000", "-01:00:00.5"])
def test_nothing_below_a_microsecond_is_lost_silently(day: str, clock: str, offset: str) -> None:
    read = moments.reader(("iso",), None)
    exact = read(f"{day}{clock}123456{offset}", ZONE)
    for zeros in ("0", "000"):
        assert read(f"{day}{clock}123456{zeros}{offset}", ZONE) == exact
    for finer in ("7", "01", "789", "000000000001"):
        text = f"{day}{clock}123456{finer}{offset}"
        for refuse in (read, times.parse):
            with pytest.raises(InvalidValue, match="finer than a microsecond"):
                refuse(text, ZONE)
        cut = Filter("microseconds").function({})
        assert read(cut(text), ZONE) == exact


def test_no_digit_of_an_offset_is_lost_either() -> None:
    with pytest.raises(InvalidValue, match="finer than a microsecond"):
        moments.reader(("iso",), None)("2026-11-23T14:30:00.5+01:00:00.1234567", ZONE)


def test_a_date_alone_needs_a_time_of_day() -> None:
    with pytest.raises(InvalidValue, match="name a time_of_day"):
        moments.reader(("iso",), None)("2026-07-01", ZONE)


def test_days_move_by_the_calendar_and_hours_by_the_clock() -> None:
    noon = times.parse("2026-03-30T12:00", ZONE)
    assert moments.shifted(noon, ZONE, "-1 day") == times.parse("2026-03-29T12:00", ZONE)
    assert moments.shifted(noon, ZONE, "- 2 days") == times.parse("2026-03-28T12:00", ZONE)
    assert moments.shifted(noon, ZONE, "+48 hours") == noon + 2 * times.DAY
    for shift in ("tomorrow", "-3", "-999999999 days", ""):
        with pytest.raises(InvalidValue):
            moments.shifted(noon, ZONE, shift)
