"""Recording from the window: new events, and corrections of old ones."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import DatabaseError
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import machine
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.bars.status_bar import StatusBar
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.details.detail_pane import DetailPane
from tiquo_desktop.ui.look.accessible import announce
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Progress, Reader
from tiquo_desktop.ui.recording.person_change import PersonChange
from tiquo_desktop.ui.settings import Settings

if TYPE_CHECKING:
    from tiquo_desktop.services.corrections import Corrected
    from tiquo_desktop.services.drafts import Draft

_FALLBACK_CURRENCY = "EUR"


class Recording(QObject):
    """Opens the dialogs in which whoever is at the desk records.

    Attributes:
        at_desk: who is at the desk.
        correct: the button that corrects the event in the detail pane.
    """

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        reader: Reader,
        settings: Settings,
        commands: Commands,
        view: CustomerView,
        pane: DetailPane,
        status: StatusBar,
        refresh: Callable[[], object],
        people: PersonChange,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._reader = window, theme, reader
        self._settings, self._view = settings, view
        self._status, self._refresh, self._people = status, refresh, people
        self._lane = reader.lane("desk")
        self._writing = reader.queue("drafts")
        self._database: Database | None = None
        self._opening = False
        self.at_desk = people.at_desk
        self.correct = Button(theme, self.tr("Correct…"), pane, icon="correct")
        self.correct.clicked.connect(self.correct_event)
        pane.add_action(self.correct)
        commands.bind(self.correct, view.record)
        view.standing.event_asked.connect(self._show_event)
        commands.add(
            Command(
                id="desk.record",
                text=self.tr("&Record activity…"),
                menu=Menu.DESK,
                run=self.record,
                shortcuts=("Ctrl+N",),
                icon="plus",
                needs_customer=True,
                needs_writing=True,
            ),
            Command(
                id="timeline.correct",
                text=self.tr("Co&rrect this event…"),
                menu=Menu.TIMELINE,
                run=self.correct_event,
                icon="correct",
                needs_customer=True,
                needs_writing=True,
                section=1,
            ),
        )
        self._record = commands.action("desk.record")

    def set_database(self, database: Database | None) -> None:
        """Record there from now on."""
        self._lane.cancel()
        self._database = database
        self._view.offer_recording(self._record if database is not None else None)

    # What

    def record(self) -> None:
        """Record something that happened to the open customer."""
        self._people.as_somebody(lambda: self._open(None))

    def correct_event(self) -> None:
        """Correct the marked event, whose text and details may come a moment later."""
        database, row = self._database, self._view.timeline.current_row()
        marked = self._view.timeline.current_event()
        if row is not None:
            self._correct(row.event)
        elif database is not None and marked is not None:

            def read(cancel: threading.Event) -> list[Event]:
                with database.reading(cancel=cancel) as reading:
                    return reading.activity.by_ids([marked])

            def done(found: list[Event]) -> None:
                # Another one may have been marked while this one was read.
                if found and self._view.timeline.current_event() == marked:
                    self._correct(found[0])

            self._lane.request(read, done, self._status.say)

    def _correct(self, event: Event) -> None:
        self._people.as_somebody(lambda: self._open(event))

    def _open(self, corrects: Event | None) -> None:
        from tiquo_desktop.services.corrections import corrected
        from tiquo_desktop.services.drafts import DraftKey

        database, customer, drafts = self._database, self._view.customer, self._people.drafts
        if database is None or customer is None or self._opening:
            return
        key = DraftKey(
            database=database.info.uid,
            person=self.at_desk.author,
            about=corrects.uid if corrects is not None else customer.uid,
        )

        def find(
            cancel: threading.Event, _report: Progress
        ) -> tuple[Draft | None, Corrected | None]:
            kept = drafts.find(key) if drafts is not None else None
            uid = corrects.uid if corrects is not None else kept.corrects if kept else None
            if uid is None:
                return kept, None
            try:
                with database.reading(cancel=cancel) as reading:
                    return kept, corrected(reading, uid, without=kept.uid if kept else None)
            except DatabaseError:
                # What stands is read again before anything is stored.
                return kept, None

        def show(found: tuple[Draft | None, Corrected | None]) -> None:
            self._opening = False
            self._show(database, customer, corrects, key.about, *found)

        self._opening = True
        # Behind whatever is still being written.
        self._writing.submit(find, show, lambda _sentence: show((None, None)))

    def _show(
        self,
        database: Database,
        customer: Customer,
        corrects: Event | None,
        about: str,
        kept: Draft | None,
        stands: Corrected | None,
    ) -> None:
        from tiquo_desktop.services.drafts import DraftKey
        from tiquo_desktop.ui.recording.draft_keeper import DraftKeeper
        from tiquo_desktop.ui.recording.record_dialog import RecordDialog
        from tiquo_desktop.ui.recording.record_task import RecordTask

        # Somebody else may have been opened while the draft was looked for.
        open_now = self._view.customer
        if database is not self._database or open_now is None or open_now.id != customer.id:
            return
        person = self.at_desk.person
        keeper = None
        drafts = self._people.drafts
        if drafts is not None:
            author = self.at_desk.author
            key = DraftKey(database=database.info.uid, person=author, about=about)
            keeper = DraftKeeper(drafts, self._writing, key, self)
        task = RecordTask(
            database=database,
            queue=self._reader.queue("recording"),
            settings=self._settings,
            customer=open_now,
            person=person,
            device=machine.computer(),
            currency=currency_of(database.info.region),
            keeper=keeper,
            kept=kept,
            corrects=corrects,
            stands=stands,
        )
        dialog = RecordDialog(self._theme, task, self._window)
        dialog.recorded.connect(self._recorded)
        dialog.open()

    def _recorded(self, event: Event) -> None:
        self._refresh()
        self._view.reveal(event.id)
        self._view.timeline.setFocus()
        announce(self._window, self.tr("Saved"))

    def _show_event(self, uid: str) -> None:
        """Show the event of the open customer that has this uid."""
        database = self._database
        if database is None:
            return

        def read(cancel: threading.Event) -> Event | None:
            with database.reading(cancel=cancel) as reading:
                return reading.activity.by_uid(uid)

        def done(event: Event | None) -> None:
            if event is not None:
                self._view.reveal(event.id)

        self._lane.request(read, done, lambda _sentence: None)


def currency_of(region: str) -> str:
    """The currency of an ISO 3166 country."""
    territory = QLocale.codeToTerritory(region)
    if territory == QLocale.Country.AnyCountry:
        return _FALLBACK_CURRENCY
    locale = QLocale(QLocale.Language.AnyLanguage, territory)
    return locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) or _FALLBACK_CURRENCY
