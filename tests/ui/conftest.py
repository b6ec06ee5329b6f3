"""Desks: a window on a real database with three guests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.builders import at, event
from tests.ui.desk import Desk
from tiquo_desktop.domain.customers import Phone, Status
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.look import theme
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader

BOLD, IMAGE = "<b>Bo</b>", "<img src=x.png>"


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What Python put on the offscreen platform's clipboard crashes the process when it ends."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Amelia with five events, Marcus (banned) with one, somebody with a malicious name."""
    made = builders.new_database(tmp_path)
    amelia = builders.add_customer(
        made,
        number="CUST-000042",
        email="amelia@example.com",
        phones=(Phone("+44 7700 900421", "+447700900421", "07700 900421"),),
    )
    marcus = builders.add_customer(
        made,
        given_name="Marcus",
        family_name="Hart",
        phones=("07700 907719",),
        status=Status.BANNED,
    )
    odd = builders.add_customer(
        made, given_name=BOLD, family_name=IMAGE, company="<i>Co</i>", email="o@example.com"
    )
    builders.record(
        made,
        *(
            event(
                customer=amelia.uid,
                occurred_at=at(time),
                category=category,
                type=type_,
                source=source,
                summary=sentence,
                object_ref=reference,
                object_kind=reference and "order",
            )
            for time, category, type_, source, sentence, reference in (
                ("2026-11-23T14:32:07", "Bookings", "Scan", "Physical", "Checked in", "BK-A12B34"),
                (
                    "2026-11-23T14:31:40",
                    "Payments",
                    "Payment",
                    "Staff",
                    "Paid £84.50",
                    "ORD-J98UBC",
                ),
                ("2026-11-22T21:15:30", "Orders", "Cart", "Customer", "Spa added", None),
                ("2026-11-22T20:48:04", "Orders", "Integration", "Integration", "Sent", None),
                ("2026-11-19T10:12:00", "System", "Pigeon", "Automated", "Cooed", None),
            )
        ),
        event(customer=marcus.uid, occurred_at=at("2026-10-30T22:41"), summary="Abusive"),
        event(
            customer=odd.uid,
            occurred_at=at("2026-10-01T10:00"),
            summary="<h1>Big</h1>",
            actor="<u>A</u>",
            object_ref="<a href=x>R</a>",
            object_kind="order",
        ),
    )
    yield made
    made.close()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """The light look with the bundled font."""
    made = theme.apply(qapp, "light", bundled_font=True)
    yield made
    made.deleteLater()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    """Worker threads, which end with the test."""
    made = Reader()
    yield made
    assert made.shutdown()


@pytest.fixture
def desk(qtbot: QtBot, look: Theme, reader: Reader, database: Database) -> Iterator[Desk]:
    """A window on the database, with nobody open and the focus in the search field."""
    made = Desk(qtbot, look, reader, database)
    yield made
    made.window.set_database(None)
