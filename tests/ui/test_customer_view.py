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
from tiquo_desktop.ui import customer_view
from tiquo_desktop.ui.buttons import Button
from tiquo_desktop.ui.customer_view import CustomerView
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.timeline_model import TimelineModel

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
    (again,) = view.error.findChildren(Button)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    wait_state(qtbot, view, view.timeline)


@pytest.mark.parametrize(
    ("held", "said"), [("page", "search for somebody else"), ("keys", "newest events can be read")]
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
