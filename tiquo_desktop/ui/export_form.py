"""What to export: which events, which format, and where to, with a sentence that says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.ui.buttons import Button
from tiquo_desktop.ui.focus_ring import RADIUS
from tiquo_desktop.ui.labels import text_label
from tiquo_desktop.ui.reader import Lane
from tiquo_desktop.ui.states import Sign
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import BUTTON_HEIGHT, ICON, PADDING, Role

_GROUP_GAP = 8


@dataclass(frozen=True, slots=True)
class Exportable:
    """What the window shows: a customer (None: nobody is open), its filter, order and counts.

    `zone` is the venue's.
    """

    customer: Customer | None
    filter: Filter
    newest_first: bool
    counts: Counts | None
    zone: str


def ask_file(parent: QWidget, suggested: str, kind: str) -> str:
    """Where to write, as the person says; "" where they say nowhere."""
    return QFileDialog.getSaveFileName(parent, "", suggested, kind)[0]


class ExportForm(QWidget):
    """The questions of the export dialog.

    Attributes:
        shown, whole, everybody: which events.
        csv, json_lines: which format.
        target: where to.

    Signals:
        usable_changed: whether there is a name to write to.
    """

    usable_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        files: Lane,
        what: Exportable,
        parent: QWidget,
        *,
        ask: Callable[[QWidget, str, str], str],
    ) -> None:
        super().__init__(parent)
        self._theme, self._files, self._what, self._ask = theme, files, what, ask
        self._numbers: dict[QRadioButton, QLabel] = {}
        self._sentence = text_label(theme, "", Role.BODY, parent=self)
        self._sentence.setWordWrap(True)
        self._replaces = text_label(theme, "", Role.LABEL, "warn", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, PADDING, PADDING, 4)
        box.setSpacing(6)
        self._add_events(box)
        box.addSpacing(_GROUP_GAP)
        self._add_formats(box)
        box.addSpacing(_GROUP_GAP)
        box.addWidget(self._note())
        box.addSpacing(_GROUP_GAP)
        self._add_target(box)
        self._describe()
        self._check_target()

    # Building

    def _radio(self, text: str, group: QButtonGroup) -> QRadioButton:
        radio = QRadioButton(text, self)
        radio.setProperty(RADIUS, 4)
        radio.setFont(self._theme.font(Role.BODY))
        group.addButton(radio)
        return radio

    def _add_label(self, box: QVBoxLayout, text: str) -> None:
        box.addWidget(text_label(self._theme, text, Role.LABEL, "soft", self))

    def _add_events(self, box: QVBoxLayout) -> None:
        self._add_label(box, self.tr("Which events"))
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
        box.addLayout(grid)
        nobody = self._what.customer is None
        for radio in (self.shown, self.whole):
            radio.setVisible(not nobody)
        (self.everybody if nobody else self.shown).setChecked(True)
        if self._what.counts is not None:
            self.show_counts(self._what.counts)
        events.buttonToggled.connect(self._describe)
        events.buttonToggled.connect(self._suggest_again)

    def _add_formats(self, box: QVBoxLayout) -> None:
        self._add_label(box, self.tr("Format"))
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
        box.addLayout(grid)
        self.csv.setChecked(True)
        formats.buttonToggled.connect(self._rename)

    def _note(self) -> QFrame:
        note = QFrame(self)
        note.setObjectName("note")
        row = QHBoxLayout(note)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        sign = Sign(self._theme, "info", "accent", ICON, note)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        return note

    def _add_target(self, box: QVBoxLayout) -> None:
        self._add_label(box, self.tr("Save as"))
        self.target = QLineEdit(self)  # not earlier: Tab goes in the order of making
        self.target.setFixedHeight(BUTTON_HEIGHT)
        self.target.setAccessibleName(self.tr("Save as"))
        self._offered = self._suggested()
        self.target.setText(self._offered)
        self.target.textChanged.connect(self._check_target)
        browse = Button(self._theme, self.tr("Browse…"), self)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.target, 1)
        row.addWidget(browse)
        box.addLayout(row)
        box.addWidget(self._replaces)

    # What is asked for

    def show_counts(self, counts: Counts) -> None:
        """Say how many events there are to export; they may still be counted when it opens."""
        if self._what.customer is None:
            return
        for radio, number in ((self.shown, counts.shown), (self.whole, counts.total)):
            self._numbers[radio].setText(f"{number:,}")
            radio.setAccessibleName(f"{radio.text()}, {number:,}")

    def subject(self) -> tuple[Customer | None, Filter]:
        """Whose events (None: everybody's), and which of them."""
        customer = None if self.everybody.isChecked() else self._what.customer
        return customer, self._what.filter if self.shown.isChecked() else Filter()

    def format(self) -> str:
        """The format as the services call it."""
        return "jsonl" if self.json_lines.isChecked() else "csv"

    def path(self) -> Path | None:
        """Where to write; None where no name is given."""
        text = self.target.text().strip()
        return _path(text) if text else None

    def sentence(self) -> str:
        """What will be written, in words."""
        return self._sentence.text()

    def warning(self) -> str:
        """What has to be known of the file before it is written."""
        return self._replaces.text()

    def _describe(self) -> None:
        customer, wanted = self.subject()
        order = self.tr("Newest first") if self._what.newest_first else self.tr("Oldest first")
        if customer is None:
            subject = self.tr("All events, of all customers.")
        elif wanted:
            subject = self.tr("Events of {name}: {filter}.").format(
                name=customer.name, filter=wanted.sentence(self._what.zone)
            )
        else:
            subject = self.tr("All events of {name}.").format(name=customer.name)
        tail = self.tr("{order}, each time in the zone of its event.").format(order=order)
        self._sentence.setText(f"{subject} {tail}")

    def _suggested(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        # One look at the own home, not at a share: many systems have no such folder.
        folder = folder if folder.is_dir() else Path.home()
        customer, _ = self.subject()
        whose = customer.number if customer else self.tr("All activity")
        today = times.to_datetime(times.now(), self._what.zone).date()
        return str(folder / f"{whose} {today.isoformat()}.{self.format()}")

    def _suggest_again(self) -> None:
        """Another name where the person has not written one: it says whose events are in it."""
        if self.target.text() == self._offered:
            self._offered = self._suggested()
            self.target.setText(self._offered)

    def _rename(self) -> None:
        target = Path(self.target.text())
        if target.suffix in (".csv", ".jsonl"):
            untouched = self.target.text() == self._offered
            renamed = str(target.with_suffix(f".{self.format()}"))
            self._offered = renamed if untouched else self._offered
            self.target.setText(renamed)

    def _browse(self) -> None:
        kind = "JSON Lines (*.jsonl)" if self.json_lines.isChecked() else "CSV (*.csv)"
        chosen = self._ask(self, self.target.text(), kind)
        if chosen:
            self.target.setText(chosen)

    def _check_target(self) -> None:
        text = self.target.text().strip()
        self.usable_changed.emit(bool(text))
        # A file on a share may take its time, so it is not looked at from here.
        self._files.request(lambda _: _exists(text), self._say_replaces, lambda _: None)

    def _say_replaces(self, exists: bool) -> None:
        words = self.tr("This file exists and will be replaced.") if exists else ""
        self._replaces.setText(words)


def _path(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # the home of a person who is not known here
        return Path(text)


def _exists(text: str) -> bool:
    try:
        return bool(text) and _path(text).is_file()
    except (OSError, ValueError):  # too long, or a character that no name may have
        return False
