"""The export dialog: what to export, then how far it is, then what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.buttons import Button, Kind
from tiquo_desktop.ui.export_form import Exportable, ExportForm, ask_file
from tiquo_desktop.ui.focus_ring import FocusRing
from tiquo_desktop.ui.labels import text_label
from tiquo_desktop.ui.reader import Lane, TaskQueue
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import PADDING, Role

if TYPE_CHECKING:
    from tiquo_desktop.services.exporting import ExportReport

_WIDTH = 460


class ExportDialog(QDialog):
    """Closes only when nothing is being written any more.

    Attributes:
        form: the questions.
        start: the button that exports; Enter does the same.
    """

    def __init__(
        self,
        theme: Theme,
        database: Database,
        queue: TaskQueue,
        files: Lane,
        what: Exportable,
        parent: QWidget | None = None,
        *,
        ask: Callable[[QWidget, str, str], str] = ask_file,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export activity"))
        self.setFixedWidth(_WIDTH)
        self._theme, self._database = theme, database
        self._queue, self._files, self._what = queue, files, what
        self._cancel: threading.Event | None = None
        self._closing = False
        self.form = ExportForm(theme, files, what, self, ask=ask)
        self._message = text_label(theme, "", Role.BODY, "mut", self)
        self._message.setWordWrap(True)
        self._message.setContentsMargins(PADDING, 6, PADDING, 6)
        self._message.hide()
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._bar.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(PADDING, 0, PADDING, 8)
        bar.addWidget(self._bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.form)
        box.addWidget(self._message)
        box.addLayout(bar)
        box.addWidget(self._footer())
        self.form.usable_changed.connect(self.start.setEnabled)
        self._ring = FocusRing(self, theme)

    def _footer(self) -> QWidget:
        footer = QWidget(self)
        footer.setObjectName("footer")
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(footer)
        row.setContentsMargins(PADDING, 10, PADDING, 10)
        row.setSpacing(8)
        # A database that cannot be written to takes no record of it.
        recorded = (
            "" if self._database.info.read_only else self.tr("The export itself is recorded.")
        )
        self._recorded = text_label(self._theme, recorded, Role.LABEL, "soft", footer)
        row.addWidget(self._recorded)
        row.addStretch(1)
        self._leave = Button(self._theme, self.tr("Cancel"), footer, key="Esc")
        self._leave.clicked.connect(self.reject)
        self.start = Button(self._theme, self.tr("Export"), footer, kind=Kind.PRIMARY, key="Enter")
        self.start.clicked.connect(self._export)
        row.addWidget(self._leave)
        row.addWidget(self.start)
        return footer

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._cancel is not None

    def message(self) -> str:
        """What became of the export, or why it did not."""
        return self._message.text()

    # Doing it

    def _export(self) -> None:
        target = self.form.path()
        if self._cancel is not None or target is None:
            return
        database, newest_first = self._database, self._what.newest_first
        format_ = self.form.format()
        customer, wanted = self.form.subject()

        def work(cancel: threading.Event, progress: Callable[[int, int], None]) -> ExportReport:
            from tiquo_desktop.services.exporting import export

            return export(
                database,
                customer,
                wanted,
                newest_first=newest_first,
                format=format_,
                target=target,
                actor=None,
                progress=progress,
                cancel=cancel,
            )

        self.form.setEnabled(False)
        self.start.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._say(self.tr("Writing…"), "mut")
        self._cancel = self._queue.submit(work, self._exported, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        if not self._closing:
            words = self.tr("{done} of {total} events written")
            self._say(words.format(done=f"{done:,}", total=f"{total:,}"), "mut")

    def _exported(self, report: ExportReport) -> None:
        self._cancel = None
        if self._closing:
            self.reject()
            return
        self._bar.hide()
        sentence = self.tr("{count} events are in {file}")
        if report.count == 1:
            sentence = self.tr("{count} event is in {file}")
        words = sentence.format(count=f"{report.count:,}", file=str(report.target))
        self._say(f"{words}\n{report.warning}" if report.warning else words, "text")
        if report.warning:
            self._recorded.clear()
        self.form.hide()
        self.start.hide()
        self._leave.setText(self.tr("Close"))
        self._leave.setAccessibleName(self.tr("Close"))
        self._leave.setFocus()
        self.adjustSize()

    def _failed(self, sentence: str) -> None:
        self._cancel = None
        if self._closing:
            self.reject()
            return
        self._bar.hide()
        self.form.setEnabled(True)
        self.start.setEnabled(True)
        self._say(sentence, "bad")

    def _say(self, text: str, tone: str) -> None:
        self._message.setText(text)
        if self._message.property("tone") != tone:
            self._message.setProperty("tone", tone)
            self._message.style().unpolish(self._message)
            self._message.style().polish(self._message)
        self._message.show()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.start.isVisible():
                self._export()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; while a file is being written, stop that first."""
        if self._cancel is None:
            super().reject()
            return
        self._closing = True
        self._cancel.set()
        self._say(self.tr("Stopping…"), "mut")

    def done(self, result: int) -> None:
        self._files.cancel()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._cancel is not None:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)
