"""What a window looked like: kept while it is used, and given back at the next start."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from tiquo_desktop.ui.panes import Panes
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.timeline.timeline_header import TimelineHeader

_GEOMETRY, _PANES, _COLUMNS = "window/geometry", "window/panes", "window/columns"
_GRIP = 80
"""Pixels of a window's upper edge that have to be on a screen, to get hold of it."""
_FRAME = QSize(16, 48)
"""Room for title bar and borders: how large they are is known only when the window is there."""


class Session(QObject):
    """Place and size of the window, widths of its panes, and its columns."""

    def __init__(
        self, window: QMainWindow, settings: Settings, panes: Panes, header: TimelineHeader
    ) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._panes, self._header = panes, header

    def restore(self, size: QSize) -> None:
        """Bring the window back as it was; the first time it is `size`, where the screen allows."""
        kept = self._settings.get(_GEOMETRY, "")
        if not self._restore_geometry(kept):
            self._start_with(size)
        self._fit_screen()
        widths = self._settings.get(_PANES, self._panes.widths())
        if len(widths) == 2 and all(type(width) is int and width > 0 for width in widths):
            self._panes.set_widths(widths)
        columns = self._settings.get(_COLUMNS, dict[str, object]())
        if columns:
            self._header.restore_state(columns)

    def save(self) -> None:
        """Keep how the window is now."""
        geometry = bytes(self._window.saveGeometry().data())
        self._settings.set(_GEOMETRY, base64.b64encode(geometry).decode("ascii"))
        self._settings.set(_PANES, self._panes.widths())
        self._settings.set(_COLUMNS, self._header.kept_state())
        self._settings.flush()

    def _restore_geometry(self, kept: str) -> bool:
        try:
            geometry = base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError):
            return False
        return bool(geometry) and self._window.restoreGeometry(QByteArray(geometry))

    def _start_with(self, size: QSize) -> None:
        """Where the screen is too small, all of it is used."""
        fitting = size.boundedTo(self._window.screen().availableSize() - _FRAME)
        self._window.resize(fitting)
        if fitting != size:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def _fit_screen(self) -> None:
        """A screen may be gone, or be smaller than it was."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        frame = window.frameGeometry()
        edge = QRect(frame.left(), frame.top(), frame.width(), 1)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        best = max(screens, key=lambda room: _area(room.intersected(frame)))
        window.resize(window.size().boundedTo(best.size()))
        if best.intersected(edge).width() < _GRIP:
            frame = window.frameGeometry()
            frame.moveCenter(best.center())
            window.move(frame.topLeft())


def _area(room: QRect) -> int:
    return max(0, room.width()) * max(0, room.height())
