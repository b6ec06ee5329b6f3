"""Which file to import, what kind of file it is, and how its text is encoded."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.importing import fitting, shipped
from tiquo_desktop.ui.files import path_of
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.dialog_parts import Message
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BUTTON_HEIGHT, PADDING, Role
from tiquo_desktop.ui.reader import Lane

Ask = Callable[[QWidget, str], str]
"""From a parent and the kinds of files to the file that the person chose; "" for none."""

_GROUP_GAP = 8
_NAME_WIDTH = 132
ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-16-LE": "utf-16-le",
    "UTF-16-BE": "utf-16-be",
    "Windows-1252": "cp1252",
}
"""Those that are offered, by the names people know; a profile may name any other."""


class ImportForm(QWidget):
    """The questions of the import wizard.

    The profile that understands the file's first rows is chosen, unless the person chose one.

    Attributes:
        file, own_file: the file to import, and a profile of the person's own.
        profiles: the shipped profiles by name.
        own: the choice of a profile of one's own.
        encodings: the choices of an encoding, by their names.

    Signals:
        usable_changed: whether a file and a profile are named.
        grown: it may need another height.
    """

    usable_changed = Signal(bool)
    grown = Signal()

    def __init__(
        self, theme: Theme, lane: Lane, database: Database, parent: QWidget, *, ask: Ask
    ) -> None:
        super().__init__(parent)
        self._theme, self._lane, self._database, self._ask = theme, lane, database, ask
        self._chosen_by_hand = False
        self._missing = False
        self._fits: dict[str, QLabel] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        box.setSpacing(6)
        self.file = self._add_file(
            box, self.tr("File to import"), self.tr("CSV or JSON Lines"), self._browse
        )
        self._note = Message(theme, self)
        box.addWidget(self._note)
        box.addSpacing(_GROUP_GAP)
        self.profiles: dict[str, QRadioButton] = {}
        self._add_profiles(box)
        box.addSpacing(_GROUP_GAP)
        self._add_encodings(box)
        box.addStretch(1)
        self.file.textChanged.connect(self._file_changed)
        self.file.editingFinished.connect(self._say_missing)
        self.own_file.textEdited.connect(self._own_edited)
        self.own_file.textChanged.connect(self._tell)

    # Building

    def _add_label(self, box: QVBoxLayout, text: str) -> None:
        box.addWidget(text_label(self._theme, text, Role.LABEL, "soft", self))

    def _add_file(
        self, box: QVBoxLayout, name: str, hint: str, browse: Callable[[], None]
    ) -> QLineEdit:
        self._add_label(box, name)
        row = QHBoxLayout()
        box.addLayout(row)
        return self._fill_file_row(row, name, hint, browse)

    def _fill_file_row(
        self, row: QHBoxLayout, name: str, hint: str, browse: Callable[[], None]
    ) -> QLineEdit:
        field = QLineEdit(self)
        field.setFixedHeight(BUTTON_HEIGHT)
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        button = Button(self._theme, self.tr("Browse…"), self)
        button.setAccessibleName(self.tr("Browse for: {name}").format(name=name))
        button.clicked.connect(browse)
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(button)
        return field

    def _radio(self, text: str, group: QButtonGroup) -> QRadioButton:
        radio = QRadioButton(text, self)
        radio.setProperty(RADIUS, 4)
        radio.setFont(self._theme.font(Role.BODY))
        group.addButton(radio)
        return radio

    def _sentences(self) -> dict[str, str]:
        return {
            "activity": self.tr("an export of Tiquo, or events under the same names"),
            "tiquo-customers": self.tr("the customer list that the Tiquo platform exports"),
            "tiquo-webhooks": self.tr("webhooks of the Tiquo platform, one a line"),
            "hotel-bookings": self.tr("the public data set of hotel bookings, one a row"),
        }

    def _add_profiles(self, box: QVBoxLayout) -> None:
        self._add_label(box, self.tr("What kind of file it is"))
        group = QButtonGroup(self)
        sentences = self._sentences()
        grid = QGridLayout()
        box.addLayout(grid)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(10)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(shipped()):
            radio = self.profiles[name] = self._radio(name, group)
            words = sentences.get(name, "")
            radio.setAccessibleDescription(words)
            radio.clicked.connect(self._choose_by_hand)
            fits = self._fits[name] = text_label(
                self._theme, self.tr("fits this file"), Role.LABEL_STRONG, "ok", self
            )
            fits.hide()
            grid.addWidget(radio, row, 0, Qt.AlignmentFlag.AlignLeft)
            said = text_label(self._theme, words, Role.BODY, "mut", self)
            said.setWordWrap(True)
            grid.addWidget(said, row, 1)
            grid.addWidget(fits, row, 2)
        self.own = self._radio(self.tr("Your own profile"), group)
        self.own.setAccessibleDescription(self.tr("a TOML file that says how to read yours"))
        self.own.clicked.connect(self._choose_by_hand)
        last = len(self.profiles)
        grid.addWidget(self.own, last, 0, Qt.AlignmentFlag.AlignLeft)
        own_row = QHBoxLayout()
        grid.addLayout(own_row, last, 1, 1, 2)
        self.own_file = self._fill_file_row(
            own_row,
            self.tr("File of your own profile"),
            self.tr("a TOML file that says how to read yours"),
            self._browse_profile,
        )
        group.buttonToggled.connect(self._tell)

    def _add_encodings(self, box: QVBoxLayout) -> None:
        self._add_label(box, self.tr("Encoding of its text"))
        self._encodings = QButtonGroup(self)
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(12)
        self.as_profile = self._radio(self.tr("As the profile says"), self._encodings)
        row.addWidget(self.as_profile)
        self.encodings = {name: self._radio(name, self._encodings) for name in ENCODINGS}
        for radio in self.encodings.values():
            row.addWidget(radio)
        row.addStretch(1)
        self.as_profile.setChecked(True)
        self._encodings.buttonToggled.connect(self._ask_what_fits)

    # What is asked for

    def path(self) -> Path | None:
        """The file to import; None where none is named."""
        text = self.file.text().strip()
        return path_of(text) if text else None

    def profile(self) -> str:
        """The name of a profile, or the path of one; "" where none is chosen."""
        if self.own.isChecked():
            text = self.own_file.text().strip()
            return str(path_of(text)) if text else ""
        return next((name for name, radio in self.profiles.items() if radio.isChecked()), "")

    def encoding(self) -> str | None:
        """The encoding that was chosen; None for the one of the profile."""
        return next(
            (ENCODINGS[name] for name, radio in self.encodings.items() if radio.isChecked()), None
        )

    def fits(self) -> str | None:
        """The profile that is said to fit the file."""
        return next((name for name, label in self._fits.items() if not label.isHidden()), None)

    def note(self) -> str:
        """Why nothing can be made of the file as it is; "" where something can."""
        return self._note.text()

    def clear_note(self) -> None:
        """Say nothing of the file."""
        self._say("")

    def _tell(self) -> None:
        self.usable_changed.emit(self.path() is not None and bool(self.profile()))

    def _choose_by_hand(self) -> None:
        self._chosen_by_hand = True
        self.clear_note()

    def _own_edited(self) -> None:
        self._choose_by_hand()
        self.own.setChecked(True)

    def _browse(self) -> None:
        kinds = self.tr("Data files ({endings});;All files (*)")
        chosen = self._ask(self, kinds.format(endings="*.csv *.tsv *.txt *.jsonl *.ndjson *.json"))
        if chosen:
            self.file.setText(chosen)

    def _browse_profile(self) -> None:
        chosen = self._ask(self, self.tr("Import profiles ({ending})").format(ending="*.toml"))
        if chosen:
            self.own_file.setText(chosen)
            self._own_edited()

    def _file_changed(self) -> None:
        self._tell()
        self._ask_what_fits()

    def _ask_what_fits(self) -> None:
        self._say_fits(None)
        self._missing = False
        self.clear_note()
        path, encoding, database = self.path(), self.encoding(), self._database
        if path is None:
            self._lane.cancel()
            return

        def work(cancel: threading.Event) -> tuple[bool, str | None]:
            if not path.is_file():
                return False, None
            return True, fitting(database, path, encoding=encoding, cancel=cancel)

        self._lane.request(work, self._looked, self._unreadable)

    def _looked(self, found: tuple[bool, str | None]) -> None:
        is_file, name = found
        self._missing = not is_file
        self._say_fits(name)
        if self._missing:
            # Nearly every name that is being typed is none yet.
            if not self.file.hasFocus():
                self._say_missing()
        elif name is None and not self.profile():
            words = self.tr(
                "None of these profiles fits the file: choose what kind of file it is, or name a "
                "profile of your own."
            )
            self._say(words, "warn")

    def _say_missing(self) -> None:
        if self._missing:
            words = self.tr("There is no file of that name: correct it, or choose one with Browse.")
            self._say(words, "bad")

    def _unreadable(self, sentence: str) -> None:
        # With a profile that somebody chose it may be readable after all: Preview says.
        if not self._chosen_by_hand:
            self._say(sentence, "bad")

    def _say(self, text: str, tone: str = "mut") -> None:
        if text != self._note.text():
            self._note.say(text, tone)
            self.grown.emit()

    def _say_fits(self, name: str | None) -> None:
        for each, label in self._fits.items():
            label.setVisible(each == name)
        if name is not None and not self._chosen_by_hand:
            self.profiles[name].setChecked(True)
        self.grown.emit()
