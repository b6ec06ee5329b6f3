"""A window for languages that are written from right to left: mirrored, and its texts are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog
from tests.ui.tongues import clipped
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog
from tiquo_desktop.ui.details.detail_pane import DetailPane
from tiquo_desktop.ui.exports.export_dialog import ExportDialog
from tiquo_desktop.ui.filters.chips import Chip
from tiquo_desktop.ui.imports.import_wizard import ImportWizard
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.record_dialog import RecordDialog
from tiquo_desktop.ui.timeline.timeline_model import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def desk(
    mirrored: None, qtbot: QtBot, look: Theme, reader: Reader, database: Database
) -> Iterator[Desk]:
    """A small mirrored window with Amelia open, and one of her events marked."""
    made = Desk(qtbot, look, reader, database)
    made.window.resize(1280, 720)
    made.window.recording.at_desk.choose("Ada")
    made.open("0421")
    made.window.view.timeline.setFocus()
    made.key(Qt.Key.Key_Down)
    made.key(Qt.Key.Key_Return)
    made.settle()
    yield made
    made.window.set_database(None)


def place(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def test_panes_and_bar_are_mirrored(desk: Desk) -> None:
    window = desk.window
    pane = window.findChild(DetailPane)
    assert pane is not None
    search, table, detail = (place(each) for each in (window.search, window.view.timeline, pane))
    assert detail.right() <= table.left()
    assert table.right() <= search.left()
    assert search.right() >= window.width() - 1
    bar = window.top_bar
    assert bar.record is not None
    assert place(bar.record).right() < place(bar.export).left()
    assert place(bar.export).right() < place(bar.menu_bar).left()


def test_all_menus_have_room(desk: Desk) -> None:
    menus = desk.window.top_bar.menu_bar
    titles = [menus.actionGeometry(each) for each in menus.actions() if each.isVisible()]
    assert all(menus.rect().contains(title) for title in titles)
    assert titles == sorted(titles, key=lambda title: -title.left())


def test_chips_begin_at_the_right(desk: Desk) -> None:
    chips = [
        each
        for each in desk.window.view.filters.row(Dimension.CATEGORY).findChildren(Chip)
        if each.isVisible()
    ]
    lefts = [place(chip).left() for chip in chips]
    assert lefts == sorted(lefts, reverse=True)
    assert chips[0].geometry().right() == chips[0].parentWidget().width() - 1


def test_columns_begin_at_the_right(desk: Desk) -> None:
    table = desk.window.view.timeline
    shown = [column for column in Column if not table.isColumnHidden(column)]
    lefts = [table.columnViewportPosition(column) for column in shown]
    assert lefts == sorted(lefts, reverse=True)


@pytest.mark.parametrize("name", ["button", "result"])
def test_what_is_painted_is_mirrored_and_its_words_are_not(
    desk: Desk, look: Theme, qapp: QApplication, name: str
) -> None:
    if name == "button":
        widget: QWidget = Button(look, "Export", desk.window, icon="export")
        widget.resize(widget.sizeHint())
    else:
        widget = desk.window.search.results.list.viewport()
    there = ink(widget.grab().toImage().copy(4, 4, widget.width() - 8, 22))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    desk.settle()
    back = ink(widget.grab().toImage().copy(4, 4, widget.width() - 8, 22))
    assert there not in (back, back[::-1])
    assert abs(sum(there) - sum(back)) < sum(back) // 20


def test_nothing_is_clipped(desk: Desk) -> None:
    assert clipped(desk.window) == []


def ink(image: QImage) -> list[int]:
    """How much is drawn in each column of a picture, from left to right."""
    back = image.pixelColor(1, 1)
    return [
        sum(image.pixelColor(x, y) != back for y in range(image.height()))
        for x in range(image.width())
    ]


def trimmed(columns: list[int]) -> list[int]:
    filled = [at for at, much in enumerate(columns) if much]
    return columns[filled[0] : filled[-1] + 1]


def test_texts_run_as_they_always_do(desk: Desk, qapp: QApplication) -> None:
    mirrored = sentence(desk)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    desk.settle()
    assert sentence(desk) == mirrored
    assert mirrored != mirrored[::-1]


def sentence(desk: Desk) -> list[int]:
    """The ink of the sentence in the table's lowest row."""
    table = desk.window.view.timeline
    bottom = table.model().index(table.model().rowCount() - 1, Column.SUMMARY)
    cell = table.visualRect(bottom).adjusted(0, 4, 0, -4)
    return trimmed(ink(table.viewport().grab(cell).toImage()))


DIALOGS = {
    "file.export": ExportDialog,
    "file.import": ImportWizard,
    "customer.edit": CustomerDialog,
    "desk.record": RecordDialog,
}


@pytest.mark.parametrize("command", DIALOGS)
def test_dialogs_are_mirrored(desk: Desk, qtbot: QtBot, command: str) -> None:
    desk.window.commands.action(command).trigger()
    dialog = open_dialog(qtbot, DIALOGS[command])
    qtbot.waitUntil(lambda: desk.window.reader.is_idle, timeout=PATIENCE)
    assert clipped(dialog) == []
    keys = [each for each in dialog.findChildren(Button) if each.isVisible()]
    lowest = max(place(each).bottom() for each in keys)
    footer = sorted(
        (each for each in keys if place(each).bottom() == lowest), key=lambda each: place(each).x()
    )
    # What goes on stands where lines end, at the left, and has the keyboard's Enter.
    assert place(footer[0]).left() < dialog.width() // 4
    assert [each.text() for each in footer][-1] == "Cancel"
    dialog.close()
