"""Which version this is, what it runs on, and whose work is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import tiquo_desktop
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.domain.roles import Role as Held
from tiquo_desktop.ui.help import installation
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import add_heading, footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, Role
from tiquo_desktop.ui.reader import Lane
from tiquo_desktop.ui.words.role_words import role_word

_SIZE = (520, 440)
_SIGN = 32


class AboutDialog(QDialog):
    """Attributes: `copy` puts all of it on the clipboard, `leave` closes."""

    def __init__(
        self, theme: Theme, lane: Lane, info: DatabaseInfo | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Tiquo"))
        self.resize(*_SIZE)
        self._theme, self._lane = theme, lane
        own = {
            "Database": self.tr("Database"),
            "System": self.tr("System"),
            "Window system": self.tr("Window system"),
            "none open": self.tr("none open"),
            "Role": self.tr("Role"),
            **{role.value: role_word(role) for role in Held},
        }
        self._facts = [
            f"{own.get(what, what)}: {own.get(which, which)}"
            for what, which in installation.versions(info)
        ]
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(theme.font(Role.BODY))
        self._text.setAccessibleName(self.tr("Versions and licences"))
        self._show([])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        name = f"Tiquo Desktop {tiquo_desktop.__version__}"
        what = self.tr("Find a customer, read everything that happened, record what just did.")
        sign = Sign(theme, "tiquo", "accent", _SIGN, self)
        add_heading(box, theme, sign, name, what)
        middle = QHBoxLayout()
        box.addLayout(middle, 1)
        middle.setContentsMargins(PADDING, 0, PADDING, PADDING)
        middle.addWidget(self._text)
        box.addWidget(self._footer())
        self._ring = FocusRing(self, theme)
        self.leave.setFocus()
        lane.request(lambda _: installation.licences(), self._show, self._failed)

    def _footer(self) -> QWidget:
        self.copy = Button(self._theme, self.tr("Copy"), self, icon="copy")
        self.copy.clicked.connect(self._copy)
        self.leave = Button(self._theme, self.tr("Close"), self, kind=Kind.PRIMARY)
        self.leave.clicked.connect(self.reject)
        return footer(self, self.copy, self.leave)

    def text(self) -> str:
        """Everything it says of versions and licences."""
        return self._text.toPlainText()

    def _show(self, parts: list[tuple[str, str, str]]) -> None:
        lines = list(self._facts)
        if parts:
            lines += ["", self.tr("Made with, each under its own licence:")]
            lines += [f"{name} {version}: {licence}" for name, version, licence in parts]
        self._text.setPlainText("\n".join(lines))

    def _failed(self, sentence: str) -> None:
        self._text.setPlainText("\n".join([*self._facts, "", sentence]))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def done(self, result: int) -> None:
        self._lane.cancel()
        super().done(result)
