"""A box to tick."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import LEAST_TARGET, Role

_SIGN = 12


class CheckBox(QCheckBox):
    """A box and its words; the style sheet has the box, and the tick is painted into it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self.setAccessibleName(text)
        self.setFont(theme.font(Role.BODY))
        self.setMinimumHeight(LEAST_TARGET)
        self.setProperty(RADIUS, 4)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = self.style().subElementRect(part, option, self)
        x = box.left() + (box.width() - _SIGN) / 2
        self._theme.icons.paint(
            QPainter(self), "check", self._theme.hex("onacc"), x, box.center().y() + 0.5, _SIGN
        )
