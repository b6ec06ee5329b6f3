"""The values of the vocabulary in the words of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain.vocabulary import Category, Dimension, Source, Type, is_known

translate = QCoreApplication.translate


def value_word(dimension: Dimension, value: str) -> str:
    """The word for a value: its own if it is known, else "Other (value)"."""
    if not is_known(dimension, value):
        return translate("Vocabulary", "Other ({value})").format(value=value)
    if dimension is Dimension.CATEGORY:
        return _category(value)
    return _type(value) if dimension is Dimension.TYPE else _source(value)


def _category(value: str) -> str:
    return {
        Category.ORDERS.value: translate("Vocabulary", "Orders", "category"),
        Category.CUSTOMERS.value: translate("Vocabulary", "Customers", "category"),
        Category.BOOKINGS.value: translate("Vocabulary", "Bookings", "category"),
        Category.PAYMENTS.value: translate("Vocabulary", "Payments", "category"),
        Category.SYSTEM.value: translate("Vocabulary", "System", "category"),
    }[value]


def _type(value: str) -> str:
    return {
        Type.AUTH.value: translate("Vocabulary", "Auth", "type"),
        Type.ACCESS.value: translate("Vocabulary", "Access", "type"),
        Type.ORDER.value: translate("Vocabulary", "Order", "type"),
        Type.PAYMENT.value: translate("Vocabulary", "Payment", "type"),
        Type.CART.value: translate("Vocabulary", "Cart", "type"),
        Type.BOOKING.value: translate("Vocabulary", "Booking", "type"),
        Type.ENQUIRY.value: translate("Vocabulary", "Enquiry", "type"),
        Type.VISIT.value: translate("Vocabulary", "Visit", "type"),
        Type.SCAN.value: translate("Vocabulary", "Scan", "type"),
        Type.COMMUNICATION.value: translate("Vocabulary", "Communication", "type"),
        Type.SETTINGS.value: translate("Vocabulary", "Settings", "type"),
        Type.CONFIGURATION.value: translate("Vocabulary", "Configuration", "type"),
        Type.DATA.value: translate("Vocabulary", "Data", "type"),
        Type.SECURITY.value: translate("Vocabulary", "Security", "type"),
        Type.COMPLIANCE.value: translate("Vocabulary", "Compliance", "type"),
        Type.NOTIFICATION.value: translate("Vocabulary", "Notification", "type"),
        Type.INTEGRATION.value: translate("Vocabulary", "Integration", "type"),
        Type.REPORT.value: translate("Vocabulary", "Report", "type"),
        Type.EXPORT.value: translate("Vocabulary", "Export", "type"),
    }[value]


def _source(value: str) -> str:
    return {
        Source.SYSTEM.value: translate("Vocabulary", "System", "source"),
        Source.STAFF.value: translate("Vocabulary", "Staff", "source"),
        Source.CUSTOMER.value: translate("Vocabulary", "Customer", "source"),
        Source.API.value: translate("Vocabulary", "API", "source"),
        Source.WEBHOOK.value: translate("Vocabulary", "Webhook", "source"),
        Source.INTEGRATION.value: translate("Vocabulary", "Integration", "source"),
        Source.PHYSICAL.value: translate("Vocabulary", "Physical", "source"),
        Source.AUTOMATED.value: translate("Vocabulary", "Automated", "source"),
    }[value]
