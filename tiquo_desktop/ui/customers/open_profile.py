"""The profile of whoever is open, read again when something may have changed it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.reader import Lane

if TYPE_CHECKING:
    from tiquo_desktop.domain.customers import Customer
    from tiquo_desktop.domain.repositories import Span


class OpenProfile(QObject):
    """Keeps the header up with the database: a new event makes somebody active again."""

    def __init__(self, lane: Lane, view: CustomerView, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._view = lane, view

    def refresh(self, database: Database) -> None:
        """Read the open customer again; what cannot be read stays as it is."""
        customer = self._view.customer
        if customer is None:
            return
        wanted, zone = customer.id, database.info.zone

        def read(cancel: threading.Event) -> tuple[list[Customer], Span | None]:
            with database.reading(cancel=cancel) as reading:
                customers = reading.customers
                return customers.by_ids([wanted]), customers.spans([wanted]).get(wanted)

        def done(found: tuple[list[Customer], Span | None]) -> None:
            customers, span = found
            for each in customers:
                if (each, span, zone) != self._view.header.shown:
                    self._view.show_profile(each, span, zone)

        # The timeline is read as well, and says what is wrong.
        self._lane.request(read, done, lambda _sentence: None)
