"""Asks which recent databases are to be forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tiquo_desktop.services.connecting import KnownDatabase
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.check_box import CheckBox
from tiquo_desktop.ui.look.dialog_parts import Body, footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role

_WIDTH = 470


class ForgetDialog(QDialog):
    """A list to tick.

    Attributes:
        boxes: one for each database, in the order given.
        forget: the button that forgets those that are ticked.

    Signals:
        chosen: the list of `KnownDatabase` that are to be forgotten.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, databases: list[KnownDatabase], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Forget databases"))
        self._databases = databases
        body = Body(self, _WIDTH)
        body.box.setSpacing(4)
        words = self.tr(
            "They leave the menu, and their passwords the keyring. The databases themselves stay."
        )
        said = text_label(theme, words, Role.BODY, "mut", self)
        said.setWordWrap(True)
        body.box.addWidget(said)
        self.boxes = [CheckBox(theme, known.name, self) for known in databases]
        for each in self.boxes:
            body.box.addWidget(each)
            each.toggled.connect(self._count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(body)
        cancel = Button(theme, self.tr("Cancel"), self, key=key_cap("Esc"))
        cancel.clicked.connect(self.reject)
        self.forget = Button(theme, self.tr("Forget"), self, kind=Kind.PRIMARY)
        self.forget.clicked.connect(self.accept)
        box.addWidget(footer(self, cancel, self.forget))
        self._ring = FocusRing(self, theme)
        body.fit()
        self._count()

    def _count(self) -> None:
        self.forget.setEnabled(any(each.isChecked() for each in self.boxes))

    def accept(self) -> None:
        """Forget those that are ticked."""
        ticked = [
            known
            for known, each in zip(self._databases, self.boxes, strict=True)
            if each.isChecked()
        ]
        if ticked:
            self.chosen.emit(ticked)
            super().accept()
