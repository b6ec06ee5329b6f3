"""The search pane: whom it shows and how, what it remembers, and what it offers to try."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests import builders
from tests.builders import add_customer, at, event, record
from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.customers import Ban, Customer, Notice, Profile, banned, noticed
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.services.search import SearchResult
from tiquo_desktop.ui.look.tokens import ROOMY, TIGHT
from tiquo_desktop.ui.main_window import LEAST_SIZE
from tiquo_desktop.ui.search.recent_customers import MOST, RecentCustomers, Visit
from tiquo_desktop.ui.search.result_delegate import ResultDelegate
from tiquo_desktop.ui.search.search_model import ROW_ROLE
from tiquo_desktop.ui.search.search_rows import ResultRow, result_row
from tiquo_desktop.ui.search.unsaved import open_dialogs
from tiquo_desktop.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def row(desk: Desk, number: int = 0) -> ResultRow:
    found = desk.window.results.row_at(number)
    assert isinstance(found, ResultRow)
    return found


def tip(desk: Desk, number: int = 0) -> str:
    """What the tool tip of a result says."""
    results = desk.window.search.results.list
    place = results.visualRect(desk.window.results.index(number, 0)).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, results.viewport().mapToGlobal(place))
    QApplication.sendEvent(results.viewport(), asked)
    said = QToolTip.text() if QToolTip.isVisible() else ""
    QToolTip.hideText()
    return said


# Who was here


def test_who_was_opened_here_is_shown_when_nothing_is_typed(desk: Desk) -> None:
    desk.open("marcus")
    desk.open("0421")
    desk.window.search.box.clear()
    desk.wait_answer("")
    assert desk.window.search.results.count_text() == "Recent on this computer"
    assert desk.found() == ["Amelia Okonkwo-Hart", "Marcus Hart"]
    assert row(desk).reason.startswith("opened ")
    assert row(desk).reason.endswith(" by you")
    assert "Scan a wallet card" in desk.window.search.results.hint_text()


def test_opening_somebody_from_there_puts_them_first(desk: Desk, qtbot: QtBot) -> None:
    desk.open("marcus")
    desk.open("0421")
    desk.window.search.box.clear()
    desk.wait_answer("")
    desk.window.search.box.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: desk.found() == ["Marcus Hart", "Amelia Okonkwo-Hart"], timeout=PATIENCE
    )


def test_settings_hold_no_name_of_a_customer(desk: Desk, database: Database) -> None:
    desk.open("0421")
    stored: list[object] = desk.window.settings.get(f"recent/{database.info.uid}", [])
    assert "melia" not in repr(stored)
    assert len(stored) == 1


def test_a_few_are_remembered_the_last_one_first_and_each_once() -> None:
    recent = RecentCustomers(Settings())
    uids = [f"{number:032x}" for number in range(MOST + 3)]
    for uid in [*uids, uids[-2]]:
        recent.add("d", uid, person="Mo", scanned=uid == uids[-1])
    seen = recent.visits("d")
    assert [visit.uid for visit in seen[:3]] == [uids[-2], uids[-1], uids[-3]]
    assert len(seen) == MOST
    assert (seen[1].person, seen[1].scanned) == ("Mo", True)
    assert recent.visits("another") == ()


@pytest.mark.parametrize("stored", [3, [3], [["x", 1, "", False]], [["0" * 32, "1", "", False]]])
def test_settings_that_are_no_visits_count_as_none(stored: object) -> None:
    settings = Settings()
    settings.set("recent/d", stored)
    assert RecentCustomers(settings).visits("d") == ()


def test_visits_say_who_was_at_the_desk(desk: Desk, database: Database) -> None:
    with database.reading() as reading:
        (amelia,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    settings = desk.window.settings
    stored = [[amelia.uid, at("2026-10-30T22:41"), "M. Reyes", False]]
    settings.set(f"recent/{database.info.uid}", stored)
    settings.set("desk/person", "A. Okafor")
    desk.search("x")
    desk.window.search.box.clear()
    desk.wait_answer("")
    assert "by M. Reyes" in row(desk).reason


def test_a_scan_is_remembered_as_one(database: Database) -> None:
    visit = Visit("0" * 32, at("2026-11-23T13:40"), scanned=True)
    with database.reading() as reading:
        (amelia,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    shown = result_row(
        SearchResult(amelia, None, "", ()), "Europe/London", at("2026-11-23T15:00"), 1, 1, visit
    )
    assert shown.reason == "scanned 13:40"


# The next guest


def test_a_new_search_takes_the_last_guest_off_the_screen(desk: Desk) -> None:
    desk.open("0421")
    desk.window.search.focus_box()
    desk.type("m")
    assert desk.window.view.customer is None
    said = desk.labels()
    for word in ("amelia@example.com", "900421", "Checked in"):
        assert word not in said


def test_a_customer_is_merged_into_another_and_found_as_that_one(
    desk: Desk, database: Database, tmp_path: Path
) -> None:
    with database.reading() as reading:
        (amelia,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    duplicate = add_customer(database, given_name="Amy", family_name="Oak", number="CUST-000900")
    record(database, event(customer=duplicate.uid, occurred_at=at()))
    builders.merge(tmp_path, duplicate, amelia)
    desk.search("oak")
    assert desk.found() == ["Amelia Okonkwo-Hart"]
    assert row(desk).reason == "surname, as CUST-000900 before it was merged"
    desk.search("amelia")
    assert desk.found() == ["Amelia Okonkwo-Hart"]


def test_a_reference_opens_with_its_events_only(desk: Desk) -> None:
    desk.open("ord-j98ubc")
    desk.wait_sentences("Paid £84.50")
    assert desk.window.timeline.filter.reference == "ORD-J98UBC"


def test_a_mumbled_name_and_the_end_of_a_number_are_enough(desk: Desk) -> None:
    desk.open("marcus")
    desk.window.search.focus_box()
    desk.type("oconquo 0421")
    desk.key(Qt.Key.Key_Return)
    desk.wait_timeline()
    assert desk.window.view.header.name() == "Amelia Okonkwo-Hart"
    assert desk.current_sentence() == "Checked in"
    assert row(desk).reason == "“oconquo” sounds like Okonkwo, phone ends 0421"


# What lists do not show


def test_contacts_are_hinted_at_also_where_they_stand_for_a_name(
    desk: Desk, database: Database
) -> None:
    add_customer(
        database,
        given_name=None,
        family_name=None,
        email="zoe@example.net",
        phones=("0151 496999",),
    )
    desk.search("zoe@")
    assert row(desk).name == "z•••@example.net"
    assert row(desk).marks == ()
    assert row(desk).contact == "••• 6999"
    assert "zoe@" not in row(desk).accessible
    desk.key(Qt.Key.Key_Return)
    desk.wait_timeline()
    assert desk.window.view.header.name() == "zoe@example.net"


def test_a_ban_says_why_in_its_result(desk: Desk, database: Database) -> None:
    with database.writing() as writing:
        (customer,) = writing.customers.find(Key.NUMBER, "CUST-000042")
        why = Ban(reason="Abusive to staff", by="M. Reyes")
        changed: Profile = banned(customer, why)
        writing.customers.update(customer, changed)
    desk.search("0421")
    assert row(desk).status == "Banned"
    assert "Abusive to staff" in row(desk).reason
    assert "by M. Reyes" in row(desk).reason
    assert row(desk).alarming
    assert not row(desk).noticed
    assert "Abusive to staff; banned without an end date, by M. Reyes" in row(desk).accessible
    assert "banned without an end date" in row(desk).whole


def test_a_notice_stands_in_the_same_place_without_the_red(desk: Desk, database: Database) -> None:
    with database.writing() as writing:
        (customer,) = writing.customers.find(Key.NUMBER, "CUST-000042")
        told: Profile = noticed(customer, Notice(text="Nut allergy: tell the kitchen."))
        writing.customers.update(customer, told)
    desk.search("0421")
    assert row(desk).reason.startswith("Nut allergy: tell the kitchen. · ")
    assert row(desk).noticed
    assert not row(desk).alarming
    assert "Nut allergy: tell the kitchen." in row(desk).accessible


# Rows


def test_rows_have_three_lines_and_two_in_a_low_window(desk: Desk) -> None:
    desk.search("hart")
    results = desk.window.search.results.list
    assert results.sizeHintForRow(0) == ROOMY.result_row
    desk.window.resize(1280, 720)
    assert results.sizeHintForRow(0) == TIGHT.result_row


def test_the_reason_stays_where_there_are_only_two_lines(desk: Desk) -> None:
    desk.window.resize(1280, 720)
    desk.search("hart")
    shown = row(desk)
    delegate = desk.window.search.results.list.itemDelegate()
    assert isinstance(delegate, ResultDelegate)
    for width in (400, 230, 100):
        assert shown.reason in delegate.second_line(shown, width)
    assert delegate.second_line(shown, 400) == "CUST-000042 · ••• 0421 · second surname"


def test_the_last_activity_gives_way_to_a_name_that_needs_the_room(desk: Desk) -> None:
    desk.search("hart")
    shown = row(desk)
    assert shown.active
    delegate = desk.window.search.results.list.itemDelegate()
    assert isinstance(delegate, ResultDelegate)
    assert [delegate.day_line(shown, width) for width in (400, 200, 100)] == [0, 2, 2]
    without = replace(shown, contact="", reason="second surname starts with a long word")
    assert delegate.day_line(without, 200) == 1
    # A flag stands in the third line only.
    needed = next(width for width in range(200) if delegate.day_line(without, width) == 1)
    assert delegate.day_line(replace(without, noticed=True), needed) == 1
    desk.window.resize(1280, 720)  # rows of two lines
    assert delegate.day_line(shown, 200) == 1


def test_a_name_that_is_too_long_is_told_whole_and_as_it_is_written(
    desk: Desk, database: Database
) -> None:
    long = "<b>" + "Wolfeschlegelsteinhausenberger" * 2
    add_customer(database, given_name="Hubert", family_name=long)
    desk.search("hubert")
    said = tip(desk)
    assert said.startswith("<qt>Hubert &lt;b&gt;Wolfe")
    assert "<br>CUST-" in said


def test_what_has_room_needs_no_tool_tip(desk: Desk) -> None:
    desk.search("marcus")
    assert "Marcus" not in tip(desk)


# Nobody found


@pytest.fixture
def reyes(database: Database) -> Customer:
    found = add_customer(database, given_name="Joan", family_name="Reyes", phones=("0151 4960412",))
    record(
        database,
        event(customer=found.uid, occurred_at=at(), object_ref="BK-0412XY", object_kind="booking"),
    )
    return found


def test_nobody_found_says_what_to_try(desk: Desk, reyes: Customer) -> None:
    desk.search("oconquo 0412")
    assert desk.window.search.results.count_text() == "No customer matches all of this"
    assert desk.suggested() == [
        "“oconquo” sounds like Okonkwo: 1",
        "Only “0412”: 1",
        "Orders, bookings and enquiries with “0412”: 1",
    ]
    assert "4 customers" in desk.window.search.results.hint_text()
    index = desk.window.results.index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "“oconquo” sounds like Okonkwo, 1 customer, 1 of 3"


def test_who_is_opened_by_a_link_is_not_marked_as_somebody_else(
    desk: Desk, database: Database, reyes: Customer, qtbot: QtBot
) -> None:
    desk.open("reyes")
    marked = desk.window.search.results.list.currentIndex
    assert marked().isValid()
    with database.reading() as reading:
        (amelia,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    desk.window.open_customer(amelia, None)
    qtbot.waitUntil(lambda: not marked().isValid(), timeout=PATIENCE)
    desk.window.open_customer(reyes, None)
    qtbot.waitUntil(lambda: marked().row() == 0, timeout=PATIENCE)


def test_enter_and_arrows_choose_what_to_try(desk: Desk, reyes: Customer) -> None:
    desk.search("oconquo 0412")
    desk.key(Qt.Key.Key_Return)
    desk.wait_answer("Okonkwo")
    assert desk.found() == ["Amelia Okonkwo-Hart"]
    assert desk.focus() is desk.window.search.box
    desk.search("oconquo 0412")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    desk.wait_answer("ref:0412")
    assert desk.found() == ["Joan Reyes"]


def test_a_click_chooses_what_to_try(desk: Desk, qtbot: QtBot, reyes: Customer) -> None:
    desk.search("oconquo 0412")
    results = desk.window.search.results.list
    place = results.visualRect(desk.window.results.index(1, 0)).center()
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.wait_answer("0412")
    assert desk.found() == ["Joan Reyes"]


def test_a_new_customer_is_offered_with_the_words_that_found_nobody(
    desk: Desk, qtbot: QtBot
) -> None:
    footer = desk.window.search.results.footer
    desk.search("zzyx 0999")
    assert footer.new.text() == "New customer “zzyx”"
    with qtbot.waitSignal(desk.window.search.new_asked, timeout=PATIENCE) as asked:
        desk.click(footer.new)
    assert asked.args == ["zzyx 0999"]
    for dialog in open_dialogs():
        dialog.reject()


def test_with_results_a_new_customer_has_no_words(desk: Desk) -> None:
    desk.search("marcus")
    assert desk.window.search.results.footer.new.text() == "New customer"


@pytest.mark.parametrize(
    "pasted",
    [
        "Amelia Okonkwo-Hart <amelia@example.com>",
        "mailto:amelia@example.com",
        "tel:+447700900421",
        "tel:+44-7700-900421",
    ],
)
def test_what_is_pasted_from_elsewhere_is_understood(desk: Desk, pasted: str) -> None:
    QApplication.clipboard().setText(pasted)
    desk.control(Qt.Key.Key_V)
    desk.wait_answer(pasted)
    assert desk.found() == ["Amelia Okonkwo-Hart"]


def test_every_row_has_its_place_in_the_list(desk: Desk) -> None:
    desk.search("hart")
    for number in range(2):
        shown = desk.window.results.index(number, 0).data(ROW_ROLE)
        assert shown.accessible.endswith(f"{number + 1} of 2")


@pytest.mark.parametrize("text", ["", "hart", "oconquo 0412"])
def test_in_a_narrow_window_everything_found_fits_below_the_field(
    desk: Desk, reyes: Customer, text: str
) -> None:
    desk.open("0421")
    desk.window.resize(*LEAST_SIZE)
    desk.window.search.focus_box()
    desk.key(Qt.Key.Key_Delete)
    desk.type(text)
    desk.wait_answer(text)
    results = desk.window.search.results
    assert results.isVisible()
    assert results.list.verticalScrollBar().maximum() == 0
    assert results.footer.geometry().bottom() <= results.rect().bottom()


def test_what_comes_in_later_takes_no_focus_from_the_field(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    desk.open("marcus")
    customer = desk.window.view.customer
    assert customer is not None
    desk.window.search.focus_box()
    record(
        database, event(customer=customer.uid, occurred_at=at("2026-11-01T10:00"), summary="New")
    )
    desk.window.refresh()
    desk.wait_sentences("New", "Abusive")
    assert desk.focus() is desk.window.search.box
