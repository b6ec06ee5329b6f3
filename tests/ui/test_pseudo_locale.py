"""Whatever a window says can be translated, and has room where it is a third longer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog
from tests.ui.keyboard import Keyboard
from tests.ui.test_import_wizard import ACTIVITY, activity
from tests.ui.tongues import Pseudo, clipped, texts, untranslated, words_of
from tiquo_desktop.domain.customers import Status
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.exports.export_dialog import ExportDialog
from tiquo_desktop.ui.help import installation
from tiquo_desktop.ui.help.first_start import FirstStart
from tiquo_desktop.ui.help.guide import Guide
from tiquo_desktop.ui.help.help import Help
from tiquo_desktop.ui.help.report_dialog import ReportDialog
from tiquo_desktop.ui.imports.import_wizard import ImportWizard, Step
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.record_dialog import RecordDialog
from tiquo_desktop.ui.search.scan_bar import ScanBar
from tiquo_desktop.ui.words.language import Language

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
    """What is wrong with a window, once everything has its place."""
    for _ in range(3):  # a dialog that becomes higher is laid out again
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return [f"{who}: {text}" for who, text in texts(root) if untranslated(text, data)] + clipped(
        root
    )


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


@pytest.mark.parametrize("login", ["", "ada"])
def test_the_cover(desk: Desk, data: set[str], login: str) -> None:
    desk.open("0421")
    desk.window.people.at_desk.login = login
    desk.window.covering.cover()
    cover = desk.window.covering.current
    assert cover is not None
    desk.settle_paint()
    assert looked_at(cover, data) == []
    desk.window.covering.lift()


@pytest.mark.parametrize("command", DIALOGS)
def test_what_a_command_opens(desk: Desk, qtbot: QtBot, data: set[str], command: str) -> None:
    desk.open("0421")
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.settle_details()
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


def test_a_code_that_nobody_has(desk: Desk, qtbot: QtBot, data: set[str]) -> None:
    desk.open("0421")
    Keyboard().scan("BK-ZZZZ99")
    qtbot.waitUntil(lambda: bool(bars(desk)), timeout=PATIENCE)
    assert looked_at(desk.window, data | words_of("BK-ZZZZ99")) == []


def test_somebody_banned_is_scanned_while_something_is_written(
    desk: Desk, qtbot: QtBot, data: set[str], database: Database
) -> None:
    with database.reading() as reading:
        banned = next(
            each for each in reading.customers.recently_active(9) if each.status is Status.BANNED
        )
    desk.open("0421")
    desk.control(Qt.Key.Key_N)
    dialog = open_dialog(qtbot, RecordDialog)
    desk.type("Called back")
    Keyboard().scan(banned.uid)
    qtbot.waitUntil(lambda: bool(bars(desk)), timeout=PATIENCE)
    assert looked_at(dialog, data) == []
    desk.key(Qt.Key.Key_Escape)
    dialog.reject()


def bars(desk: Desk) -> list[ScanBar]:
    shown = (each.findChildren(ScanBar) for each in QApplication.topLevelWidgets())
    return [bar for found in shown for bar in found if bar.isVisible()]


def test_somebody_banned(desk: Desk, data: set[str]) -> None:
    desk.open("hart marcus")
    desk.settle()
    assert looked_at(desk.window, data | {"marcus", "hart"}) == []


def test_an_import_from_its_preview_to_its_result(
    desk: Desk, qtbot: QtBot, data: set[str], tmp_path: Path
) -> None:
    file = tmp_path / "till.csv"
    broken = activity(2).replace("2026-11-02", "yesterday")
    file.write_text(ACTIVITY + activity(1) + broken + activity(3) + activity(4), "utf-8")
    desk.window.commands.action("file.import").trigger()
    wizard = open_dialog(qtbot, ImportWizard)
    wizard.form.file.setFocus()
    wizard.form.file.clear()
    qtbot.keyClicks(wizard.form.file, str(file))
    qtbot.waitUntil(lambda: wizard.form.fits() is not None, timeout=PATIENCE)
    assert looked_at(wizard, data) == []
    qtbot.keyClick(wizard.form.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=PATIENCE)
    names = data | words_of(str(file), "zoe example com Tart", file.read_text("utf-8"))
    # What is wrong with a time is said by the profile, in English.
    assert looked_at(wizard, names) == []
    qtbot.keyClick(wizard.preview.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: wizard.step is Step.RESULT, timeout=PATIENCE)
    assert looked_at(wizard, names) == []
    wizard.close()


def test_an_export_until_it_is_done(
    desk: Desk, qtbot: QtBot, data: set[str], tmp_path: Path
) -> None:
    desk.open("0421")
    desk.window.commands.action("file.export").trigger()
    dialog = open_dialog(qtbot, ExportDialog)
    qtbot.waitUntil(lambda: desk.window.reader.is_idle, timeout=PATIENCE)
    field = dialog.findChildren(QLineEdit)[0]
    field.setText(str(tmp_path / "amelia.csv"))
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.folder.isVisible(), timeout=PATIENCE)
    assert looked_at(dialog, data | words_of(str(tmp_path / "amelia.csv"))) == []
    dialog.close()


def test_a_database_without_anybody(
    pseudo: Pseudo, qtbot: QtBot, look: Theme, reader: Reader, tmp_path: Path, data: set[str]
) -> None:
    with closing(builders.new_database(tmp_path / "empty")) as empty:
        desk = Desk(qtbot, look, reader, empty)
        window = desk.window
        window.resize(1280, 720)
        first = FirstStart(
            look,
            window.view,
            window.results,
            window.commands,
            reader.queue("demo"),
            lambda _cancel, _progress: None,
            lambda: None,
        )
        window.refresh()
        qtbot.waitUntil(lambda: first.notice.isVisible(), timeout=PATIENCE)
        assert looked_at(window, data | words_of(empty.info.name)) == []
        window.set_database(None)


def test_the_guide(desk: Desk, qtbot: QtBot, look: Theme) -> None:
    guide = Guide(look, desk.window)
    guide.show()
    assert untranslated(guide.windowTitle(), set()) == []
    guide.close()
