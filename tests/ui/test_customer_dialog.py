"""Customers are added and changed with a trace, and two people never overwrite each other."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain import customers
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Ban, Customer, Notice, Phone, Profile, Status
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.services.customers import edit
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def somebody(desk: Desk) -> None:
    desk.window.recording.at_desk.choose("A. Okafor")


def stored(database: Database, number: str = "CUST-000042") -> Customer:
    with database.reading() as reading:
        return reading.customers.find(Key.NUMBER, number)[0]


def history(database: Database, customer: Customer) -> list[Event]:
    """The events of a customer, the one that was recorded last first."""
    with database.reading() as reading:
        page = reading.activity.page(customer.id, Filter())
    return sorted(page, key=lambda event: -event.id)


def count(database: Database) -> int:
    with database.reading() as reading:
        return reading.customers.count()


def editing(desk: Desk, qtbot: QtBot, whose: str = "0421") -> CustomerDialog:
    desk.open(whose)
    desk.key(Qt.Key.Key_F2)
    return open_dialog(qtbot, CustomerDialog)


def adding(desk: Desk, qtbot: QtBot) -> CustomerDialog:
    desk.key(Qt.Key.Key_N, CONTROL | SHIFT)
    return open_dialog(qtbot, CustomerDialog)


def leave(dialog: CustomerDialog) -> None:
    """Leave without saving: once for the question, once more for good."""
    dialog.reject()
    if dialog.isVisible():
        dialog.reject()


def save(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Return, CONTROL)


def told(dialog: CustomerDialog, qtbot: QtBot, part: str) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy and part in dialog.message(), timeout=PATIENCE)


def meanwhile(database: Database, **changed: object) -> Customer:
    """Somebody else changes Amelia."""
    before = stored(database)
    values = {name: getattr(before, name) for name in ("given_name", "family_name", "company")}
    values |= {name: getattr(before, name) for name in ("email", "phones", "status", "extra")}
    return edit(database, before, Profile(**values | changed), Writer("J. Lind")).customer


def test_somebody_new_is_added_and_opened(desk: Desk, qtbot: QtBot, database: Database) -> None:
    dialog = adding(desk, qtbot)
    desk.type("Zoe")
    desk.key(Qt.Key.Key_Tab)
    desk.type("Quill")
    dialog.form.phones.fields()[0].setFocus()
    desk.type("020 7946 0958")
    qtbot.waitUntil(lambda: dialog.form.phones.forms() == ["+442079460958"], timeout=PATIENCE)
    dialog.form.notes.setFocus()
    desk.type("Prefers the stairs")
    save(desk)
    wait_closed(qtbot)
    qtbot.waitUntil(lambda: desk.window.view.header.name() == "Zoe Quill", timeout=PATIENCE)
    customer = desk.window.view.customer
    assert customer is not None
    assert customer.phones[0].e164 == "+442079460958"
    assert json.loads(customer.extra or "") == {"notes": "Prefers the stairs"}
    assert history(database, customer) == []


def test_what_was_searched_for_in_vain_is_filled_in(desk: Desk, qtbot: QtBot) -> None:
    desk.search("oconquo zoe@example.com")
    desk.click(desk.window.search.results.footer.new)
    dialog = open_dialog(qtbot, CustomerDialog)
    assert dialog.form.family_name.text() == "Oconquo"
    assert dialog.form.email.text() == "zoe@example.com"
    assert dialog.form.given_name.hasFocus()
    leave(dialog)


def test_somebody_much_alike_is_shown_while_adding_and_can_be_opened(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    before = count(database)
    dialog = adding(desk, qtbot)
    dialog.form.given_name.setText("amélia")
    dialog.form.family_name.setFocus()
    desk.type("okonkwo hart")
    words = "CUST-000042 Amelia Okonkwo-Hart, same name"
    qtbot.waitUntil(lambda: dialog.alike_texts() == [words], timeout=PATIENCE)
    dialog.form.email.setFocus()
    desk.type("AMELIA@example.com")
    words = "CUST-000042 Amelia Okonkwo-Hart, same e-mail"
    qtbot.waitUntil(lambda: dialog.alike_texts() == [words], timeout=PATIENCE)
    desk.click(dialog.alike_links()[0])
    wait_closed(qtbot)
    assert desk.window.view.customer == stored(database)
    assert count(database) == before


def test_too_little_is_said_and_nothing_is_lost(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    before = count(database)
    dialog = adding(desk, qtbot)
    desk.type("Zoe")
    save(desk)
    told(dialog, qtbot, "A customer needs")
    assert dialog.form.given_name.text() == "Zoe"
    dialog.form.email.setFocus()
    desk.type("zoe")
    save(desk)
    told(dialog, qtbot, "no @")
    assert dialog.form.email.hasFocus()
    assert count(database) == before
    leave(dialog)


def test_escape_discards_what_was_typed_only_at_the_second_time(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    before = stored(database)
    dialog = editing(desk, qtbot)
    dialog.form.company.setFocus()
    desk.type("Riverside")
    desk.key(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.message()
    desk.key(Qt.Key.Key_Escape)
    wait_closed(qtbot)
    assert stored(database) == before
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_F2)
    open_dialog(qtbot, CustomerDialog)
    desk.key(Qt.Key.Key_Escape)
    wait_closed(qtbot)


def test_an_edit_is_an_event_signed_by_whoever_is_at_the_desk(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.company.setFocus()
    desk.type("Riverside")
    save(desk)
    wait_closed(qtbot)
    event = history(database, stored(database))[0]
    assert event.actor == "A. Okafor"
    assert event.summary == "Profile changed: company."
    assert json.loads(event.details or "") == {
        "changes": {"company": {"old": None, "new": "Riverside"}}
    }
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: "Riverside" in desk.labels(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: event.summary in desk.sentences(), timeout=PATIENCE)


def test_the_button_of_the_profile_opens_it_once(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    desk.click(desk.window.view.header.edit)
    open_dialog(qtbot, CustomerDialog).reject()
    wait_closed(qtbot)


def test_nothing_changed_writes_nothing(desk: Desk, qtbot: QtBot, database: Database) -> None:
    before = stored(database)
    editing(desk, qtbot)
    save(desk)
    wait_closed(qtbot)
    assert stored(database) == before


def test_another_number_can_be_added_and_become_the_primary_one(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    dialog = editing(desk, qtbot)
    phones = dialog.form.phones
    desk.click(phones.add)
    desk.type("020 7946 0958")
    desk.click(phones.primary_buttons()[1])
    save(desk)
    wait_closed(qtbot)
    assert [phone.written for phone in stored(database).phones] == [
        "020 7946 0958",
        "+44 7700 900421",
    ]
    assert stored(database).phones[1] == Phone("+44 7700 900421", "+447700900421", "07700 900421")


def test_a_field_without_a_number_says_nothing_of_it(desk: Desk, qtbot: QtBot) -> None:
    dialog = adding(desk, qtbot)
    field = dialog.form.phones.fields()[0]
    field.setFocus()
    desk.type("12345")
    qtbot.waitUntil(lambda: dialog.form.phones.forms() != [""], timeout=PATIENCE)
    field.clear()
    qtbot.waitUntil(lambda: dialog.form.phones.forms() == [""], timeout=PATIENCE)
    leave(dialog)


def test_a_number_that_is_valid_nowhere_is_kept_and_said(desk: Desk, qtbot: QtBot) -> None:
    dialog = adding(desk, qtbot)
    dialog.form.phones.fields()[0].setFocus()
    desk.type("12345")
    said = ["not a valid number, kept as written"]
    qtbot.waitUntil(lambda: dialog.form.phones.forms() == said, timeout=PATIENCE)
    leave(dialog)


# Bans and notices


def test_a_ban_demands_a_reason_and_is_an_event(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.status.choose("banned")
    assert dialog.form.ban.isVisible()
    save(desk)
    told(dialog, qtbot, "A ban needs a reason")
    assert dialog.form.reason.hasFocus()
    assert dialog.form.reason.property("wrong")
    desk.type("Abusive to staff at the bar")
    assert not dialog.form.reason.property("wrong")
    dialog.form.until.setFocus()
    desk.type("someday")
    save(desk)
    told(dialog, qtbot, "no day")
    dialog.form.until.setText("30 April 2099")
    save(desk)
    wait_closed(qtbot)
    customer = stored(database)
    event = history(database, customer)[0]
    ban = customers.ban(customer)
    assert ban is not None
    assert (ban.reason, ban.until, ban.by) == (
        "Abusive to staff at the bar",
        date(2099, 4, 30),
        "A. Okafor",
    )
    assert ban.event == event.uid
    assert event.action == "customer.banned"
    assert event.summary == "Banned until 30 April 2099: Abusive to staff at the bar."
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: "Do not admit." in desk.window.view.standing.text(), timeout=PATIENCE)


def test_a_lifted_ban_is_an_event_and_goes_from_the_header(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    profile = customers.banned(
        customers.profile_of(stored(database)), Ban(reason="Stole a towel", until=date(2026, 1, 1))
    )
    edit(database, stored(database), profile, Writer("M. Reyes"))
    dialog = editing(desk, qtbot)
    assert "This ban is over" in desk.window.view.standing.text()
    assert dialog.form.reason.text() == "Stole a towel"
    # Somebody who edits something else need not touch a ban that is over.
    dialog.form.company.setText("Riverside")
    save(desk)
    wait_closed(qtbot)
    assert stored(database).company == "Riverside"
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_F2)
    dialog = open_dialog(qtbot, CustomerDialog)
    dialog.form.status.choose("active")
    assert not dialog.form.ban.isVisible()
    save(desk)
    wait_closed(qtbot)
    assert stored(database).status is Status.ACTIVE
    assert stored(database).extra is None
    assert history(database, stored(database))[0].summary == "Ban lifted."
    qtbot.waitUntil(lambda: desk.window.view.standing.text() == "", timeout=PATIENCE)


def test_a_notice_stands_where_a_ban_would_and_without_the_red(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.notice.setFocus()
    desk.type("Nut allergy")
    save(desk)
    wait_closed(qtbot)
    notice = customers.notice(stored(database))
    assert notice is not None
    assert (notice.text, notice.by) == ("Nut allergy", "A. Okafor")
    qtbot.waitUntil(lambda: "Nut allergy" in desk.window.view.standing.text(), timeout=PATIENCE)
    (banner,) = (
        each
        for each in desk.window.view.standing.findChildren(QWidget, "standing")
        if each.isVisible()
    )
    assert banner.property("tone") == "accent"


# Two people at once


def test_what_two_people_change_in_different_fields_is_put_together(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.company.setText("Riverside")
    dialog.form.notes.setPlainText("Late riser")
    noticed = customers.noticed(customers.profile_of(stored(database)), Notice(text="VIP"))
    meanwhile(database, email="new@example.com", extra=noticed.extra)
    save(desk)
    wait_closed(qtbot)
    after = stored(database)
    assert (after.company, after.email) == ("Riverside", "new@example.com")
    assert json.loads(after.extra or "")["notes"] == "Late riser"
    assert customers.notice(after) is not None
    assert len(history(database, after)) == 7


def test_the_second_of_two_sees_both_versions_and_chooses(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.company.setText("Lakeside")
    dialog.form.email.setText("mine@example.com")
    dialog.form.given_name.setText("Amelie")
    meanwhile(database, company="Riverside", email="theirs@example.com")
    save(desk)
    told(dialog, qtbot, "Nothing is saved yet.")
    chooser = dialog.chooser
    assert chooser is not None
    assert [each.text() for each in chooser.theirs] == ["Riverside", "theirs@example.com"]
    assert [each.text() for each in chooser.mine] == ["Lakeside", "mine@example.com"]
    assert stored(database).company == "Riverside"
    desk.click(chooser.theirs[0])
    save(desk)
    assert dialog.message() == "Choose what is right for: E-mail."
    assert desk.focus() is chooser.theirs[1]
    desk.click(chooser.mine[1])
    assert dialog.message() == "Nothing is saved yet."
    save(desk)
    wait_closed(qtbot)
    after = stored(database)
    assert (after.given_name, after.company, after.email) == (
        "Amelie",
        "Riverside",
        "mine@example.com",
    )
    changes = json.loads(history(database, after)[0].details or "")["changes"]
    assert changes["email"] == {"old": "theirs@example.com", "new": "mine@example.com"}
    assert "company" not in changes


def test_two_bans_differ_in_their_last_day(desk: Desk, qtbot: QtBot, database: Database) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.status.choose("banned")
    dialog.form.reason.setText("Threw a glass.")
    before = stored(database)
    theirs = customers.banned(before, Ban(reason="Threw a glass", until=date(2031, 4, 30)))
    meanwhile(database, status=theirs.status, extra=theirs.extra)
    save(desk)
    told(dialog, qtbot, "Nothing is saved yet.")
    assert dialog.chooser is not None
    (seen,), (meant,) = dialog.chooser.theirs, dialog.chooser.mine
    assert seen.text() == "Threw a glass; banned until 30 Apr 2031"
    assert meant.text() == "Threw a glass; banned without an end date"


def test_a_third_change_while_choosing_is_seen_as_well(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.company.setText("Lakeside")
    meanwhile(database, company="Riverside")
    save(desk)
    told(dialog, qtbot, "Nothing is saved yet.")
    assert dialog.chooser is not None
    desk.click(dialog.chooser.mine[0])
    meanwhile(database, company="Hillside")
    save(desk)
    qtbot.waitUntil(
        lambda: dialog.chooser is not None and dialog.chooser.theirs[0].text() == "Hillside",
        timeout=PATIENCE,
    )
    assert stored(database).company == "Hillside"
    desk.click(dialog.chooser.mine[0])
    save(desk)
    wait_closed(qtbot)
    assert stored(database).company == "Lakeside"


# A database that does not take it


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved")
def test_a_vanished_database_leaves_everything_in_the_dialog(
    desk: Desk, qtbot: QtBot, database: Database, tmp_path: Path
) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.company.setText("Riverside")
    file, away = tmp_path / "tiquo.db", tmp_path / "away.db"
    file.rename(away)
    save(desk)
    told(dialog, qtbot, "What you typed is still here")
    assert dialog.form.company.text() == "Riverside"
    away.rename(file)
    save(desk)
    wait_closed(qtbot)
    assert stored(database).company == "Riverside"


def test_a_read_only_database_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    from tiquo_desktop.domain.errors import ReadOnlyDatabase

    database = desk.window.database
    assert database is not None

    class Locked:
        info, reading = database.info, database.reading

        def writing(self, **_: object) -> object:
            raise ReadOnlyDatabase("The database is read-only: choose another folder.")

        def __getattr__(self, name: str) -> object:
            return getattr(database, name)

    desk.window.set_database(Locked())  # type: ignore[arg-type]
    desk.wait_answer("")
    dialog = editing(desk, qtbot)
    dialog.form.company.setText("Riverside")
    save(desk)
    told(dialog, qtbot, "read-only")
    assert dialog.form.company.text() == "Riverside"
    leave(dialog)


def test_every_control_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    dialog = editing(desk, qtbot)
    dialog.form.status.choose("banned")
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)()
    leave(dialog)


def test_names_that_look_like_markup_stay_text(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    builders.add_customer(
        database, given_name="<b>Bo</b>", family_name="& Co", number="CUST-000777"
    )
    dialog = adding(desk, qtbot)
    dialog.form.given_name.setText("<b>Bo</b>")
    dialog.form.family_name.setText("& Co")
    words = "CUST-000777 <b>Bo</b> & Co, same name"
    qtbot.waitUntil(lambda: words in dialog.alike_texts(), timeout=PATIENCE)
    leave(dialog)
