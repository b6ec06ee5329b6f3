"""What the role of whoever is signed in may not do stays to be seen, with the reason."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests import builders
from tests.postgres import ADMIN, STRANGER, Venue
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.storage import postgres_admin
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import open_database
from tiquo_desktop.ui import database_watch
from tiquo_desktop.ui.bars.palette import command_row
from tiquo_desktop.ui.exports.export_dialog import ExportDialog
from tiquo_desktop.ui.help import installation
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.record_dialog import RecordDialog

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


# An administrator changes the role of somebody who is at the desk


@pytest.fixture
def granted(venue: Venue) -> Iterator[Callable[[Role], None]]:
    """Gives somebody's login another role, as an administrator does; none at the end."""
    administrator, login = Address.parse(venue.url(ADMIN)), venue.login(STRANGER)
    postgres_admin.grant(administrator, login, Role.FRONT_DESK)
    yield lambda role: postgres_admin.grant(administrator, login, role)
    postgres_admin.grant(administrator, login, Role.FRONT_DESK)
    postgres_admin.revoke(administrator, login)


@pytest.fixture
def granted_desk(
    qtbot: QtBot,
    look: Theme,
    reader: Reader,
    venue: Venue,
    granted: Callable[[Role], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """A window of theirs."""
    monkeypatch.setattr(database_watch, "SHARED_MS", 50)
    with closing(open_database(Address.parse(venue.url(STRANGER)))) as database:
        builders.add_customer(database)
        made = Desk(qtbot, look, reader, database)
        yield made
        made.window.set_database(None)
        qtbot.waitUntil(lambda: reader.is_idle, timeout=PATIENCE)


def test_a_window_follows_the_role_of_whoever_is_at_the_desk(
    granted_desk: Desk, qtbot: QtBot, granted: Callable[[Role], None]
) -> None:
    window = granted_desk.window
    granted_desk.open("amelia")
    assert window.status.login_text() == "front desk"

    granted(Role.AUDITOR)
    qtbot.waitUntil(lambda: window.status.login_text() == "auditor", timeout=PATIENCE)
    assert window.warning.text() == REASON
    for button in buttons(granted_desk):
        assert not button.isEnabled()
        assert button.toolTip() == REASON
    assert {each.id for each in window.commands if window.commands.refusal(each.id) == REASON} == {
        *WRITING,
        "timeline.correct",
    }
    assert window.status.connection_text() == "Live"

    granted(Role.MANAGER)
    qtbot.waitUntil(lambda: window.status.login_text() == "manager", timeout=PATIENCE)
    assert window.warning.text() == ""
    assert all(button.isEnabled() for button in buttons(granted_desk))
    window.commands.use("desk.record")
    open_dialog(qtbot, RecordDialog)
    granted_desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    granted_desk.type("Asked for a quiet room")
    granted_desk.control(Qt.Key.Key_Return)
    wait_closed(qtbot)
    qtbot.waitUntil(lambda: "Asked for a quiet room" in granted_desk.sentences(), timeout=PATIENCE)


def test_who_may_not_read_any_more_is_told_so_until_they_may_again(
    granted_desk: Desk, qtbot: QtBot, granted: Callable[[Role], None], venue: Venue
) -> None:
    window = granted_desk.window
    granted_desk.open("amelia")
    administrator = Address.parse(venue.url(ADMIN))
    for taken, said in (
        (lambda: granted(Role.INTEGRATION), "ask for another role to look at customers"),
        (
            lambda: postgres_admin.revoke(administrator, venue.login(STRANGER)),
            "This login has no right to this database",
        ),
    ):
        taken()
        qtbot.waitUntil(lambda said=said: said in window.warning.text(), timeout=PATIENCE)
        assert "What is on screen was read before" in window.warning.text()
        assert window.warning.text().count(said) == 1
        assert window.status.connection_text() == "No access"
        qtbot.waitUntil(lambda: not buttons(granted_desk)[0].isEnabled(), timeout=PATIENCE)
        assert all(said in button.toolTip() for button in buttons(granted_desk))
        granted(Role.FRONT_DESK)
        qtbot.waitUntil(lambda: window.warning.text() == "", timeout=PATIENCE)
        qtbot.waitUntil(lambda: window.status.connection_text() == "Live", timeout=PATIENCE)
        assert all(button.isEnabled() for button in buttons(granted_desk))
    granted_desk.search("amelia")
    assert granted_desk.found() == ["Amelia Okonkwo-Hart"]
