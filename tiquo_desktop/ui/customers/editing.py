"""Adding and changing customers from the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tiquo_desktop.domain.customers import Customer, Profile, profile_of
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import machine
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.look.accessible import announce
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.at_desk import AtDesk

if TYPE_CHECKING:
    from tiquo_desktop.domain.repositories import Span


class Editing(QObject):
    """Opens the dialogs in which profiles are written, signed by whoever is at the desk."""

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        reader: Reader,
        commands: Commands,
        view: CustomerView,
        at_desk: AtDesk,
        as_somebody: Callable[[Callable[[], object]], object],
        refresh: Callable[[], object],
        open_customer: Callable[[Customer, Span | None], object],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._reader = window, theme, reader
        self._view, self._at_desk, self._as_somebody = view, at_desk, as_somebody
        self._refresh, self._open_customer = refresh, open_customer
        self._lane = reader.lane("new-customer")
        self._database: Database | None = None
        commands.bind(view.header.edit)
        view.header.edit.show()
        view.header.edit.clicked.connect(self.edit)
        commands.add(
            Command(
                id="customer.new",
                text=self.tr("&New customer…"),
                menu=Menu.CUSTOMER,
                run=self.new,
                shortcuts=("Ctrl+Shift+N",),
                icon="plus",
                needs_writing=True,
                section=1,
            ),
            Command(
                id="customer.edit",
                text=self.tr("&Edit customer…"),
                menu=Menu.CUSTOMER,
                run=self.edit,
                shortcuts=("F2",),
                icon="pencil",
                needs_customer=True,
                needs_writing=True,
                section=1,
            ),
        )

    def set_database(self, database: Database | None) -> None:
        """Write there from now on."""
        self._lane.cancel()
        self._database = database

    def new(self, text: str = "") -> None:
        """Add a customer; of `text`, what was searched for in vain, the form holds what it can."""
        database = self._database
        if database is None:
            return
        region = database.info.region

        def understand(_cancel: threading.Event) -> Profile:
            from tiquo_desktop.services.first_words import profile_of_words

            return profile_of_words(text, region)

        def ask() -> None:
            self._lane.request(
                understand,
                lambda profile: self._show(None, profile),
                lambda _sentence: self._show(None, Profile()),
            )

        self._as_somebody(ask)

    def edit(self) -> None:
        """Change the open customer."""
        customer = self._view.customer
        if customer is not None:
            self._as_somebody(lambda: self._show(customer, profile_of(customer)))

    def _show(self, customer: Customer | None, profile: Profile) -> None:
        from tiquo_desktop.services.profile_changes import Writer
        from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog, ProfileTask

        if self._database is None:
            return
        task = ProfileTask(
            database=self._database,
            queue=self._reader.queue("recording"),
            lane=self._reader.lane("profile-form"),
            by=Writer(actor=self._at_desk.person or None, device=machine.computer()),
            customer=customer,
            profile=profile,
        )
        dialog = CustomerDialog(self._theme, task, self._window)
        dialog.saved.connect(self._added if customer is None else self._changed)
        dialog.open_asked.connect(self._open_known)
        dialog.open()

    def _added(self, customer: Customer) -> None:
        self._open_customer(customer, None)
        self._refresh()

    def _changed(self, _customer: Customer) -> None:
        self._refresh()
        announce(self._window, self.tr("Saved"))

    def _open_known(self, customer: Customer) -> None:
        """Open somebody who is there already; when they were active is read with the rest."""
        self._open_customer(customer, None)
        self._refresh()
