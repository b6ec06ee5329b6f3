"""A window comes back as it was, whatever became of its settings and its screens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.main_window import LEAST_SIZE, MainWindow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIRST = QSize(780, 600)
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Start = Callable[[], MainWindow]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "window.ini"


@pytest.fixture
def start(qtbot: QtBot, look: Theme, reader: Reader, file: Path) -> Start:
    def starting() -> MainWindow:
        window = MainWindow(look, reader, Settings(file))
        qtbot.addWidget(window)
        window.session.restore(FIRST)
        window.show()
        return window

    return starting


def test_the_first_time_it_is_as_designed(start: Start) -> None:
    window = start()
    assert window.size() == FIRST
    assert window.panes.widths() == [260, 284]


def test_the_first_time_a_small_screen_is_used_whole(
    qtbot: QtBot, look: Theme, reader: Reader, file: Path
) -> None:
    room = QGuiApplication.primaryScreen().availableSize()
    window = MainWindow(look, reader, Settings(file))
    qtbot.addWidget(window)
    # Its frame would push the status bar off the screen.
    window.session.restore(room)
    window.show()
    assert window.isMaximized()
    window.showNormal()
    assert window.height() < room.height()


def test_place_and_size_come_back(start: Start) -> None:
    window = start()
    window.setGeometry(12, 34, 745, 520)
    window.close()
    assert start().geometry().getRect() == (12, 34, 745, 520)


def test_a_maximised_window_comes_back_maximised(start: Start) -> None:
    window = start()
    window.showMaximized()
    window.close()
    assert start().isMaximized()


@pytest.mark.parametrize("place", [QPoint(5000, 4000), QPoint(-3000, 20), QPoint(20, -3000)])
def test_a_window_of_a_screen_that_is_gone_comes_back_visible(start: Start, place: QPoint) -> None:
    window = start()
    window.move(place)
    window.close()
    again = start()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(again.geometry().topLeft())
    assert room.intersects(again.geometry())
    assert again.size() == FIRST


def test_a_window_of_a_larger_screen_fits_into_this_one(start: Start) -> None:
    window = start()
    window.resize(4000, 3000)
    window.close()
    room = QGuiApplication.primaryScreen().availableGeometry()
    again = start()
    assert again.width() <= room.width()
    assert again.height() <= room.height()


def test_the_width_of_the_search_comes_back(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.resize(1200, 600)
    assert window.search.width() == 260
    drag(window.panes.handle(1), 50)
    wide = window.search.width()
    assert 300 <= wide <= 310
    window.resize(720, 450)  # without a search pane, which takes nothing from its width
    window.close()
    again = start()
    again.resize(1200, 600)
    assert again.search.width() == wide


def drag(handle: QWidget, by: int) -> None:
    start, left = QPointF(handle.rect().center()), Qt.MouseButton.LeftButton
    for kind, place, held in (
        (QEvent.Type.MouseButtonPress, start, left),
        (QEvent.Type.MouseMove, start + QPointF(by, 0), left),
        (QEvent.Type.MouseButtonRelease, start, Qt.MouseButton.NoButton),
    ):
        everywhere = QPointF(handle.mapToGlobal(place))
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
        event = QMouseEvent(kind, place, everywhere, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, event)


def test_the_columns_come_back(start: Start) -> None:
    window = start()
    header = window.view.timeline.header
    state = header.kept_state() | {"hidden": ["object"]}
    header.restore_state(state)
    window.close()
    assert start().view.timeline.header.kept_state() == state


@pytest.mark.parametrize(
    "text",
    [
        "\0\xff\x9c not an INI file [[[",
        '[window]\ngeometry="\\"AAAA\\""\npanes="[1]"\ncolumns="[]"\ntheme="\\"pink\\""',
        '[window]\ngeometry=17\npanes="[\\"a\\", -3]"\ncolumns="{\\"order\\": 5}"\n',
        '[window]\ngeometry="\\"no base64!\\""\npanes={\ncolumns="{}"\n[desk]\nlast-customers="7"',
        '[desk]\nlast-customers="{\\"x\\": [], \\"y\\": {\\"customer\\": 3}}"',
    ],
    ids=["no-ini", "wrong-shapes", "wrong-values", "no-base64", "no-customers"],
)
def test_damaged_settings_are_settings_that_are_not_there(
    start: Start, file: Path, text: str, database: Database
) -> None:
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    window = start()
    assert window.size() == FIRST
    assert window.panes.widths() == [260, 284]
    window.set_database(database)
    assert window.commands.refusal("customer.reopen") == "Nobody was open here yet."
    window.set_database(None)
    window.close()


def test_settings_that_cannot_be_written_are_no_obstacle(start: Start, file: Path) -> None:
    file.mkdir(parents=True)
    start().close()
    assert start().size() == FIRST


class TestLastCustomer:
    @pytest.fixture
    def desk(
        self, qtbot: QtBot, look: Theme, reader: Reader, database: Database, file: Path
    ) -> Iterator[Desk]:
        made = Desk(qtbot, look, reader, database, Settings(file))
        yield made
        made.window.set_database(None)

    def again(
        self, qtbot: QtBot, look: Theme, reader: Reader, database: Database, file: Path
    ) -> Desk:
        return Desk(qtbot, look, reader, database, Settings(file))

    def test_a_start_shows_an_empty_desk_and_a_key_opens_who_was_there(
        self, desk: Desk, qtbot: QtBot, look: Theme, reader: Reader, database: Database, file: Path
    ) -> None:
        desk.open("0421")
        desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
        desk.wait_sentences("Spa added", "Sent")
        desk.window.close()
        assert "Amelia" not in file.read_text("utf-8")
        then = self.again(qtbot, look, reader, database, file)
        assert then.window.view.customer is None
        assert then.window.view.reopen.isVisible()
        then.key(Qt.Key.Key_T, BOTH)
        then.wait_sentences("Spa added", "Sent")
        assert then.window.view.header.name() == "Amelia Okonkwo-Hart"
        assert then.window.timeline.filter == Filter(category=Choice(frozenset({"Orders"})))
        then.window.set_database(None)

    def test_every_person_at_the_desk_has_their_own(self, desk: Desk, qtbot: QtBot) -> None:
        window = desk.window
        window.set_person("A. Okafor")
        desk.open("0421")
        window.set_person("J. Lind")
        assert window.commands.refusal("customer.reopen") == "Nobody was open here yet."
        assert not window.view.reopen.isVisible()
        desk.open("marcus")
        window.close_customer()
        window.set_person("A. Okafor")
        desk.click(window.view.reopen)
        desk.wait_timeline()
        assert window.view.header.name() == "Amelia Okonkwo-Hart"

    def test_somebody_who_is_not_there_any_more_is_forgotten(
        self, desk: Desk, qtbot: QtBot, database: Database
    ) -> None:
        place = database.info.uid
        desk.window.settings.set("desk/last-customers", {place: {"customer": "0" * 32}})
        desk.window.set_database(database)
        desk.wait_answer("")
        assert desk.window.commands.refusal("customer.reopen") is None
        desk.key(Qt.Key.Key_T, BOTH)
        commands = desk.window.commands
        qtbot.waitUntil(lambda: commands.refusal("customer.reopen") is not None, timeout=PATIENCE)
        assert desk.window.view.customer is None

    def test_that_it_failed_is_said_for_a_while(
        self, desk: Desk, qtbot: QtBot, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise BusyDatabase("The database is busy.")

        desk.open("0421")
        desk.window.close_customer()
        with monkeypatch.context() as busy:
            busy.setattr(type(database), "reading", fail)
            desk.key(Qt.Key.Key_T, BOTH)
            said = desk.window.status.said_text
            qtbot.waitUntil(lambda: said() == "The database is busy.", timeout=PATIENCE)
        assert desk.window.warning.text() == ""
        desk.key(Qt.Key.Key_T, BOTH)
        desk.wait_timeline()


def test_the_least_size_is_that_of_a_doubled_1440_x_900_without_its_bars(start: Start) -> None:
    window = start()
    window.resize(300, 200)
    assert (window.width(), window.height()) == LEAST_SIZE == (720, 380)
    bottom = window.status.mapTo(window, window.status.rect().bottomLeft())
    assert bottom.y() < window.height()
