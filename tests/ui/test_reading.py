"""The commands of the table, and what comes back the next time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.filters.chips import Chip, ChipState
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.main_window import LEAST_SIZE, MainWindow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.timeline_heights import Density
from tiquo_desktop.ui.timeline.timeline_model import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_density_comes_back_the_next_time(
    desk: Desk, qtbot: QtBot, look: Theme, reader: Reader
) -> None:
    window = desk.window
    assert window.commands.action("view.density-standard").isChecked()
    window.commands.action("view.density-comfortable").trigger()
    assert window.view.timeline.density is Density.COMFORTABLE
    assert not window.commands.action("view.density-standard").isChecked()
    again = MainWindow(look, reader, window.settings)
    qtbot.addWidget(again)
    assert again.view.timeline.density is Density.COMFORTABLE
    assert again.commands.action("view.density-comfortable").isChecked()


def test_what_was_remembered_may_be_damaged(
    desk: Desk, qtbot: QtBot, look: Theme, reader: Reader
) -> None:
    desk.window.settings.set("timeline/density", "fluffy")
    again = MainWindow(look, reader, desk.window.settings)
    qtbot.addWidget(again)
    assert again.view.timeline.density is Density.STANDARD


def test_columns_are_hidden_without_a_mouse(desk: Desk) -> None:
    desk.open("0421")
    desk.window.commands.action("view.columns").trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    type_ = next(action for action in menu.actions() if action.text() == "Type")
    type_.trigger()
    menu.close()
    assert desk.window.view.timeline.isColumnHidden(Column.TYPE)


@pytest.mark.parametrize("size", [(1440, 900), LEAST_SIZE])
def test_filters_have_a_key_from_anywhere(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    desk.open("0421")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.key(Qt.Key.Key_F, both)
    chip = QApplication.focusWidget()
    assert isinstance(chip, Chip)
    desk.key(Qt.Key.Key_Space)
    assert chip.state is ChipState.ONLY


def test_dates_have_a_key_from_anywhere(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.key(Qt.Key.Key_D, both)
    popup = desk.window.view.filters.date_popup
    assert popup is not None
    qtbot.keyClicks(popup.since, "2026-11-23")
    qtbot.keyClick(popup.since, Qt.Key.Key_Return)
    assert desk.window.view.timeline.hasFocus()
    desk.wait_counts("2 of 5 events")
    said = "2 of 5 events · all categories · since 23 Nov 2026"
    qtbot.waitUntil(lambda: desk.window.view.filters.summary_text() == said, timeout=PATIENCE)
    desk.window.activateWindow()  # without a window system nobody does that
    qtbot.waitUntil(desk.window.view.timeline.hasFocus, timeout=PATIENCE)
    desk.control(Qt.Key.Key_0)
    desk.wait_counts("5 events")


def test_tab_goes_through_the_filters_as_the_eye_does(desk: Desk) -> None:
    desk.open("0421")
    bar = desk.window.view.filters
    desk.window.view.set_filter(Filter(reference="BK-A12B34"))
    desk.wait_counts("1 of 5 events")
    first = bar.row(Dimension.CATEGORY).values[0]
    bar.row(Dimension.CATEGORY).chip(first).setFocus()
    said = []
    while desk.focus() is not bar.histogram:
        said.append(desk.focus().accessibleName())
        desk.key(Qt.Key.Key_Tab)
    types, sources = bar.row(Dimension.TYPE), bar.row(Dimension.SOURCE)
    assert said == [
        bar.row(Dimension.CATEGORY).chip(first).accessibleName(),
        bar.dates.accessibleName(),
        types.chip(types.values[0]).accessibleName(),
        types.more.accessibleName(),
        bar.reference.accessibleName(),
        sources.chip(sources.values[0]).accessibleName(),
        sources.more.accessibleName(),
        bar.clear_button.accessibleName(),
    ]
