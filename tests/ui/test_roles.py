"""What the role of whoever is signed in may not do stays to be seen, with the reason."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.ui.bars.palette import command_row
from tiquo_desktop.ui.exports.export_dialog import ExportDialog
from tiquo_desktop.ui.help import installation
from tiquo_desktop.ui.look.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REASON = "This login may read and not record: ask for the role of the front desk."
WRITING = {
    "desk.record": (Qt.Key.Key_N, CONTROL),
    "customer.new": (Qt.Key.Key_N, CONTROL | SHIFT),
    "customer.edit": (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    "file.import": (Qt.Key.Key_I, CONTROL | SHIFT),
}


@pytest.fixture
def auditor(desk: Desk, database: Database, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk at which an auditor is signed in."""
    info = replace(database.info, read_only=REASON, login="odile", role=Role.AUDITOR)
    monkeypatch.setattr(type(database), "info", property(lambda _: info))
    desk.window.set_database(database)
    return desk


def buttons(desk: Desk) -> list[Button]:
    window = desk.window
    assert window.top_bar.record is not None
    return [
        window.top_bar.record,
        window.search.results.footer.new,
        window.view.header.edit,
        window.view.record,
        window.recording.correct,
    ]


def test_every_command_that_writes_is_off_with_its_reason(auditor: Desk) -> None:
    commands = auditor.window.commands
    refused = {each.id for each in commands if commands.refusal(each.id) == REASON}
    assert refused == {*WRITING, "timeline.correct"}
    for command in refused:
        action = commands.action(command)
        assert not action.isEnabled()
        assert action.isVisible()
        assert action.toolTip() == REASON
        assert command_row(commands, commands.command(command)).aside == REASON
    menus = [auditor.window.findChild(QMenu, each) for each in ("file", "customer", "desk")]
    assert all(menu is not None and menu.toolTipsVisible() for menu in menus)


def test_a_shortcut_says_the_reason_in_the_status_bar(auditor: Desk) -> None:
    auditor.open("0421")
    for key, modifiers in WRITING.values():
        auditor.window.status.say("")
        auditor.key(key, modifiers)
        assert auditor.window.status.said_text() == REASON


def test_buttons_stay_and_say_the_reason(auditor: Desk) -> None:
    auditor.open("0421")
    for button in buttons(auditor):
        assert not button.isHidden()
        assert not button.isEnabled()
        assert button.toolTip() == button.accessibleDescription() == REASON


def test_a_role_that_may_write_has_them_all_again(auditor: Desk, database: Database) -> None:
    auditor.open("0421")
    commands = auditor.window.commands
    commands.set_database(replace(database.info, read_only=None, role=Role.FRONT_DESK))
    assert not [each.id for each in commands if commands.refusal(each.id) == REASON]
    for button in buttons(auditor):
        assert button.isEnabled()
        assert button.toolTip() == button.accessibleDescription() == ""


def test_an_auditor_exports_and_reads_that_it_is_not_recorded(auditor: Desk, qtbot: QtBot) -> None:
    auditor.open("0421")
    auditor.control(Qt.Key.Key_E)
    dialog = open_dialog(qtbot, ExportDialog)
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "The export itself is not recorded." in said
    dialog.reject()
    wait_closed(qtbot)


def test_the_status_bar_says_login_and_role(auditor: Desk, database: Database) -> None:
    status = auditor.window.status
    assert status.login_text() == "auditor"
    status.show_person("O. Brandt")
    assert status.login_text() == "odile, auditor"
    button = status.person_button
    assert button is not None
    assert button.toolTip() == button.accessibleDescription() == "Signed in as odile, auditor"
    status.show_database(replace(database.info, login="", role=None))
    assert status.login_text() == ""
    assert button.toolTip() == "Who is at this desk"


def test_a_report_says_the_role_and_not_whose_it_is(auditor: Desk, database: Database) -> None:
    said = installation.report(["Error"], database.info)
    assert "Role: auditor" in said
    assert "odile" not in said


def test_the_window_still_finds_and_reads(auditor: Desk, qtbot: QtBot) -> None:
    auditor.open("0421")
    assert auditor.sentences()[0] == "Checked in"
    qtbot.waitUntil(lambda: auditor.window.warning.text() == REASON, timeout=PATIENCE)
