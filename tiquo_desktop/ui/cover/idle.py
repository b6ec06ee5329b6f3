"""How long nobody has touched keyboard, mouse or screen in any window of the program."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_LOOK_MS = 1_000
"""Between two looks at the clock, and for new windows."""
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Says when nobody has done anything for as long as was set.

    Signals:
        passed: the time is over. It is counted anew from the next input.
    """

    passed = Signal()

    def __init__(
        self,
        parent: QObject,
        clocks: tuple[Callable[[], float], ...] = (time.monotonic, time.time),
    ) -> None:
        """`clocks` give seconds; the one that has gone on furthest counts, since some stand still
        while the computer sleeps."""
        super().__init__(parent)
        self._clocks = clocks
        self._limit = 0.0
        self._touched = [clock() for clock in clocks]
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # Input methods write into what has the focus: the window gets no key then.
        app.focusObjectChanged.connect(self._watch)

    def set_limit(self, seconds: float) -> None:
        """Say when nothing was done for so long; 0 says nothing."""
        self._limit = seconds
        self._begin_anew()
        if seconds:
            self._timer.start()
            self._look()
        else:
            self._timer.stop()

    def _begin_anew(self) -> None:
        self._touched = [clock() for clock in self._clocks]

    @property
    def _is_over(self) -> bool:
        gone = (clock() - then for clock, then in zip(self._clocks, self._touched, strict=True))
        return bool(self._limit) and max(gone) >= self._limit

    def _look(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        if self._is_over:
            self._pass()

    def _pass(self) -> None:
        self._begin_anew()
        self.passed.emit()

    def _watch(self, thing: QObject | None) -> None:
        if self._limit and thing is not None and isValid(thing):
            thing.installEventFilter(self)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _INPUT or not (
            isinstance(watched, QWindow) or kind == QEvent.Type.InputMethod
        ):
            return False
        if self._is_over:
            # The computer slept: what is typed now is no word for what is behind the cover.
            self._pass()
            return True
        self._begin_anew()
        return False
