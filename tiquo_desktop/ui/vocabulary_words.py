"""The values of the vocabulary in the words of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain.vocabulary import Category, Dimension, Source, Type, is_known

_translate = QCoreApplication.translate


def value_word(dimension: Dimension, value: str) -> str:
    """The word for a value: its own if it is known, else "Other (value)"."""
    if not is_known(dimension, value):
        return _translate("Vocabulary", "Other ({value})").format(value=value)
    if dimension is Dimension.CATEGORY:
        return _category(value)
    return _type(value) if dimension is Dimension.TYPE else _source(value)


def _category(value: str) -> str:
    return {
        Category.ORDERS.value: _translate("Vocabulary", "Orders", "category"),
        Category.CUSTOMERS.value: _translate("Vocabulary", "Customers", "category"),
        Category.BOOKINGS.value: _translate("Vocabulary", "Bookings", "category"),
        Category.PAYMENTS.value: _translate("Vocabulary", "Payments", "category"),
        Category.SYSTEM.value: _translate("Vocabulary", "System", "category"),
    }[value]


def _type(value: str) -> str:
    return {
        Type.AUTH.value: _translate("Vocabulary", "Auth", "type"),
        Type.ACCESS.value: _translate("Vocabulary", "Access", "type"),
        Type.ORDER.value: _translate("Vocabulary", "Order", "type"),
        Type.PAYMENT.value: _translate("Vocabulary", "Payment", "type"),
        Type.CART.value: _translate("Vocabulary", "Cart", "type"),
        Type.BOOKING.value: _translate("Vocabulary", "Booking", "type"),
        Type.ENQUIRY.value: _translate("Vocabulary", "Enquiry", "type"),
        Type.VISIT.value: _translate("Vocabulary", "Visit", "type"),
        Type.SCAN.value: _translate("Vocabulary", "Scan", "type"),
        Type.COMMUNICATION.value: _translate("Vocabulary", "Communication", "type"),
        Type.SETTINGS.value: _translate("Vocabulary", "Settings", "type"),
        Type.CONFIGURATION.value: _translate("Vocabulary", "Configuration", "type"),
        Type.DATA.value: _translate("Vocabulary", "Data", "type"),
        Type.SECURITY.value: _translate("Vocabulary", "Security", "type"),
        Type.COMPLIANCE.value: _translate("Vocabulary", "Compliance", "type"),
        Type.NOTIFICATION.value: _translate("Vocabulary", "Notification", "type"),
        Type.INTEGRATION.value: _translate("Vocabulary", "Integration", "type"),
        Type.REPORT.value: _translate("Vocabulary", "Report", "type"),
        Type.EXPORT.value: _translate("Vocabulary", "Export", "type"),
    }[value]


def _source(value: str) -> str:
    return {
        Source.SYSTEM.value: _translate("Vocabulary", "System", "source"),
        Source.STAFF.value: _translate("Vocabulary", "Staff", "source"),
        Source.CUSTOMER.value: _translate("Vocabulary", "Customer", "source"),
        Source.API.value: _translate("Vocabulary", "API", "source"),
        Source.WEBHOOK.value: _translate("Vocabulary", "Webhook", "source"),
        Source.INTEGRATION.value: _translate("Vocabulary", "Integration", "source"),
        Source.PHYSICAL.value: _translate("Vocabulary", "Physical", "source"),
        Source.AUTOMATED.value: _translate("Vocabulary", "Automated", "source"),
    }[value]
