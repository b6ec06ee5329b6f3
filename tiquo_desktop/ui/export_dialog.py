"""The export dialog: which events, which format, where to; then how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.buttons import Button, Kind
from tiquo_desktop.ui.focus_ring import RADIUS, FocusRing
from tiquo_desktop.ui.labels import text_label
from tiquo_desktop.ui.reader import Lane, TaskQueue
from tiquo_desktop.ui.states import Sign
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import BUTTON_HEIGHT, ICON, PADDING, Role

if TYPE_CHECKING:
    from tiquo_desktop.services.exporting import ExportReport

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class Exportable:
    """What the window shows: a customer (None: nobody is open), its filter, order and counts."""

    customer: Customer | None
    filter: Filter
    newest_first: bool
    counts: Counts | None


def ask_file(parent: QWidget, suggested: str, kind: str) -> str:
    """Where to write, as the person says; "" where they say nowhere."""
    return QFileDialog.getSaveFileName(parent, "", suggested, kind)[0]


def _exists(text: str) -> bool:
    try:
        return Path(text).expanduser().is_file()
    except (OSError, ValueError, RuntimeError):  # no such person, or no name at all
        return False


class ExportDialog(QDialog):
    """Closes itself only when nothing is being written any more.

    Attributes:
        shown, whole, everybody: which events.
        csv, json_lines: which format.
        target: where to.
        start: the button that exports.
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
        self._theme, self._database = theme, database
        self._queue, self._files = queue, files
        self._what, self._ask = what, ask
        self._numbers: dict[QRadioButton, QLabel] = {}
        self._cancel: threading.Event | None = None
        self._closing = False
        self._build()
        self._ring = FocusRing(self, theme)
        self._describe()
        self._check_target()

    # Building

    def _build(self) -> None:
        self.setFixedWidth(_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._form = QWidget(self)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(PADDING, PADDING, PADDING, 4)
        form.setSpacing(6)
        self._add_events(form)
        form.addSpacing(8)
        self._add_formats(form)
        form.addSpacing(8)
        form.addWidget(self._note())
        form.addSpacing(8)
        self._add_target(form)
        box.addWidget(self._form)
        self._message = text_label(self._theme, "", Role.BODY, "mut", self)
        self._message.setWordWrap(True)
        self._message.setContentsMargins(PADDING, 6, PADDING, 6)
        self._message.hide()
        box.addWidget(self._message)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._bar.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(PADDING, 0, PADDING, 8)
        bar.addWidget(self._bar)
        box.addLayout(bar)
        box.addWidget(self._footer())

    def _radio(self, text: str, group: QButtonGroup) -> QRadioButton:
        radio = QRadioButton(text, self._form)
        radio.setProperty(RADIUS, 4)
        radio.setFont(self._theme.font(Role.BODY))
        radio.toggled.connect(self._describe)
        group.addButton(radio)
        return radio

    def _add_events(self, form: QVBoxLayout) -> None:
        what = self._what
        form.addWidget(text_label(self._theme, self.tr("Which events"), Role.LABEL, "soft", self))
        events = QButtonGroup(self)
        self.shown = self._radio(self.tr("Shown now"), events)
        self.whole = self._radio(self.tr("Whole history"), events)
        self.everybody = self._radio(self.tr("All customers"), events)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, radio in enumerate((self.shown, self.whole, self.everybody)):
            grid.addWidget(radio, row, 0, Qt.AlignmentFlag.AlignLeft)
            number = self._numbers[radio] = text_label(self._theme, "", Role.COUNT, "mut", self)
            grid.addWidget(number, row, 1)
        form.addLayout(grid)
        for radio in (self.shown, self.whole):
            radio.setVisible(what.customer is not None)
        if what.counts is not None:
            self.show_counts(what.counts)
        (self.everybody if what.customer is None else self.shown).setChecked(True)

    def _add_formats(self, form: QVBoxLayout) -> None:
        form.addWidget(text_label(self._theme, self.tr("Format"), Role.LABEL, "soft", self))
        formats = QButtonGroup(self)
        self.csv = self._radio("CSV", formats)
        self.json_lines = self._radio("JSON Lines", formats)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 120)
        grid.setColumnStretch(1, 1)
        for row, (radio, use) in enumerate(
            (
                (self.csv, self.tr("spreadsheets and any other program")),
                (self.json_lines, self.tr("other programs, and importing again")),
            )
        ):
            grid.addWidget(radio, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text_label(self._theme, use, Role.BODY, "mut", self), row, 1)
            radio.setAccessibleDescription(use)
        form.addLayout(grid)
        self.csv.setChecked(True)
        formats.buttonToggled.connect(self._rename)

    def _note(self) -> QFrame:
        note = QFrame(self._form)
        note.setObjectName("note")
        row = QHBoxLayout(note)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        sign = Sign(self._theme, "info", "accent", ICON, note)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._sentence = text_label(self._theme, "", Role.BODY, parent=note)
        self._sentence.setWordWrap(True)
        row.addWidget(self._sentence, 1)
        return note

    def _add_target(self, form: QVBoxLayout) -> None:
        form.addWidget(text_label(self._theme, self.tr("Save as"), Role.LABEL, "soft", self))
        self.target = QLineEdit(self._form)
        self.target.setFixedHeight(BUTTON_HEIGHT)
        self.target.setAccessibleName(self.tr("Save as"))
        self.target.setText(self._suggested())
        self.target.textChanged.connect(self._check_target)
        browse = Button(self._theme, self.tr("Browse…"), self._form)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.target, 1)
        row.addWidget(browse)
        form.addLayout(row)
        self._replaces = text_label(self._theme, "", Role.LABEL, "warn", self)
        form.addWidget(self._replaces)

    def _footer(self) -> QWidget:
        footer = QWidget(self)
        footer.setObjectName("footer")
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(footer)
        row.setContentsMargins(PADDING, 10, PADDING, 10)
        row.setSpacing(8)
        recorded = self.tr("The export itself is recorded.")
        row.addWidget(text_label(self._theme, recorded, Role.LABEL, "soft", footer))
        row.addStretch(1)
        self.cancel_button = Button(self._theme, self.tr("Cancel"), footer, key="Esc")
        self.cancel_button.clicked.connect(self.reject)
        self.start = Button(self._theme, self.tr("Export"), footer, kind=Kind.PRIMARY, key="Enter")
        self.start.clicked.connect(self._export)
        self.target.returnPressed.connect(self._export)
        row.addWidget(self.cancel_button)
        row.addWidget(self.start)
        return footer

    def show_counts(self, counts: Counts) -> None:
        """Say how many events there are to export; they may still be counted when it opens."""
        if self._what.customer is None:
            return
        for radio, number in ((self.shown, counts.shown), (self.whole, counts.total)):
            self._numbers[radio].setText(f"{number:,}")
            radio.setAccessibleName(f"{radio.text()}, {number:,}")

    # What is asked for

    def _format(self) -> str:
        return "jsonl" if self.json_lines.isChecked() else "csv"

    def _suggested(self) -> str:
        places = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(places) or Path.home())
        whose = self._what.customer.number if self._what.customer else self.tr("All activity")
        today = times.to_datetime(times.now(), self._database.info.zone).date()
        return str(folder / f"{whose} {today.isoformat()}.{self._format()}")

    def _rename(self) -> None:
        target = Path(self.target.text())
        if target.suffix in (".csv", ".jsonl"):
            self.target.setText(str(target.with_suffix(f".{self._format()}")))

    def _check_target(self) -> None:
        text = self.target.text()
        self.start.setEnabled(bool(text.strip()))
        # A file on a share may take its time, so it is not looked at from here.
        self._files.request(lambda _: _exists(text), self._say_replaces, lambda _: None)

    def _say_replaces(self, exists: bool) -> None:
        words = self.tr("This file exists and will be replaced.") if exists else ""
        self._replaces.setText(words)

    def _browse(self) -> None:
        kind = "JSON Lines (*.jsonl)" if self.json_lines.isChecked() else "CSV (*.csv)"
        chosen = self._ask(self, self.target.text(), kind)
        if chosen:
            self.target.setText(chosen)

    def _describe(self) -> None:
        if not hasattr(self, "_sentence"):
            return
        what = self._what
        order = self.tr("Newest first") if what.newest_first else self.tr("Oldest first")
        zone = self._database.info.zone
        if self.everybody.isChecked() or what.customer is None:
            subject = self.tr("All events, of all customers.")
        elif self.whole.isChecked() or not what.filter:
            subject = self.tr("All events of {name}.").format(name=what.customer.name)
        else:
            said = what.filter.sentence(zone)
            subject = self.tr("Events of {name}: {filter}.").format(
                name=what.customer.name, filter=said
            )
        tail = self.tr("{order}, each time in the zone of its event.").format(order=order)
        self._sentence.setText(f"{subject} {tail}")

    # Doing it

    def _export(self) -> None:
        if self._cancel is not None or not self.target.text().strip():
            return
        what, database = self._what, self._database
        target = Path(self.target.text()).expanduser()
        customer = None if self.everybody.isChecked() else what.customer
        wanted = what.filter if self.shown.isChecked() else Filter()
        format_, newest_first = self._format(), what.newest_first

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

        self._form.setEnabled(False)
        self.start.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._say(self.tr("Writing…"), "mut")
        self._cancel = self._queue.submit(work, self._exported, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        words = self.tr("{done} of {total} events written")
        self._say(words.format(done=f"{done:,}", total=f"{total:,}"), "mut")

    def _exported(self, report: ExportReport) -> None:
        self._cancel = None
        if self._closing:
            super().reject()
            return
        self._bar.hide()
        words = self.tr("{count} events are in {file}").format(
            count=f"{report.count:,}", file=str(report.target)
        )
        if report.count == 1:
            words = self.tr("1 event is in {file}").format(file=str(report.target))
        self._say(f"{words}\n{report.warning}" if report.warning else words, "text")
        self._form.hide()
        self.start.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setAccessibleName(self.tr("Close"))
        self.cancel_button.setFocus()
        self.adjustSize()

    def _failed(self, sentence: str) -> None:
        self._cancel = None
        if self._closing:
            super().reject()
            return
        self._bar.hide()
        self._form.setEnabled(True)
        self.start.setEnabled(True)
        self._say(sentence, "bad")

    def _say(self, text: str, tone: str) -> None:
        self._message.setText(text)
        self._message.setProperty("tone", tone)
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        self._message.setVisible(bool(text))

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._cancel is not None

    def sentence(self) -> str:
        """What will be written, in words."""
        return self._sentence.text()

    def warning(self) -> str:
        """What has to be known of the file before it is written."""
        return self._replaces.text()

    def message(self) -> str:
        """What became of the export, or why it did not."""
        return self._message.text()

    # Qt

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
