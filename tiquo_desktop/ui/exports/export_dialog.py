"""The export dialog: what to export, then how far it is, then what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.exports.export_form import Exportable, ExportForm, Extent
from tiquo_desktop.ui.exports.export_target import Ask
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import Message, footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, PADDING, Role
from tiquo_desktop.ui.reader import Lane, TaskQueue
from tiquo_desktop.ui.words import numerals
from tiquo_desktop.ui.words.error_words import error_words

if TYPE_CHECKING:
    from tiquo_desktop.services.exporting import ExportReport

_WIDTH = 460


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What the dialog does outside of itself: where it writes, counts and looks for files, how it
    asks for a file and shows one, and who exports ("" for nobody in particular)."""

    queue: TaskQueue
    counts: Lane
    files: Lane
    ask: Ask
    show: Callable[[Path], None]
    person: str


class ExportDialog(QDialog):
    """Closes only when nothing is being written any more.

    Attributes:
        form: the questions.
        start: the button that exports; Enter does the same.
        folder: the button that shows the file that was written.

    Signals:
        exported: it was closed, and a file was written.
    """

    exported = Signal()

    def __init__(
        self,
        theme: Theme,
        database: Database,
        hands: Hands,
        what: Exportable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export activity"))
        self.setFixedWidth(_WIDTH)
        self._theme, self._database = theme, database
        self._hands, self._what = hands, what
        self._cancel: threading.Event | None = None
        self._closing = False
        self._has_written = False
        self.form = ExportForm(theme, hands.files, what, self, ask=hands.ask)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._bar.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.form)
        self._box.addWidget(self._outcome())
        bar = QHBoxLayout()
        self._box.addLayout(bar)
        bar.setContentsMargins(PADDING, 0, PADDING, 8)
        bar.addWidget(self._bar)
        self._box.addWidget(self._footer())
        self.form.usable_changed.connect(self.start.setEnabled)
        self._ring = FocusRing(self, theme)
        self._count()

    def _outcome(self) -> QWidget:
        """A line that says how far it is or what went wrong; in the end all that there is."""
        outcome = QWidget(self)
        self._sign = Sign(self._theme, "check", "ok", BANNER_ICON, outcome)
        self._sign.hide()
        self._title = text_label(self._theme, "", Role.TITLE, parent=outcome)
        self._message = Message(self._theme, outcome)
        self._unrecorded = text_label(self._theme, "", Role.BODY, "warn", outcome)
        self.folder = Button(self._theme, self.tr("Show in folder"), outcome)
        row = self._row = QHBoxLayout(outcome)
        row.setContentsMargins(PADDING, 6, PADDING, 6)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        row.addLayout(words, 1)
        words.setSpacing(6)
        for label in (self._title, self._message, self._unrecorded):
            label.setWordWrap(True)
            label.hide()
            words.addWidget(label)
        words.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.folder.hide()
        return outcome

    def _footer(self) -> QWidget:
        recorded = self.tr("The export itself is recorded.")
        why = self._database.info.read_only
        if why:
            # An auditor exports more than anybody, and a login that records nothing does not record
            # this either.
            recorded = self.tr("The export itself is not recorded.")
        self._recorded = text_label(self._theme, recorded, Role.LABEL, "soft", self)
        self._recorded.setToolTip(error_words(why or ""))
        self._recorded.setAccessibleDescription(error_words(why or ""))
        self._leave = Button(self._theme, self.tr("Cancel"), self, key=key_cap("Esc"))
        self._leave.clicked.connect(self.reject)
        self.start = Button(
            self._theme, self.tr("Export"), self, kind=Kind.PRIMARY, key=key_cap("Enter")
        )
        self.start.clicked.connect(self._export)
        return footer(self, self._leave, self.start, left=self._recorded)

    def _count(self) -> None:
        """Count what the window does not: a story, or everything."""
        database, customer, story = self._database, self._what.customer, self._what.story
        if customer is None:
            extent = Extent.EVERYBODY
        elif story:
            extent = Extent.STORY
        else:
            return

        def work(cancel: threading.Event) -> int:
            with database.reading(cancel=cancel) as reading:
                if customer is None:
                    return reading.activity.count()
                return reading.activity.counts(customer.id, Filter(reference=story)).shown

        # Without a number the sentence is as true.
        self._hands.counts.request(
            work, lambda count: self.form.show_count(extent, count), lambda _sentence: None
        )

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._cancel is not None

    def message(self) -> str:
        """What became of the export, or why it did not."""
        labels = (self._title, self._message, self._unrecorded)
        return "\n".join(label.text() for label in labels if label.text())

    # Doing it

    def _export(self) -> None:
        target = self.form.path()
        if self._cancel is not None or target is None:
            return
        database, newest_first = self._database, self._what.newest_first
        person = self._hands.person
        subject, format_ = self.form.subject(), self.form.format()

        def work(cancel: threading.Event, progress: Callable[[int, int], None]) -> ExportReport:
            from tiquo_desktop.services.exporting import export

            return export(
                database,
                subject.customer,
                subject.filter,
                newest_first=newest_first,
                selected=subject.selected,
                format=format_,
                target=target,
                actor=person or None,
                progress=progress,
                cancel=cancel,
            )

        self.form.setEnabled(False)
        self.start.setEnabled(False)
        self._bar.setRange(0, 1)  # without an end it would move by itself
        self._bar.setValue(0)
        self._bar.show()
        self._message.say(self.tr("Writing…"), "mut")
        self._leave.setFocus()
        self._cancel = self._hands.queue.submit(
            work, lambda report: self._exported(report, target), self._failed, self._progressed
        )

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        if not self._closing:
            words = self.tr("{done} of {total} events written")
            # Not said aloud: it changes several times a second.
            self._message.setText(
                words.format(done=numerals.number(done), total=numerals.number(total))
            )

    def _exported(self, report: ExportReport, target: Path) -> None:
        self._cancel = None
        self._has_written = True
        if self._closing:
            self.reject()
            return
        self._bar.hide()
        self.form.hide()
        self.start.hide()
        self._row.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        words = self.tr("{count} events are exported")
        if report.count == 1:
            words = self.tr("{count} event is exported")
        self._title.setText(words.format(count=numerals.number(report.count)))
        self._unrecorded.setText(error_words(report.warning or ""))
        for widget, is_shown in (
            (self._sign, True),
            (self._title, True),
            (self._unrecorded, bool(report.warning)),
            (self.folder, True),
            (self._recorded, not report.warning),
        ):
            widget.setVisible(is_shown)
        self._message.say(str(target), "mut")
        self.folder.clicked.connect(lambda: self._hands.show(target))
        self._leave.setText(self.tr("Close"))
        self._leave.setAccessibleName(self.tr("Close"))
        self._leave.setAccessibleDescription(self.message())
        self._leave.setFocus()

    def _failed(self, sentence: str) -> None:
        self._cancel = None
        if self._closing:
            self.reject()
            return
        self._bar.hide()
        self.form.setEnabled(True)
        self.start.setEnabled(True)
        self.start.setFocus()
        self.start.setAccessibleDescription(sentence)
        self._message.say(sentence, "bad")

    # Qt

    def event(self, event: QEvent) -> bool:
        answer = bool(super().event(event))
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    def _fit(self) -> None:
        """Have the room that is needed: lines come and go, and counts come, while it is open."""
        width = max(self.width(), self.form.minimumSizeHint().width())
        self.setFixedSize(width, self._box.totalHeightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.start.isVisible() and self.start.isEnabled():
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
        self._message.say(self.tr("Stopping…"), "mut")

    def done(self, result: int) -> None:
        self._hands.files.cancel()
        self._hands.counts.cancel()
        super().done(result)
        if self._has_written:
            self.exported.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._cancel is not None:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)
