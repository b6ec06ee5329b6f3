"""Where a file is written: a name that is offered, or the person's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tiquo_desktop.services.export_formats import FORMATS
from tiquo_desktop.ui.files import path_of
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BUTTON_HEIGHT, Role
from tiquo_desktop.ui.reader import Lane

Ask: TypeAlias = Callable[[QWidget, str, str], str]
"""From a parent, the name so far and the kind of file to the name that the person chose."""


class ExportTarget(QWidget):
    """The name of a file, and a word of warning where there is such a file.

    Attributes:
        field: the name.

    Signals:
        usable_changed: whether there is a name to write to.
    """

    usable_changed = Signal(bool)

    def __init__(self, theme: Theme, files: Lane, parent: QWidget, *, ask: Ask) -> None:
        super().__init__(parent)
        self._files, self._ask = files, ask
        self._offered = ""
        self._kind = ""
        self.field = QLineEdit(self)
        self.field.setFixedHeight(BUTTON_HEIGHT)
        self.field.setAccessibleName(self.tr("Save as"))
        self.field.textChanged.connect(self._check)
        browse = Button(theme, self.tr("Browse…"), self)
        browse.setAccessibleName(self.tr("Browse for: {name}").format(name=self.tr("Save as")))
        browse.clicked.connect(self._browse)
        self._replaces = text_label(theme, "", Role.LABEL, "warn", self)
        self._replaces.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(browse)
        box.addWidget(self._replaces)

    @property
    def is_as_offered(self) -> bool:
        """Whether the person has written no other name."""
        return self.field.text() == self._offered

    def offer(self, text: str) -> None:
        """Have a name that the person need not write."""
        self._offered = text
        self.field.setText(text)

    def set_kind(self, suffix: str, words: str) -> None:
        """Write another kind of file: its suffix, and how the system's dialog calls it."""
        self._kind = words
        target = Path(self.field.text())
        if target.suffix.removeprefix(".") not in FORMATS:
            return
        renamed = str(target.with_suffix(f".{suffix}"))
        if self.is_as_offered:
            self.offer(renamed)
        else:
            self.field.setText(renamed)

    def path(self) -> Path | None:
        """Where to write; None where no name is given."""
        text = self.field.text().strip()
        return path_of(text) if text else None

    def warning(self) -> str:
        """What has to be known of the file before it is written."""
        return self._replaces.text()

    def _browse(self) -> None:
        chosen = self._ask(self, str(self.path() or ""), self._kind)
        if chosen:
            self.field.setText(chosen)

    def _check(self) -> None:
        text = self.field.text().strip()
        self.usable_changed.emit(bool(text))

        def answered(found: tuple[bool, str]) -> None:
            exists, free = found
            if exists and self.is_as_offered:
                # What was exported earlier today is not to be replaced by pressing Enter.
                self.offer(free)
            else:
                self._say_replaces(exists)

        # A file on a share may take its time, so it is not looked at from here.
        self._files.request(lambda _: _look(text), answered, lambda _: None)

    def _say_replaces(self, exists: bool) -> None:
        words = self.tr("This file exists and will be replaced.") if exists else ""
        self._replaces.setText(words)
        self._replaces.setVisible(exists)
        self.field.setAccessibleDescription(words)


def _look(text: str) -> tuple[bool, str]:
    """Whether there is a file of that name, and the nearest name that no file has."""
    if not _exists(text):
        return False, text
    path, number = Path(text), 2
    while _exists(free := str(path.with_stem(f"{path.stem} ({number})"))):
        number += 1
    return True, free


def _exists(text: str) -> bool:
    try:
        return bool(text) and path_of(text).is_file()
    except (OSError, ValueError):  # too long, or a character that no name may have
        return False
