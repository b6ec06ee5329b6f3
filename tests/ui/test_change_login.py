"""The person at a desk of a shared database changes: a login, a password, and on they go."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.builders import at, event
from tests.postgres import Venue
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain.errors import Unreachable
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database
from tiquo_desktop.ui.cover.cover import Cover
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.person_dialog import PersonDialog
from tiquo_desktop.ui.recording.record_dialog import RecordDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONGEST_CHANGE = 5.0
"""Seconds, as the venue is promised."""
LINES = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND datname = %s"


@pytest.fixture
def shared(venue: Venue) -> PostgresDatabase:
    """Amelia with many events, as the front desk opened it; whoever has it last closes it."""
    database = open_database(Address.parse(venue.url("front-desk")))
    amelia = builders.add_customer(
        database, given_name="Amelia", family_name="Okonkwo-Hart", email="amelia@example.com"
    )
    builders.record(
        database,
        *(
            event(
                customer=amelia.uid,
                occurred_at=at("2026-11-20T10:00") + minute * 60_000_000,
                category="Bookings" if minute % 2 else "Orders",
                summary=f"Event {minute}",
            )
            for minute in range(90)
        ),
    )
    return database


@pytest.fixture
def desk(qtbot: QtBot, look: Theme, reader: Reader, shared: PostgresDatabase) -> Iterator[Desk]:
    """A window on it."""
    made = Desk(qtbot, look, reader, shared)
    yield made
    last = made.window.database
    made.window.set_database(None)
    qtbot.waitUntil(lambda: reader.is_idle, timeout=PATIENCE)
    assert last is not None
    last.close()


@pytest.fixture
def ask(desk: Desk, qtbot: QtBot) -> Callable[[], PersonDialog]:
    """Presses Ctrl+Shift+L and gives the dialog."""

    def asked() -> PersonDialog:
        desk.key(Qt.Key.Key_L, CONTROL | SHIFT)
        return open_dialog(qtbot, PersonDialog)

    return asked


def sign_in(desk: Desk, dialog: PersonDialog, venue: Venue, role: str) -> None:
    """Give the login of that role with its password, and press Enter."""
    desk.type(venue.login(role))
    assert dialog.form.password is not None
    dialog.form.password.setText(venue.server.password)
    desk.key(Qt.Key.Key_Return)


def back(desk: Desk, qtbot: QtBot) -> None:
    """Be in the window again, as a window system sees to by itself."""
    wait_closed(qtbot)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)


def record(desk: Desk, qtbot: QtBot, sentence: str) -> None:
    desk.window.commands.use("desk.record")
    open_dialog(qtbot, RecordDialog)
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.type(sentence)
    desk.key(Qt.Key.Key_Return, CONTROL)
    back(desk, qtbot)


def test_a_change_of_login_keeps_the_window_and_signs_what_follows(
    desk: Desk, qtbot: QtBot, venue: Venue, ask: Callable[[], PersonDialog]
) -> None:
    window, first, second = desk.window, venue.login("front-desk"), venue.login("manager")
    assert window.people.at_desk.person == first
    desk.open("amelia")
    record(desk, qtbot, "Asked for a quiet room")
    desk.wait_timeline()
    qtbot.mouseClick(desk.chip(Dimension.CATEGORY, "Orders"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.timeline.counts.shown == 45, timeout=PATIENCE)
    table = window.view.timeline
    table.setFocus()
    for _ in range(40):
        desk.key(Qt.Key.Key_Down)
    desk.wait_timeline()
    before = (
        table.verticalScrollBar().value(),
        table.current_event(),
        window.timeline.filter,
        window.view.customer,
    )
    assert before[0] > 0

    dialog = ask()
    assert dialog.list.names() == []
    desk.type(second)
    assert dialog.list.names() == [second]
    assert dialog.form.password is not None
    desk.key(Qt.Key.Key_Tab)
    desk.type("no such password")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "wrong" in dialog.message(), timeout=PATIENCE)
    assert dialog.form.password.selectedText() == dialog.form.password.text() != ""
    assert dialog.form.password.hasFocus()
    assert window.people.at_desk.person == first
    assert window.database is not None
    assert window.database.info.login == first

    desk.type(venue.server.password)
    began = time.monotonic()
    desk.key(Qt.Key.Key_Return)
    wait_closed(qtbot)
    took = time.monotonic() - began
    print(f"change of login: {took * 1_000:.0f} ms")
    assert took < LONGEST_CHANGE
    assert window.people.at_desk.person == second
    assert window.status.login_text() == "manager"
    assert window.database.info.login == second
    after = (
        table.verticalScrollBar().value(),
        table.current_event(),
        window.timeline.filter,
        window.view.customer,
    )
    assert after == before
    back(desk, qtbot)
    qtbot.waitUntil(table.hasFocus, timeout=PATIENCE)
    # The connections of the first are gone.
    name = (first, venue.name)
    qtbot.waitUntil(lambda: venue.query("superuser", LINES, name) == [(0,)], timeout=PATIENCE)

    record(desk, qtbot, "Called back")
    signed = venue.query(
        "superuser", "SELECT recorded_by, actor FROM activity WHERE actor IS NOT NULL ORDER BY id"
    )
    assert signed == [(first, first), (second, second)]
    # What is read now, is read with the new login.
    desk.search("amelia")
    assert desk.found() == ["Amelia Okonkwo-Hart"]


def test_half_a_search_stays_and_the_list_offers_who_was_here(
    desk: Desk, qtbot: QtBot, venue: Venue, ask: Callable[[], PersonDialog]
) -> None:
    desk.search("amel")
    desk.window.search.box.setCursorPosition(2)
    dialog = ask()
    desk.type(venue.login("manager"))
    assert dialog.form.password is not None
    assert dialog.form.name is not None
    dialog.form.password.setText("wrong")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "wrong" in dialog.message(), timeout=PATIENCE)
    # Somebody else is meant: that was not said of them.
    dialog.form.who.setText(venue.login("auditor"))
    assert dialog.message() == ""
    dialog.form.who.setText(venue.login("manager"))
    dialog.form.password.setText(venue.server.password)
    dialog.form.name.setText("M. Reyes")
    desk.key(Qt.Key.Key_Return)
    wait_closed(qtbot)
    box = desk.window.search.box
    assert (box.text(), box.cursorPosition()) == ("amel", 2)
    assert desk.found() == ["Amelia Okonkwo-Hart"]
    assert desk.window.people.at_desk.person == "M. Reyes"
    back(desk, qtbot)
    qtbot.waitUntil(box.hasFocus, timeout=PATIENCE)
    # The one before is the first of the list, and only the password is to be typed.
    dialog = ask()
    assert dialog.list.names() == [venue.login("front-desk")]
    assert dialog.form.password is not None
    assert dialog.form.password.hasFocus()
    desk.type(venue.server.password)
    desk.key(Qt.Key.Key_Return)
    back(desk, qtbot)
    assert desk.window.people.at_desk.login == venue.login("front-desk")
    dialog = ask()
    assert dialog.list.names() == ["M. Reyes"]
    dialog.reject()
    wait_closed(qtbot)


def test_an_auditor_who_signs_in_can_no_longer_record(
    desk: Desk, qtbot: QtBot, venue: Venue, ask: Callable[[], PersonDialog]
) -> None:
    desk.open("amelia")
    sign_in(desk, ask(), venue, "auditor")
    wait_closed(qtbot)
    reason = desk.window.commands.refusal("desk.record")
    assert reason is not None
    assert "may read and not record" in reason
    record_button = desk.window.top_bar.record
    assert record_button is not None
    assert not record_button.isEnabled()


def test_who_may_only_add_events_does_not_come_to_a_desk(
    desk: Desk, qtbot: QtBot, venue: Venue, ask: Callable[[], PersonDialog]
) -> None:
    dialog = ask()
    sign_in(desk, dialog, venue, "integration")
    qtbot.waitUntil(lambda: "not read" in dialog.message(), timeout=PATIENCE)
    assert desk.window.people.at_desk.login == venue.login("front-desk")
    dialog.reject()
    wait_closed(qtbot)


def test_escape_while_the_password_is_checked_changes_nothing(
    desk: Desk, qtbot: QtBot, venue: Venue, ask: Callable[[], PersonDialog]
) -> None:
    dialog = ask()
    sign_in(desk, dialog, venue, "manager")
    assert dialog.is_busy
    dialog.reject()
    wait_closed(qtbot)
    queue = desk.window.reader.queue("sign-in")
    qtbot.waitUntil(lambda: queue.is_idle, timeout=PATIENCE)
    assert desk.window.people.at_desk.login == venue.login("front-desk")
    name = (venue.login("manager"), venue.name)
    qtbot.waitUntil(lambda: venue.query("superuser", LINES, name) == [(0,)], timeout=PATIENCE)


def test_what_is_being_written_is_signed_by_who_began_it(
    desk: Desk, qtbot: QtBot, venue: Venue, ask: Callable[[], PersonDialog]
) -> None:
    desk.open("amelia")
    first, window = venue.login("front-desk"), desk.window
    begun = window.database
    assert begun is not None
    # A long work of the first login, such as an import, writes before and after the change.
    go_on = threading.Event()
    written: list[object] = []

    def work(_cancel: object, _report: object) -> None:
        with begun.writing() as writing:
            writing.activity.append([event(summary="Before")])
        go_on.wait(PATIENCE / 1_000)
        with begun.writing() as writing:
            writing.activity.append([event(summary="After")])

    window.reader.queue("import").submit(work, written.append, written.append)
    sign_in(desk, ask(), venue, "manager")
    wait_closed(qtbot)
    assert window.people.at_desk.login == venue.login("manager")
    go_on.set()
    qtbot.waitUntil(lambda: bool(written), timeout=PATIENCE)
    assert written == [None]
    signed = venue.query(
        "superuser",
        "SELECT recorded_by FROM activity WHERE summary IN ('Before', 'After') ORDER BY id",
    )
    assert signed == [(first,), (first,)]
    name = (first, venue.name)
    qtbot.waitUntil(lambda: venue.query("superuser", LINES, name) == [(0,)], timeout=PATIENCE)


def test_no_password_is_kept_anywhere(
    desk: Desk, qtbot: QtBot, venue: Venue, ask: Callable[[], PersonDialog]
) -> None:
    dialog = ask()
    desk.type(venue.login("manager"))
    assert dialog.form.password is not None
    field = dialog.form.password
    field.setText(venue.server.password)
    assert venue.server.password not in field.displayText()
    assert venue.server.password not in repr(dialog.form.chosen())
    QTest.keyClick(field, Qt.Key.Key_Escape)
    wait_closed(qtbot)
    kept = desk.window.settings.get(f"desk/logins/{desk.window.database.info.uid}", [])
    assert venue.server.password not in repr(kept)


# The cover


def covered(desk: Desk, qtbot: QtBot) -> Cover:
    desk.window.covering.cover()
    cover = desk.window.covering.current
    assert cover is not None
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: cover.isAncestorOf(QApplication.focusWidget()), timeout=PATIENCE)
    return cover


def test_the_cover_asks_for_the_password_and_lets_the_same_person_go_on(
    desk: Desk, qtbot: QtBot, venue: Venue
) -> None:
    window = desk.window
    assert window.covering.minutes == 10
    desk.open("amelia")
    window.commands.use("desk.record")
    dialog = open_dialog(qtbot, RecordDialog)
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.type("Asked for")
    cover = covered(desk, qtbot)
    password = cover.form.password
    assert password is not None
    assert password.hasFocus()
    for wrong in ("", "wrong"):
        password.setText(wrong)
        desk.key(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: cover.go_on.isEnabled(), timeout=PATIENCE)
        assert "assword" in cover.form.message()
        assert window.covering.is_covered
        assert password.hasFocus()
        assert password.selectedText() == wrong
    desk.type(venue.server.password)
    began = time.monotonic()
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.covering.is_covered, timeout=PATIENCE)
    took = time.monotonic() - began
    print(f"cover lifted: {took * 1_000:.0f} ms")
    assert took < LONGEST_CHANGE
    assert dialog.isVisible()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.form.sentence.hasFocus, timeout=PATIENCE)
    desk.type(" an iron")
    desk.key(Qt.Key.Key_Return, CONTROL)
    back(desk, qtbot)
    signed = venue.query("superuser", "SELECT recorded_by, summary FROM activity ORDER BY id")
    assert signed[-1] == (venue.login("front-desk"), "Asked for an iron")


def test_another_login_does_not_find_what_the_one_before_was_typing(
    desk: Desk, qtbot: QtBot, venue: Venue
) -> None:
    window = desk.window
    desk.open("amelia")
    window.commands.use("customer.edit")
    dialog = open_dialog(qtbot, CustomerDialog)
    dialog.form.company.setText("Riverside")

    def come(role: str) -> None:
        cover = covered(desk, qtbot)
        cover.form.who.setText(venue.login(role))
        assert cover.form.password is not None
        cover.form.password.setText(venue.server.password)
        cover.sign_in()
        qtbot.waitUntil(lambda: not window.covering.is_covered, timeout=PATIENCE)

    come("manager")
    assert not dialog.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    record(desk, qtbot, "By the manager")
    come("front-desk")
    assert dialog.isVisible()
    assert dialog.form.company.text() == "Riverside"
    # It is stored in the name of who typed it, with the connections of now.
    dialog.save_now()
    back(desk, qtbot)
    signed = venue.query("superuser", "SELECT recorded_by, action FROM activity ORDER BY id")
    assert signed[-2][0] == venue.login("manager")
    assert signed[-1] == (venue.login("front-desk"), "customer.updated")


def test_while_the_server_is_away_only_who_was_here_gets_in(
    desk: Desk, qtbot: QtBot, venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object) -> PostgresDatabase:
        raise Unreachable("The database's server does not answer.")

    desk.open("amelia")
    here = desk.window.database
    monkeypatch.setattr(PostgresDatabase, "as_login", property(lambda _: away))
    cover = covered(desk, qtbot)
    assert cover.form.password is not None
    for login, password in (
        (venue.login("front-desk"), "wrong"),
        (venue.login("manager"), venue.server.password),
    ):
        cover.form.who.setText(login)
        cover.form.password.setText(password)
        cover.sign_in()
        qtbot.waitUntil(lambda: "does not answer" in cover.form.message(), timeout=PATIENCE)
        cover.form.restart()
    cover.form.password.setText(venue.server.password)
    cover.sign_in()
    qtbot.waitUntil(lambda: not desk.window.covering.is_covered, timeout=PATIENCE)
    assert desk.window.database is here
    assert desk.window.view.customer is not None
