"""The head of a profile: what is long gives way, and nothing of it is lost or taken for markup."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, Phone
from tiquo_desktop.domain.repositories import Span
from tiquo_desktop.ui.customers.customer_header import CustomerHeader, Value
from tiquo_desktop.ui.look.labels import ElidedLabel
from tiquo_desktop.ui.look.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOON = times.parse("2026-11-23T12:00", "Europe/London")
LONG = "<b>" + "very-long-" * 20 + "@example.com"


def ask_tip(widget: QWidget) -> str:
    """The tool tip that a pointer over the widget asks for."""
    place = QPoint(3, 3)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, place))
    return widget.toolTip()


@pytest.fixture
def header(qtbot: QtBot, look: Theme) -> CustomerHeader:
    made = CustomerHeader(look)
    qtbot.addWidget(made)
    made.resize(600, 90)
    made.show()
    return made


def test_long_names_and_contacts_are_elided_and_whole_in_their_tips(
    header: CustomerHeader,
) -> None:
    customer = Customer(
        id=1,
        uid="1" * 32,
        number="CUST-000001",
        given_name="<i>" + "Wolfeschlegel" * 12,
        family_name="B",
        email=LONG,
        phones=(Phone("+44 7700 900421", None, None),),
    )
    header.show_customer(customer, Span(NOON, NOON), "Europe/London")
    assert header.minimumSizeHint().width() < 600
    values = {value.whole(): value for value in header.findChildren(Value)}
    email = values[LONG]
    assert email.text().endswith("…")
    assert email.width() <= header.width()
    assert "&lt;b&gt;very" in email.toolTip()
    assert values["+44 7700 900421"].text() == "+44 7700 900421"
    assert not values["+44 7700 900421"].toolTip()
    name = header.findChild(ElidedLabel)
    assert name is not None
    assert name.width() < header.width()
    assert "&lt;i&gt;Wolfe" in ask_tip(name)


def test_another_day_makes_today_yesterday(
    header: CustomerHeader, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = Customer(id=1, uid="1" * 32, number="CUST-000001", given_name="A", family_name="B")
    monkeypatch.setattr(times, "now", lambda: NOON)
    header.show_customer(customer, Span(NOON, NOON), "Europe/London")
    assert "today 12:00" in header.facts.texts()
    monkeypatch.setattr(times, "now", lambda: NOON + times.DAY)
    header.turn_day()
    assert "yesterday 12:00" in header.facts.texts()


def test_the_next_customer_has_the_same_widgets_and_nothing_of_the_one_before(
    header: CustomerHeader,
) -> None:
    full = Customer(
        id=1,
        uid="1" * 32,
        number="CUST-000001",
        given_name="A",
        family_name="B",
        company="Hart Ltd",
        email=LONG,
        phones=(Phone("+44 7700 900421", None, None),),
    )
    bare = Customer(id=2, uid="2" * 32, number="CUST-000002", given_name="C", family_name="D")
    header.show_customer(full, Span(NOON, NOON), "Europe/London")
    shown = header.facts.texts()
    made = header.findChildren(Value)
    header.show_customer(bare, None, "Europe/London")
    assert header.facts.texts() == ["CUST-000002"]
    for value in header.findChildren(Value)[1:]:
        assert not value.isVisible()
        assert (value.text(), value.toolTip(), value.accessibleName()) == ("", "", "")
    header.show_customer(full, Span(NOON, NOON), "Europe/London")
    assert header.facts.texts() == shown
    assert header.findChildren(Value) == made
    header.clear()
    assert header.facts.texts() == []
    assert not any(value.text() for value in made)
