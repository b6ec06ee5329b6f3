"""The marked event of the table and its details beside it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import details
from tiquo_desktop.services.details import Details
from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.ui.bars.commands import Commands
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.details.detail_pane import DetailPane
from tiquo_desktop.ui.later import later
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.panes import Panes
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.copying import Copying
from tiquo_desktop.ui.timeline.references import References
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

_SOON_MS = 40
"""The rows are painted first, then chips and histogram: all in one turn of the event loop would be a
stall."""
_PASSING_MS = 80


class MarkedEvent(QObject):
    """Keeps the details on the marked event, and does what they ask for.

    Attributes:
        pane: the details.
        copying: what goes to the clipboard.
        references: what a reference leads to.
    """

    def __init__(
        self,
        theme: Theme,
        view: CustomerView,
        model: TimelineModel,
        panes: Panes,
        reader: Reader,
        commands: Commands,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._model = model
        self._panes = panes
        self._lane = reader.lane("details")
        self._database: Database | None = None
        self.pane = DetailPane(theme)
        panes.set_details(self.pane)
        self.pane.set_page(panes.is_paged)
        self.copying = Copying(view, self.pane, reader.lane("copy"), commands, self)
        self.references = References(view, commands, self)
        # Whoever runs through the rows does not wait for the details of each of them.
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(_PASSING_MS)
        # A timer that is due comes before what its neighbours want painted; the next one does not.
        self._turn = later(self, 0, self._rest)
        self._passing.timeout.connect(self._turn.start)
        self._soon = later(self, _SOON_MS, self._arrive)
        self._passed: EventRow | None = None
        # What was read may arrive in a turn that has its work already, such as the chips'.
        self._reading = later(self, 0, self._show_read)
        self._read: Details | None = None
        panes.paged_changed.connect(self._paged)
        view.currentChanged.connect(self._look)
        view.timeline.current_changed.connect(self._mark)
        model.modelReset.connect(self._look)
        self.pane.event_chosen.connect(view.reveal)
        self.pane.reference_asked.connect(self._show_reference)
        self.pane.back_asked.connect(panes.close_details)
        self._look()

    def set_database(self, database: Database | None) -> None:
        """Read from this database from now on."""
        self._lane.cancel()
        self._database = database
        self.copying.set_database(database)
        if database is not None:
            self.pane.set_zone(database.info.zone)

    def _paged(self, paged: bool) -> None:
        self.pane.set_page(paged)
        self._look()

    def _look(self) -> None:
        """Without rows there is nothing to tell; at the empty desk there is no pane."""
        if not self._panes.is_paged:
            self.pane.setVisible(self._view.customer is not None)
        if not self._model.rowCount():
            self._clear()

    def _clear(self) -> None:
        self._lane.cancel()
        self._passed = None
        self.pane.clear()

    def _mark(self, row: EventRow | None) -> None:
        if row is None:
            # With an event marked, its text is on its way.
            if self._view.timeline.current_event() is None:
                self._clear()
        else:
            self._passed = row
            if self._passing.isActive():
                self._passing.start()
            elif not self._soon.isActive():
                self._soon.start()

    def _arrive(self) -> None:
        self._passing.start()
        self._turn.start()

    def _rest(self) -> None:
        row, self._passed = self._passed, None
        if row is not None:
            self._show(row)

    def _show(self, row: EventRow) -> None:
        database, customer = self._database, self._view.customer
        if database is None or customer is None:
            return
        event, customer_id = row.event, customer.id
        shown = self.pane.event_shown
        if shown is None or shown.id != event.id:
            self.pane.show_event(event)

        def read(cancel: threading.Event) -> Details | None:
            return details.read(database, event.id, customer_id, cancel)

        self._lane.request(read, self._on_read, self.pane.say_problem)

    def _on_read(self, found: Details | None) -> None:
        self._read = found
        self._reading.start()

    def _show_read(self) -> None:
        found, self._read = self._read, None
        if found is not None:
            self.pane.show_details(found)

    def _show_reference(self, reference: str) -> None:
        if self._panes.is_paged:
            self._panes.close_details()
        self.references.show(reference)
