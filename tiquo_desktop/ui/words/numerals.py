"""Numbers and amounts as the window's language writes them."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain import money

_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "INR": "₹", "KRW": "₩"}

translate = QCoreApplication.translate


def thousands() -> str:
    """What stands between thousands."""
    return translate("Numbers", ",", "between thousands")


def number(value: int | float | Decimal, places: int | None = None) -> str:
    """A number with its thousands apart: "1,234"; with so many decimals, all it has if None."""
    text = f"{value:,}" if places is None else f"{value:,.{places}f}"
    whole, point, decimals = text.partition(".")
    mark = translate("Numbers", ".", "before decimals") if point else ""
    return whole.replace(",", thousands()) + mark + decimals


def difference(minor: int, currency: str) -> str:
    """An amount that is added to another one: "+£10.00", "−£27.00"."""
    return ("+" if minor > 0 else "") + amount(minor, currency)


def amount(minor: int, currency: str) -> str:
    """An amount in minor units: "£84.50", "−£25.00", "1,200.500 KWD"."""
    sign = "\N{MINUS SIGN}" if minor < 0 else ""
    written = number(abs(money.to_decimal(minor, currency)))
    symbol = _SYMBOLS.get(currency)
    if symbol is None:
        return f"{sign}{written} {currency}"
    words = translate("Numbers", "{symbol}{number}", "an amount")
    return sign + words.format(symbol=symbol, number=written)
