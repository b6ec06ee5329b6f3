"""A database without a customer: the desk offers what to begin with."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.desk import Desk
from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.bars.commands import Command, Menu
from tiquo_desktop.ui.help.first_start import FirstStart
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Progress, Reader

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Demo:
    """Makes a demo that does not take long, or fails."""

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.go = threading.Event()
        self.opened = 0

    def make(self, _cancel: threading.Event, progress: Progress) -> None:
        progress(5_000, 20_000)
        self.go.wait(10)
        if self.problem is not None:
            raise self.problem

    def open(self) -> None:
        self.opened += 1


@pytest.fixture
def demo() -> Demo:
    return Demo()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = builders.new_database(tmp_path)
    yield made
    made.close()


@pytest.fixture
def first(desk: Desk, look: Theme, reader: Reader, demo: Demo) -> FirstStart:
    window = desk.window
    made = FirstStart(
        look,
        window.view,
        window.results,
        window.commands,
        reader.queue("demo"),
        demo.make,
        demo.open,
    )
    window.refresh()
    return made


def wait_offer(qtbot: QtBot, desk: Desk, first: FirstStart) -> None:
    qtbot.waitUntil(lambda: desk.window.view.state is first.notice)
    assert first.notice.isVisible()


def test_an_empty_desk_offers_an_import_a_customer_and_demo_data(
    qtbot: QtBot, desk: Desk, first: FirstStart
) -> None:
    wait_offer(qtbot, desk, first)
    assert "This database is empty" in first.notice.text()
    shown = [name for name, button in first.buttons.items() if button.isVisible()]
    assert shown == ["file.import", "customer.new", "demo"]
    asked: list[str] = []
    desk.window.commands.add(
        Command(
            id="file.open-shared",
            text="Shared",
            menu=Menu.FILE,
            run=lambda: asked.append("shared"),
        )
    )
    desk.click(first.buttons["file.open-shared"])
    assert asked == ["shared"]
    called: list[str] = []
    for name in ("file.import", "customer.new"):
        action = desk.window.commands.action(name)
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, each=name: called.append(each))
        desk.click(first.buttons[name])
    assert called == ["file.import", "customer.new"]


def test_tab_passes_a_list_that_has_nobody(qtbot: QtBot, desk: Desk, first: FirstStart) -> None:
    wait_offer(qtbot, desk, first)
    pane = desk.window.search.results
    desk.window.search.box.setFocus()
    desk.key(Qt.Key.Key_Tab)
    assert pane.footer.new.hasFocus()


def test_the_usual_words_come_back_with_the_first_customer(
    qtbot: QtBot, desk: Desk, first: FirstStart, database: Database
) -> None:
    wait_offer(qtbot, desk, first)
    builders.add_customer(database)
    desk.window.refresh()
    qtbot.waitUntil(lambda: desk.window.view.state is not first.notice)
    assert "Nobody is open" in desk.labels()


def test_a_window_that_starts_with_customers_shows_nothing_of_it(
    qtbot: QtBot, desk: Desk, look: Theme, reader: Reader, database: Database
) -> None:
    window = desk.window
    builders.add_customer(database)
    window.hide()
    made = FirstStart(
        look, window.view, window.results, window.commands, reader.queue("d"), None, None
    )
    window.show()
    qtbot.waitUntil(lambda: "Nobody is open" in desk.labels())
    assert not made.notice.isVisible()


def test_demo_data_is_made_then_opened_in_a_window_of_its_own(
    qtbot: QtBot, desk: Desk, first: FirstStart, demo: Demo, database: Database
) -> None:
    wait_offer(qtbot, desk, first)
    desk.click(first.buttons["demo"])
    qtbot.waitUntil(lambda: "25 % of 20,000" in first.notice.text())
    assert not first.buttons["demo"].isEnabled()
    assert demo.opened == 0
    demo.go.set()
    qtbot.waitUntil(lambda: demo.opened == 1)
    assert first.buttons["demo"].isEnabled()
    with database.reading() as reading:
        assert reading.customers.count() == 0, "none of it comes in here"


def test_demo_data_that_cannot_be_made_says_why(
    qtbot: QtBot, desk: Desk, first: FirstStart, demo: Demo
) -> None:
    wait_offer(qtbot, desk, first)
    demo.problem = UnwritableOutput("The demo database cannot be made: choose another folder.")
    demo.go.set()
    desk.click(first.buttons["demo"])
    qtbot.waitUntil(lambda: "choose another folder" in first.notice.text())
    assert first.buttons["demo"].isEnabled()
    assert demo.opened == 0


def test_only_what_works_is_offered(qtbot: QtBot, desk: Desk, look: Theme, reader: Reader) -> None:
    from tiquo_desktop.ui.bars.commands import Commands

    window = desk.window
    commands = Commands(window)
    made = FirstStart(look, window.view, window.results, commands, reader.queue("d"), None, None)
    window.refresh()
    wait_offer(qtbot, desk, made)
    assert not any(button.isVisible() for button in made.buttons.values())
    commands.add(Command(id="customer.new", text="New", menu=Menu.CUSTOMER, run=lambda: None))
    assert [name for name, b in made.buttons.items() if b.isVisible()] == ["customer.new"]
