"""What went wrong inside the program, whole, to be copied or saved; and errors in one sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.ui.files import ask_target
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import add_heading, footer
from tiquo_desktop.ui.look.focus_ring import RADIUS, FocusRing
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, PADDING, Role
from tiquo_desktop.ui.reader import TaskQueue
from tiquo_desktop.ui.words.error_words import error_words

_SIZE = (620, 460)
_BUTTON_RADIUS = 6
_FILE_NAME = "tiquo-report.txt"


def message_box(
    sentence: str, parent: QWidget | None = None, theme: Theme | None = None
) -> QMessageBox:
    """A window with a sentence, which is never taken for markup; it is deleted once closed.

    Without a theme, as while the program starts, it looks as the system likes.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Tiquo")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(error_words(sentence))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    if theme is not None:
        FocusRing(box, theme)
        for button in box.buttons():
            button.setProperty(RADIUS, _BUTTON_RADIUS)
    return box


class ReportDialog(QDialog):
    """Shows the whole report, before anything happens to it. Nothing is sent anywhere.

    Attributes:
        copy, save, leave: its buttons.
    """

    def __init__(
        self,
        theme: Theme,
        queue: TaskQueue,
        parent: QWidget | None = None,
        *,
        title: str = "",
        sentence: str = "",
        ask: Callable[[QWidget, str, str], str] = ask_target,
    ) -> None:
        """`title` and `sentence` are for an error that was foreseen, in the place of the usual ones."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title or self.tr("Something went wrong"))
        self.resize(*_SIZE)
        self._theme, self._queue, self._ask = theme, queue, ask
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("The report"))
        self._text.setTabChangesFocus(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._said = text_label(theme, self.tr("Nothing is sent."), Role.LABEL, "soft", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        title = title or self.tr("Something went wrong inside the program")
        words = sentence or self.tr(
            "What was recorded is stored, and you can go on. If it happens again, start the "
            "program anew, and pass this report on to whoever looks after it. It holds places in "
            "the program, and no text of a customer."
        )
        sign = Sign(theme, "warn", "warn", BANNER_ICON, self)
        add_heading(box, theme, sign, title, words)
        middle = QHBoxLayout()
        box.addLayout(middle, 1)
        middle.setContentsMargins(PADDING, 0, PADDING, PADDING)
        middle.addWidget(self._text)
        box.addWidget(self._footer())
        self._ring = FocusRing(self, theme)
        self.leave.setFocus()

    def _footer(self) -> QWidget:
        self.copy = Button(self._theme, self.tr("Copy"), self, icon="copy")
        self.save = Button(self._theme, self.tr("Save…"), self)
        self.leave = Button(self._theme, self.tr("Close"), self, kind=Kind.PRIMARY)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        return footer(self, self.copy, self.save, self.leave, left=self._said)

    def show_report(self, text: str) -> None:
        """Show this report in the place of the one before."""
        self._text.setPlainText(text)

    def report(self) -> str:
        """The report."""
        return self._text.toPlainText()

    def said(self) -> str:
        """What it says of the last thing that was done."""
        return self._said.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self._said.setText(self.tr("The report is on the clipboard."))

    def _save(self) -> None:
        target = self._ask(self, _FILE_NAME, self.tr("Text (*.txt)"))
        if not target:
            return
        text = self.report()

        def work(_cancel: threading.Event, _progress: object) -> str:
            try:
                Path(target).write_text(text, encoding="utf-8")
            except OSError as error:
                raise UnwritableOutput(
                    f"The report cannot be written to {target} ({error.strerror}): choose another "
                    "folder."
                ) from None
            return target

        self._queue.submit(work, self._saved, self._said.setText)

    def _saved(self, target: str) -> None:
        self._said.setText(self.tr("The report is in {file}").format(file=target))
