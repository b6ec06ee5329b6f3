"""A window at a desk, and the hands that work it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tiquo_desktop.app import picture
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.ui.filters.chips import Chip
from tiquo_desktop.ui.later import is_waiting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.search.search_rows import ResultRow, SuggestionRow
from tiquo_desktop.ui.settings import Settings

PATIENCE = 10_000
"""Milliseconds; a busy machine is slow, not wrong."""


class Desk:
    """One window on one database."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        reader: Reader,
        database: Database,
        settings: Settings | None = None,
    ) -> None:
        self._qtbot = qtbot
        self.window = MainWindow(theme, reader, settings)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        self.window.set_database(database)
        self.wait_answer("")

    # What hands do

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        self._qtbot.keyClicks(self.focus(), text)

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key in whatever has the focus."""
        self._qtbot.keyClick(self.focus(), key, modifiers)

    def control(self, key: Qt.Key) -> None:
        """Press a key together with Ctrl."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def search(self, text: str) -> None:
        """Search for a text and wait for the answer."""
        self.window.search.focus_box()
        self.type(text)
        self.wait_answer(text)

    def open(self, text: str) -> None:
        """Search for a text, press Enter and wait for the whole timeline."""
        self.search(text)
        self.key(Qt.Key.Key_Return)
        self.wait_timeline()

    # What eyes see

    @staticmethod
    def focus() -> QWidget:
        """What has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def found(self) -> list[str]:
        """The names in the list of results."""
        model = self.window.results
        rows = [model.row_at(row) for row in range(model.rowCount())]
        return [row.name for row in rows if isinstance(row, ResultRow)]

    def suggested(self) -> list[str]:
        """What the list says to try, with how many each would find."""
        model = self.window.results
        rows = [model.row_at(row) for row in range(model.rowCount())]
        return [f"{row.name}: {row.count}" for row in rows if isinstance(row, SuggestionRow)]

    def sentences(self) -> list[str]:
        """The sentences of all events in the table, from top to bottom."""
        timeline = self.window.timeline
        rows = [timeline.row_at(row) for row in range(timeline.rowCount())]
        return [row.summary for row in rows if isinstance(row, EventRow)]

    def current_sentence(self) -> str | None:
        """The sentence of the marked event."""
        row = self.window.timeline.row_at(self.window.view.timeline.currentIndex().row())
        return row.summary if isinstance(row, EventRow) else None

    def chip(self, dimension: Dimension, value: str) -> Chip:
        """The chip of a value."""
        return self.window.view.filters.row(dimension).chip(value)

    def labels(self) -> str:
        """Everything that labels on screen say, the name, and what stands in the rows."""
        labels = self.window.findChildren(QLabel)
        said = [label.text() for label in labels if label.isVisible()]
        said.append(self.window.view.header.name())
        return "\n".join([*said, *self.sentences()])

    # Patience

    def wait_answer(self, text: str) -> None:
        """Wait until the results answer this text."""
        pane = self.window.search
        self._qtbot.waitUntil(lambda: pane.answered_text == text, timeout=PATIENCE)

    def wait_timeline(self) -> None:
        """Wait until a timeline is open, its chips are counted, and all of its texts are there."""
        timeline = self.window.timeline

        def whole() -> bool:
            return (
                timeline.is_open
                and timeline.counts is not None
                and not timeline.is_loading
                and not is_waiting(self.window.view)
                and all(timeline.row_at(row) for row in range(timeline.rowCount()))
            )

        self._qtbot.waitUntil(whole, timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until nothing is being read and everything has its place."""
        picture.wait(self.window, lambda: picture.timeline_settled(self.window))

    def settle_details(self) -> None:
        """Wait until the pane shows the current event: it comes a little after the row."""
        pane, row = self.window.marked.pane, self.window.view.timeline.current_row()
        assert row is not None
        self._qtbot.waitUntil(
            lambda: pane.event_shown is not None and pane.event_shown.id == row.event.id,
            timeout=PATIENCE,
        )

    def settle_paint(self) -> None:
        """Let everything that was asked for by now be laid out and painted."""
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def wait_sentences(self, *sentences: str) -> None:
        """Wait until the table shows exactly these, and the chips follow it."""
        view = self.window.view
        self._qtbot.waitUntil(
            lambda: self.sentences() == list(sentences) and not is_waiting(view), timeout=PATIENCE
        )

    def wait_counts(self, words: str) -> None:
        """Wait until the status bar says this."""
        status = self.window.status
        self._qtbot.waitUntil(lambda: status.counts_text() == words, timeout=PATIENCE)
