"""Looks at a window as somebody does who cannot see it, has no mouse, or sees badly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from tiquo_desktop.ui.chips import Chip
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import LEAST_TARGET

_MOST_STOPS = 120
_SAYS_NOTHING = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Whitespace,
}
"""Roles that screen readers pass over."""
_AROUND = 6
"""Pixels around a control in which its ring is."""


def spoken(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader has of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def name_of(widget: QWidget) -> str:
    """The name that a screen reader says."""
    return spoken(widget).text(QAccessible.Text.Name)


def controls(window: QWidget) -> list[QWidget]:
    """What the keyboard can get at: visible, enabled, and of this window."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusProxy() is None
    ]


def unnamed(window: QWidget) -> list[str]:
    """Controls without a name, or with a role that tells nothing."""
    return [
        described(widget)
        for widget in controls(window)
        if not name_of(widget).strip() or spoken(widget).role() in _SAYS_NOTHING
    ]


def ambiguous(window: QWidget) -> list[str]:
    """Names that more than one control has, of the same role."""
    count = Counter((spoken(each).role().name, name_of(each)) for each in controls(window))
    return [f"{number} x {role} {name!r}" for (role, name), number in count.items() if number > 1]


def silent(window: QWidget) -> list[str]:
    """What is said to nobody who cannot see: texts and names on things that readers pass over."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        role, text = spoken(widget).role(), getattr(widget, "text", None)
        written = text() if callable(text) and not isinstance(text, QAccessible.Text) else ""
        if isinstance(widget, QLabel) and written and written not in name_of(widget):
            found.append(f"{described(widget)} shows {written!r}")
        if role in _SAYS_NOTHING and widget.accessibleName():
            found.append(described(widget))
    return found


def unlabelled(window: QWidget) -> list[str]:
    """Fields whose label, where one is their buddy, says something else than their name."""
    return [
        f"{label.text()!r} is the label of {described(buddy)}"
        for label in window.findChildren(QLabel)
        if (buddy := label.buddy()) is not None
        and label.isVisible()
        and not name_of(buddy).startswith(label.text().replace("&", "").split(" (")[0])
    ]


def small(window: QWidget) -> list[str]:
    """What is too small for a finger."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
    return [
        f"{described(widget)}: {widget.width()} x {widget.height()}"
        for widget in controls(window)
        if isinstance(widget, kinds)
        and (widget.width() < LEAST_TARGET or widget.height() < LEAST_TARGET)
    ]


def described(widget: QWidget) -> str:
    """A widget for people who mend it."""
    role = spoken(widget).role().name
    return f"{type(widget).__name__} {widget.objectName()!r} {role} {name_of(widget)!r}"


# Keyboard


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def tab_round(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Where Tab (or Shift+Tab) stops, from what has the focus until it comes back there."""
    start = QApplication.focusWidget()
    assert start is not None
    assert start.window() is window
    stops = [start]
    for _ in range(_MOST_STOPS):
        if back:
            press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        else:
            press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None, f"Tab loses the focus behind {described(stops[-1])}"
        assert focused is not stops[-1], f"Tab goes no further than {described(focused)}"
        if focused is start:
            return stops
        assert focused not in stops, f"Tab turns in a circle at {described(focused)}"
        stops.append(focused)
    raise AssertionError(f"Tab does not come back: {[described(each) for each in stops[-5:]]}")


def unreached(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Controls at which Tab does not stop, and that no arrow key leads to either."""
    groups = {each.parentWidget() for each in stops if isinstance(each, Chip | QRadioButton)}
    return [
        described(widget)
        for widget in controls(window)
        if widget not in stops
        and not (isinstance(widget, Chip | QRadioButton) and widget.parentWidget() in groups)
    ]


def backwards(stops: list[QWidget]) -> list[str]:
    """Steps of Tab that go up, but for the one from the end to the beginning."""
    places = [QRect(each.mapToGlobal(QPoint(0, 0)), each.size()) for each in stops]
    ups = [
        f"{described(stops[at - 1])} -> {described(stops[at])}"
        for at in range(len(stops))
        if places[at].bottom() < places[at - 1].top()
    ]
    return ups if len(ups) > 1 else []


# Eyes


def pixels(image: QImage) -> NDArray[np.int16]:
    """A picture as rows of pixels of red, green and blue."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(image.constBits(), np.uint8)
    rows = flat.reshape(image.height(), image.bytesPerLine())[:, : image.width() * 3]
    return rows.reshape(image.height(), image.width(), 3).astype(np.int16)


def ring_of(widget: QWidget, theme: Theme) -> tuple[int, int, int]:
    """How wide and high the ring is that the focus draws, and how many pixels of accent it has.

    It is what is of the accent with the focus and is not without.
    """
    window = widget.window()
    with_focus = pixels(window.grab().toImage())
    before = QApplication.focusWidget()
    assert before is widget
    widget.clearFocus()
    without = pixels(window.grab().toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    place = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & window.rect()
    area = np.s_[place.top() : place.bottom() + 1, place.left() : place.right() + 1]
    color = QColor(theme.hex("accent"))
    accent = np.array([color.red(), color.green(), color.blue()], np.int16)
    drawn = np.abs(with_focus[area] - accent).max(axis=2) < 60
    drawn &= np.abs(with_focus[area] - without[area]).max(axis=2) > 30
    if not drawn.any():
        return 0, 0, 0
    down, across = np.nonzero(drawn.any(axis=1))[0], np.nonzero(drawn.any(axis=0))[0]
    wide, high = int(across[-1] - across[0]) + 1, int(down[-1] - down[0]) + 1
    return wide, high, int(drawn.sum())


def ringless(stops: list[QWidget], theme: Theme) -> list[str]:
    """Stops at which no ring of two pixels is seen round the control or round its row."""
    found = []
    for stop in stops:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        wide, high, count = ring_of(stop, theme)
        around = 2 * 2 * (wide + high - 4)
        least = min(stop.width(), stop.height()) if not is_list(stop) else LEAST_TARGET
        if wide < LEAST_TARGET or high < min(least, LEAST_TARGET) or count < 0.7 * around:
            found.append(f"{described(stop)}: {wide} x {high}, {count} of {around} pixels")
    return found


def is_list(widget: QWidget) -> bool:
    """Whether the focus is seen at one of its rows."""
    return isinstance(widget, QAbstractItemView | QAbstractSlider)


def readers_tree(thing: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """Everything that assistive programs find below, a long list not to its end."""
    for place in range(min(thing.childCount(), 40)):
        child = thing.child(place)
        if child is not None and child.isValid() and depth < 30:
            yield child
            yield from readers_tree(child, depth + 1)
