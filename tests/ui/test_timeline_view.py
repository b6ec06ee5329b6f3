"""The table of the timeline: the marked event, the selected ones, and ways to an event."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QScrollBar
from pytestqt.qtbot import QtBot

from tests.memory_database import MemoryDatabase, stored
from tests.ui.desk import PATIENCE
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.later import is_waiting
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline import timeline_view
from tiquo_desktop.ui.timeline.timeline_columns import LEAST_SENTENCE
from tiquo_desktop.ui.timeline.timeline_delegate import TimelineDelegate
from tiquo_desktop.ui.timeline.timeline_heights import Density
from tiquo_desktop.ui.timeline.timeline_model import Column, TimelineModel
from tiquo_desktop.ui.timeline.timeline_table import TimelineTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOON = times.parse("2026-11-23T12:00", "Europe/London")
AMELIA = Customer(id=1, uid="1" * 32, number="CUST-000001", given_name="A", family_name="B")
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
CATEGORIES = ("Orders", "Payments", "Bookings")


@pytest.fixture
def memory() -> MemoryDatabase:
    """600 events, three a day, the newest is number 600."""
    made = [
        stored(n, NOON - (200 - (n - 1) // 3) * times.DAY + n, category=CATEGORIES[n % 3])
        for n in range(1, 601)
    ]
    return MemoryDatabase({1: made})


@pytest.fixture
def view(
    qtbot: QtBot, look: Theme, reader: Reader, memory: MemoryDatabase
) -> Iterator[CustomerView]:
    model = TimelineModel(reader)
    model.set_database(memory)
    made = CustomerView(look, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.activateWindow()
    yield made
    made.close_customer()


def on_screen(qtbot: QtBot, view: CustomerView) -> QImage:
    """What is to be seen once all of it is painted, which may take several turns."""
    QApplication.sendPostedEvents()
    while is_waiting(view):
        qtbot.waitUntil(lambda: not is_waiting(view), timeout=PATIENCE)
        QApplication.sendPostedEvents()
    return view.screen().grabWindow(view.winId()).toImage()


def open_whole(qtbot: QtBot, view: CustomerView) -> None:
    model = view.timeline.model()
    with qtbot.waitSignal(model.counts_changed):
        view.open(AMELIA, None, "Europe/London")
    qtbot.waitUntil(view.timeline.hasFocus, timeout=PATIENCE)


def wait_current(qtbot: QtBot, view: CustomerView, event_id: int) -> None:
    def marked() -> bool:
        row = view.timeline.current_row()
        return row is not None and row.event.id == event_id

    qtbot.waitUntil(marked, timeout=PATIENCE)


def test_the_marked_event_is_told_with_its_text(qtbot: QtBot, view: CustomerView) -> None:
    told: list[EventRow | None] = []
    view.timeline.current_changed.connect(told.append)
    open_whole(qtbot, view)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.keyClick(view.timeline, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: told[-1] is not None and told[-1].event.id == 599)
    qtbot.keyClick(view.timeline, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: told[-1] is not None and told[-1].event.id == 1)
    view.close_customer()
    qtbot.waitUntil(lambda: told[-1] is None)


def test_an_event_far_away_is_revealed(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    view.reveal(17)
    wait_current(qtbot, view, 17)
    assert view.timeline.selected_ids() == [17]
    shown = view.timeline.visualRect(view.timeline.currentIndex())
    assert view.timeline.viewport().rect().contains(shown.center())


def test_an_event_is_revealed_when_its_timeline_has_come(
    qtbot: QtBot, view: CustomerView, memory: MemoryDatabase
) -> None:
    memory.hold("keys")
    view.open(AMELIA, None, "Europe/London")
    view.reveal(17)
    qtbot.waitUntil(lambda: view.timeline.model().rowCount() > 0)
    memory.release("keys")
    wait_current(qtbot, view, 17)


def test_filters_that_hide_an_event_give_way_to_it(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    model = view.timeline.model()
    with qtbot.waitSignal(model.counts_changed):
        view.set_filter(Filter(category=Choice(only=frozenset({"Orders"}))))
    view.reveal(299)
    wait_current(qtbot, view, 299)
    assert not view.filters.filter


def test_an_event_of_nobody_here_changes_nothing(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    with qtbot.waitSignal(view.timeline.not_shown) as waiting:
        view.reveal(99_999)
    assert waiting.args == [99_999]
    wait_current(qtbot, view, 600)


def test_rows_are_selected_by_keyboard_and_told_in_the_order_of_the_screen(
    qtbot: QtBot, view: CustomerView
) -> None:
    open_whole(qtbot, view)
    qtbot.keyClick(view.timeline, Qt.Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(view.timeline, Qt.Key.Key_Down, SHIFT)
    assert view.timeline.selected_ids() == [599, 598, 597, 596]
    qtbot.keyClick(view.timeline, Qt.Key.Key_Up, SHIFT)
    assert view.timeline.selected_ids() == [599, 598, 597]
    qtbot.keyClick(view.timeline, Qt.Key.Key_End, SHIFT)
    assert view.timeline.selected_ids() == list(range(599, 0, -1))
    qtbot.keyClick(view.timeline, Qt.Key.Key_Up)
    assert view.timeline.selected_ids() == [2]


def test_rows_are_selected_by_mouse(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    table = view.timeline

    def click(event_id: int, modifier: Qt.KeyboardModifier) -> None:
        row = table.model().row_of(event_id)
        middle = table.visualRect(table.model().index(row, 3)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, middle)

    click(595, Qt.KeyboardModifier.NoModifier)
    click(598, CONTROL)
    assert table.selected_ids() == [598, 595]
    click(595, CONTROL)
    assert table.selected_ids() == [598]
    click(600, SHIFT)
    assert 599 in table.selected_ids()


def test_a_page_that_would_end_at_a_day_ends_at_an_event(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    table, model = view.timeline, view.timeline.model()
    for key, steps in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
        seen = [table.currentIndex().row()]
        while True:
            qtbot.keyClick(table, key)
            row = table.currentIndex().row()
            assert not model.is_day(row)
            if row == seen[-1]:
                break
            assert (row - seen[-1]) * steps > 0
            seen.append(row)
        last = model.rowCount() - 1
        assert seen[-1] == (last if steps == 1 else 1)


class TestColumns:
    """Names of columns are moved, edges pulled, columns hidden."""

    @pytest.fixture(autouse=True)
    def opened(self, qtbot: QtBot, view: CustomerView) -> None:
        view.resize(1300, 600)
        open_whole(qtbot, view)

    def shown(self, view: CustomerView) -> list[Column]:
        header = view.timeline.header
        order = [Column(header.logicalIndex(place)) for place in range(header.count())]
        return [column for column in order if not header.isSectionHidden(column)]

    def edge(self, view: CustomerView, column: Column) -> QPoint:
        header = view.timeline.header
        return QPoint(header.sectionViewportPosition(column), header.height() // 2)

    def drag(self, qtbot: QtBot, view: CustomerView, start: QPoint, by: int) -> None:
        port = view.timeline.header.viewport()
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        for step in (by // 2, by):
            qtbot.mouseMove(port, start + QPoint(step, 0))
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))

    def test_a_name_is_dragged_to_another_place(self, qtbot: QtBot, view: CustomerView) -> None:
        start = self.edge(view, Column.TYPE) + QPoint(40, 0)
        by = self.edge(view, Column.TIME).x() - start.x() + 10
        self.drag(qtbot, view, start, by)
        assert self.shown(view)[0] is Column.TYPE
        assert view.timeline.header.kept_state()["order"][0] == "type"

    def test_an_edge_before_the_sentence_moves_the_end_of_its_column(
        self, qtbot: QtBot, view: CustomerView
    ) -> None:
        before = self.edge(view, Column.SUMMARY)
        self.drag(qtbot, view, before, 30)
        assert self.edge(view, Column.SUMMARY).x() == before.x() + 30

    def test_an_edge_behind_the_sentence_moves_the_start_of_its_column(
        self, qtbot: QtBot, view: CustomerView
    ) -> None:
        before, end = self.edge(view, Column.OBJECT), self.edge(view, Column.SOURCE)
        self.drag(qtbot, view, before, -30)
        assert self.edge(view, Column.OBJECT).x() == before.x() - 30
        assert self.edge(view, Column.SOURCE) == end
        qtbot.mouseDClick(
            view.timeline.header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=self.edge(view, Column.OBJECT),
        )
        assert self.edge(view, Column.OBJECT) == before

    def test_no_edge_takes_the_least_room_of_the_sentence(
        self, qtbot: QtBot, view: CustomerView
    ) -> None:
        view.resize(1000, 600)
        self.drag(qtbot, view, self.edge(view, Column.SUMMARY), 500)
        assert view.timeline.columnWidth(Column.SUMMARY) >= LEAST_SENTENCE
        assert self.shown(view) == list(Column)

    def test_the_menu_hides_a_column_and_brings_it_back(
        self, qtbot: QtBot, view: CustomerView
    ) -> None:
        for is_shown in (False, True):
            menu = view.timeline.header.open_menu()
            names = [action.text() for action in menu.actions() if action.isCheckable()]
            assert names == ["Category", "Type", "Object", "Source, by"]
            qtbot.keyClick(menu, Qt.Key.Key_Down)
            qtbot.keyClick(menu, Qt.Key.Key_Down)
            qtbot.keyClick(menu, Qt.Key.Key_Return)
            assert (Column.TYPE in self.shown(view)) is is_shown

    def test_the_menu_moves_and_widens_columns_and_sets_all_back(self, view: CustomerView) -> None:
        header = view.timeline.header

        def choose(submenu: str | None, text: str) -> None:
            menu = header.open_menu()
            for each in menu.actions():
                if submenu is not None and each.text() == submenu:
                    inner = each.menu()
                    assert isinstance(inner, QMenu)
                    next(one for one in inner.actions() if one.text() == text).trigger()
                elif submenu is None and each.text() == text:
                    each.trigger()
            menu.close()

        width = view.timeline.columnWidth(Column.OBJECT)
        choose("&Move", "Object towards the start")
        choose("&Width", "Object wider")
        assert self.shown(view).index(Column.OBJECT) == 3
        assert view.timeline.columnWidth(Column.OBJECT) == width + 20
        choose(None, "&As at first")
        assert self.shown(view) == list(Column)
        assert header.kept_state() == {
            "order": [c.name.lower() for c in Column],
            "hidden": [],
            "widths": {},
        }

    def test_they_come_back(self, view: CustomerView) -> None:
        state = {
            "order": ["source", "time", "category", "type", "summary", "object"],
            "hidden": ["type"],
            "widths": {"object": 120},
        }
        view.timeline.header.restore_state(state)
        assert self.shown(view) == [
            Column.SOURCE,
            Column.TIME,
            Column.CATEGORY,
            Column.SUMMARY,
            Column.OBJECT,
        ]
        assert view.timeline.columnWidth(Column.OBJECT) == 120 + 4
        assert view.timeline.header.kept_state() == state


def test_rows_are_as_high_as_the_density_says_and_the_place_is_kept(
    qtbot: QtBot, view: CustomerView
) -> None:
    open_whole(qtbot, view)
    table = view.timeline
    view.reveal(300)
    wait_current(qtbot, view, 300)
    for density, height in (
        (Density.COMPACT, 28),
        (Density.COMFORTABLE, 48),
        (Density.STANDARD, 32),
    ):
        top = table.rowAt(0)
        table.set_density(density)
        assert table.rowHeight(table.currentIndex().row()) == height
        days = {table.rowHeight(row) for row in range(800) if table.model().is_day(row)}
        assert days == {28}
        events = {table.rowHeight(row) for row in range(800) if not table.model().is_day(row)}
        assert events == {height}
        assert abs(table.rowAt(0) - top) <= 1
    table.set_row_height(30)
    assert table.rowHeight(1) == 30
    table.set_density(Density.COMFORTABLE)
    table.set_row_height(32)
    assert table.rowHeight(1) == 48


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("width", [700, 1300])
def test_a_reference_is_found_where_it_stands(
    qtbot: QtBot, view: CustomerView, memory: MemoryDatabase, density: Density, width: int
) -> None:
    memory.timelines[1].append(
        stored(700, NOON + times.DAY, object_ref="BK-A12B34", summary="Moved BK-A12B34 away")
    )
    view.resize(width, 600)
    view.timeline.set_density(density)
    open_whole(qtbot, view)
    wait_current(qtbot, view, 700)
    table = view.timeline
    row = table.currentIndex().row()
    delegate = table.itemDelegate()
    assert isinstance(delegate, TimelineDelegate)
    rects = [
        rect
        for column in Column
        if not table.isColumnHidden(column)
        and (index := table.model().index(row, column)).isValid()
        and (rect := delegate.reference_rect(QRectF(table.visualRect(index)), index)) is not None
    ]
    assert len(rects) == 1
    cells = table.visualRect(table.model().index(row, Column.SUMMARY)).united(
        table.visualRect(table.model().index(row, Column.SOURCE))
    )
    assert QRectF(cells).contains(rects[0])
    assert 50 < rects[0].width() < 110


def test_a_filter_that_shows_nothing_says_what_would_bring_rows_back(
    qtbot: QtBot, view: CustomerView
) -> None:
    open_whole(qtbot, view)
    wanted = Filter(
        category=Choice(only=frozenset({"Orders"}), without=frozenset({"Orders"})),
        since=NOON + 5 * times.DAY,
    )
    view.set_filter(replace(wanted, category=Choice(only=frozenset({"Orders"}))))
    qtbot.waitUntil(lambda: view.state is view.no_match, timeout=PATIENCE)
    assert "600 events in all. Without the date range: 200." in view.no_match.text()
    button = next(each for each in view.no_match.findChildren(Button) if each.isVisible())
    assert button.text() == "Remove the date range"
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.state is view.timeline, timeout=PATIENCE)
    assert view.filters.filter == Filter(category=Choice(only=frozenset({"Orders"})))
    view.set_filter(replace(wanted, since=None))
    qtbot.waitUntil(lambda: view.state is view.no_match, timeout=PATIENCE)
    assert "Without “not Orders”: 200." in view.no_match.text()
    assert "Without “Orders”: 400." in view.no_match.text()
    view.set_filter(wanted)
    qtbot.waitUntil(lambda: "hide every one" in view.no_match.text(), timeout=PATIENCE)
    shown = [each.text() for each in view.no_match.findChildren(Button) if not each.isHidden()]
    assert shown == ["Clear filters"]


def test_the_place_is_kept_over_a_filter_that_shows_nothing(
    qtbot: QtBot, view: CustomerView
) -> None:
    open_whole(qtbot, view)
    table = view.timeline
    for _ in range(5):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    marked = table.current_event()
    assert marked not in (None, 600)
    view.set_filter(Filter(since=NOON + 500 * times.DAY))
    qtbot.waitUntil(lambda: view.state is view.no_match, timeout=PATIENCE)
    view.set_filter(Filter())
    qtbot.waitUntil(lambda: view.state is view.timeline, timeout=PATIENCE)
    assert table.current_event() == marked


def test_end_shows_the_last_event_also_where_it_is_marked_already(
    qtbot: QtBot, view: CustomerView
) -> None:
    open_whole(qtbot, view)
    table = view.timeline
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        qtbot.keyClick(table, key)
        last = table.model().rowCount() - 1
        assert table.currentIndex().row() == last
        bottom = table.rowViewportPosition(last) + table.rowHeight(last)
        assert bottom == table.viewport().height()
        table.verticalScrollBar().setValue(0)


def opened_in_part(qtbot: QtBot, view: CustomerView, memory: MemoryDatabase) -> None:
    """Open the customer; of their 600 events only the first page comes until `release`."""
    memory.hold("keys")
    view.open(AMELIA, None, "Europe/London")
    qtbot.waitUntil(lambda: view.timeline.current_row() is not None, timeout=PATIENCE)
    assert view.timeline.model().rowCount() < 600


def test_end_leads_to_the_last_event_of_all_once_they_have_come(
    qtbot: QtBot, view: CustomerView, memory: MemoryDatabase
) -> None:
    opened_in_part(qtbot, view, memory)
    table = view.timeline
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_event() != 1
    memory.release("keys")
    wait_current(qtbot, view, 1)
    assert table.selected_ids() == [1]
    assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum()
    # Once there, the wish is done with.
    qtbot.keyClick(table, Qt.Key.Key_Up)
    with qtbot.waitSignal(table.model().counts_changed):
        view.try_again()
    qtbot.waitUntil(lambda: not table.model().is_loading, timeout=PATIENCE)
    wait_current(qtbot, view, 2)


def _turn_wheel(table: TimelineTable) -> None:
    middle = QPointF(table.viewport().rect().center())
    event = QWheelEvent(
        middle, table.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(table.viewport(), event)


ELSEWHERE: dict[str, Callable[[QtBot, CustomerView], object]] = {
    "key": lambda qtbot, view: qtbot.keyClick(view.timeline, Qt.Key.Key_Up),
    "home": lambda qtbot, view: qtbot.keyClick(view.timeline, Qt.Key.Key_Home),
    "mouse": lambda qtbot, view: qtbot.mouseClick(
        view.timeline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200)
    ),
    "wheel": lambda _, view: _turn_wheel(view.timeline),
    "bar": lambda _, view: view.timeline.verticalScrollBar().triggerAction(
        QScrollBar.SliderAction.SliderPageStepSub
    ),
    "order": lambda _, view: view.turn_order(),
    "filter": lambda _, view: view.set_filter(Filter(category=Choice(only=frozenset({"Orders"})))),
    "stop": lambda _, view: view.reading.stop_asked.emit(),
}


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_who_goes_elsewhere_after_end_stays_there(
    qtbot: QtBot, view: CustomerView, memory: MemoryDatabase, elsewhere: str
) -> None:
    opened_in_part(qtbot, view, memory)
    table, model = view.timeline, view.timeline.model()
    qtbot.keyClick(table, Qt.Key.Key_End)
    ELSEWHERE[elsewhere](qtbot, view)
    memory.release("keys")
    if elsewhere == "stop":
        view.reading.again_asked.emit()
    qtbot.waitUntil(lambda: model.is_settled and not model.is_loading, timeout=PATIENCE)
    assert model.counts is not None
    last = model.event_at(model.rowCount() - 1)
    qtbot.waitUntil(lambda: not is_waiting(view), timeout=PATIENCE)
    assert table.current_event() not in (None, last)


def test_what_is_selected_stays_so_when_the_rows_are_replaced(
    qtbot: QtBot, view: CustomerView, memory: MemoryDatabase
) -> None:
    open_whole(qtbot, view)
    table, model = view.timeline, view.timeline.model()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(table, key, SHIFT)
    before = table.selected_ids()
    assert before == [600, 599, 598]
    replaced: list[int] = []
    model.modelReset.connect(lambda: replaced.append(1))
    # Somebody else recorded something now and something long ago.
    memory.timelines[1] += [stored(601, NOON + times.DAY), stored(602, NOON - 900 * times.DAY)]
    with qtbot.waitSignal(model.counts_changed):
        model.refresh()
    assert replaced
    assert table.selected_ids() == before
    assert table.current_event() == 598
    with qtbot.waitSignal(model.counts_changed):
        view.set_filter(Filter(category=Choice(only=frozenset({"Orders"}))))
    assert table.selected_ids() == [600]


class Painted(QObject):
    """How much of a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_only_the_marked_row_is_painted_anew_where_the_focus_comes_and_goes(
    qtbot: QtBot, view: CustomerView
) -> None:
    open_whole(qtbot, view)
    wait_current(qtbot, view, 600)
    table, painted = view.timeline, Painted()
    on_screen(qtbot, view)
    table.viewport().installEventFilter(painted)
    for reached in (view.filters.clear_button, view.filters.dates, table):
        painted.heights.clear()
        reached.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert max(painted.heights, default=0) <= table.rowHeight(1)
    assert painted.heights


def test_the_profile_is_painted_in_a_turn_of_its_own(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    qtbot.waitUntil(lambda: not is_waiting(view), timeout=PATIENCE)
    parts = (view.header, view.filters)
    assert all(part.updatesEnabled() for part in parts)
    seen: list[tuple[bool, bool]] = []
    view.open(AMELIA, None, "Europe/London")
    while not seen or not all(seen[-1]):
        seen.append((view.header.updatesEnabled(), view.filters.updatesEnabled()))
        QApplication.processEvents()
    assert seen[0] == (False, False)
    assert (True, False) in seen


def test_the_chips_follow_the_rows_in_a_turn_of_their_own(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    qtbot.waitUntil(lambda: not is_waiting(view), timeout=PATIENCE)
    before = view.filters.summary_text()
    seen: list[tuple[int, str]] = []
    model = view.timeline.model()
    model.counts_changed.connect(
        lambda _: seen.append((model.rowCount(), view.filters.summary_text()))
    )
    with qtbot.waitSignal(model.counts_changed):
        view.set_filter(Filter(category=Choice(only=frozenset({"Orders"}))))
    assert seen[0][0] < 600
    assert seen[0][1].startswith(before)  # "600 events", now with what is chosen
    qtbot.waitUntil(lambda: view.filters.summary_text().startswith("200 of 600"), timeout=PATIENCE)


def test_texts_that_take_too_long_to_lay_out_are_painted_a_turn_later(
    qtbot: QtBot, view: CustomerView, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = count(step=0.002)
    monkeypatch.setattr(timeline_view, "perf_counter", lambda: next(seconds))
    table = view.timeline
    painted = list[tuple[int, bool]]()
    paint_row = TimelineDelegate.paint_row

    def painting(self: TimelineDelegate, *args: Any, **options: Any) -> bool:
        waits = paint_row(self, *args, **options)
        painted.append((args[2], waits))
        return waits

    monkeypatch.setattr(TimelineDelegate, "paint_row", painting)
    open_whole(qtbot, view)
    painted.clear()
    table.scrollToBottom()
    qtbot.waitUntil(
        lambda: bool(painted) and not is_waiting(view) and not painted[-1][1], timeout=PATIENCE
    )
    bottom = table.rowAt(table.viewport().height() - 1)
    shown = [row for row in range(table.rowAt(0), bottom + 1) if not table._timeline.is_day(row)]
    assert any(waits for _, waits in painted)
    assert {row for row, waits in painted if not waits} >= set(shown)
    painted.clear()
    table.viewport().update()
    qtbot.waitUntil(lambda: bool(painted), timeout=PATIENCE)
    assert not any(waits for _, waits in painted)  # laid out already


def test_where_somebody_scrolls_only_new_rows_are_painted(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    table, painted = view.timeline, Painted()
    bar = table.verticalScrollBar()

    before = on_screen(qtbot, view)
    table.viewport().installEventFilter(painted)
    bar.setValue(bar.value() + 40)
    QApplication.processEvents()
    assert painted.heights[0] == 40
    moved = on_screen(qtbot, view)
    table.viewport().update()
    assert before != moved == on_screen(qtbot, view)
    assert max(painted.heights) == table.viewport().height()


def test_rows_that_wait_for_their_turn_are_painted_where_they_are_scrolled_to(
    qtbot: QtBot, view: CustomerView, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_whole(qtbot, view)
    table = view.timeline
    bar = table.verticalScrollBar()
    on_screen(qtbot, view)
    seconds = count(step=0.002)
    monkeypatch.setattr(timeline_view, "perf_counter", lambda: next(seconds))
    bar.setValue(20 * table.rowHeight(1))
    table.viewport().repaint()
    assert is_waiting(view)
    bar.setValue(bar.value() + 40)
    shown = on_screen(qtbot, view)
    monkeypatch.undo()
    table.viewport().update()
    assert shown == on_screen(qtbot, view)


def test_nothing_lies_on_the_first_row(qtbot: QtBot, view: CustomerView) -> None:
    open_whole(qtbot, view)
    corners = view.timeline.findChildren(
        QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    assert not any(each.isVisible() for each in corners)


def test_pages_go_as_far_as_the_screen_is_high_and_come_back(
    qtbot: QtBot, view: CustomerView
) -> None:
    open_whole(qtbot, view)
    wait_current(qtbot, view, 600)
    table = view.timeline
    screen = table.viewport().height()
    rows = [table.currentIndex().row()]
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_PageDown)
        rows.append(table.currentIndex().row())
        gone = table.heights.top(rows[-1]) - table.heights.top(rows[-2])
        assert abs(gone - screen) <= 2 * table.heights.event
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    for _ in range(4):
        qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert table.currentIndex().row() == 1
    assert table.verticalScrollBar().value() == 0
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.verticalScrollBar().value() == table.heights.whole - screen
