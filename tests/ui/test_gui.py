"""Starting the window and drawing it into a file."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests import builders
from tests.guards import LogGuard
from tiquo_desktop.app import gui
from tiquo_desktop.app.options import WindowOptions
from tiquo_desktop.domain.errors import UnknownCustomer, UnwritableOutput
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.main_window import MainWindow

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
    database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    named = drawn(database, tmp_path / "a.png", customer="CUST-000042", size=(900, 600))
    assert drawn(database, tmp_path / "b.png", size=(900, 600)) == named


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


def test_an_unexpected_error_is_told_in_a_sentence_without_its_text(
    database: Database, qtbot: QtBot, qapp: QApplication, expected_logs: LogGuard
) -> None:
    expected_logs("unexpected error in the window")
    said: list[str] = []

    def fail() -> None:
        (window,) = [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]
        try:
            raise RuntimeError("Amelia's secret")
        except RuntimeError:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        (box,) = window.findChildren(QMessageBox)
        said.append(box.text())
        box.accept()
        window.close()

    QTimer.singleShot(100, fail)
    hook = sys.excepthook
    assert gui.run(database, WindowOptions(theme="light")) == 0
    assert sys.excepthook is hook
    assert len(said) == 1
    assert "secret" not in said[0]
