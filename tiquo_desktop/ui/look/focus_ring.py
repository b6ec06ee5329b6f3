"""The ring around the control that has the focus: 2 px wide, 2 px outside of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from tiquo_desktop.ui.look.theme import Theme

_OUTSIDE = 4
RADIUS = "ringRadius"
"""Dynamic property of the widgets that get a ring: the radius of their own corners."""

_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class FocusRing(QWidget):
    """One for each top-level window; it follows the focus among that window's controls.

    It lies above its neighbours, so a ring is never cut off by the container of its control.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        theme.changed.connect(self.update)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A control that is being deleted loses the focus when it is no object of Python any more.
        if self._target is not None and Shiboken.isValid(self._target):
            self._target.destroyed.disconnect(self._forget)
        for widget in filter(Shiboken.isValid, self._watched):
            widget.removeEventFilter(self)
        self._target = None
        self._watched = []
        if new is not None and new.window() is self.window() and new.property(RADIUS) is not None:
            self._target = new
            new.destroyed.connect(self._forget)
            # A control also moves with what it lies in.
            moved: QWidget | None = new
            while moved is not None and moved is not self.window():
                self._watched.append(moved)
                moved.installEventFilter(self)
                moved = moved.parentWidget()
        self._place()

    def _forget(self) -> None:
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        place = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        around = place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        # At the edge of the window it is nearer to the control rather than half a ring.
        self.setGeometry(around & self.window().rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and watched in self._watched:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None:
            return
        radius = float(self._target.property(RADIUS)) + _OUTSIDE - 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
