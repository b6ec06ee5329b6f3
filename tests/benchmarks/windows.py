"""The window on one customer with all events: typing, scrolling, filtering, and what stalls it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider, QWidget

from tests.benchmarks import stalls
from tests.benchmarks.stalls import Gap
from tests.benchmarks.table import MS, Figure, Line, Target
from tests.benchmarks.timing import quantile
from tiquo_desktop.app import gui, picture
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.domain.vocabulary import Category, Dimension, Source
from tiquo_desktop.storage.sqlite import open_database
from tiquo_desktop.ui.look import theme
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.reader import Reader

TARGET = Target(16)
"""Milliseconds: a frame."""
BIGGEST = "CUST-000001"
_NO_BUTTON, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
_Steps = Iterable[Callable[[], object]]


class Hands:
    """What hands do with a window: each is a series of steps."""

    def __init__(self, window: MainWindow, rounds: int) -> None:
        self._window = window
        self._table = window.view.timeline
        self._rounds = rounds

    def type(self) -> _Steps:
        """Names, the end of a phone number, a number, and back again."""
        box = self._window.search.box
        for text in ("bealina", "am 0421", "1234", "okonkwo", "CUST-000042", "zzq")[: self._rounds]:
            for letter in text:
                yield lambda letter=letter: QTest.keyClick(box, letter)
            for _ in text:
                yield lambda: QTest.keyClick(box, Qt.Key.Key_Backspace)

    def turn_wheel(self) -> _Steps:
        """Down in notches, fast, and back up."""
        for way in (-120, 120):
            for _ in range(20 * self._rounds):
                yield lambda way=way: self._wheel(way)

    def hold_keys(self) -> _Steps:
        """Page Down and Down held, then End, Page Up and Home."""
        keys = (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_PageUp)
        for key in (*keys, Qt.Key.Key_End, *keys[::-1], Qt.Key.Key_Home):
            once = key in (Qt.Key.Key_End, Qt.Key.Key_Home)
            for _ in range(1 if once else 10 * self._rounds):
                yield lambda key=key: QTest.keyClick(self._table, key)

    def drag_bar(self) -> _Steps:
        """The scroll bar from the top to the bottom and half way back."""
        bar = self._table.verticalScrollBar()
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        handle = bar.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar
        )
        start, length = handle.center(), bar.height() - handle.height()
        many = 40 * self._rounds
        yield lambda: _mouse(bar, QEvent.Type.MouseButtonPress, start)
        for step in range(many + many // 2):
            along = step if step <= many else 2 * many - step
            place = start + QPoint(0, length * along // many)
            yield lambda place=place: _mouse(bar, QEvent.Type.MouseMove, place)
        yield lambda: _mouse(bar, QEvent.Type.MouseButtonRelease, place)

    def click_chips(self) -> _Steps:
        """Each category alone, one more, one left out, sources, and all of it off again."""
        rows = {each: self._window.view.filters.row(each) for each in Dimension}
        for _ in range(self._rounds):
            for category in Category:
                chip = rows[Dimension.CATEGORY].chip(category)
                for _ in range(2):
                    yield lambda chip=chip: QTest.mouseClick(chip, _LEFT)
            for source in Source:
                chip = rows[Dimension.SOURCE].chip(source)
                yield lambda chip=chip: QTest.mouseClick(chip, _LEFT)
            chip = rows[Dimension.CATEGORY].chip(Category.ORDERS)
            yield lambda chip=chip: QTest.keyClick(chip, Qt.Key.Key_Minus)
            yield self._window.view.filters.clear

    def turn_order(self) -> _Steps:
        """Oldest first and newest first."""
        for _ in range(2 * self._rounds):
            yield self._window.view.turn_order

    def brush(self) -> _Steps:
        """A range drawn in the histogram, moved at one end, and taken away."""
        shown = self._window.view.filters.histogram
        wide, middle = shown.width(), 20
        for part in range(1, self._rounds + 1):
            left, right = wide * part // (2 * self._rounds + 1), wide - 20
            drag = [left + (right - left) * step // 12 for step in range(13)]
            drag += [right - (right - left) * step // 24 for step in range(13)]
            yield lambda left=left: _mouse(
                shown, QEvent.Type.MouseButtonPress, QPoint(left, middle)
            )
            for x in drag:
                yield lambda x=x: _mouse(shown, QEvent.Type.MouseMove, QPoint(x, middle))
            yield lambda x=x: _mouse(shown, QEvent.Type.MouseButtonRelease, QPoint(x, middle))
            yield from [lambda: None] * 10
            yield lambda: self._window.view.set_filter(Filter())
            yield from [lambda: None] * 10

    def _wheel(self, way: int) -> None:
        port = self._table.viewport()
        place = QPointF(port.rect().center())
        QApplication.sendEvent(
            port,
            QWheelEvent(
                place,
                QPointF(port.mapToGlobal(place.toPoint())),
                QPoint(),
                QPoint(0, way),
                _NO_BUTTON,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )


def measure(path: Path, rounds: int) -> Iterator[Line]:
    """All lines about a window on the database at `path`, whose first customer has all events."""
    database = open_database(path, recorded_by="benchmark")
    try:
        with opened(database) as window:
            hands = Hands(window, rounds)
            # While the keys of a million events are being read as well.
            customer = _customer(database)
            opening = [lambda: window.open_customer(customer, None), *hands.turn_wheel()]
            yield from lines_of("opening, and the wheel meanwhile", stalls.gaps(opening, 20))
            picture.wait(window, lambda: picture.timeline_settled(window))
            for what, steps, every in (
                ("typing in the search field", hands.type, 90),
                ("wheel", hands.turn_wheel, 20),
                ("Page Down, Down, End and back", hands.hold_keys, 33),
                ("scroll bar dragged", hands.drag_bar, 16),
                ("chips clicked", hands.click_chips, 200),
                ("order turned", hands.turn_order, 250),
                ("histogram brushed", hands.brush, 30),
            ):
                yield from lines_of(what, stalls.gaps(steps(), every))
                if window.view.customer is None:  # a search takes the last guest off the screen
                    window.open_customer(customer, None)
                picture.wait(window, lambda: picture.timeline_settled(window))
    finally:
        database.close()


@contextmanager
def opened(database: Database) -> Iterator[MainWindow]:
    app = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(app, QApplication)
    look = theme.apply(app, theme.Mode.LIGHT, bundled_font=True)
    reader = Reader()
    window = MainWindow(look, reader)
    switching = sys.getswitchinterval()
    try:
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        window.set_database(database)
        gc.freeze()  # as the program does, and its turns of threads too
        sys.setswitchinterval(gui.TURN)
        picture.wait(window, lambda: window.search.answered_text == "")
        yield window
    finally:
        gc.unfreeze()
        sys.setswitchinterval(switching)
        window.set_database(None)
        window.close()
        window.deleteLater()
        reader.shutdown()
        look.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _customer(database: Database) -> Customer:
    with database.reading() as reading:
        (found,) = reading.customers.find(Key.NUMBER, BIGGEST)
    return found


def _mouse(widget: QWidget, kind: QEvent.Type, place: QPoint) -> None:
    moves, lets_go = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
    QApplication.sendEvent(
        widget,
        QMouseEvent(
            kind,
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            _NO_BUTTON if moves else _LEFT,
            _NO_BUTTON if lets_go else _LEFT,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


def lines_of(what: str, found: list[Gap]) -> Iterator[Line]:
    own = [1_000 * gap.own for gap in found]
    for part, said in ((0.5, "half of all steps within"), (0.99, "99 of 100 steps within")):
        yield _line(f"{what}: {said}", own, quantile(own, part))
    worst, longest = max(found, key=lambda gap: gap.own), max(found, key=lambda gap: gap.wall)
    shares = f"{1_000 * worst.worked:.1f} worked, {1_000 * worst.waited:.1f} for a processor"
    clock = f"by the clock {1_000 * longest.wall:.1f}, its processor stood still {1_000 * longest.beside:.1f}"
    yield _line(f"{what}: the longest of {len(found)} ({shares}; {clock})", own, max(own), TARGET)


def _line(what: str, own: list[float], value: float, target: Target | None = None) -> Line:
    figure = Figure(value, min(own), max(own))
    return Line(group="Stalls of the window", what=what, unit=MS, ours=figure, target=target)
