"""The search field: whatever the person has, typed or scanned."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FIELD_HEIGHT, ICON, Role
from tiquo_desktop.ui.search.unsaved import PASSING

_LONGEST = 500
_EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class SearchBox(QLineEdit):
    """A line edit that hands the keys which move in the results to its owner.

    Signals:
        step_asked: go this many results down (or up).
        open_asked: open the marked result.
        escaped: Escape; the text is gone by then.
    """

    step_asked = Signal(int)
    open_asked = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("search")
        self.setProperty(PASSING, True)
        self.setFont(theme.font(Role.SEARCH))
        self.setFixedHeight(FIELD_HEIGHT)
        self.setMaxLength(_LONGEST)
        self.setTextMargins(ICON + 10, 0, ICON + 6, 0)
        self.setPlaceholderText(self.tr("Name, phone or scan"))
        self.setAccessibleName(self.tr("Search customers"))
        self.setAccessibleDescription(
            self.tr(
                "Name, phone, e-mail, customer number or booking reference; cards and tickets can "
                "be scanned wherever the cursor is"
            )
        )
        theme.changed.connect(self.update)

    def event(self, event: QEvent) -> bool:
        # On X11 a line edit takes Ctrl+E for the end of the line; in this window it exports.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.keyCombination() == _EXPORT:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if key in steps:
            self.step_asked.emit(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ink = self._theme.hex("text" if self.hasFocus() or self.text() else "soft")
        middle = self.height() / 2
        self._theme.icons.paint(painter, "search", ink, 11, middle, ICON)
        soft = self._theme.hex("soft")
        self._theme.icons.paint(painter, "scan", soft, self.width() - ICON - 11, middle, ICON)
