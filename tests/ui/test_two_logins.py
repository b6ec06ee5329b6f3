"""Two logins change one profile of a shared database: the second sees both versions and chooses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import builders
from tests.postgres import Venue
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain.customers import Customer, profile_of
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.services.customers import edit
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import open_database
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def manager(venue: Venue) -> Iterator[Database]:
    """Amelia's database, as somebody at another desk opened it."""
    with closing(open_database(Address.parse(venue.url("manager")))) as database:
        builders.add_customer(database, company="Okonkwo Ceramics", email="amelia@example.com")
        yield database


@pytest.fixture
def desk(
    qtbot: QtBot, look: Theme, reader: Reader, venue: Venue, manager: Database
) -> Iterator[Desk]:
    """A window of the front desk."""
    with closing(open_database(Address.parse(venue.url("front-desk")))) as database:
        made = Desk(qtbot, look, reader, database)
        yield made
        made.window.set_database(None)
        qtbot.waitUntil(lambda: reader.is_idle, timeout=PATIENCE)


def amelia(database: Database) -> Customer:
    with database.reading() as reading:
        return reading.customers.find(Key.NUMBER, "CUST-000001")[0]


def test_the_second_to_save_chooses_field_by_field(
    desk: Desk, qtbot: QtBot, manager: Database, venue: Venue
) -> None:
    desk.open("amelia")
    desk.key(Qt.Key.Key_F2)
    dialog = open_dialog(qtbot, CustomerDialog)
    dialog.form.company.setText("Lakeside")
    dialog.form.email.setText("mine@example.com")
    dialog.form.given_name.setText("Amelie")
    seen = amelia(manager)
    changed = replace(
        profile_of(seen), company="Riverside", email="theirs@example.com", family_name="Hart"
    )
    edit(manager, seen, changed, Writer("M. Reyes"))
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: dialog.chooser is not None, timeout=PATIENCE)
    chooser = dialog.chooser
    assert chooser is not None
    assert [each.text() for each in chooser.theirs] == ["Riverside", "theirs@example.com"]
    assert [each.text() for each in chooser.mine] == ["Lakeside", "mine@example.com"]
    assert amelia(manager).company == "Riverside"
    desk.click(chooser.theirs[0])
    desk.click(chooser.mine[1])
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    after = amelia(manager)
    assert (after.given_name, after.family_name, after.company, after.email) == (
        "Amelie",
        "Hart",
        "Riverside",
        "mine@example.com",
    )
    signed = venue.query("superuser", "SELECT recorded_by FROM activity ORDER BY id")
    assert signed == [(venue.login("manager"),), (venue.login("front-desk"),)]


def test_different_fields_merge_without_a_question(
    desk: Desk, qtbot: QtBot, manager: Database
) -> None:
    desk.open("amelia")
    desk.key(Qt.Key.Key_F2)
    dialog = open_dialog(qtbot, CustomerDialog)
    dialog.form.company.setText("Lakeside")
    seen = amelia(manager)
    edit(manager, seen, replace(profile_of(seen), family_name="Hart"), Writer("M. Reyes"))
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    after = amelia(manager)
    assert (after.family_name, after.company) == ("Hart", "Lakeside")
