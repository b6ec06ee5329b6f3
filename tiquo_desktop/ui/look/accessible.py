"""What assistive programs are told: what a widget is that paints itself, and what has changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

Make = Callable[[QWidget], QAccessibleInterface]
_MAKE = "makesAccessible"
"""Dynamic property: what makes the interface of a widget."""


def say_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have assistive programs know this widget as a label, a group, an alert."""
    speak_by(widget, partial(_plain, role))


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have screen readers say this, `at_once` in the middle of what they are saying."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        if at_once:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def speak_by(widget: QWidget, make: Make) -> None:
    """Have assistive programs know this widget by the interface that `make` makes of it."""
    if not _factories:
        _factories.append(_made)
        QAccessible.installFactory(_made)
    widget.setProperty(_MAKE, make)


def speak_otherwise(widget: QWidget, make: Make) -> Callable[[], None]:
    """As `speak_by`, for a while: what this gives brings back what was."""
    before = widget.property(_MAKE)
    speak_by(widget, make)
    _forget(widget)

    def back() -> None:
        widget.setProperty(_MAKE, before)
        _forget(widget)

    return back


def _forget(widget: QWidget) -> None:
    """Have the interface that assistive programs know made anew."""
    known = QAccessible.queryAccessibleInterface(widget)
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def _plain(role: QAccessible.Role, widget: QWidget) -> QAccessibleInterface:
    return QAccessibleWidget(widget, role, "")


def _made(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    make = thing.property(_MAKE) if isinstance(thing, QWidget) else None
    if make is None:
        return None
    # Qt deletes what it is given here, and Python must not do so before.
    _kept[:] = [each for each in _kept if Shiboken.isValid(each)]
    _kept.append(make(thing))
    return _kept[-1]


_factories: list[object] = []
_kept: list[QAccessibleInterface] = []
