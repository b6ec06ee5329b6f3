"""Who is at the desk signs what is recorded there, and changes quickly."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.recording.at_desk import AtDesk, Person, clean_name
from tiquo_desktop.ui.recording.person_dialog import PersonDialog
from tiquo_desktop.ui.recording.record_dialog import RecordDialog
from tiquo_desktop.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def asked(desk: Desk, qtbot: QtBot) -> PersonDialog:
    desk.key(Qt.Key.Key_L, CONTROL | SHIFT)
    return open_dialog(qtbot, PersonDialog)


def test_the_first_record_asks_for_a_name_once(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    desk.open("0421")
    desk.control(Qt.Key.Key_N)
    dialog = open_dialog(qtbot, PersonDialog)
    assert not dialog.change.isEnabled()
    desk.type("A. Okafor")
    desk.key(Qt.Key.Key_Return)
    record = open_dialog(qtbot, RecordDialog)
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.type("Called")
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    with database.reading() as reading:
        newest = max(reading.activity.page(None, Filter()), key=lambda each: each.id)
    assert newest.actor == "A. Okafor"
    assert not record.is_busy
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.window.view.timeline.setFocus()
    desk.control(Qt.Key.Key_N)
    open_dialog(qtbot, RecordDialog).reject()


def test_escape_instead_of_a_name_records_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    desk.control(Qt.Key.Key_N)
    open_dialog(qtbot, PersonDialog)
    desk.key(Qt.Key.Key_Escape)
    wait_closed(qtbot)
    assert desk.window.recording.at_desk.person == ""


def test_the_status_bar_says_who_it_is_and_a_few_keys_change_it(desk: Desk, qtbot: QtBot) -> None:
    button = desk.window.status.person_button
    assert button is not None
    assert button.text() == "Nobody yet"
    for name in ("J. Lind", "M. Reyes", "A. Okafor"):
        desk.window.recording.at_desk.choose(name)
    assert button.text() == "A. Okafor"
    dialog = asked(desk, qtbot)
    assert dialog.list.names() == ["M. Reyes", "J. Lind"]
    desk.type("lin")
    assert dialog.list.names() == ["J. Lind", "lin"]
    desk.key(Qt.Key.Key_Return)
    wait_closed(qtbot)
    assert button.text() == "J. Lind"
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.click(button)
    dialog = open_dialog(qtbot, PersonDialog)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    wait_closed(qtbot)
    assert button.text() == "M. Reyes"


def test_a_new_name_is_offered_as_new(desk: Desk, qtbot: QtBot) -> None:
    desk.window.recording.at_desk.choose("A. Okafor")
    dialog = asked(desk, qtbot)
    desk.type("Zoe Quill")
    assert dialog.list.names() == ["Zoe Quill"]
    desk.click(dialog.change)
    wait_closed(qtbot)
    assert desk.window.recording.at_desk.person == "Zoe Quill"


def test_who_it_is_outlives_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    settings = Settings(file)
    first = AtDesk(settings)
    first.choose("A. Okafor")
    first.choose("J. Lind")
    first.choose("a. okafor")
    settings.flush()
    second = AtDesk(Settings(file))
    assert second.person == "A. Okafor"
    assert [each.name for each in second.people()] == ["A. Okafor", "J. Lind"]
    assert second.since > 0


def test_what_no_name_is_changes_nothing(qtbot: QtBot) -> None:
    desk = AtDesk(Settings())
    with qtbot.assertNotEmitted(desk.changed):
        desk.choose(" \n\x00 ")
    assert desk.person == ""
    assert clean_name(" A.\n Okafor\u202e ") == "A. Okafor"
    assert len(clean_name("x" * 500)) == 80


def test_settings_that_somebody_spoiled_are_no_people(qtbot: QtBot) -> None:
    settings = Settings()
    settings.set("desk/people", [["A. Okafor", 5], ["", 1], "x", [1, 2], ["J. Lind", "late"]])
    assert AtDesk(settings).people() == [Person("A. Okafor", 5)]
