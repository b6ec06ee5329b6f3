"""The statuses of customers in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain.customers import Status

translate = QCoreApplication.translate


def status_word(status: Status) -> str:
    """The word for a status."""
    return {
        Status.ACTIVE: translate("Statuses", "Active"),
        Status.INACTIVE: translate("Statuses", "Inactive"),
        Status.BANNED: translate("Statuses", "Banned"),
    }[status]
