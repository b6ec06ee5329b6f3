"""Amounts in minor units of an ISO 4217 currency.

Money received is positive, refunds are negative.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from tiquo_desktop.domain.errors import InvalidValue

# ISO 4217 exponents that are not 2.
_EXPONENTS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF"), 0),
    **dict.fromkeys(("UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
_PLACES_OF_TWO = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
"""
# Withdrawn, and still met in histories.
_FORMER = "ANG BGN CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL"
_KNOWN = frozenset((*_PLACES_OF_TWO.split(), *_FORMER.split(), *_EXPONENTS))
_LARGEST = 2**63 - 1


class Rounding(StrEnum):
    """What happens to decimals that a currency does not have."""

    REFUSE = "refuse"
    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    DOWN = "down"


_MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
}


def check_currency(code: str) -> str:
    """The code itself if it has the form of ISO 4217: three capital letters.

    Raises:
        InvalidValue: anything else.
    """
    if len(code) == 3 and code.isascii() and code.isalpha() and code.isupper():
        return code
    raise InvalidValue("the currency must be three capital letters, such as GBP.", "currency")


def is_known(currency: str) -> bool:
    """Whether ISO 4217 says how many decimals this currency has; it says so of no metal."""
    return currency in _KNOWN


def exponent(currency: str) -> int:
    """How many decimals a currency has: GBP 2, JPY 0, KWD 3; one that is not known is shown with 2."""
    return _EXPONENTS.get(currency, 2)


def to_minor(amount: str | Decimal, currency: str, rounding: Rounding = Rounding.REFUSE) -> int:
    """An amount such as ``84.50`` in minor units: 8450 for GBP.

    Raises:
        InvalidValue: not a plain decimal number, too large, more decimals than the currency has
            while `rounding` says to refuse them, or a currency whose decimals nobody knows.
    """
    places = exponent(check_currency(currency))
    if not is_known(currency):
        raise InvalidValue(
            f"ISO 4217 has no currency {currency}, so its minor unit is not known: correct the "
            "code.",
            "currency",
        )
    try:
        value = Decimal(amount.strip()) if isinstance(amount, str) else amount
        if not value.is_finite():
            raise ValueError
        scaled = value.scaleb(places)
        minor = scaled.to_integral_value(_MODES.get(rounding, ROUND_HALF_EVEN))
    except (InvalidOperation, ValueError):
        raise InvalidValue("the amount is not a number: write it like 84.50.", "amount") from None
    if abs(minor) > _LARGEST:
        raise InvalidValue("the amount is too large.", "amount")
    if minor != scaled and rounding is Rounding.REFUSE:
        raise InvalidValue(
            f"the amount has more than the {places} decimals of {currency}: correct it, or name a "
            "rounding in the import profile.",
            "amount",
        )
    return int(minor)


def to_decimal(minor: int, currency: str) -> Decimal:
    """Minor units as a decimal with all the currency's places: 8450 GBP is 84.50."""
    return Decimal(minor).scaleb(-exponent(currency))
