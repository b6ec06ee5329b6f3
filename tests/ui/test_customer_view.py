"""What stands in the place of rows while they are read, and when they cannot be."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.memory_database import MemoryDatabase, stored
from tests.ui.desk import PATIENCE
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.services import timeline
from tiquo_desktop.ui.customers import customer_view
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOON = times.parse("2026-11-23T12:00", "Europe/London")
AMELIA = Customer(id=1, uid="1" * 32, number="CUST-000001", given_name="A", family_name="B")
NEW = Customer(id=2, uid="2" * 32, number="CUST-000002", given_name="C", family_name="D")


@pytest.fixture
def memory() -> MemoryDatabase:
    return MemoryDatabase({1: [stored(n, NOON + n * times.DAY) for n in range(1, 4)], 2: []})


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


def wait_state(qtbot: QtBot, view: CustomerView, state: object) -> None:
    qtbot.waitUntil(lambda: view.state is state, timeout=PATIENCE)


def test_bars_stand_for_rows_that_take_their_time(
    view: CustomerView, memory: MemoryDatabase, qtbot: QtBot
) -> None:
    memory.hold("page")
    view.open(AMELIA, None, "Europe/London")
    wait_state(qtbot, view, view.skeleton)
    memory.release("page")
    wait_state(qtbot, view, view.timeline)
    qtbot.waitUntil(view.timeline.hasFocus, timeout=PATIENCE)


def test_a_customer_without_events_is_told_from_one_whose_events_are_hidden(
    view: CustomerView, qtbot: QtBot
) -> None:
    view.open(NEW, None, "Europe/London")
    wait_state(qtbot, view, view.no_events)
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_a_failure_says_what_happened_and_what_is_safe_and_can_be_tried_again(
    view: CustomerView, memory: MemoryDatabase, qtbot: QtBot
) -> None:
    memory.problem = BusyDatabase("Another program holds the database: close it.")
    view.open(AMELIA, None, "Europe/London")
    wait_state(qtbot, view, view.error)
    said = view.error.text()
    assert "The history could not be read" in said
    assert "close it." in said
    assert "Nothing is lost" in said
    memory.problem = None
    again, _technical = view.error.findChildren(Button)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    wait_state(qtbot, view, view.timeline)


@pytest.mark.parametrize(
    ("held", "said"), [("page", "search for somebody else"), ("keys", "newest can be read already")]
)
def test_a_long_reading_says_what_can_be_done_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    memory: MemoryDatabase,
    qtbot: QtBot,
    held: str,
    said: str,
) -> None:
    monkeypatch.setattr(customer_view, "LONG", 20)
    view: CustomerView = request.getfixturevalue("view")
    memory.hold(held)
    view.open(AMELIA, None, "Europe/London")
    qtbot.waitUntil(lambda: said in view.reading.text(), timeout=PATIENCE)
    assert view.reading.isVisible()
    memory.release(held)
    qtbot.waitUntil(lambda: not view.reading.isVisible(), timeout=PATIENCE)


def test_a_long_history_tells_how_far_it_is_counted_and_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    memory: MemoryDatabase,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(customer_view, "LONG", 20)
    monkeypatch.setattr(timeline, "PROGRESS_STEP", 7)
    memory.timelines[1] = [stored(n, NOON + n * times.DAY) for n in range(1, 1_001)]
    view: CustomerView = request.getfixturevalue("view")
    strip = view.reading
    memory.hold("keys")
    memory.hold("count")
    view.open(AMELIA, None, "Europe/London")
    qtbot.waitUntil(strip.isVisible, timeout=PATIENCE)
    assert strip.link.text() == "Stop"
    said: list[str] = []
    view.timeline.model().progressed.connect(lambda *_: said.append(strip.text()))
    memory.release("keys")
    memory.release("count")
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=PATIENCE)
    assert said[0] == "Counting 1,000 events, 0 %. The newest can be read already."
    assert said[-1] == "Counting 1,000 events, 99 %. The newest can be read already."


def test_stopped_counting_leaves_the_first_page_and_goes_on_when_asked(
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    memory: MemoryDatabase,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(customer_view, "LONG", 20)
    memory.timelines[1] = [stored(n, NOON + n * times.DAY) for n in range(1, 1_001)]
    view: CustomerView = request.getfixturevalue("view")
    model = view.timeline.model()
    assert isinstance(model, TimelineModel)
    strip = view.reading
    memory.hold("keys")
    view.open(AMELIA, None, "Europe/London")
    qtbot.waitUntil(strip.link.isVisible, timeout=PATIENCE)
    strip.link.setFocus()
    qtbot.keyClick(strip.link, Qt.Key.Key_Return)
    assert "counts and older events are missing" in strip.text()
    assert (strip.link.text(), strip.link.hasFocus()) == ("Count again", True)
    assert not model.is_loading
    assert view.state is view.timeline
    assert model.rowCount() == 400  # the first page: 200 events of 200 days
    model.set_newest_first(False)
    qtbot.waitUntil(lambda: model.row_of(1) == 1, timeout=PATIENCE)
    assert model.counts is None
    assert "counts and older events are missing" in strip.text()
    memory.release("keys")
    qtbot.mouseClick(strip.link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.counts is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=PATIENCE)
    assert model.rowCount() == 2_000


def test_what_was_stopped_for_one_customer_is_not_said_of_the_next(
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    memory: MemoryDatabase,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(customer_view, "LONG", 20)
    view: CustomerView = request.getfixturevalue("view")
    memory.hold("keys")
    view.open(AMELIA, None, "Europe/London")
    qtbot.waitUntil(view.reading.isVisible, timeout=PATIENCE)
    qtbot.mouseClick(view.reading.link, Qt.MouseButton.LeftButton)
    assert "stopped" in view.reading.text()
    memory.release("keys")
    view.open(NEW, None, "Europe/London")
    assert not view.reading.isVisible()
    wait_state(qtbot, view, view.no_events)
