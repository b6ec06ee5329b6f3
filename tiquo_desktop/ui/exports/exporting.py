"""Exporting from a window: its command, and what of the window there is to export."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.files import ask_target, show_in_folder
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

if TYPE_CHECKING:  # the first paint needs none of it
    from tiquo_desktop.ui.exports.export_dialog import ExportDialog
    from tiquo_desktop.ui.exports.export_form import Exportable

COMMAND = "file.export"


class Exporting(QObject):
    """Opens the export dialog of a window; `exported` is called when one that wrote was closed."""

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        reader: Reader,
        commands: Commands,
        view: CustomerView,
        timeline: TimelineModel,
        exported: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._reader = window, theme, reader
        self._view, self._timeline, self._exported = view, timeline, exported
        self._database: Database | None = None
        self._person = ""
        commands.add(
            Command(
                id=COMMAND,
                text=self.tr("&Export…"),
                menu=Menu.FILE,
                run=self.open,
                shortcuts=("Ctrl+E",),
                icon="export",
            )
        )

    def set_database(self, database: Database | None) -> None:
        """Export from that database from now on."""
        self._database = database

    def set_person(self, name: str) -> None:
        """Record exports in that person's name; "" is nobody in particular."""
        self._person = name

    def open(self) -> ExportDialog | None:
        """Ask what to export, and where to."""
        if self._database is None:
            return None
        from tiquo_desktop.ui.exports.export_dialog import ExportDialog, Hands

        hands = Hands(
            queue=self._reader.queue("export"),
            counts=self._reader.lane("export-counts"),
            files=self._reader.lane("files"),
            ask=ask_target,
            show=show_in_folder,
            person=self._person,
        )
        dialog = ExportDialog(
            self._theme, self._database, hands, self._exportable(self._database), self._window
        )
        self._timeline.counts_changed.connect(dialog.form.show_counts)
        # To count a million events again is more than a look at the dialog is worth.
        dialog.exported.connect(self._exported)
        dialog.open()
        return dialog

    def _exportable(self, database: Database) -> Exportable:
        from tiquo_desktop.ui.exports.export_form import Exportable

        customer, table = self._view.customer, self._view.timeline
        marked = table.current_row()
        return Exportable(
            customer=customer,
            filter=self._timeline.filter,
            newest_first=self._timeline.newest_first,
            counts=self._timeline.counts,
            selected=tuple(table.selected_ids()) if customer is not None else (),
            story=(marked.event.story or marked.event.object_ref) if marked is not None else None,
            zone=database.info.zone,
        )
