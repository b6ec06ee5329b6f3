"""What the detail pane is made of: sections below each other that scroll together."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING

SECTION = 12
"""Pixels between sections."""


class Scroll(QScrollArea):
    """What is too high for the pane; the ring of the focus lies inside of it, over its content."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundRole(QPalette.ColorRole.Base)  # seen where there is no event
        self._ring = _Ring(theme, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.raise_()
        self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()


class _Ring(QWidget):
    """The ring of the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.draw_row_ring(QPainter(self), self._theme, QRectF(self.rect()))


class Section(QWidget):
    """A part of the pane, below a rule."""

    def __init__(self, parent: QWidget, *, rule: bool = True) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(PADDING, SECTION, PADDING, 0)
        if rule:
            line = QFrame(self)
            line.setObjectName("rule")
            self.box.addWidget(line)
            self.box.addSpacing(6)


def add_row(box: QVBoxLayout, left: QWidget, right: QWidget) -> None:
    """Put a line into a part: one at the left, one at the right."""
    row = QHBoxLayout()
    box.addLayout(row)
    row.setSpacing(8)
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
