"""Unexpected exceptions of the window's process: logged, and shown once as a report to pass on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from tiquo_desktop.domain.errors import TiquoError
from tiquo_desktop.host import logs
from tiquo_desktop.ui.help import installation
from tiquo_desktop.ui.help.report_dialog import ReportDialog, message_box
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader

if TYPE_CHECKING:
    from tiquo_desktop.domain.repositories import DatabaseInfo

_log = logging.getLogger(__name__)


class Crashes(QObject):
    """While it is in use, Python and the worker threads tell it of unexpected exceptions.

    A place that fails again and again, as one that paints may, is shown once and logged the 1st,
    10th, 100th … time. What else fails while a report is open joins that report.
    """

    _told = Signal(str)

    def __init__(
        self,
        theme: Theme,
        reader: Reader,
        window: QWidget,
        database: Callable[[], DatabaseInfo | None],
    ) -> None:
        super().__init__(window)
        self._theme, self._reader, self._window, self._database = theme, reader, window, database
        self._times: dict[str, int] = {}
        self._reported: list[str] = []
        self._dialog: ReportDialog | None = None
        self._box: QMessageBox | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._in_main_thread
        threading.excepthook = self._in_thread
        # A signal, so that the report is made in the window's thread, and not while it paints.
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        reader.unexpected.connect(self._in_worker)

    def stop(self) -> None:
        """Give back what was there before."""
        sys.excepthook, threading.excepthook = self._hooks
        self._reader.unexpected.disconnect(self._in_worker)

    def _in_main_thread(
        self, _kind: type[BaseException], error: BaseException, _place: TracebackType | None
    ) -> None:
        if isinstance(error, TiquoError):
            _log.warning("an error reached the event loop\n%s", logs.places(error))
            self._say(str(error))
        else:
            self._tell(logs.places(error))

    def _in_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            self._tell(logs.places(failed.exc_value))

    @Slot(str)
    def _in_worker(self, places: str) -> None:
        if self._count(places) == 1:
            self._show(places)  # the worker has logged it

    def _tell(self, places: str) -> None:
        times = self._count(places)
        if times == 10 ** (len(str(times)) - 1):
            _log.error("unexpected error in the window, time %d\n%s", times, places)
        if times == 1:
            self._told.emit(places)

    def _count(self, places: str) -> int:
        times = self._times[places] = self._times.get(places, 0) + 1
        return times

    @Slot(str)
    def _show(self, places: str) -> None:
        if self._dialog is None:
            self._reported = []
            self._dialog = ReportDialog(self._theme, self._reader.queue("report"), self._window)
            self._dialog.finished.connect(self._closed)
            self._dialog.open()
        self._reported.append(places)
        self._dialog.show_report(installation.report(self._reported, self._database()))

    def _closed(self) -> None:
        self._dialog = None

    def _say(self, sentence: str) -> None:
        if self._box is None:
            self._box = message_box(sentence, self._window, self._theme)
            self._box.finished.connect(self._box_closed)
            self._box.open()

    def _box_closed(self) -> None:
        self._box = None
