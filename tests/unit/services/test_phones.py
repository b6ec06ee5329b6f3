"""Phone numbers in their three forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain.customers import Phone
from tiquo_desktop.services.phones import parse_phone


@pytest.mark.parametrize(
    "written", ["020 7946 0958", "+44 20 7946 0958", "0044 20 7946 0958", "+44 (0)20 79460958"]
)
def test_a_valid_number_has_all_forms_however_it_is_written(written: str) -> None:
    assert parse_phone(written, "GB") == Phone(written, "+442079460958", "020 7946 0958")


def test_a_number_is_read_as_in_its_region() -> None:
    assert parse_phone("669-792-1661", "GB") == Phone("669-792-1661")
    assert parse_phone("669-792-1661", "us").e164 == "+16697921661"


@pytest.mark.parametrize(
    "written", ["", "12", "ask his wife", "0" * 60, "1" * 70_000, "020 7946", "\x00123\ud800"]
)
def test_what_is_no_valid_number_is_kept_as_written(written: str) -> None:
    assert parse_phone(written, "GB") == Phone(written)


def test_without_a_known_region_only_international_numbers_are_valid() -> None:
    assert parse_phone("020 7946 0958", "ZZ").e164 is None
    assert parse_phone("+44 20 7946 0958", "").e164 == "+442079460958"


@given(st.text(st.characters(exclude_categories=())) | st.text("+0123456789 ()-.x"))
def test_any_text_is_kept_as_written(written: str) -> None:
    phone = parse_phone(written, "GB")
    assert phone.written == written
    assert (phone.e164 is None) == (phone.national is None)
