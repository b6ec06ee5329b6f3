"""Starting the window and drawing it into a file."""

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests import builders
from tests.guards import LogGuard
from tests.ui.desk import PATIENCE
from tiquo_desktop.app import gui
from tiquo_desktop.app import window as start
from tiquo_desktop.app.connections import Connections
from tiquo_desktop.app.instance import Request
from tiquo_desktop.app.options import WindowOptions
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import UnknownCustomer, UnwritableOutput
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import links
from tiquo_desktop.ui.help.report_dialog import ReportDialog
from tiquo_desktop.ui.look.tokens import DARK, LIGHT
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.settings import Settings

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("qapp"),
]


def drawn(database: Database, target: Path, **options: object) -> QImage:
    given = WindowOptions(theme="light", screenshot=target, **options)  # type: ignore[arg-type]
    assert gui.run(database, given) == 0
    image = QImage(str(target))
    assert not image.isNull()
    return image


def test_draws_a_customer_in_the_wanted_size_and_theme(
    database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    image = drawn(database, tmp_path / "a.png", customer="CUST-000042", size=(1280, 720))
    assert (image.width(), image.height()) == (1280, 720)
    assert image.pixelColor(1270, 60).name() == "#ffffff"
    given = WindowOptions(theme="dark", screenshot=tmp_path / "b.png", size=(1280, 720))
    assert gui.run(database, given) == 0
    assert QImage(str(tmp_path / "b.png")).pixelColor(1270, 60).name() == "#1b1f26"


def test_without_a_name_it_draws_the_customer_who_was_active_last(
    database: Database, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = times.now() * 1000  # minutes are on the picture
    monkeypatch.setattr(times, "time", SimpleNamespace(time_ns=lambda: now))
    named = drawn(database, tmp_path / "a.png", customer="CUST-000042", size=(900, 600))
    assert drawn(database, tmp_path / "b.png", size=(900, 600)) == named
    link = links.parse("tiquo://customer/CUST-000042")
    assert drawn(database, tmp_path / "c.png", size=(900, 600), link=link) == named


def test_an_empty_database_is_an_empty_desk(tmp_path: Path, qtbot: QtBot) -> None:
    database = builders.new_database(tmp_path)
    drawn(database, tmp_path / "a.png")
    database.close()


def test_a_customer_that_nobody_knows_is_a_sentence(
    database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    with pytest.raises(UnknownCustomer):
        drawn(database, tmp_path / "a.png", customer="CUST-999999")
    assert not (tmp_path / "a.png").exists()


def test_a_picture_that_cannot_be_written_is_a_sentence(
    database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    with pytest.raises(UnwritableOutput, match="choose a folder"):
        drawn(database, tmp_path / "none" / "a.png")


def test_the_window_ends_with_its_last_window(
    database: Database, qtbot: QtBot, qapp: QApplication
) -> None:
    def close() -> None:
        (window,) = [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]
        window.close()

    QTimer.singleShot(100, close)
    assert gui.run(database, WindowOptions(theme="light")) == 0


def test_an_unexpected_error_is_reported_and_the_hook_given_back(
    database: Database, qtbot: QtBot, qapp: QApplication, expected_logs: LogGuard
) -> None:
    expected_logs("unexpected error in the window")
    reports: list[str] = []

    def fail() -> None:
        (window,) = [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]
        QTimer.singleShot(0, window, lambda: 1 / 0)
        QTimer.singleShot(200, window, lambda: look(window))

    def look(window: MainWindow) -> None:
        for dialog in window.findChildren(ReportDialog):
            reports.append(dialog.report())
            dialog.leave.click()
        window.close()

    hook = sys.excepthook
    QTimer.singleShot(100, fail)
    with qtbot.captureExceptions():
        assert gui.run(database, WindowOptions(theme="light")) == 0
        assert sys.excepthook is not hook  # the one of captureExceptions
    assert len(reports) == 1
    assert "builtins.ZeroDivisionError" in reports[0]


def windows(app: QApplication) -> list[MainWindow]:
    return [each for each in app.topLevelWidgets() if isinstance(each, MainWindow)]


def test_a_theme_on_the_command_line_wins_for_that_run_only(
    database: Database, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "new" / "window.ini"
    looks: list[str] = []

    def run(theme: str | None, *, choose: str | None = None) -> None:
        def look() -> None:
            (window,) = windows(qapp)
            if choose is not None:
                window.commands.action(f"view.theme-{choose}").trigger()
            looks.append(qapp.palette().base().color().name())
            window.close()

        QTimer.singleShot(100, look)
        assert gui.run(database, WindowOptions(theme=theme), file) == 0

    run(None, choose="dark")
    run("light")
    run(None)
    assert looks == [DARK.panel, LIGHT.panel, DARK.panel]


def test_pictures_know_nothing_of_what_a_person_chose(
    database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "window.ini"
    kept = Settings(file)
    kept.set("window/theme", "dark")
    kept.set("window/panes", [350, 400])
    kept.flush()
    before = file.read_bytes()
    given = WindowOptions(screenshot=tmp_path / "a.png", size=(1280, 720))
    assert gui.run(database, given, file) == 0
    assert QImage(str(tmp_path / "a.png")).pixelColor(1270, 60).name() == LIGHT.panel
    assert file.read_bytes() == before


def test_what_is_there_after_the_start_is_not_collected_again_until_the_end(
    database: Database, qtbot: QtBot, qapp: QApplication
) -> None:
    frozen: list[int] = []

    def look() -> None:
        frozen.append(gc.get_freeze_count())
        windows(qapp)[0].close()

    before = gc.get_freeze_count()
    QTimer.singleShot(300, look)
    assert gui.run(database, WindowOptions(theme="light")) == 0
    assert frozen[0] > 10_000
    assert gc.get_freeze_count() <= before


def opened(qapp: QApplication) -> MainWindow:
    (window,) = [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]
    return window


class Outside(QObject):
    """Stands for other starts of the program."""

    asked = Signal(object)


def ran(qapp: QApplication, database: Database | Path, link: str | None, *acts: object) -> None:
    """Run the window; each act is done once the one before it, a condition, holds; then close.

    The window opens a path itself.
    """
    outside, steps = Outside(), list(acts)
    ticking = QTimer()
    ticking.setInterval(10)

    def tick() -> None:
        step = steps[0] if steps else None
        if step is None:
            ticking.stop()
            opened(qapp).close()
        elif isinstance(step, Request):
            steps.pop(0)
            outside.asked.emit(step)
        elif step(opened(qapp)):  # type: ignore[operator]
            steps.pop(0)

    ticking.timeout.connect(tick)
    ticking.start()
    giving_up = QTimer()
    giving_up.setSingleShot(True)
    giving_up.timeout.connect(qapp.quit)
    giving_up.start(PATIENCE)
    given = WindowOptions(theme="light", link=links.parse(link) if link else None)
    around = gui.Surroundings(instance=outside)  # type: ignore[arg-type]
    if isinstance(database, Path):
        own = Connections(database)
        known = own.known(str(database))
        around = replace(around, connector=own, known=known)
    assert gui.run(None if isinstance(database, Path) else database, given, None, around) == 0
    giving_up.stop()
    assert not steps, "not every step came about in time"


def shows(name: str) -> Callable[[MainWindow], bool]:
    def shown(window: MainWindow) -> bool:
        customer = window.view.customer
        return customer is not None and customer.name == name

    return shown


def test_a_link_at_the_start_opens_its_customer(
    database: Database, qtbot: QtBot, qapp: QApplication
) -> None:
    ran(qapp, database, "tiquo://customer/CUST-000042", shows("Amelia Okonkwo-Hart"))


def test_a_link_waits_for_a_database_that_the_window_opens_itself(
    database: Database, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    database.close()
    ran(qapp, tmp_path / "tiquo.db", "tiquo://customer/CUST-000042", shows("Amelia Okonkwo-Hart"))


def test_a_link_to_an_event_marks_it(database: Database, qtbot: QtBot, qapp: QApplication) -> None:
    with database.reading() as reading:
        (event,) = [e for e in reading.activity.page(None, Filter()) if e.summary == "Spa added"]

    def marked(window: MainWindow) -> bool:
        return window.view.timeline.current_event() == event.id

    ran(qapp, database, f"tiquo://event/{event.uid}", marked)


def test_a_second_start_brings_up_the_window_and_opens_its_link(
    database: Database, qtbot: QtBot, qapp: QApplication
) -> None:
    def minimized(window: MainWindow) -> bool:
        window.showMinimized()
        return window.isMinimized()

    def dark(window: MainWindow) -> bool:
        return window.palette().window().color().lightness() < 60 and not window.isMinimized()

    request = Request("tiquo://customer/CUST-000042", "dark")
    ran(qapp, database, None, minimized, request, dark, shows("Amelia Okonkwo-Hart"))


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("tiquo://customer/CUST-000099", "No customer has this number"),
        ("tiquo://everything", "This link is not understood"),
    ],
)
def test_a_link_that_leads_nowhere_says_so(
    database: Database, qtbot: QtBot, qapp: QApplication, link: str, said: str
) -> None:
    def told(window: MainWindow) -> bool:
        for box in window.findChildren(QMessageBox):
            if said in box.text() and box.textFormat() is Qt.TextFormat.PlainText:
                box.accept()
                return True
        return False

    ran(qapp, database, None, Request(link), told)


def test_a_second_window_says_that_it_is_one(
    database: Database, qtbot: QtBot, qapp: QApplication
) -> None:
    def close() -> None:
        (box,) = opened(qapp).findChildren(QMessageBox)
        assert "Another window on this database is open, but it does not answer" in box.text()
        box.accept()
        opened(qapp).close()

    QTimer.singleShot(500, close)
    around = gui.Surroundings(is_second=True)
    assert gui.run(database, WindowOptions(theme="light"), None, around) == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.db", None, "There is no database at"),
        ("text.db", b"no database at all, only text" * 40, "is no database"),
        ("damaged.db", b"", "is damaged"),
    ],
)
def test_without_a_console_an_error_at_the_start_is_a_window_with_its_sentence(
    tmp_path: Path,
    qtbot: QtBot,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    said: str,
) -> None:
    file = tmp_path / name
    if content == b"":
        builders.new_database(tmp_path).close()
        whole = (tmp_path / "tiquo.db").read_bytes()
        file.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    elif content is not None:
        file.write_bytes(content)
    told: list[str] = []

    def read() -> None:
        (box,) = [w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox)]
        assert box.textFormat() is Qt.TextFormat.PlainText
        told.append(box.text())
        box.accept()

    QTimer.singleShot(600, read)
    assert start.main(["--database", str(file)]) == 1
    assert said in told[0]
    assert told[0] in capsys.readouterr().err, "standard error has it too"


def test_where_there_is_no_standard_error_the_window_alone_tells(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def read() -> None:
        (box,) = [w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox)]
        told.append(box.text())
        box.accept()

    QTimer.singleShot(400, read)
    with monkeypatch.context() as patch:  # as Windows starts it
        patch.setattr(sys, "stderr", None)
        patch.setattr(sys, "stdout", None)
        assert start.main(["tiquo://nonsense", "--data-dir", str(tmp_path)]) == 4
    assert "This link is not understood" in told[0]


def test_a_picture_that_fails_opens_no_window(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = ["--database", str(tmp_path / "none.db"), "--screenshot", str(tmp_path / "a.png")]
    assert start.main(missing) == 1
    assert "There is no database" in capsys.readouterr().err


def test_a_data_folder_keeps_its_own_settings(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    places = []

    def arrange() -> None:
        (window,) = windows(qapp)
        places.append(window.geometry().getRect())
        window.setGeometry(15, 25, 730, 500)
        window.close()

    for _ in range(2):
        QTimer.singleShot(600, arrange)
        assert start.main(["--data-dir", str(tmp_path), "--theme", "light"]) == 0
    assert places[0] != places[1] == (15, 25, 730, 500)
    kept = (tmp_path / "settings" / "window.ini").read_text("utf-8")
    assert "geometry" in kept
    assert "theme" not in kept
