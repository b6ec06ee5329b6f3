"""Looks at a window as somebody does who cannot see it, has no mouse, or sees badly."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from tiquo_desktop.ui.filters.chips import Chip
from tiquo_desktop.ui.look.labels import ElidedLabel, Line
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import LEAST_TARGET

_MOST_STOPS = 120
_SAYS_NOTHING = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Whitespace,
}
"""Roles that screen readers pass over."""
TEXT_CONTRAST, EDGE_CONTRAST = 4.5, 3.0
_SCALE = 3
_EDGE = 3
"""Pixels at the edge of a control that are none of its text."""
_LEAST_STROKE = 8
"""Pixels of a magnified picture that a stroke has at least."""
_AROUND = 6
"""Pixels around a control in which its ring is."""


def spoken(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader has of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def name_of(widget: QWidget) -> str:
    """The name that a screen reader says."""
    if isinstance(widget, QComboBox):  # its name is what is chosen, and its label says of what
        labels = spoken(widget).relations(QAccessible.RelationFlag.Label)
        return " ".join(label.text(QAccessible.Text.Name) for label, _flag in labels)
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
    assert start.window() is window, f"the focus is at {described(start)}"
    stops = [start]
    for _ in range(_MOST_STOPS):
        if back:
            press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        else:
            press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None, f"Tab loses the focus behind {described(stops[-1])}"
        if focused is start and controls(window) == [start]:
            return stops
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
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    place = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & window.rect()
    with_focus = pixels(window.grab(place).toImage())
    widget.clearFocus()
    without = pixels(window.grab(place).toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    color = QColor(theme.hex("accent"))
    accent = np.array([color.red(), color.green(), color.blue()], np.int16)
    drawn = np.abs(with_focus - accent).max(axis=2) < 60
    drawn &= np.abs(with_focus - without).max(axis=2) > 30
    if not drawn.any():
        return 0, 0, 0
    down, across = np.nonzero(drawn.any(axis=1))[0], np.nonzero(drawn.any(axis=0))[0]
    wide, high = int(across[-1] - across[0]) + 1, int(down[-1] - down[0]) + 1
    return wide, high, int(drawn.sum())


def ringless(stops: list[QWidget], theme: Theme) -> list[str]:
    """Stops at which no ring of two pixels is seen round the control or round its row."""
    found: list[str] = []
    for stop in stops:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        found += ring_problem(theme)
    return found


def ring_problem(theme: Theme) -> list[str]:
    """What is wrong with the ring round what has the focus; nothing is best."""
    stop = QApplication.focusWidget()
    assert stop is not None
    wide, high, count = ring_of(stop, theme)
    around = 2 * 2 * (wide + high - 4)
    if min(wide, high) < LEAST_TARGET or count < 0.7 * around:
        return [f"{described(stop)}: {wide} x {high}, {count} of {around} pixels"]
    return []


def illegible(window: QWidget) -> list[str]:
    """Texts whose contrast is below 4.5, and fields and buttons whose edge is below 3, as painted.

    What is not enabled may be fainter. Rows, which have many inks, are held to the tokens.
    """
    found = []
    painted = _magnified(window)
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled() and widget.window() is window):
            continue
        if not isinstance(widget, QLabel | ElidedLabel | Line | QAbstractButton | QLineEdit):
            continue
        hint = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
        seen = widget.visibleRegion().boundingRect()
        if not (widget.text() or hint) or seen != widget.rect():
            continue
        place = QRect(widget.mapTo(window, QPoint(0, 0)) * _SCALE, widget.size() * _SCALE)
        whole = painted[place.top() : place.bottom() + 1, place.left() : place.right() + 1]
        edge = _EDGE * _SCALE
        ratio = _contrast_within(whole[edge:-edge, edge:-edge])
        if ratio < TEXT_CONTRAST:
            found.append(f"{described(widget)} has a contrast of {ratio:.1f}")
        # TOKENS has chips that would leave nothing fainter than those that are of use.
        if isinstance(widget, QLineEdit) or (isinstance(widget, Chip) and widget.count != 0):
            ratio = _contrast_within(whole[whole.shape[0] // 2 :, : 2 * _SCALE])
            if ratio < EDGE_CONTRAST:
                found.append(f"the edge of {described(widget)} has a contrast of {ratio:.1f}")
    return found


def _magnified(window: QWidget) -> NDArray[np.uint32]:
    """A window as painted, so large that the strokes of its letters have their whole colour."""
    image = QImage(window.size() * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    window.render(image)
    flat = np.frombuffer(image.constBits(), np.uint32)
    return flat.reshape(image.height(), image.width()).copy()


def _contrast_within(painted: NDArray[np.uint32]) -> float:
    """The contrast (WCAG 2) of the most frequent colour and that which differs most from it."""
    colors, counts = np.unique(painted, return_counts=True)
    parts = np.stack([colors >> shift & 255 for shift in (16, 8, 0)], axis=1) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array([0.2126, 0.7152, 0.0722]) + 0.05
    ground, strokes = light[counts.argmax()], light[counts >= _LEAST_STROKE]
    return float(np.maximum(strokes / ground, ground / strokes).max())
