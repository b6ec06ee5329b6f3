"""What the dialogs of the desk share: who it is about, what became of it, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.ui.look.labels import ElidedLabel, text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BUTTON_HEIGHT, ICON, PADDING, Role

_OUTSIDE = 110
"""Pixels of a screen that the foot of a dialog, its title and its shadow take."""
_LEAST_BODY = 120
_LABEL_GAP = 4
_FOOT_PADDING = 10


class Subject(QWidget):
    """Whom a dialog is about: sign, name and number."""

    def __init__(self, theme: Theme, customer: Customer, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign(theme, "customers", "customers", ICON, self))
        name = ElidedLabel(theme, Role.BODY_STRONG, parent=self)
        name.set_text(customer.name)
        row.addWidget(name)
        row.addWidget(text_label(theme, customer.number, Role.BODY, "mut", self))
        row.addStretch(1)


class Message(QLabel):
    """A sentence about what was tried; hidden while there is none, and said to screen readers."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(Role.BODY))
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str, tone: str) -> None:
        """Say this; an empty text says nothing. `tone` is a text token."""
        self.setText(text)
        self.setAccessibleName(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


class Body(QScrollArea):
    """What stands above the foot of a dialog: as high as it needs to be, if the screen is.

    The dialog follows: it grows and shrinks with what it says.

    Attributes:
        box: where the parts go.
    """

    def __init__(self, dialog: QDialog, width: int) -> None:
        super().__init__(dialog)
        self._width = width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._content = QWidget(self)
        self._content.setObjectName("pane")
        self._content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.box = QVBoxLayout(self._content)
        self.box.setContentsMargins(PADDING, 12, PADDING, 12)
        self.setWidget(self._content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._content.installEventFilter(self)
        dialog.setFixedWidth(width)

    def fit(self) -> None:
        """Be as high as the parts are together now."""
        self.box.activate()
        # Another language may need more.
        self._width = max(self._width, self.box.totalMinimumSize().width())
        high = self.box.totalHeightForWidth(self._width)
        if high < 0:  # nothing in it wraps
            high = self.box.totalSizeHint().height()
        room = max(self.screen().availableGeometry().height() - _OUTSIDE, _LEAST_BODY)
        # The scroll bar takes its room beside the fields, not from them.
        bar = self.verticalScrollBar().sizeHint().width() if high > room else 0
        self.window().setFixedWidth(self._width + bar)
        self.setFixedHeight(min(high, room))
        outer = self.window().layout()
        if outer is not None:
            outer.activate()
        self.window().adjustSize()
        QTimer.singleShot(0, self, self._show_focused)

    def _show_focused(self) -> None:
        self._follow(None, self.window().focusWidget())

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._content.isAncestorOf(new):
            # Qt's own way shows no more of a text than the line with the cursor.
            middle = new.mapTo(self._content, new.rect().center()).y()
            self.ensureVisible(0, middle, 0, new.height() // 2 + PADDING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)


def labelled(
    theme: Theme,
    words: str,
    field: QWidget,
    *,
    row: QLayout | None = None,
    hint: QLabel | None = None,
) -> QVBoxLayout:
    """A field below its name; `row` holds it where there is more, `hint` stands beside the name."""
    label = text_label(theme, words, Role.LABEL, "mut", field.parentWidget())
    label.setBuddy(field)
    field.setAccessibleName(words)
    above = QHBoxLayout()
    above.addWidget(label)
    above.addStretch(1)
    if hint is not None:
        above.addWidget(hint)
    box = QVBoxLayout()
    box.setSpacing(_LABEL_GAP)
    box.addLayout(above)
    if row is None:
        box.addWidget(field)
    else:
        box.addLayout(row)
    return box


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Have a field look wrong, or no longer."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


def heading(parent: QWidget, theme: Theme, sign: Sign, title: str, words: str) -> QHBoxLayout:
    """The head of a dialog that tells something: its sign, its title, and a sentence below."""
    said = text_label(theme, words, Role.BODY, "mut", parent)
    said.setWordWrap(True)
    text = QVBoxLayout()
    text.setSpacing(_LABEL_GAP)
    text.addWidget(text_label(theme, title, Role.TITLE, parent=parent))
    text.addWidget(said)
    row = QHBoxLayout()
    row.setContentsMargins(PADDING, PADDING, PADDING, 12)
    row.setSpacing(12)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(text, 1)
    return row


def footer(parent: QWidget, *widgets: QWidget, left: QLabel | None = None) -> QWidget:
    """The line at the foot of a dialog: something to read at the left, buttons at the right."""
    foot = QWidget(parent)
    foot.setObjectName("footer")
    foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    foot.setFixedHeight(BUTTON_HEIGHT + 2 * _FOOT_PADDING + 1)
    row = QHBoxLayout(foot)
    row.setContentsMargins(PADDING, _FOOT_PADDING, PADDING, _FOOT_PADDING)
    row.setSpacing(8)
    if left is None:
        row.addStretch(1)
    else:
        # The buttons have their room first; what is left wraps.
        left.setWordWrap(True)
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(left, 1)
    for widget in widgets:
        row.addWidget(widget)
    return foot
