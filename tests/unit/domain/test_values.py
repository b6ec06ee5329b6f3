"""Rules for identities, texts, times, money, customers and events."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import customer, event
from tiquo_desktop.domain import identifiers, money, times, values, vocabulary
from tiquo_desktop.domain.customers import Phone
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.vocabulary import Dimension

LONDON = "Europe/London"


def test_uids_are_uuid7_and_only_ever_grow() -> None:
    uids = [identifiers.new_uid() for _ in range(10_000)]
    assert uids == sorted(set(uids))
    assert all(len(uid) == 32 and uid[12] == "7" and uid[16] in "89ab" for uid in uids)


def test_uids_grow_also_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identifiers.new_uid()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    assert identifiers.new_uid() > before


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("42", "CUST-000042"),
        ("cust-42", "CUST-000042"),
        (" CUST-000042 ", "CUST-000042"),
        ("CUST-1234567", "CUST-1234567"),
        ("CUST-0", None),
        ("x42", None),
        ("", None),
    ],
)
def test_numbers_are_understood_as_people_type_them(typed: str, number: str | None) -> None:
    assert identifiers.parse_number(typed) == number


def test_uids_are_read_with_and_without_dashes() -> None:
    uid = "0193544ba2d07abc8def0123456789ab"
    dashed = "0193544B-A2D0-7ABC-8DEF-0123456789AB"
    assert identifiers.parse_uid(dashed) == identifiers.parse_uid(uid) == uid
    assert identifiers.parse_uid(uid[:-1]) is None


def test_references_are_one_whatever_case_and_prefix() -> None:
    assert {identifiers.reference_key(r) for r in ("ORD-J98UBC", "j98ubc", "ord-J98ubc")} == {
        "j98ubc"
    }
    assert identifiers.reference_key("BK-") == "bk-"


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * (values.TEXT_LIMIT + 1)])
def test_forbidden_texts_are_refused_with_a_reason(text: str) -> None:
    with pytest.raises(InvalidValue, match="summary"):
        event(summary=text)


@pytest.mark.parametrize("details", ["{", "NaN", "[" * 60_000, "'x'", '{"a":1}x'])
def test_details_must_be_json(details: str) -> None:
    with pytest.raises(InvalidValue, match="details"):
        event(details=details)


def test_an_empty_text_is_no_text() -> None:
    written = event(actor="", details="", location="")
    assert (written.actor, written.details, written.location) == (None, None, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"summary": " "},
        {"category": ""},
        {"zone": "Mars/Olympus"},
        {"amount_minor": 5},
        {"currency": "GBP"},
        {"amount_minor": 5, "currency": "gbp"},
        {"amount_minor": 2**63, "currency": "GBP"},
        {"external_id": "1"},
        {"uid": "1"},
        {"occurred_at": 2**62},
    ],
)
def test_an_event_that_breaks_a_rule_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        event(**wrong)


@pytest.mark.parametrize(
    ("given_fields", "good"),
    [
        ({"family_name": "Hart"}, True),
        ({"family_name": None}, False),
        ({"family_name": None, "email": "a@b.c"}, True),
        ({"family_name": None, "phones": [Phone("1", "+441", "1")]}, True),
        ({"family_name": None, "phones": ["not valid"]}, False),
        ({"given_name": None, "family_name": None, "company": "Hart & Sons"}, False),
        ({"email": "nonsense"}, False),
    ],
)
def test_what_makes_a_customer(given_fields: dict[str, object], good: bool) -> None:
    if good:
        customer(**given_fields)
    else:
        with pytest.raises(InvalidValue):
            customer(**given_fields)


def test_an_hour_that_happens_twice_is_the_first_and_a_missing_one_moves_forward() -> None:
    twice = times.local_to_instant(datetime.fromisoformat("2026-10-25T01:30"), LONDON)
    assert times.isoformat(twice, LONDON) == "2026-10-25T01:30:00.000000+01:00"
    missing = times.local_to_instant(datetime.fromisoformat("2026-03-29T01:30"), LONDON)
    assert times.isoformat(missing, LONDON) == "2026-03-29T02:30:00.000000+01:00"


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_bare_date_is_that_whole_local_day(day: date, hours: int) -> None:
    start, end = times.parse_since(str(day), LONDON), times.parse_until(str(day), LONDON)
    assert (start, end) == times.day_bounds(day, LONDON)
    assert end - start == hours * 3600 * times.SECOND


@given(st.datetimes(datetime.fromisoformat("0002-01-01"), datetime.fromisoformat("9998-01-01")))
def test_printed_times_read_back(moment: datetime) -> None:
    instant = times.local_to_instant(moment, LONDON)
    assert times.parse(times.isoformat(instant, LONDON), "UTC") == instant


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "2026-11-23", "10000-01-01T00:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        times.parse(text, LONDON)


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("84.50", "GBP", 8450), ("-5", "JPY", -5), ("1.234", "KWD", 1234), ("1e2", "GBP", 10000)],
)
def test_money_follows_the_currency(amount: str, currency: str, minor: int) -> None:
    assert money.to_minor(amount, currency) == minor
    assert money.to_decimal(minor, currency) == Decimal(amount)


@pytest.mark.parametrize("amount", ["1.005", "x", "NaN", "Infinity", "1e999", "", "1e25"])
def test_amounts_that_are_none_or_too_fine_are_refused(amount: str) -> None:
    with pytest.raises(InvalidValue):
        money.to_minor(amount, "GBP")
    assert money.to_minor("1.005", "GBP", money.Rounding.HALF_UP) == 101


@pytest.mark.parametrize("amount", ["NaN", "-Infinity", "sNaN"])
def test_what_is_no_number_is_not_called_too_large(amount: str) -> None:
    with pytest.raises(InvalidValue, match="not a number"):
        money.to_minor(amount, "GBP")


def test_decimals_of_a_currency_that_nobody_knows_are_refused() -> None:
    for code in ("ZZZ", "XAU"):
        with pytest.raises(InvalidValue, match=f"no currency {code}"):
            money.to_minor("84.50", code)
    assert money.to_decimal(8450, "ZZZ") == Decimal("84.50")
    assert money.is_known("HRK")


def test_unknown_values_are_shown_as_other() -> None:
    assert vocabulary.label(Dimension.CATEGORY, "Orders") == "Orders"
    assert vocabulary.label(Dimension.CATEGORY, "orders") == "Other (orders)"
    assert vocabulary.as_typed(Dimension.CATEGORY, " orders ") == "Orders"


def test_a_filter_says_itself_in_words() -> None:
    wanted = Filter(
        category=Choice(frozenset(["Orders", "Bookings", "Loyalty"])),
        type=Choice(without=frozenset(["Notification"])),
        source=Choice(only=frozenset(["Staff"])),
        since=times.parse_since("2026-09-01", LONDON),
        until=times.parse_until("2026-11-23", LONDON),
    )
    assert wanted.sentence(LONDON) == (
        "Orders, Bookings or Other (Loyalty) · not Notification · by Staff"
        " · 1 Sep 2026 – 23 Nov 2026"
    )
    assert Filter().sentence(LONDON) == "all events"
    assert not Filter()
