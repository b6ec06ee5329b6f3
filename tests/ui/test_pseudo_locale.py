"""Whatever a window says can be translated, and has room where it is a third longer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tests.ui.tongues import Pseudo, clipped, texts, untranslated, words_of
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui import installation
from tiquo_desktop.ui.guide import Guide
from tiquo_desktop.ui.help import Help
from tiquo_desktop.ui.language import Language
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.report_dialog import ReportDialog
from tiquo_desktop.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_NAMES = """
    Tiquo Desktop CSV JSON Lines UTF LE BE Windows GMT UTC Europe London TOML txt
    OK activity hotel-bookings tiquo-customers tiquo-webhooks csv jsonl toml
"""


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[Pseudo]:
    """The language that nobody speaks."""
    made = Pseudo(qapp)
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)
    made.deleteLater()


@pytest.fixture
def desk(
    pseudo: Pseudo, qtbot: QtBot, look: Theme, reader: Reader, database: Database
) -> Iterator[Desk]:
    """A small window in that language, with everything that a program adds to it."""
    made = Desk(qtbot, look, reader, database)
    made.window.resize(1280, 720)
    Help(look, reader, made.window, None)
    made.window.recording.at_desk.choose("Ada")
    yield made
    made.window.set_database(None)


@pytest.fixture
def data(database: Database) -> set[str]:
    """The words that are no texts of the program: customers', names, keys."""
    found = [_NAMES, "Ada", database.info.name, "me"]
    with database.reading() as reading:
        for customer in reading.customers.recently_active(10):
            found += [customer.name, customer.number, customer.email or ""]
            found += [customer.company or ""]
        for event in reading.activity.page(None, Filter(), limit=200):
            found += [str(value) for value in (event.summary, event.actor, event.object_ref)]
            found += [event.category, event.type, event.source, event.recorded_by]
    found += [f"{what} {which}" for what, which in installation.versions(None)]
    keys = ("Ctrl+Shift+Return", "Ctrl+Enter", "Esc", "Alt+Del", "Home", "End", "Space", "Tab")
    found += [QKeySequence(key).toString() for key in keys]
    found += [language.own_name for language in Language]
    return words_of(*found)


def looked_at(root: QWidget, data: set[str]) -> list[str]:
    """What is wrong with a window."""
    return [f"{who}: {text}" for who, text in texts(root) if untranslated(text, data)] + clipped(
        root
    )


def open_dialogs() -> list[QDialog]:
    shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return [each for each in shown if isinstance(each, QDialog)]


def test_nobody_open(desk: Desk, data: set[str]) -> None:
    assert looked_at(desk.window, data) == []


def test_a_search_that_finds_somebody(desk: Desk, data: set[str]) -> None:
    desk.search("amelia")
    assert looked_at(desk.window, data) == []


def test_a_search_that_finds_nobody(desk: Desk, data: set[str]) -> None:
    desk.search("zzyzx")
    assert looked_at(desk.window, data | {"zzyzx"}) == []


def test_a_customer_and_an_event(desk: Desk, data: set[str]) -> None:
    desk.open("0421")
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert looked_at(desk.window, data) == []


DIALOGS = (
    "file.export",
    "file.import",
    "customer.new",
    "customer.edit",
    "desk.record",
    "desk.change-person",
    "timeline.correct",
    "timeline.date-range",
    "help.palette",
    "help.shortcuts",
    "help.about",
    "view.language-de",
)


@pytest.mark.parametrize("command", DIALOGS)
def test_what_a_command_opens(desk: Desk, qtbot: QtBot, data: set[str], command: str) -> None:
    desk.open("0421")
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Down)
    before = set(QApplication.topLevelWidgets())
    desk.window.commands.action(command).trigger()

    def opened() -> list[QWidget]:
        return [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and each not in before
        ]

    qtbot.waitUntil(lambda: bool(opened()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.window.reader.is_idle, timeout=PATIENCE)
    for shown in opened():
        assert looked_at(shown, data) == []
    for shown in opened():
        shown.close()


def test_the_report_of_an_unexpected_error(
    desk: Desk, qtbot: QtBot, look: Theme, reader: Reader, data: set[str]
) -> None:
    dialog = ReportDialog(look, reader.queue("report"), desk.window)
    dialog.open()
    assert looked_at(dialog, data) == []
    dialog.close()


def test_the_guide(desk: Desk, qtbot: QtBot, look: Theme) -> None:
    guide = Guide(look, desk.window)
    guide.show()
    assert untranslated(guide.windowTitle(), set()) == []
    guide.close()
