"""Labels that show text exactly as it is, and lines that give way when there is no room."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role

_TIP_LIMIT = 2_000


def text_label(
    theme: Theme, text: str, role: Role, tone: str = "text", parent: QWidget | None = None
) -> QLabel:
    """A label of plain text; `tone` is a text token of the style sheet."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(role))
    label.setProperty("tone", tone)
    label.setText(text)
    return label


def plain_tip(text: str) -> str:
    """A text for a tool tip. Tool tips guess at HTML: this says that every character stands for
    itself."""
    return f"<qt>{html.escape(text[:_TIP_LIMIT]).replace(chr(10), '<br>')}</qt>"


class ElidedLabel(QWidget):
    """One line of plain text that is elided where it does not fit."""

    def __init__(
        self, theme: Theme, role: Role, token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._token = token
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        say_as(self, QAccessible.Role.StaticText)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str, token: str | None = None) -> None:
        """Show another text."""
        self._text = text
        self._token = token or self._token
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self._theme.font(self._role)
        width = painting.text_width(font, self._text)
        return QSize(round(width + 1.5), QFontMetrics(font).height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font(self._role)
        color = self._theme.color(self._token)
        painting.draw_text(painter, QRectF(self.rect()), self._text, font, color)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            width = painting.text_width(self._theme.font(self._role), self._text)
            self.setToolTip(plain_tip(self._text) if width > self.width() else "")
        return bool(super().event(event))


class Line(QWidget):
    """A strong part and the rest of a sentence: "42 of 312 events · by Staff"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strong = ""
        self._rest = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        say_as(self, QAccessible.Role.StaticText)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """The sentence."""
        return " · ".join(part for part in (self._strong, self._rest) if part)

    def set_parts(self, strong: str, rest: str) -> None:
        """Show another sentence."""
        self._strong, self._rest = strong, rest
        self.setAccessibleName(self.text())
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.text()) if self._width() > self.width() else "")
        return bool(super().event(event))

    def _width(self) -> float:
        strong, rest = self._theme.font(Role.CHIP_STRONG), self._theme.font(Role.CHIP)
        lead = " · " if self._strong else ""
        return painting.text_width(strong, self._strong) + painting.text_width(
            rest, lead + self._rest
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        rect = QRectF(self.rect())
        if self._strong:
            font = theme.font(Role.CHIP_STRONG)
            rect.setLeft(
                rect.left()
                + painting.draw_text(painter, rect, self._strong, font, theme.color("text"))
            )
        if self._rest:
            lead = " · " if self._strong else ""
            painting.draw_text(
                painter, rect, lead + self._rest, theme.font(Role.CHIP), theme.color("mut")
            )
