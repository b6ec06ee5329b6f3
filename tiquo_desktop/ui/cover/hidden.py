"""Windows and parts of windows that nobody is to see: neither on screen nor through a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from tiquo_desktop.ui.look.accessible import speak_otherwise
from tiquo_desktop.ui.look.focus_ring import FocusRing

PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen})
"""Windows that go by themselves, and are not missed."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A widget that was hidden, with what had the focus in it, where it was on the screen, and what
    lets assistive programs find it again."""

    widget: QWidget
    focus: QWidget | None
    place: QPoint
    speak: Callable[[], None]

    @classmethod
    def hide(cls, widget: QWidget) -> Hidden:
        """Hide it, and have assistive programs find nothing in it."""
        focus, place = widget.focusWidget(), widget.pos()
        speak = speak_otherwise(widget, _Curtain)
        widget.hide()
        return cls(widget, focus, place, speak)

    def show(self) -> None:
        """Show it as it was."""
        widget = self.widget
        if not isValid(widget):
            return
        self.speak()
        if widget.isWindow():
            widget.move(self.place)
        widget.show()
        if widget.isWindow():
            widget.activateWindow()
        if self.focus is not None and isValid(self.focus):
            self.focus.setFocus(Qt.FocusReason.OtherFocusReason)


def parts_of(window: QMainWindow) -> list[QWidget]:
    """What is to be seen of a window."""
    direct = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [
        each
        for each in direct
        if each.isVisible() and not each.isWindow() and not isinstance(each, FocusRing)
    ]


def windows_over(window: QMainWindow) -> list[QWidget]:
    """The other windows that are open, such as dialogs, those below before those above."""
    others = [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and each.windowType() not in PASSING and belongs_to(each, window)
    ]
    return sorted(others, key=_depth)


def belongs_to(other: QWidget, window: QMainWindow) -> bool:
    """Whether another window is one of this window's, or nobody's."""
    above = other.parentWidget()
    while above is not None:
        if above is window:
            return True
        above = above.parentWidget()
    return _top(other) is other and not isinstance(other, QMainWindow)


def _top(widget: QWidget) -> QWidget:
    above = widget.parentWidget()
    return widget if above is None else _top(above)


def _depth(widget: QWidget) -> int:
    above = widget.parentWidget()
    return 0 if above is None else 1 + _depth(above)


class _Curtain(QAccessibleWidget):
    """In the place of what is hidden: something without a name and with nothing in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Client, "")

    def text(self, _kind: QAccessible.Text) -> str:
        return ""

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface:
        return None  # type: ignore[return-value]
