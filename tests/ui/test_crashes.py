"""Unexpected exceptions: one report, whole, without any customer's text."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.guards import LogGuard
from tests.ui.desk import Desk
from tiquo_desktop.app.crashes import Crashes
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.ui.help.report_dialog import ReportDialog
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import UNEXPECTED, Reader

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SECRET = "Amelia owes £84.50"


@pytest.fixture
def crashes(desk: Desk, look: Theme, reader: Reader) -> Iterator[Crashes]:
    """The window's own handling, in the place of pytest-qt's."""
    before = (sys.excepthook, threading.excepthook)
    made = Crashes(look, reader, desk.window, lambda: desk.window.database.info)  # type: ignore[union-attr]
    yield made
    made.stop()
    assert (sys.excepthook, threading.excepthook) == before


def fail(place: int = 0) -> None:
    """Fail in the event loop, with a customer's text at hand; each `place` is another line."""
    note = SECRET
    if place == 0:
        raise RuntimeError(note)
    raise KeyError(note)


def provoke(qtbot: QtBot, desk: Desk, place: int = 0) -> None:
    called: list[int] = []

    def act() -> None:
        called.append(place)
        fail(place)

    QTimer.singleShot(0, desk.window, act)
    qtbot.waitUntil(lambda: bool(called))
    qtbot.wait(1)  # what was emitted arrives


def dialogs(desk: Desk) -> list[ReportDialog]:
    return [d for d in desk.window.findChildren(ReportDialog) if d.isVisible()]


def test_the_report_holds_versions_types_and_places_and_no_text(
    qtbot: QtBot, desk: Desk, crashes: Crashes, expected_logs: LogGuard
) -> None:
    expected_logs("unexpected error in the window, time 1")
    provoke(qtbot, desk)
    qtbot.waitUntil(lambda: bool(dialogs(desk)))
    (dialog,) = dialogs(desk)
    report = dialog.report()
    for part in ("Tiquo Desktop: ", "Database: SQLite 3.", "Qt: 6.", "Python: 3.", "System: "):
        assert part in report
    assert "builtins.RuntimeError" in report
    assert "test_crashes.py" in report
    assert " in fail" in report
    assert "Amelia" not in report
    assert str(Path.home()) not in report
    assert not any("Amelia" in record.getMessage() for record in expected_logs.records)


def test_a_storm_is_one_report_and_few_log_lines(
    qtbot: QtBot, desk: Desk, crashes: Crashes, expected_logs: LogGuard
) -> None:
    expected_logs("unexpected error in the window")
    for _ in range(12):
        provoke(qtbot, desk)
    (dialog,) = dialogs(desk)
    assert dialog.report().count("RuntimeError") == 1
    assert len(expected_logs.records) == 2, "the first and the tenth"
    desk.click(dialog.leave)
    provoke(qtbot, desk)
    assert not dialogs(desk), "what was shown once is not shown again"


def test_another_error_joins_the_report_that_is_open(
    qtbot: QtBot, desk: Desk, crashes: Crashes, expected_logs: LogGuard
) -> None:
    expected_logs("unexpected error in the window")
    provoke(qtbot, desk, 0)
    provoke(qtbot, desk, 1)
    (dialog,) = dialogs(desk)
    assert "RuntimeError" in dialog.report()
    assert "KeyError" in dialog.report()


def test_what_fails_in_a_worker_thread_is_reported_too(
    qtbot: QtBot, desk: Desk, reader: Reader, crashes: Crashes, expected_logs: LogGuard
) -> None:
    expected_logs("unexpected error in rows")
    said: list[str] = []
    reader.lane("rows").request(lambda _: fail(), said.append, said.append)
    qtbot.waitUntil(lambda: bool(dialogs(desk)))
    (dialog,) = dialogs(desk)
    assert "ui/reader.py" in dialog.report()
    assert "Amelia" not in dialog.report()
    qtbot.waitUntil(lambda: said == [UNEXPECTED])


def test_what_fails_in_any_other_thread_is_reported_too(
    qtbot: QtBot, desk: Desk, crashes: Crashes, expected_logs: LogGuard
) -> None:
    expected_logs("unexpected error in the window")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs(desk)))


def test_an_error_for_people_is_only_its_sentence(
    qtbot: QtBot, desk: Desk, crashes: Crashes, expected_logs: LogGuard
) -> None:
    expected_logs("an error reached the event loop")

    def busy() -> None:
        raise BusyDatabase("The database is busy: try again.")

    for _ in range(2):
        QTimer.singleShot(0, desk.window, busy)
    qtbot.waitUntil(lambda: len(expected_logs.records) == 2)
    (box,) = desk.window.findChildren(QMessageBox)
    assert box.text() == "The database is busy: try again."
    assert not dialogs(desk)
    box.accept()


@pytest.fixture
def dialog(qtbot: QtBot, look: Theme, reader: Reader, tmp_path: Path) -> ReportDialog:
    made = ReportDialog(look, reader.queue("report"), ask=lambda *_: str(tmp_path / "report.txt"))
    qtbot.addWidget(made)
    made.show_report("Qt: 6\n\nbuiltins.KeyError")
    made.open()
    return made


def test_the_report_is_copied(qtbot: QtBot, dialog: ReportDialog) -> None:
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Qt: 6\n\nbuiltins.KeyError"
    assert "clipboard" in dialog.said()


def test_the_report_is_saved(qtbot: QtBot, dialog: ReportDialog, tmp_path: Path) -> None:
    assert dialog.said() == "Nothing is sent."
    dialog.save.click()
    qtbot.waitUntil(lambda: "report.txt" in dialog.said())
    assert (tmp_path / "report.txt").read_text("utf-8") == "Qt: 6\n\nbuiltins.KeyError"


def test_a_report_that_cannot_be_saved_says_so(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").mkdir()
    dialog.save.click()
    qtbot.waitUntil(lambda: "cannot be written" in dialog.said())
    assert "choose another folder" in dialog.said()
