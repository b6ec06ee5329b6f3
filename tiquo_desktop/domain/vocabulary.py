"""Categories, types and sources: closed in the window, open in the database.

A value that is none of the known ones is kept exactly as written and shown as ``Other (value)``.
"""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """What part of the business an event belongs to."""

    ORDERS = "Orders"
    CUSTOMERS = "Customers"
    BOOKINGS = "Bookings"
    PAYMENTS = "Payments"
    SYSTEM = "System"


class Type(StrEnum):
    """What kind of thing happened."""

    AUTH = "Auth"
    ACCESS = "Access"
    ORDER = "Order"
    PAYMENT = "Payment"
    CART = "Cart"
    BOOKING = "Booking"
    ENQUIRY = "Enquiry"
    VISIT = "Visit"
    SCAN = "Scan"
    COMMUNICATION = "Communication"
    SETTINGS = "Settings"
    CONFIGURATION = "Configuration"
    DATA = "Data"
    SECURITY = "Security"
    COMPLIANCE = "Compliance"
    NOTIFICATION = "Notification"
    INTEGRATION = "Integration"
    REPORT = "Report"
    EXPORT = "Export"


class Source(StrEnum):
    """Where the record came from."""

    SYSTEM = "System"
    STAFF = "Staff"
    CUSTOMER = "Customer"
    API = "API"
    WEBHOOK = "Webhook"
    INTEGRATION = "Integration"
    PHYSICAL = "Physical"
    AUTOMATED = "Automated"


class Dimension(StrEnum):
    """The three ways in which a timeline is filtered by vocabulary."""

    CATEGORY = "category"
    TYPE = "type"
    SOURCE = "source"

    @property
    def known(self) -> tuple[str, ...]:
        """The known values of this dimension, in the order in which they are shown."""
        return _KNOWN[self]


_KNOWN: dict[Dimension, tuple[str, ...]] = {
    Dimension.CATEGORY: tuple(Category),
    Dimension.TYPE: tuple(Type),
    Dimension.SOURCE: tuple(Source),
}
_CANONICAL: dict[Dimension, dict[str, str]] = {
    dimension: {str(value).casefold(): str(value) for value in values}
    for dimension, values in _KNOWN.items()
}


_LIKELY: dict[str, tuple[Type, ...]] = {
    Category.ORDERS: (Type.ORDER, Type.CART, Type.PAYMENT, Type.COMMUNICATION),
    Category.CUSTOMERS: (Type.COMMUNICATION, Type.ENQUIRY, Type.VISIT, Type.DATA, Type.ACCESS),
    Category.BOOKINGS: (Type.VISIT, Type.BOOKING, Type.SCAN, Type.ACCESS, Type.COMMUNICATION),
    Category.PAYMENTS: (Type.PAYMENT, Type.ORDER, Type.COMMUNICATION),
    Category.SYSTEM: (Type.SETTINGS, Type.CONFIGURATION, Type.SECURITY, Type.DATA, Type.REPORT),
}


def likely_types(category: str) -> tuple[str, ...]:
    """The types that events of a category mostly have, the likeliest first."""
    return _LIKELY.get(category, ())


def is_known(dimension: Dimension, value: str) -> bool:
    """Whether `value`, exactly as written, is one of the known values."""
    return value in _KNOWN[dimension]


def label(dimension: Dimension, value: str) -> str:
    """The word shown for a value: itself if known, else ``Other (value)``."""
    return value if is_known(dimension, value) else f"Other ({value})"


def as_typed(dimension: Dimension, text: str) -> str:
    """The value a person means: a known one whatever its letter case, else `text` as written.

    For values typed by hand. Imported values are never changed.
    """
    return _CANONICAL[dimension].get(text.strip().casefold(), text)
