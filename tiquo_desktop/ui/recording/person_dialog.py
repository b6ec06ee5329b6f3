"""The dialog in which the person at the desk changes; a shared database wants to know a password."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, Role
from tiquo_desktop.ui.recording.at_desk import AtDesk
from tiquo_desktop.ui.recording.person_form import Chosen, PersonForm, Present

_WIDTH = 470

Come: TypeAlias = Callable[
    [Chosen, Callable[[], object], Callable[[str], object]], threading.Event | None
]
"""Lets somebody come to the desk: told who, and what to do once they are there, or with the sentence
that says why not. Gives what stops it, None where it is done already."""


class PersonDialog(QDialog):
    """Closes when somebody else is at the desk, or with nothing changed.

    Attributes:
        form: who it is to be.
        list: who was here before.
        change: the button that changes the person; Enter does the same.
    """

    def __init__(
        self,
        theme: Theme,
        desk: AtDesk,
        zone: str,
        drafts: int,
        come: Come,
        parent: QWidget | None = None,
    ) -> None:
        """`drafts` is how many drafts whoever is at the desk has; `zone` is the venue's."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._theme, self._come = theme, come
        self._stop: threading.Event | None = None
        self._is_busy = False
        first = not desk.person
        self.setWindowTitle(
            self.tr("Who is at this desk?") if first else self.tr("Change person at this desk")
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        inner = QVBoxLayout()
        box.addLayout(inner)
        inner.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        inner.setSpacing(8)
        if not first:
            inner.addWidget(Present(theme, desk, zone, drafts, self))
        question = self.tr("Your name signs what is recorded at this desk.")
        if not first:
            question = self.tr("Login") if desk.login else self.tr("Name")
        self.form = PersonForm(theme, desk, zone, question, self)
        self.list = self.form.list
        inner.addWidget(self.form)
        self._signs = text_label(theme, "", Role.LABEL, "soft", self)
        cancel = Button(theme, self.tr("Cancel"), self, key=key_cap("Esc"))
        cancel.clicked.connect(self.reject)
        words = self.tr("Continue") if first else self.tr("Change person")
        self.change = Button(theme, words, self, kind=Kind.PRIMARY)
        self.change.clicked.connect(self.accept)
        box.addWidget(footer(self, cancel, self.change, left=self._signs))
        self.form.changed.connect(self._describe)
        self.form.activated.connect(self.accept)
        self._describe()
        self._ring = FocusRing(self, theme)

    @property
    def is_busy(self) -> bool:
        """Whether a password is being checked."""
        return self._is_busy

    def message(self) -> str:
        """What it says of the last attempt."""
        return self.form.message()

    def _describe(self) -> None:
        chosen = self.form.chosen()
        self.change.setEnabled(chosen is not None and not self._is_busy)
        words = self.tr("Next records are signed {name}.")
        self._signs.setText(words.format(name=chosen.name) if chosen is not None else "")
        self.adjustSize()

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.form.set_busy(busy)
        self._describe()

    def _came(self) -> None:
        self._is_busy = False
        super().accept()

    def _refused(self, sentence: str) -> None:
        self._set_busy(False)
        self.form.say(sentence)
        self.adjustSize()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Change to whoever is meant; a password is checked first."""
        chosen = self.form.chosen()
        if chosen is None or self._is_busy:
            return
        if self.form.password is not None:
            self.form.say(self.tr("Checking…"), "mut")
            self._set_busy(True)
        self._stop = self._come(chosen, self._came, self._refused)

    def done(self, result: int) -> None:
        if self._is_busy and self._stop is not None:
            self._stop.set()
        self.form.forget()
        super().done(result)
