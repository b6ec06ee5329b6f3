"""What people type at a desk is understood, and what could mean two things is refused."""

import json

import pytest

from tests.builders import ZONE, at
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.typed import parse_about, parse_amount, parse_pairs, parse_when

NOW = at("2026-11-23T14:36:12")  # a Monday


@pytest.mark.parametrize("text", ["", "  ", "now", "Now (14:36 GMT)"])
def test_nothing_and_now_are_now(text: str) -> None:
    assert parse_when(text, NOW, ZONE) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14:20", "2026-11-23T14:20"),
        ("14.20", "2026-11-23T14:20"),
        ("1420", "2026-11-23T14:20"),
        ("9:05:30", "2026-11-23T09:05:30"),
        ("2pm", "2026-11-23T14:00"),
        ("12 am", "2026-11-23T00:00"),
        ("2:15 p.m.", "2026-11-23T14:15"),
        ("today 14:20", "2026-11-23T14:20"),
        ("yesterday 18:05", "2026-11-22T18:05"),
        ("yesterday at 6pm", "2026-11-22T18:00"),
        ("Sunday 18:05", "2026-11-22T18:05"),
        ("mon 08:00", "2026-11-23T08:00"),
        ("22 Nov 14:20", "2026-11-22T14:20"),
        ("Nov 22, 14:20", "2026-11-22T14:20"),
        ("24 Dec 18:00", "2025-12-24T18:00"),
        ("22 November 2026 1420", "2026-11-22T14:20"),
        ("22/11/2026 14:20", "2026-11-22T14:20"),
        ("22.11. 14:20", None),
        ("22.11 14:20", "2026-11-22T14:20"),
        ("2026-11-22 14:20", "2026-11-22T14:20"),
        ("2026-11-22T14:20:05", "2026-11-22T14:20:05"),
        ("10 min ago", "2026-11-23T14:26:12"),
        ("an hour ago", "2026-11-23T13:36:12"),
        ("2h ago", "2026-11-23T12:36:12"),
    ],
)
def test_a_time_is_understood_as_it_is_said(text: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(InvalidValue):
            parse_when(text, NOW, ZONE)
    else:
        assert times.isoformat(parse_when(text, NOW, ZONE) or 0, ZONE) == times.isoformat(
            at(meant), ZONE
        )


@pytest.mark.parametrize("text", ["23:50", "24 Nov 2026 10:00", "2027-01-01T10:00"])
def test_what_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="still to come"):
        parse_when(text, NOW, ZONE)


@pytest.mark.parametrize(
    "text",
    ["22 Nov", "yesterday", "22 Nov 2026", "soon", "25:00", "13pm", "31/02 10:00", "9" * 400],
)
def test_a_day_without_a_time_and_nonsense_are_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="write it like"):
        parse_when(text, NOW, ZONE)


def test_the_first_of_two_hours_and_a_minute_of_another_clock_are_taken() -> None:
    assert parse_when("25 Oct 01:30", NOW, ZONE) == at("2026-10-25T01:30")
    assert parse_when("14:37", NOW, ZONE) == NOW


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("", "GBP", None),
        ("84.50", "GBP", 8450),
        ("84,50", "GBP", 8450),
        ("£84.5", "GBP", 8450),
        ("GBP 84", "GBP", 8400),
        ("84 gbp", "gbp", 8400),
        ("-25", "GBP", -2500),
        ("\u221225.00", "GBP", -2500),
        ("25-", "GBP", -2500),
        ("1,234.50", "GBP", 123450),
        ("1.234,50", "EUR", 123450),
        ("1 234.50", "EUR", 123450),
        ("1,234,567", "JPY", 1234567),
        (".50", "GBP", 50),
        ("1.234", "KWD", 1234),
    ],
)
def test_an_amount_is_understood_with_its_separators(
    text: str, currency: str, minor: int | None
) -> None:
    assert parse_amount(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("1,234", "GBP"),
        ("1.234", "GBP"),
        ("12.3456", "KWD"),
        ("84.505", "GBP"),
        ("eighty", "GBP"),
        ("1,23,4", "GBP"),
        ("1e5", "GBP"),
        ("--5", "GBP"),
        ("84.50", "XQZ"),
        ("84.5", "JPY"),
        ("9" * 60, "GBP"),
    ],
)
def test_what_is_no_amount_or_could_be_two_is_refused(text: str, currency: str) -> None:
    with pytest.raises(InvalidValue):
        parse_amount(text, currency)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", None),
        ("ENQ-001234", ("enquiry", "ENQ-001234")),
        ("ord-j98ubc", ("order", "ORD-J98UBC")),
        ("https://app.example/ticket/riverside/BK-A12B34", ("booking", "BK-A12B34")),
        ("room:114", ("room", "114")),
        ("booking: BK-1", ("booking", "BK-1")),
    ],
)
def test_an_object_is_recognised_by_its_prefix(text: str, meant: tuple[str, str] | None) -> None:
    assert parse_about(text) == meant


@pytest.mark.parametrize("text", ["114", "https://example.com/x", ":", "room:"])
def test_an_object_of_an_unclear_kind_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="kind"):
        parse_about(text)


def test_lines_become_details() -> None:
    assert parse_pairs(" \n") is None
    assert json.loads(parse_pairs("table: 4\n\nguest: O'Neil: Jr\n") or "") == {
        "table": "4",
        "guest": "O'Neil: Jr",
    }


@pytest.mark.parametrize("text", ["table 4", ": 4", "a: 1\na: 2"])
def test_a_line_that_is_no_pair_is_named(text: str) -> None:
    with pytest.raises(InvalidValue, match="line"):
        parse_pairs(text)
