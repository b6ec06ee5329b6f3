"""The window's process: application, look, window, and what happens to unexpected errors."""

from __future__ import annotations

import contextlib
import logging
import signal
import sys
from collections.abc import Iterator, Sequence
from types import TracebackType

from PySide6.QtCore import QLocale, QLoggingCategory, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from tiquo_desktop.app import picture
from tiquo_desktop.app.options import WindowOptions
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import TiquoError
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui import theme
from tiquo_desktop.ui.main_window import LEAST_SIZE, MainWindow
from tiquo_desktop.ui.reader import Reader

_log = logging.getLogger(__name__)

SIZE = (1440, 900)
"""Of the window in logical pixels, where the screen is large enough."""


def main(argv: Sequence[str] | None = None) -> int:
    """The entry point without a console: the same as the command line without a command."""
    from tiquo_desktop.app import cli

    return cli.main(argv)


def run(database: Database, options: WindowOptions) -> int:
    """Show the window until it is closed, or draw it into a file; gives the exit code.

    Raises:
        TiquoError: the customer is not known, or the picture could not be made.
    """
    app = _application()
    reader = Reader()
    try:
        look = theme.apply(app, options.theme, bundled_font=options.screenshot is not None)
        window = MainWindow(look, reader)
        try:
            if options.screenshot is not None:
                _draw(window, database, options)
                return 0
            return _show(app, window, database, options)
        finally:
            window.set_database(None)
            window.hide()
            window.deleteLater()
    finally:
        if not reader.shutdown():
            _log.warning("a worker thread did not end in time")


def _application() -> QApplication:
    # The texts are English, so their numbers and dates are too, whatever the system's language is.
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Qt complains on the terminal about system fonts that lack some scripts: nobody can act on that.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    app = QApplication(["tiquo-desktop"])
    app.setApplicationName("tiquo-desktop")
    app.setApplicationDisplayName("Tiquo")
    app.setDesktopFileName("tiquo-desktop")
    return app


def _show(app: QApplication, window: MainWindow, database: Database, options: WindowOptions) -> int:
    wide, high = options.size or SIZE
    room = app.primaryScreen().availableSize()
    window.resize(min(wide, room.width()), min(high, room.height()))
    with _reporting(window), _interruptible():
        window.show()
        # The window is painted first; what the database needs is imported after that.
        QTimer.singleShot(0, window, lambda: _begin(window, database, options.customer))
        return app.exec()


def _begin(window: MainWindow, database: Database, wanted: str | None) -> None:
    window.set_database(database)
    if wanted is not None:
        _open(window, database, wanted)


def _draw(window: MainWindow, database: Database, options: WindowOptions) -> None:
    assert options.screenshot is not None
    wide, high = options.size or SIZE
    window.resize(max(wide, LEAST_SIZE[0]), max(high, LEAST_SIZE[1]))
    window.show()
    answered: list[object] = []
    window.results.found.connect(answered.append)
    window.set_database(database)
    picture.wait(window, lambda: bool(answered))
    if _open(window, database, options.customer):
        picture.wait(window, lambda: picture.timeline_settled(window))
    picture.take(window, options.screenshot)


def _open(window: MainWindow, database: Database, wanted: str | None) -> bool:
    """Open the customer that is named, else the one active last; whether there was one."""
    with database.reading() as reading:
        customer: Customer | None
        if wanted is None:
            customer = next(iter(reading.customers.recently_active(1)), None)
        else:
            from tiquo_desktop.services import customers

            customer = customers.resolve(reading, wanted, database.info.region)
        if customer is None:
            return False
        span = reading.customers.spans([customer.id]).get(customer.id)
    window.open_customer(customer, span)
    return True


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl+C in the terminal end the window; Python's own handler waits for Python code, and a
    window may wait for hours. What was recorded is stored."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _reporting(window: MainWindow) -> Iterator[None]:
    """Tell the person of unexpected errors in a sentence, and the log their kind and place."""
    before = sys.excepthook
    open_boxes: list[QMessageBox] = []

    def report(
        kind: type[BaseException], error: BaseException, place: TracebackType | None
    ) -> None:
        # The log's formatter writes classes and places only, no text of the exception.
        _log.error("unexpected error in the window", exc_info=(kind, error, place))
        if open_boxes:
            return
        text = (
            str(error)
            if isinstance(error, TiquoError)
            else window.tr(
                "Something went wrong inside the program. What was recorded is stored. If it "
                "happens again, report it with the log file."
            )
        )
        box = QMessageBox(window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(text)
        box.finished.connect(lambda _: open_boxes.clear())
        open_boxes.append(box)
        box.open()

    sys.excepthook = report
    try:
        yield
    finally:
        sys.excepthook = before
