"""Amounts as people read them."""

import pytest

from tiquo_desktop.ui.words.numerals import amount


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (8450, "GBP", "£84.50"),
        (-2500, "GBP", "−£25.00"),
        (0, "EUR", "€0.00"),
        (123456789, "USD", "$1,234,567.89"),
        (1200, "JPY", "¥1,200"),
        (1200500, "KWD", "1,200.500 KWD"),
        (-5, "CHF", "−0.05 CHF"),
    ],
)
def test_amounts_have_sign_symbol_and_all_decimals(minor: int, currency: str, text: str) -> None:
    assert amount(minor, currency) == text
