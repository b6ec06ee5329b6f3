"""What stands in the place of rows: nobody open, nothing found, not yet there, not readable."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tiquo_desktop.ui.look.accessible import announce, say_as
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, PADDING, ROOMY, Role
from tiquo_desktop.ui.timeline.timeline_columns import fitted
from tiquo_desktop.ui.timeline.timeline_delegate import bone, paint_bones
from tiquo_desktop.ui.timeline.timeline_model import Column

_WIDTH = 420
_SIGN = 28


class Sign(QWidget):
    """An icon by itself."""

    def __init__(
        self, theme: Theme, icon: str, token: str, size: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._token, self._size = theme, icon, token, size
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def set_icon(self, icon: str, token: str) -> None:
        """Show another icon."""
        self._icon, self._token = icon, token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        theme.icons.paint(
            QPainter(self), self._icon, theme.hex(self._token), 0, self.height() / 2, self._size
        )


class Notice(QWidget):
    """A sign, what it is, what to do about it, and buttons that do it; in the middle of its place."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        buttons: tuple[Button, ...] = (),
        *,
        token: str = "soft",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = text_label(theme, title, Role.TITLE, parent=self)
        self._text = text_label(theme, "", Role.BODY, "mut", self)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self._text.setFixedWidth(_WIDTH)
        self.set_text(text)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addStretch(2)
        sign = Sign(theme, icon, token, _SIGN, self)
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._title)
        box.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(4)
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            button.setParent(self)
            row.addWidget(button)
        row.addStretch(1)
        box.addStretch(3)

    def text(self) -> str:
        """Everything it says."""
        return f"{self._title.text()}. {self._text.text()}"

    def set_title(self, title: str) -> None:
        """Say something else as the title."""
        self._title.setText(title)

    def set_text(self, text: str) -> None:
        """Say something else below the title."""
        self._text.setText(text)
        # A layout that centres a wrapped label does not ask how high it is.
        self._text.setFixedHeight(max(0, self._text.heightForWidth(_WIDTH)))


class Skeleton(QWidget):
    """Bars in the place of rows that are on their way."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.setAccessibleName(self.tr("Loading"))
        say_as(self, QAccessible.Role.StaticText)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        widths = fitted(self.width()).widths
        bones = []
        for number in range(self.height() // ROOMY.row + 1):
            x = float(PADDING)
            for column in Column:
                wide = widths[column]
                if wide:
                    room = QRectF(x, number * ROOMY.row, wide, ROOMY.row)
                    share = 0.3 + number * 29 % 50 / 100 if column is Column.SUMMARY else 0.6
                    bones.append(bone(room, wide * share))
                x += wide - (PADDING if column is Column.TIME else 0)
        paint_bones(painter, self._theme, bones)


class Banner(QWidget):
    """A sentence that has to be seen, above everything it is about, and what can be done."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        button: Button | None = None,
        tone: str = "warn",
    ) -> None:
        """`tone` is "warn", "bad" for what was refused, "mut" for what is only going on."""
        super().__init__(parent)
        self.setObjectName({"warn": "warning", "bad": "refusal"}.get(tone, "calm"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label: QLabel = text_label(theme, "", Role.BODY, tone, self)
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 8, PADDING, 8)
        row.setSpacing(10)
        sign = "info" if tone == "mut" else "warn"
        row.addWidget(Sign(theme, sign, tone, BANNER_ICON, self))
        row.addWidget(self._label, 1)
        if button is not None:
            row.addWidget(button)
        self.hide()

    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Say this, to screen readers too; an empty text hides it."""
        if text != self._label.text():
            announce(self, text)
        self._label.setText(text)
        self.setVisible(bool(text))
