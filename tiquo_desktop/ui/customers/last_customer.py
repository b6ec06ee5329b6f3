"""Who was open last, for each person at the desk: opened again only when somebody asks for it.

The screen may already be in front of the next guest, so a start shows an empty desk. Customers are
kept by uid, and with them the filter that was on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.customers.customer_view import REOPEN_KEY, CustomerView
from tiquo_desktop.ui.filters import kept_filters
from tiquo_desktop.ui.reader import Lane
from tiquo_desktop.ui.settings import Settings

if TYPE_CHECKING:
    from tiquo_desktop.domain.customers import Customer
    from tiquo_desktop.domain.repositories import Span

_KEY = "desk/last-customers"
_ID = "customer.reopen"


class LastCustomer(QObject):
    """Remembers, and adds the command that opens the last customer again."""

    def __init__(
        self,
        window: QWidget,
        commands: Commands,
        settings: Settings,
        lane: Lane,
        view: CustomerView,
        open_customer: Callable[[Customer, Span | None], object],
        failed: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._commands, self._settings, self._lane = commands, settings, lane
        self._view, self._open, self._failed = view, open_customer, failed
        self._database: Database | None = None
        self._person = ""
        commands.add(
            Command(
                id=_ID,
                text=self.tr("Open the &last customer again"),
                menu=Menu.CUSTOMER,
                run=self.reopen,
                shortcuts=(REOPEN_KEY,),
            )
        )
        view.reopen.clicked.connect(commands.action(_ID).trigger)
        self._consider()

    def set_database(self, database: Database | None) -> None:
        """Remember customers of that database from now on."""
        self._database = database
        self._consider()

    def set_person(self, name: str) -> None:
        """Remember for that person from now on; an empty name is nobody in particular."""
        self._person = name
        self._consider()

    def remember(self) -> None:
        """Keep who is open, and the filter that is on."""
        customer = self._view.customer
        if customer is None or self._database is None:
            return
        self._lane.cancel()  # somebody is open now: nobody else follows
        wanted = kept_filters.to_values(self._view.filters.filter)
        now = {"customer": customer.uid, "filter": wanted}
        everybody = self._settings.get(_KEY, dict[str, Any]())
        if everybody.get(self._place()) != now:
            self._settings.set(_KEY, everybody | {self._place(): now})
            self._consider()

    def reopen(self) -> None:
        """Open the last customer with the filter that was on."""
        uid, wanted = self._kept()
        database = self._database
        if uid is None or database is None:
            return

        def read(_cancel: threading.Event) -> tuple[Customer, Span | None] | None:
            with database.reading() as reading:
                customer = next(iter(reading.customers.find(Key.UID, uid)), None)
                if customer is None:
                    return None
                return customer, reading.customers.spans([customer.id]).get(customer.id)

        def done(found: tuple[Customer, Span | None] | None) -> None:
            if found is None:
                self._forget()
                return
            self._open(*found)
            if wanted:
                self._view.set_filter(wanted)

        self._lane.request(read, done, self._failed)

    def _place(self) -> str:
        assert self._database is not None
        return f"{self._database.info.uid} {self._person}".strip()

    def _kept(self) -> tuple[str | None, Filter]:
        if self._database is None:
            return None, Filter()
        kept = self._settings.get(_KEY, dict[str, Any]()).get(self._place())
        kept = kept if isinstance(kept, dict) else {}
        uid, values = kept.get("customer"), kept.get("filter")
        wanted = kept_filters.from_values(values if isinstance(values, dict) else {})
        return (uid if isinstance(uid, str) and uid else None), wanted

    def _forget(self) -> None:
        everybody = self._settings.get(_KEY, dict[str, Any]())
        everybody.pop(self._place(), None)
        self._settings.set(_KEY, everybody)
        self._consider()

    def _consider(self) -> None:
        uid, _ = self._kept()
        reason = None if uid else self.tr("Nobody was open here yet.")
        self._commands.set_refusal(_ID, reason)
        self._view.reopen.setVisible(uid is not None)
