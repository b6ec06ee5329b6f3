import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QTableView
from pytestqt.qtbot import QtBot

from tests.memory_database import MemoryDatabase, accepts, in_order, stored
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.domain.filters import Choice, Counts, Filter
from tiquo_desktop.services.timeline_rows import BLOCK, DayRow, EventRow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.timeline_model import ROW_ROLE, Column, TimelineModel

HOUR = 3600 * times.SECOND
NOON = times.parse("2026-11-23T12:00", "Europe/London")
NAMES = ("Orders", "Payments", "Bookings")


def events(count: int, start: int = 1) -> list[Event]:
    """One an hour up to noon of 23 November 2026; orders, payments and bookings in turn."""
    return [
        stored(number, NOON - (start + count - 1 - number) * HOUR, category=NAMES[number % 3])
        for number in range(start, start + count)
    ]


def only(*categories: str) -> Filter:
    return Filter(category=Choice(only=frozenset(categories)))


@pytest.fixture
def database() -> MemoryDatabase:
    return MemoryDatabase({1: events(400), 2: events(30, 2001), 3: []})


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader()
    yield made
    assert made.shutdown()


@pytest.fixture
def model(reader: Reader, database: MemoryDatabase) -> Iterator[TimelineModel]:
    made = TimelineModel(reader)
    made.set_database(database)
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    yield made
    made.clear()
    tester.deleteLater()


def open_whole(qtbot: QtBot, model: TimelineModel, customer_id: int | None = 1) -> Counts:
    with qtbot.waitSignal(model.counts_changed) as waiting:
        model.open(customer_id)
    counts: Counts = waiting.args[0]
    return counts


def filtered(qtbot: QtBot, model: TimelineModel, wanted: Filter) -> Counts:
    with qtbot.waitSignal(model.counts_changed) as waiting:
        model.set_filter(wanted)
    counts: Counts = waiting.args[0]
    return counts


def shown_ids(model: TimelineModel) -> list[int]:
    return [event for row in range(model.rowCount()) if (event := model.event_at(row)) is not None]


def expected_ids(shown: list[Event], wanted: Filter, *, newest_first: bool = True) -> list[int]:
    matching = [event for event in shown if accepts(wanted, event)]
    return [event.id for event in in_order(matching, newest_first=newest_first)]


def test_the_first_page_is_there_while_the_whole_is_still_being_read(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    database.hold("keys")
    with qtbot.waitSignal(model.modelReset):
        model.open(1)
    assert model.is_loading
    assert model.counts is None
    assert shown_ids(model) == expected_ids(database.timelines[1], Filter())[:200]
    first, second = model.row_at(0), model.row_at(1)
    assert isinstance(first, DayRow)
    assert (first.title, first.counts) == ("Monday 23 November 2026", "")
    assert isinstance(second, EventRow)
    assert second.summary == "Event 400"
    with qtbot.waitSignal(model.counts_changed):
        database.release("keys")
    assert not model.is_loading


def test_the_whole_timeline_is_inserted_below_the_first_page(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    resets: list[int] = []
    inserted: list[tuple[int, int]] = []
    database.hold("keys")
    with qtbot.waitSignal(model.modelReset):
        model.open(1)
    page_rows = model.rowCount()
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    with qtbot.waitSignal(model.counts_changed) as waiting:
        database.release("keys")
    assert waiting.args[0].total == 400
    assert shown_ids(model) == expected_ids(database.timelines[1], Filter())
    assert inserted == [(page_rows, model.rowCount() - 1)]
    assert not resets
    day = model.row_at(0)
    assert isinstance(day, DayRow)
    assert day.counts == "13 events"


def test_a_view_that_answers_each_change_causes_no_second_reading(
    qtbot: QtBot, reader: Reader, database: MemoryDatabase
) -> None:
    model = TimelineModel(reader)  # a tester would ask for rows that no view shows
    model.set_database(database)
    model.modelReset.connect(lambda: model.ensure_visible(0, 20))
    model.rowsInserted.connect(lambda: model.ensure_visible(0, 20))
    open_whole(qtbot, model)
    filtered(qtbot, model, only("Payments"))
    # The whole history begins with the rows of the first page, which are read.
    assert database.asked == ["page", "keys", "by_ids"]


def test_texts_of_rows_that_come_into_sight_are_read(qtbot: QtBot, model: TimelineModel) -> None:
    open_whole(qtbot, model)
    row = model.row_of(100)
    assert row is not None
    assert model.row_at(row) is None
    model.ensure_visible(row - 10, row + 10)
    seen = range(row - 10, row + 11)
    qtbot.waitUntil(lambda: all(model.row_at(near) is not None for near in seen))
    found = model.row_at(row)
    assert isinstance(found, EventRow)
    assert found.summary == "Event 100"


def test_rows_that_are_asked_for_unannounced_are_read_too(
    qtbot: QtBot, model: TimelineModel
) -> None:
    open_whole(qtbot, model)
    index = model.index(model.rowCount() - 1, Column.SUMMARY)
    assert index.data(ROW_ROLE) is None
    assert index.data() == ""
    qtbot.waitUntil(lambda: index.data() == "Event 1")


def test_texts_far_from_sight_are_let_go(qtbot: QtBot, reader: Reader) -> None:
    model = TimelineModel(reader)  # a tester would walk through all of its rows at each signal
    model.set_database(MemoryDatabase({1: events(20_000)}))
    open_whole(qtbot, model)
    assert model.row_at(0) is not None
    for first in range(2 * BLOCK, model.rowCount(), 3 * BLOCK):
        model.ensure_visible(first, first)
        qtbot.waitUntil(lambda row=first: model.row_at(row) is not None)
    held = sum(model.row_at(row) is not None for row in range(model.rowCount()))
    assert 0 < held <= 64 * BLOCK
    assert model.row_at(first) is not None
    assert model.row_at(0) is None


def test_columns_have_their_texts(qtbot: QtBot, model: TimelineModel) -> None:
    event = stored(1, NOON, category="Spa", source="Fax", object_ref="BK-A1", actor="A. Okafor")
    model.set_database(MemoryDatabase({1: [event]}))
    open_whole(qtbot, model)
    texts = [model.index(1, column).data() for column in Column]
    assert texts == ["12:00:00", "Other (Spa)", "Order", "Event 1", "BK-A1", "A. Okafor"]
    days = [model.index(0, column).data() for column in Column]
    assert days == ["Monday 23 November 2026", "", "", "", "", ""]
    said = model.index(1, Column.SUMMARY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("by A. Okafor, 1 of 1")
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for column in Column
    ]
    assert heads == ["Time", "Category", "Type", "What happened", "Object", "Source, by"]


def test_a_filter_shows_its_rows_and_counts(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    wanted = only("Payments")
    counts = filtered(qtbot, model, wanted)
    assert shown_ids(model) == expected_ids(database.timelines[1], wanted)
    assert (counts.shown, counts.total) == (134, 400)
    assert model.counts == counts
    day = model.row_at(0)
    assert isinstance(day, DayRow)
    assert day.counts == "5 events, 8 hidden by filters"


def test_a_filter_toggled_many_times_ends_with_the_right_rows(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    said: list[Counts] = []
    model.counts_changed.connect(said.append)
    wanted = only("Payments", "Bookings")
    for _ in range(50):
        model.set_filter(only("Payments"))
        model.set_filter(Filter())
        model.set_filter(wanted)
    qtbot.waitUntil(lambda: bool(said) and said[-1].shown == 267)
    assert shown_ids(model) == expected_ids(database.timelines[1], wanted)
    assert len(said) < 10


def test_a_filter_set_while_the_whole_is_being_read_shows_its_first_page(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    database.hold("keys")
    with qtbot.waitSignal(model.modelReset):
        model.open(1)
    wanted = only("Bookings")
    with qtbot.waitSignal(model.modelReset):
        model.set_filter(wanted)
    expected = expected_ids(database.timelines[1], wanted)
    assert shown_ids(model) == expected[:200]
    with qtbot.waitSignal(model.counts_changed) as waiting:
        database.release("keys")
    assert waiting.args[0].shown == len(expected)
    assert shown_ids(model) == expected
    assert database.asked.count("keys") == 1


def test_the_order_can_be_turned(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    with qtbot.waitSignal(model.modelReset):
        model.set_newest_first(False)
    assert shown_ids(model) == expected_ids(database.timelines[1], Filter(), newest_first=False)


def test_after_a_filter_the_place_of_an_event_is_known(qtbot: QtBot, model: TimelineModel) -> None:
    open_whole(qtbot, model)
    row = model.row_of(250)  # a payment
    assert row is not None
    model.ensure_visible(row, row + 20)
    filtered(qtbot, model, only("Payments"))
    row = model.row_of(250)
    assert row is not None
    assert model.row_at(row) is not None  # read along with the filter
    filtered(qtbot, model, only("Orders"))
    assert model.row_of(250) is None
    assert model.row_near(250) == model.row_of(252)


def test_another_customer_takes_the_last_one_off_the_screen_at_once(
    qtbot: QtBot, model: TimelineModel
) -> None:
    open_whole(qtbot, model)
    model.open(2)
    assert model.rowCount() == 0
    assert model.counts is None
    with qtbot.waitSignal(model.counts_changed) as waiting:
        pass
    assert waiting.args[0].total == 30


def test_nothing_of_a_customer_that_was_left_comes_later(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    database.hold("page")
    model.open(1)
    qtbot.waitUntil(lambda: database.reached.acquire(blocking=False))
    model.open(2)
    database.release("page")
    with qtbot.waitSignal(model.counts_changed) as waiting:
        pass
    assert waiting.args[0].total == 30
    assert shown_ids(model) == expected_ids(database.timelines[2], Filter())


def test_clear_shows_nothing_and_keeps_the_filter(qtbot: QtBot, model: TimelineModel) -> None:
    open_whole(qtbot, model)
    filtered(qtbot, model, only("Payments"))
    model.clear()
    assert (model.rowCount(), model.is_open, model.counts) == (0, False, None)
    assert model.filter == only("Payments")
    assert open_whole(qtbot, model).shown == 134


def test_an_empty_timeline_says_so(qtbot: QtBot, model: TimelineModel) -> None:
    counts = open_whole(qtbot, model, 3)
    assert (counts.total, counts.shown, model.rowCount()) == (0, 0, 0)
    assert model.first_event_row() is None
    assert not model.is_loading


def test_the_timeline_of_all_has_everybodys_events(qtbot: QtBot, model: TimelineModel) -> None:
    assert open_whole(qtbot, model, None).total == 430


def test_refresh_brings_new_events_and_keeps_the_rows_that_stay(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    open_whole(qtbot, model, 2)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    database.timelines[2].append(stored(5000, NOON + 1))
    with qtbot.waitSignal(model.counts_changed) as waiting:
        model.refresh()
    assert waiting.args[0].total == 31
    assert model.event_at(1) == 5000
    assert not resets


def test_a_database_that_cannot_be_read_is_told_and_tried_again(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    database.problem = BusyDatabase("The database is busy: try again.")
    with qtbot.waitSignal(model.failed) as waiting:
        model.open(1)
    assert waiting.args == ["The database is busy: try again."]
    assert not model.is_loading
    database.problem = None
    with qtbot.waitSignal(model.counts_changed):
        model.refresh()
    assert len(shown_ids(model)) == 400


def test_when_only_the_first_page_could_be_read_it_stays(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    database.hold("keys")
    with qtbot.waitSignal(model.modelReset):
        model.open(1)
    database.problem = BusyDatabase("Busy.")
    with qtbot.waitSignal(model.failed):
        database.release("keys")
    assert len(shown_ids(model)) == 200
    assert not model.is_loading
    assert model.counts is None


def test_rows_of_another_filter_do_not_stay_when_a_filter_fails(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    database.problem = BusyDatabase("Busy.")
    sentences: list[str] = []
    model.failed.connect(sentences.append)
    model.set_filter(only("Payments"))
    qtbot.waitUntil(lambda: model.rowCount() == 0)
    assert "Busy." in sentences
    database.problem = None
    with qtbot.waitSignal(model.counts_changed):
        model.refresh()
    assert len(shown_ids(model)) == 134


def test_rows_stay_when_their_texts_cannot_be_read(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    database.problem = BusyDatabase("Busy.")
    with qtbot.waitSignal(model.failed):
        model.ensure_visible(380, 400)
    assert len(shown_ids(model)) == 400
    assert model.row_at(1) is not None


def test_painting_does_not_ask_a_failing_database_again_and_again(
    qtbot: QtBot, reader: Reader, database: MemoryDatabase
) -> None:
    model = TimelineModel(reader)
    model.set_database(database)
    open_whole(qtbot, model)
    database.problem = BusyDatabase("Busy.")
    last = model.index(model.rowCount() - 1, 0)
    with qtbot.waitSignal(model.failed):
        assert last.data(ROW_ROLE) is None
    with qtbot.assertNotEmitted(model.failed, wait=100):
        assert last.data(ROW_ROLE) is None
    database.problem = None
    model.ensure_visible(last.row(), last.row())
    qtbot.waitUntil(lambda: last.data(ROW_ROLE) is not None)


def test_without_a_database_nothing_is_open(qtbot: QtBot, reader: Reader) -> None:
    before = threading.active_count()
    model = TimelineModel(reader)
    model.open(1)
    model.set_filter(only("Payments"))
    model.refresh()
    model.ensure_visible(0, 30)
    assert not model.is_open
    assert model.rowCount() == 0
    assert threading.active_count() == before


def test_the_keyboard_passes_from_event_to_event(qtbot: QtBot, model: TimelineModel) -> None:
    view = table(qtbot, model)
    open_whole(qtbot, model, 2)
    assert model.is_day(0)
    view.setCurrentIndex(model.index(1, 0))
    visited = []
    for _ in range(29):
        visited.append(model.event_at(view.currentIndex().row()))
        qtbot.keyClick(view, Qt.Key.Key_Down)
    visited.append(model.event_at(view.currentIndex().row()))
    assert visited == shown_ids(model)
    assert len(view.selectionModel().selectedRows()) == 1
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 1


def test_the_selection_stays_when_the_whole_timeline_comes(
    qtbot: QtBot, model: TimelineModel, database: MemoryDatabase
) -> None:
    view = table(qtbot, model)
    database.hold("keys")
    with qtbot.waitSignal(model.modelReset):
        model.open(1)
    row = model.row_of(350)
    assert row is not None
    view.setCurrentIndex(model.index(row, 0))
    view.scrollTo(model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
    before = view.verticalScrollBar().value()
    with qtbot.waitSignal(model.counts_changed):
        database.release("keys")
    assert model.event_at(view.currentIndex().row()) == 350
    assert view.verticalScrollBar().value() == before


def table(qtbot: QtBot, model: QAbstractItemModel) -> QTableView:
    view = QTableView()
    qtbot.addWidget(view)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setModel(model)
    view.resize(900, 400)
    view.show()
    return view


def test_a_table_of_rows_has_no_children(qtbot: QtBot, model: TimelineModel) -> None:
    open_whole(qtbot, model, 2)
    assert model.rowCount(model.index(1, 0)) == 0
    assert model.columnCount(model.index(1, 0)) == 0
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
