"""Records have exactly the promised fields, and times that cannot be misread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import at
from tests.memory_database import stored
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, Phone, Status
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import Span
from tiquo_desktop.services.records import EVENT_FIELDS, customer_record, event_record, local_time

ZONES = (
    "Europe/London",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Africa/Casablanca",
    "Pacific/Apia",
    "UTC",
)
EARLIEST = -62_135_596_800 * times.SECOND
LATEST = 253_402_300_800 * times.SECOND - 1


@given(
    st.one_of(
        st.integers(EARLIEST + times.DAY, LATEST - times.DAY),
        st.integers(0, 2_500_000_000 * times.SECOND),
    ),
    st.sampled_from(ZONES),
)
def test_the_fast_time_is_the_time(instant: int, zone: str) -> None:
    assert local_time(instant, zone) == times.isoformat(instant, zone)


@pytest.mark.parametrize("step", [-1, 0, 1])
def test_the_offset_changes_at_the_very_microsecond(step: int) -> None:
    change = times.parse("2026-03-29T01:00:00+00:00", "UTC") + step
    assert local_time(change, "Europe/London") == times.isoformat(change, "Europe/London")


@pytest.mark.parametrize("instant", [EARLIEST, EARLIEST + 1, LATEST])
def test_the_first_and_last_day_of_the_calendar_have_a_time(instant: int) -> None:
    assert local_time(instant, "UTC") == times.isoformat(instant, "UTC")


def test_an_unknown_zone_is_an_error_for_people() -> None:
    with pytest.raises(InvalidValue, match="no time zone"):
        local_time(0, "Mars/Olympus")


def test_an_event_has_the_fields_of_every_output_in_order() -> None:
    event = stored(
        7,
        at("2026-07-01T14:31:40.218"),
        uid="0" * 31 + "1",
        customer="0" * 31 + "2",
        customer_number="CUST-000042",
        details='{"b": 1,  "a": 2}',
        amount_minor=-8450,
        currency="GBP",
        leaf=bytes.fromhex("ab" * 32),
        position=9,
        recorded_at=at("2026-12-01T00:00:00"),
    )
    record = event_record(event)
    assert tuple(record) == EVENT_FIELDS
    assert record["occurred_at"] == "2026-07-01T14:31:40.218000+01:00"
    assert record["recorded_at"] == "2026-12-01T00:00:00.000000+00:00"
    assert record["customer"] == "0" * 31 + "2"
    assert record["details"] == '{"b": 1,  "a": 2}'
    assert record["amount_minor"] == -8450
    assert record["leaf"] == "ab" * 32
    assert record["position"] == 9
    assert record["story"] is None


def test_a_customer_has_the_fields_of_every_output_in_order() -> None:
    customer = Customer(
        id=1,
        uid="0" * 32,
        number="CUST-000042",
        given_name="Amelia",
        phones=(Phone("07700 900421", "+447700900421", "07700 900421"), Phone("x")),
        status=Status.BANNED,
    )
    span = Span(at("2026-07-01T00:00:00"), at("2026-12-01T00:00:00"))
    assert customer_record(customer, span, "Europe/London") == {
        "uid": "0" * 32,
        "number": "CUST-000042",
        "given_name": "Amelia",
        "family_name": None,
        "company": None,
        "email": None,
        "phone": "07700 900421",
        "status": "banned",
        "first_active": "2026-07-01T00:00:00.000000+01:00",
        "last_active": "2026-12-01T00:00:00.000000+00:00",
    }
    assert list(customer_record(customer, None, "UTC").values())[-2:] == [None, None]
