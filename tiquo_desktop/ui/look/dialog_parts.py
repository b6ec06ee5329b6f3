"""What the dialogs of the desk share: who it is about, what became of it, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QGridLayout,
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

_OUTSIDE = 60
"""Pixels of a screen that the title of a dialog and its shadow take."""
_LEAST_BODY = 120
_LABEL_GAP = 4
_BESIDE_GAP = 6
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
        self._dialog = dialog
        for each in (self._content, dialog):
            each.installEventFilter(self)
        dialog.setFixedWidth(width)

    def fit(self) -> None:
        """Be as high as the parts are together now."""
        self.box.activate()
        # Another language may need more.
        self._width = max(self._width, self.box.totalMinimumSize().width())
        high = _height(self.box, self._width)
        outer = self.window().layout()
        # Below it are the foot, and at times a question that cannot wait.
        here = self.sizeHint().expandedTo(self.minimumSize()).boundedTo(self.maximumSize())
        below = _height(outer, self._width) - here.height() if outer is not None else 0
        screen = self.screen().availableGeometry().height()
        room = max(screen - _OUTSIDE - below, _LEAST_BODY)
        # The scroll bar takes its room beside the fields, not from them.
        bar = self.verticalScrollBar().sizeHint().width() if high > room else 0
        self.window().setFixedWidth(self._width + bar)
        self.setFixedHeight(min(high, room))
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
        if event.type() == QEvent.Type.LayoutRequest and watched in (self._content, self._dialog):
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)


def _height(layout: QLayout, width: int) -> int:
    high = layout.totalHeightForWidth(width)
    return high if high >= 0 else layout.totalSizeHint().height()  # nothing in it wraps


def add_labelled(
    grid: QGridLayout,
    place: tuple[int, int],
    theme: Theme,
    words: str,
    field: QWidget,
    *,
    columns: int = 1,
    hint: QLabel | None = None,
    beside: QWidget | None = None,
) -> None:
    """Put a field below its name into a grid; `hint` stands beside the name, `beside` the field.

    `place` is row and column.
    """
    box = QVBoxLayout()
    grid.addLayout(box, *place, 1, columns)
    box.setSpacing(_LABEL_GAP)
    label = text_label(theme, words, Role.LABEL, "mut", field.parentWidget())
    label.setBuddy(field)
    field.setAccessibleName(words)
    above = QHBoxLayout()
    box.addLayout(above)
    above.addWidget(label)
    above.addStretch(1)
    if hint is not None:
        above.addWidget(hint)
    if beside is None:
        box.addWidget(field)
        return
    row = QHBoxLayout()
    box.addLayout(row)
    row.setSpacing(_BESIDE_GAP)
    row.addWidget(field, 1)
    row.addWidget(beside)


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Have a field look wrong, or no longer."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


def add_heading(box: QVBoxLayout, theme: Theme, sign: Sign, title: str, words: str) -> None:
    """Put the head into a dialog that tells something: its sign, its title, a sentence below."""
    parent = box.parentWidget()
    said = text_label(theme, words, Role.BODY, "mut", parent)
    said.setWordWrap(True)
    row = QHBoxLayout()
    box.addLayout(row)
    row.setContentsMargins(PADDING, PADDING, PADDING, 12)
    row.setSpacing(12)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    row.addLayout(text, 1)
    text.setSpacing(_LABEL_GAP)
    text.addWidget(text_label(theme, title, Role.TITLE, parent=parent))
    text.addWidget(said)


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
