"""Links: underlined words that lead somewhere, by click, Enter or Space."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import LEAST_TARGET, Role


class Link(QAbstractButton):
    """One line of underlined words, elided where it does not fit."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS, 4)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = painting.text_width(self._theme.font(Role.BODY), self.text())
        return QSize(round(width + 1.5), LEAST_TARGET)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), LEAST_TARGET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, ink = self._theme.font(Role.BODY), self._theme.color("accent")
        width = painting.draw_text(painter, QRectF(self.rect()), self.text(), font, ink)
        painting.underline(painter, QRectF(self.rect()), width, font, ink)
