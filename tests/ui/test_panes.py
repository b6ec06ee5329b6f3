"""Parts of the window that give way when it is small, and the details beside or on the timeline."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.main_window import LEAST_SIZE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SIZES = [(1440, 900), (1280, 720), (1099, 800), (1000, 559), (899, 700), LEAST_SIZE]


def test_the_details_are_beside_the_timeline_and_enter_and_escape_go_there_and_back(
    desk: Desk,
) -> None:
    desk.open("0421")
    panes, pane = desk.window.panes, desk.window.marked.pane
    assert pane.isVisible()
    assert pane.width() == 284
    desk.key(Qt.Key.Key_Return)
    assert pane.isAncestorOf(desk.focus())
    desk.key(Qt.Key.Key_Escape)
    assert desk.focus() is desk.window.view.timeline
    assert not panes.page_is_open


@pytest.mark.parametrize("size", [(1000, 700), LEAST_SIZE])
def test_in_a_narrower_window_they_are_a_page(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    desk.open("0421")
    panes, pane = desk.window.panes, desk.window.marked.pane
    assert not pane.isVisible()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert panes.page_is_open
    assert pane.isVisible()
    assert not desk.window.view.timeline.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert desk.focus() is desk.window.view.timeline
    assert desk.current_sentence() == "Paid £84.50"
    assert desk.window.view.customer is not None


def test_a_button_opens_the_page_where_the_filters_are_one_line(desk: Desk) -> None:
    desk.window.resize(*LEAST_SIZE)
    desk.open("0421")
    button = desk.window.view.filters.line.details
    assert button.isVisible()
    desk.click(button)
    assert desk.window.panes.page_is_open
    desk.window.resize(1300, 500)
    assert not button.isVisible()


def test_another_customer_starts_with_the_timeline(desk: Desk) -> None:
    desk.window.resize(1000, 700)
    desk.open("0421")
    desk.key(Qt.Key.Key_Return)
    desk.open("marcus")
    assert not desk.window.panes.page_is_open
    assert desk.window.view.timeline.isVisible()


def test_a_page_that_was_open_goes_beside_when_the_window_grows(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1000, 700)
    desk.open("0421")
    desk.key(Qt.Key.Key_Return)
    desk.window.resize(1440, 900)
    pane = desk.window.marked.pane
    assert pane.isVisible()
    assert desk.window.view.timeline.isVisible()
    qtbot.waitUntil(lambda: pane.width() == 284, timeout=PATIENCE)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_details_that_were_a_page_are_as_wide_as_before_when_the_window_grows(
    desk: Desk, qtbot: QtBot, size: tuple[int, int]
) -> None:
    desk.open("0421")
    desk.window.resize(*LEAST_SIZE)
    qtbot.waitUntil(lambda: desk.window.panes.is_paged, timeout=PATIENCE)
    desk.window.resize(*size)
    pane = desk.window.marked.pane
    qtbot.waitUntil(lambda: pane.isVisible() and not desk.window.panes.is_paged, timeout=PATIENCE)
    assert (desk.window.search.width(), pane.width()) == (260, 284)


@pytest.mark.parametrize("size", [(1440, 900), LEAST_SIZE])
def test_whoever_leaves_a_customer_is_in_the_search_again(
    desk: Desk, size: tuple[int, int]
) -> None:
    desk.window.resize(*size)
    for in_details in (False, True):
        desk.open("0421")
        if in_details:
            desk.key(Qt.Key.Key_Return)
        desk.window.close_customer()
        assert desk.focus() is desk.window.search.box


def test_at_an_empty_desk_there_are_no_details_whatever_the_size(desk: Desk) -> None:
    for size in SIZES + SIZES[::-1]:
        desk.window.resize(*size)
        assert not desk.window.marked.pane.isVisible()
        desk.control(Qt.Key.Key_I)
        assert not desk.window.panes.page_is_open


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_scrolls_sideways_or_sticks_out(
    desk: Desk, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = desk.window
    window.set_person("Aleksandra Okafor-Wyszynska, Front desk")
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_sentences("Spa added", "Sent")
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size, timeout=PATIENCE)
    for bar in window.findChildren(QScrollBar):
        if bar.orientation() is Qt.Orientation.Horizontal:
            assert bar.maximum() == 0 or not bar.isVisible(), bar.parentWidget()
    for part in (window.top_bar, window.status):
        edge = part.width()
        children = [each for each in part.children() if each.isWidgetType()]
        shown = [each.geometry() for each in children if each.isVisible()]  # type: ignore[attr-defined]
        assert all(each.left() >= 0 and each.right() < edge for each in shown), part.objectName()
        for one, other in zip(
            sorted(shown, key=lambda each: each.left()),
            sorted(shown, key=lambda each: each.left())[1:],
            strict=False,
        ):
            assert one.right() < other.left(), part.objectName()


@pytest.mark.parametrize("size", [(899, 700), LEAST_SIZE])
def test_the_field_in_the_top_bar_keeps_the_focus_it_had(desk: Desk, size: tuple[int, int]) -> None:
    assert desk.focus() is desk.window.search.box
    desk.window.resize(*size)
    assert desk.focus() is desk.window.search.box
    desk.window.resize(1440, 900)
    assert desk.focus() is desk.window.search.box


@pytest.mark.parametrize(("number", "by"), [(1, 40), (2, -60)])
def test_an_edge_between_parts_is_dragged_and_stays_for_the_next_customer(
    desk: Desk, qtbot: QtBot, number: int, by: int
) -> None:
    desk.open("0421")
    window = desk.window
    before = window.panes.sizes()
    handle = window.panes.handle(number)
    middle = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    for step in (by // 2, by - by // 2):  # the handle comes along
        qtbot.mouseMove(handle, middle + QPoint(step, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    dragged = window.panes.sizes()
    # The handle is wider than the line, which may be some pixels away from the pointer.
    assert before[1] - dragged[1] == pytest.approx(abs(by), abs=5)
    desk.open("marcus")
    assert window.panes.sizes() == dragged
