"""Draws the pictures of the guide and the README: always the same people, the same day, the same font.

Called by `python3 packaging/dev.py screenshots`, in the checkout's environment and without a display.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage, qRgb
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tiquo_desktop.app.picture import timeline_settled
from tiquo_desktop.domain import times
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.domain.vocabulary import Category, Dimension
from tiquo_desktop.services import demo
from tiquo_desktop.storage.sqlite import open_database
from tiquo_desktop.ui.imports.import_wizard import ImportWizard, Step
from tiquo_desktop.ui.later import is_waiting
from tiquo_desktop.ui.look import theme
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.reader import Reader

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "help"
NOW = datetime.fromisoformat("2026-11-23T14:36")
"""When the pictures are taken, in the venue's zone."""
ZONE = "Europe/London"
AMELIA = "CUST-000042"
MOST_BYTES = 150_000
_PATIENCE_MS = 30_000
_QUIET_TURNS = 3
_TILL = """occurred_at,category,type,source,summary,customer_email,customer_given_name,amount,currency
2026-11-21T19:02:11Z,Orders,Order,Integration,Two lemon tarts at table 4,zoe@example.com,Zoë,11.00,GBP
2026-11-21T19:40:52Z,Payments,Payment,Integration,Paid £11.00 by card,zoe@example.com,Zoë,11.00,GBP
yesterday,Orders,Order,Integration,One coffee at the bar,,,3.20,GBP
2026-11-22T08:15:30Z,Bookings,Booking,Customer,Booked a table for six,amelia@example.com,Amelia,,
"""
_COLORS, _EXACT = 256, 24


@dataclass(frozen=True)
class Stage:
    """A window with somebody open, and how to wait for it."""

    window: MainWindow
    database: Database

    def wait(self, settled: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until it has settled, and nothing is on its way for some turns."""
        loop = QEventLoop()
        quiet = 0

        def look() -> None:
            nonlocal quiet
            window = self.window
            is_quiet = settled() and window.reader.is_idle and not is_waiting(window)
            quiet = quiet + 1 if is_quiet else 0
            if quiet >= _QUIET_TURNS:
                loop.quit()

        looking = QTimer()
        looking.setInterval(20)
        looking.timeout.connect(look)
        looking.start()
        QTimer.singleShot(_PATIENCE_MS, looking, loop.quit)
        loop.exec()
        looking.stop()
        if quiet < _QUIET_TURNS:
            raise RuntimeError("a picture was not ready in time")

    def open(self, number: str) -> None:
        """Open a customer and wait for the whole history."""
        with self.database.reading() as reading:
            (customer,) = reading.customers.find(Key.NUMBER, number)
            span = reading.customers.spans([customer.id])[customer.id]
        self.window.open_customer(customer, span)
        self.settle()

    def settle(self) -> None:
        """Wait until the timeline is counted and its visible rows have their texts."""
        self.wait(lambda: timeline_settled(self.window))

    def dialog(self, command: str) -> QDialog:
        """The dialog that a command opens."""
        before = set(self.window.findChildren(QDialog))

        def opened() -> list[QDialog]:
            return [each for each in self.window.findChildren(QDialog) if each not in before]

        self.window.commands.action(command).trigger()
        self.wait(lambda: bool(opened()))
        (dialog,) = opened()
        return dialog


def main(folder: Path) -> int:
    """Draw every picture into `folder`, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    instant = times.local_to_instant(NOW, ZONE)
    times.now = lambda: instant
    app = QApplication.instance() or QApplication(["tiquo-desktop"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="tiquo-") as made:
        database = open_database(
            Path(made) / "demo.db", create=True, zone=ZONE, region="GB", recorded_by="demo"
        )
        with closing(database):
            demo.fill(database, customers=1_000, events=20_000, seed=1, end=NOW.date())
            for mode in (theme.Mode.LIGHT, theme.Mode.DARK):
                draw_all(app, database, mode, folder)
    return 0


def draw_all(app: QApplication, database: Database, mode: theme.Mode, folder: Path) -> None:
    """Every picture in one theme."""
    look = theme.apply(app, mode, bundled_font=True)
    reader = Reader()
    window = MainWindow(look, reader)
    stage = Stage(window, database)

    def save(widget: QWidget, name: str, part: QRect | None = None) -> None:
        dark = "-dark" if mode is theme.Mode.DARK else ""
        image = widget.grab(part or widget.rect()).toImage()
        target = folder / f"{name}{dark}.png"
        reduced(image).save(str(target))
        size = target.stat().st_size
        print(f"{target.name:<28}{image.width():5} x {image.height():<5}{size:9,} bytes")
        if size > MOST_BYTES:
            raise RuntimeError(f"{target.name} is too large")

    try:
        window.resize(1440, 900)
        window.show()
        window.set_database(database)
        window.recording.at_desk.choose("A. Okafor")
        stage.wait(lambda: window.search.answered_text == "")
        stage.open(AMELIA)
        if mode is theme.Mode.LIGHT:
            save(window, "window")
        window.resize(1100, 690)
        stage.settle()
        save(window, "guide-window")
        draw_search(stage, save)
        draw_filters(stage, save)
        draw_import(stage, save)
        for command, name in (
            ("desk.record", "guide-record"),
            ("file.export", "guide-export"),
            ("help.palette", "guide-palette"),
        ):
            dialog = stage.dialog(command)
            save(dialog, name)
            dialog.close()
            stage.wait()
    finally:
        window.set_database(None)
        window.close()
        window.deleteLater()
        reader.shutdown()
        look.deleteLater()


def draw_search(stage: Stage, save: Callable[[QWidget, str, QRect | None], None]) -> None:
    """The search pane with part of a name and the end of a phone number."""
    pane = stage.window.search
    pane.box.setText("am 0421")
    stage.wait(lambda: pane.answered_text == "am 0421")
    stage.wait()
    save(pane, "guide-search", QRect(0, 0, pane.width(), 330))
    pane.box.clear()
    stage.wait(lambda: pane.answered_text == "")


def draw_filters(stage: Stage, save: Callable[[QWidget, str, QRect | None], None]) -> None:
    """The filter rows with one kind alone and one left out."""
    filters = stage.window.view.filters
    filters.row(Dimension.CATEGORY).chip(Category.BOOKINGS).click()
    stage.settle()
    corner = filters.mapTo(stage.window, QPoint(0, 0))
    below = QRect(corner.x(), corner.y(), filters.width(), filters.height() + 180)
    save(stage.window, "guide-filters", below.intersected(stage.window.rect()))
    filters.clear()
    stage.settle()


def draw_import(stage: Stage, save: Callable[[QWidget, str, QRect | None], None]) -> None:
    """The import's preview of a customer file."""
    wizard = stage.dialog("file.import")
    assert isinstance(wizard, ImportWizard)
    with tempfile.TemporaryDirectory(prefix="tiquo-") as made:
        file = Path(made) / "till.csv"
        file.write_text(_TILL, encoding="utf-8")
        wizard.form.file.setText(str(file))
        stage.wait(lambda: wizard.form.fits() is not None)
        wizard.go.click()
        stage.wait(lambda: wizard.step is Step.PREVIEW)
        stage.wait()
        save(wizard, "guide-import", None)
    wizard.close()
    stage.wait()


def reduced(image: QImage) -> QImage:
    """The picture in 256 colours: a window has few, and the file is a third."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), -1) & 0xFFFFFF
    colors, uses = np.unique(pixels, return_counts=True)
    table = [qRgb(*color) for color in _spread(colors[np.argsort(-uses, kind="stable")])]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def _spread(colors: np.ndarray) -> list[list[int]]:
    """At most 256 of the colours, those that come first: none of the others is far from all of these.

    The most used ones alone would be shades of text, and an icon would lose its colour to them.
    """
    parts = np.stack([colors >> 16, colors >> 8 & 0xFF, colors & 0xFF], axis=1).astype(np.int16)
    for apart in range(0, 256, 3):
        # Surfaces and lines keep their colour.
        chosen: list[list[int]] = parts[:_EXACT].tolist()
        rest = parts[_EXACT:]
        for color in parts[:_EXACT]:
            rest = rest[np.abs(rest - color).max(axis=1) > apart]
        while len(rest) and len(chosen) < _COLORS:
            chosen.append(rest[0].tolist())
            rest = rest[np.abs(rest - rest[0]).max(axis=1) > apart]
        if not len(rest):
            return chosen
    raise AssertionError("one colour is near to all of them")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
