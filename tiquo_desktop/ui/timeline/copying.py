"""Copying events: the selected rows of the table, or the one in the details."""

from __future__ import annotations

import threading

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import clipboard
from tiquo_desktop.services.clipboard import MOST_EVENTS, Copied
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.details.detail_pane import DetailPane
from tiquo_desktop.ui.look.paragraph import Paragraph
from tiquo_desktop.ui.reader import Lane
from tiquo_desktop.ui.words import numerals


class Copying(QObject):
    """Puts events on the clipboard.

    Signals:
        said: a sentence: how many events were copied, or why none.
    """

    said = Signal(str)

    def __init__(
        self,
        view: CustomerView,
        pane: DetailPane,
        lane: Lane,
        commands: Commands,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._pane = pane
        self._lane = lane
        self._database: Database | None = None
        pane.copy_asked.connect(self.copy_shown)
        commands.add(
            Command(
                id="timeline.copy",
                text=self.tr("Cop&y"),
                menu=Menu.TIMELINE,
                run=self.copy,
                shortcuts=("Ctrl+C",),
                icon="copy",
                needs_customer=True,
            )
        )

    def set_database(self, database: Database | None) -> None:
        """Read from this database from now on."""
        self._lane.cancel()
        self._database = database

    def copy(self) -> None:
        """Copy what is selected in a text, or the event in the details while they have the focus;
        else the selected rows."""
        focused = QApplication.focusWidget()
        if isinstance(focused, Paragraph) and focused.textCursor().hasSelection():
            focused.copy()
        elif isinstance(focused, QLabel) and focused.hasSelectedText():
            QGuiApplication.clipboard().setText(focused.selectedText())
        elif focused is not None and self._pane.isAncestorOf(focused):
            self.copy_shown()
        else:
            self.copy_rows()

    def copy_shown(self) -> None:
        """Copy the event in the details with everything that is known of it, as text."""
        event: Event | None = self._pane.event_shown
        if event is not None and self._database is not None:
            data = QMimeData()
            data.setText(clipboard.whole(event, self._database.info.zone, self._labels()))
            self._put(data, 1)

    def copy_rows(self) -> None:
        """Copy the selected rows, in their order, as text and as a table."""
        ids, database = self._view.timeline.selected_ids(), self._database
        if database is None or not ids:
            return
        if len(ids) > MOST_EVENTS:
            sentence = self.tr("{count} events are too many to copy: export them, or select fewer.")
            self.said.emit(sentence.format(count=numerals.number(len(ids))))
            return

        labels = self._labels()
        header = [labels[name] for name in clipboard.COLUMNS]

        def read(cancel: threading.Event) -> Copied:
            with database.reading(cancel=cancel) as reading:
                return clipboard.rows(reading.activity.by_ids(ids), database.info.zone, header)

        self._lane.request(read, self._on_read, self.said.emit)

    def _labels(self) -> dict[str, str]:
        """What the fields of an event are called."""
        return {
            "summary": self.tr("What happened"),
            "amount": self.tr("Amount"),
            "currency": self.tr("Currency"),
            "occurred_at": self.tr("Occurred"),
            "recorded_at": self.tr("Recorded"),
            "recorded_by": self.tr("Recorded by"),
            "category": self.tr("Category"),
            "type": self.tr("Type"),
            "source": self.tr("Source"),
            "actor": self.tr("By"),
            "device": self.tr("Device"),
            "location": self.tr("Place"),
            "object_kind": self.tr("Kind of object"),
            "object_ref": self.tr("Object"),
            "story": self.tr("Story"),
            "details": self.tr("Details"),
            "customer_number": self.tr("Customer"),
            "action": self.tr("Action"),
            "origin": self.tr("Origin"),
            "external_id": self.tr("Number at the origin"),
            "corrects": self.tr("Corrects the event"),
            "uid": self.tr("Event"),
            "position": self.tr("Position in the log"),
            "leaf": self.tr("Digest"),
        }

    def _on_read(self, copied: Copied) -> None:
        data = QMimeData()
        data.setText(copied.text)
        data.setHtml(copied.html)
        data.setData("text/csv", copied.csv.encode())
        self._put(data, copied.count)

    def _put(self, data: QMimeData, count: int) -> None:
        QGuiApplication.clipboard().setMimeData(data)
        words = self.tr("{count} event copied") if count == 1 else self.tr("{count} events copied")
        self.said.emit(words.format(count=numerals.number(count)))
