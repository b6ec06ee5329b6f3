"""Buttons, links and key hints, painted with the tokens."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.mirror import mirrored
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    BUTTON_HEIGHT,
    CHIP_HEIGHT,
    LEAST_TARGET,
    SMALL_ICON,
    Role,
)


class Kind(Enum):
    """What a button looks like."""

    PRIMARY = "primary"
    OUTLINE = "outline"
    LINK = "link"
    PILL = "pill"
    QUIET = "quiet"


class Button(QAbstractButton):
    """A push button with an icon, a word and the key that does the same; Enter presses it too."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = Kind.OUTLINE,
        icon: str | None = None,
        trailing: str | None = None,
        key: str = "",
        icon_token: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._icon_token = icon_token
        self._trailing = trailing
        self._key = key
        self._wordless = False
        self._reason = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS, CHIP_HEIGHT // 2 if kind is Kind.PILL else 6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_wordless(self, wordless: bool) -> None:
        """Show only the icon, where there is no room for words."""
        if wordless != self._wordless:
            self._wordless = wordless
            self.setToolTip(self._reason or (self.text() if wordless else ""))
            self.updateGeometry()

    def refuse(self, reason: str | None) -> None:
        """Say why the button cannot be used now; None where it can."""
        self.setEnabled(reason is None)
        self._reason = reason or ""
        self.setToolTip(self._reason or (self.text() if self._wordless else ""))
        self.setAccessibleDescription(self._reason)

    def set_key_shown(self, shown: bool, key: str) -> None:
        """Show the key cap `key` or none."""
        self._key = key if shown else ""
        self.updateGeometry()

    def _font_role(self) -> Role:
        if self._kind is Kind.QUIET:
            return Role.LABEL
        return Role.BODY_STRONG if self._kind is Kind.PRIMARY else Role.BODY

    def _content_width(self) -> float:
        if self._wordless:
            return float(SMALL_ICON)
        width = painting.text_width(self._theme.font(self._font_role()), self.text())
        if self._icon:
            width += SMALL_ICON + 8
        if self._trailing:
            width += SMALL_ICON + 4
        if self._key:
            width += 10 + painting.key_size(self._theme, self._key).width()
        return width

    def sizeHint(self) -> QSize:
        if self._kind is Kind.LINK:
            return QSize(max(round(self._content_width()) + 8, LEAST_TARGET), CHIP_HEIGHT)
        if self._kind is Kind.QUIET:
            return QSize(round(self._content_width()) + 12, LEAST_TARGET)
        height = CHIP_HEIGHT if self._kind is Kind.PILL else BUTTON_HEIGHT
        return QSize(round(self._content_width()) + 24, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with mirrored(painter, QRectF(self.rect()), self.isRightToLeft()):
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        ink, edge = self._paint_shape(painter)
        middle = self.height() / 2
        x = (self.width() - self._content_width()) / 2
        if self._icon:
            tint = self._theme.hex(self._icon_token or ink)
            self._theme.icons.paint(painter, self._icon, tint, x, middle, SMALL_ICON)
            x += SMALL_ICON + 8
        if self._wordless:
            return
        font = self._theme.font(self._font_role())
        color = self._theme.color(ink)
        x += painting.draw_text(
            painter, QRectF(x, 0, self.width() - x, self.height()), self.text(), font, color
        )
        if self._trailing:
            self._theme.icons.paint(
                painter, self._trailing, self._theme.hex(ink), x + 4, middle, SMALL_ICON
            )
        if self._key:
            key_ink = "onacc" if self._kind is Kind.PRIMARY else "soft"
            painting.draw_key(
                painter, self._theme, QPointF(x + 10, middle), self._key, ink=key_ink, edge=edge
            )

    def _paint_shape(self, painter: QPainter) -> tuple[str, str]:
        """Paint the button's body; gives the tokens of its text and of the edge of its key."""
        theme = self._theme
        box = QRectF(self.rect())
        if self._kind in (Kind.LINK, Kind.QUIET):
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(box, 6, 6)
            ink = "accent" if self._kind is Kind.LINK else "mut"
            return (ink if self.isEnabled() else "soft"), "line"
        if self._kind is Kind.PRIMARY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if self.isEnabled() else "ctl"))
            painter.drawRoundedRect(box, 6, 6)
            return ("onacc" if self.isEnabled() else "panel"), "onacc"
        painter.setPen(QPen(theme.color("ctl"), 1))
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(theme.color("hover" if hovered or self.isDown() else "panel"))
        radius = float(self.property(RADIUS))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        return ("text" if self.isEnabled() else "soft"), "line"


class KeyHints(QWidget):
    """Key caps in a row, for people who learn a key by seeing it."""

    def __init__(self, theme: Theme, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        widths = [painting.key_size(self._theme, key).width() for key in self._keys]
        return QSize(sum(widths) + 4 * (len(widths) - 1), painting.KEY_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for key in self._keys:
            origin = QPointF(x, self.height() / 2)
            x += 4 + painting.draw_key(painter, self._theme, origin, key, ink="soft", edge="line")
