"""The first minute at a desk: find, read, filter; by keyboard, by mouse, and with odd names."""

from dataclasses import replace

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import add_customer
from tests.ui.conftest import BOLD, IMAGE
from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services import timeline
from tiquo_desktop.services.search import SearchPage
from tiquo_desktop.ui.filters.chips import ChipState
from tiquo_desktop.ui.help.report_dialog import ReportDialog
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.main_window import LEAST_SIZE
from tiquo_desktop.ui.recording.person_dialog import PersonDialog
from tiquo_desktop.ui.timeline.timeline_model import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALL = ["Checked in", "Paid £84.50", "Spa added", "Sent", "Cooed"]


def test_starts_in_the_search_field_with_those_active_last(desk: Desk) -> None:
    assert desk.focus() is desk.window.search.box
    assert desk.found() == ["Amelia Okonkwo-Hart", "Marcus Hart", f"{BOLD} {IMAGE}"]
    assert desk.window.search.results.count_text() == "Recently active"


def test_nobody_is_called_active_where_no_customer_has_events(desk: Desk) -> None:
    desk.window.search.results.show_page(SearchPage("", (), total_customers=1, more=False))
    assert desk.window.search.results.count_text() == ""


def test_finds_by_the_end_of_a_phone_number_and_opens_at_the_newest_event(desk: Desk) -> None:
    desk.search("0421")
    assert desk.found() == ["Amelia Okonkwo-Hart"]
    assert desk.window.search.results.count_text() == "1 of 3 customers"
    desk.key(Qt.Key.Key_Return)
    desk.wait_timeline()
    assert desk.focus() is desk.window.view.timeline
    assert desk.current_sentence() == "Checked in"
    assert desk.sentences() == ALL
    assert desk.window.view.header.name() == "Amelia Okonkwo-Hart"
    assert desk.window.view.header.facts.texts()[:3] == [
        "CUST-000042",
        "+44 7700 900421",
        "amelia@example.com",
    ]


def test_enter_before_the_answer_opens_what_the_answer_finds(desk: Desk) -> None:
    desk.type("marcus")
    desk.key(Qt.Key.Key_Return)
    desk.wait_timeline()
    assert desk.sentences() == ["Abusive"]


def test_typing_on_after_enter_opens_nobody(desk: Desk) -> None:
    desk.type("marcus")
    desk.key(Qt.Key.Key_Return)
    desk.type(" x")
    desk.wait_answer("marcus x")
    assert desk.window.view.customer is None


def test_down_marks_another_result_while_the_focus_stays_in_the_field(desk: Desk) -> None:
    desk.search("hart")
    names = desk.found()
    desk.key(Qt.Key.Key_Down)
    assert desk.focus() is desk.window.search.box
    desk.key(Qt.Key.Key_Return)
    desk.wait_timeline()
    assert desk.window.view.header.name() == names[1]


def test_a_click_on_a_result_opens_it(desk: Desk, qtbot: QtBot) -> None:
    results = desk.window.search.results.list
    place = results.visualRect(desk.window.results.index(1, 0)).center()
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.wait_timeline()
    assert desk.sentences() == ["Abusive"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Escape, Qt.Key.Key_Backspace])
def test_goes_back_from_the_timeline_with_the_old_text_selected(desk: Desk, key: Qt.Key) -> None:
    desk.open("hart 0421")
    desk.key(key)
    assert desk.focus() is desk.window.search.box
    assert desk.window.search.box.selectedText() == "hart 0421"


def test_control_f_selects_the_old_text_from_anywhere(desk: Desk) -> None:
    desk.open("0421")
    desk.chip(Dimension.TYPE, "Scan").setFocus()
    desk.control(Qt.Key.Key_F)
    assert desk.focus() is desk.window.search.box
    assert desk.window.search.box.selectedText() == "0421"


def test_escape_twice_leaves_an_empty_desk(desk: Desk) -> None:
    desk.open("0421")
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.view.customer is not None
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.search.box.text() == ""
    assert desk.window.view.customer is None
    assert desk.window.view.state is desk.window.view.desk
    assert desk.window.status.counts_text() == ""


def test_nothing_of_the_last_guest_stays_on_screen(desk: Desk) -> None:
    desk.open("0421")
    desk.window.close_customer()
    said = desk.labels()
    for word in ("amelia@example.com", "900421", "Amelia", "Checked in"):
        assert word not in said


def test_another_customer_starts_without_filters_and_newest_first(desk: Desk) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.window.view.turn_order()
    desk.wait_sentences("Sent", "Spa added")
    desk.open("marcus")
    desk.wait_sentences("Abusive")
    assert not desk.window.timeline.filter
    assert desk.window.timeline.newest_first
    assert desk.chip(Dimension.CATEGORY, "Orders").state is ChipState.ANY


def test_chips_filter_and_their_counts_answer_the_other_rows(desk: Desk) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_sentences("Spa added", "Sent")
    desk.wait_counts("2 of 5 events")
    assert desk.chip(Dimension.CATEGORY, "Payments").count == 1
    assert desk.chip(Dimension.SOURCE, "Staff").count == 0
    assert desk.chip(Dimension.SOURCE, "Customer").count == 1
    desk.click(desk.chip(Dimension.CATEGORY, "Payments"))
    desk.wait_sentences("Paid £84.50", "Spa added", "Sent")
    assert desk.window.view.filters.summary_text() == "3 of 5 events · Orders or Payments"


def test_minus_hides_a_value_and_control_0_shows_everything_again(desk: Desk) -> None:
    desk.open("0421")
    desk.chip(Dimension.CATEGORY, "Orders").setFocus()
    desk.key(Qt.Key.Key_Minus)
    desk.wait_sentences("Checked in", "Paid £84.50", "Cooed")
    assert desk.chip(Dimension.CATEGORY, "Orders").accessibleName() == "Orders, excluded, 2 hidden"
    desk.control(Qt.Key.Key_0)
    desk.wait_sentences(*ALL)
    assert not desk.window.view.filters.clear_button.isVisible()


def test_an_unknown_value_has_a_chip_of_its_own(desk: Desk) -> None:
    desk.open("0421")
    chip = desk.chip(Dimension.TYPE, "Pigeon")
    assert chip.text() == "Other (Pigeon)"
    desk.click(chip)
    desk.wait_sentences("Cooed")


def test_filters_that_hide_everything_say_so_and_offer_the_way_back(desk: Desk) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Customers"))
    view = desk.window.view
    desk.wait_sentences()
    desk.wait_counts("0 of 5 events")
    assert view.state is view.no_match
    assert "5 events in all" in view.no_match.text()
    desk.control(Qt.Key.Key_0)
    desk.wait_sentences(*ALL)
    assert view.state is view.timeline


def test_the_marked_event_stays_marked_when_a_filter_hides_others(desk: Desk) -> None:
    desk.open("0421")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    assert desk.current_sentence() == "Spa added"
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_sentences("Spa added", "Sent")
    assert desk.current_sentence() == "Spa added"


def test_a_click_on_time_turns_the_order(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    header = desk.window.view.timeline.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    desk.wait_sentences(*reversed(ALL))
    assert desk.current_sentence() == "Cooed"
    desk.window.view.timeline.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.key(Qt.Key.Key_O, both)
    desk.wait_sentences(*ALL)


def test_the_status_bar_names_database_counts_and_zone(desk: Desk) -> None:
    desk.open("0421")
    desk.wait_counts("5 events")
    zone = desk.window.status.zone_text()
    assert zone in ("Times: Europe/London (GMT)", "Times: Europe/London (BST)")


def test_markup_in_names_and_events_is_shown_as_it_is_written(desk: Desk) -> None:
    desk.open("o@example.com")
    assert desk.window.view.header.name() == f"{BOLD} {IMAGE}"
    assert "<i>Co</i>" in desk.window.view.header.facts.texts()
    assert desk.sentences() == ["<h1>Big</h1>"]
    for label in desk.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_a_tool_tip_shows_a_hidden_sentence_as_it_is_written(desk: Desk) -> None:
    desk.window.resize(*LEAST_SIZE)
    desk.open("o@example.com")
    table = desk.window.view.timeline
    place = table.visualRect(desk.window.timeline.index(1, Column.SUMMARY)).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), asked)
    assert QToolTip.text() == "<qt>&lt;h1&gt;Big&lt;/h1&gt;</qt>"
    QToolTip.hideText()


def test_the_open_customer_is_marked_among_those_active_last(desk: Desk) -> None:
    desk.open("marcus")
    desk.window.search.box.clear()
    desk.wait_answer("")
    current = desk.window.search.results.list.currentIndex()
    row = desk.window.results.row_at(current.row())
    assert row is not None
    assert row.name == "Marcus Hart"


@pytest.mark.parametrize("text", ["<b>", "\x9c", "'; DROP TABLE customer; --", '"*" OR NEAR('])
def test_any_text_is_safe_to_search_for(desk: Desk, text: str) -> None:
    desk.window.search.box.setText(text)
    desk.wait_answer(text)
    assert desk.window.search.results.count_text() != "The search did not work"


def test_no_result_says_what_was_searched(desk: Desk) -> None:
    desk.search("zzzz")
    assert desk.window.search.results.count_text() == "No customer matches all of this"
    assert "3 customers" in desk.window.search.results.hint_text()
    desk.key(Qt.Key.Key_Return)
    assert desk.window.view.customer is None


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.open("0421")
    unnamed = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert unnamed == []


def test_tab_goes_round_and_stops_once_in_each_row_of_chips(desk: Desk) -> None:
    desk.open("0421")
    desk.window.search.box.setFocus()
    stops = []
    for _ in range(20):
        desk.key(Qt.Key.Key_Tab)
        if desk.focus() is desk.window.search.box:
            break
        stops.append(desk.focus().accessibleName().split(",")[0])
    assert desk.focus() is desk.window.search.box
    assert len(stops) == len(set(stops))
    assert {"Search results", "Timeline", "Export"} <= set(stops)
    assert sum(stop in Dimension.CATEGORY.known for stop in stops) == 1


class TestSmallWindow:
    """What is left of 1440 x 900 at 200 %, less the bars of the system."""

    @pytest.fixture
    def desk(self, desk: Desk) -> Desk:
        desk.window.resize(*LEAST_SIZE)
        return desk

    def test_results_hang_below_the_field_until_one_is_opened(self, desk: Desk) -> None:
        results = desk.window.search.results
        desk.search("hart")
        assert results.isVisible()
        assert results.parent() is desk.window
        desk.key(Qt.Key.Key_Return)
        desk.wait_timeline()
        assert not results.isVisible()
        assert desk.focus() is desk.window.view.timeline
        desk.control(Qt.Key.Key_F)
        assert results.isVisible()

    def test_nothing_needs_horizontal_scrolling(self, desk: Desk) -> None:
        desk.open("0421")
        table = desk.window.view.timeline
        assert table.horizontalScrollBar().maximum() == 0
        assert table.isColumnHidden(Column.OBJECT)
        assert table.isColumnHidden(Column.TYPE)
        assert table.columnWidth(Column.SUMMARY) >= 380
        assert desk.window.width() == 720

    def test_filters_are_one_line_of_the_active_ones(self, desk: Desk, qtbot: QtBot) -> None:
        desk.open("0421")
        filters = desk.window.view.filters
        assert filters.line.isVisible()
        assert not filters.row(Dimension.CATEGORY).isVisible()
        desk.click(filters.line.opener)
        panel = filters.panel
        assert panel is not None
        qtbot.waitUntil(panel.isVisible, timeout=PATIENCE)
        desk.click(panel.chips(Dimension.CATEGORY).chip("Orders"))
        desk.wait_sentences("Spa added", "Sent")
        panel.close()
        (chip,) = filters.line.chips
        assert (chip.text(), chip.state) == ("Orders", ChipState.ONLY)
        desk.click(chip)
        desk.wait_sentences(*ALL)

    def test_everything_comes_back_when_the_window_grows(self, desk: Desk) -> None:
        desk.window.resize(1440, 900)
        assert desk.window.search.isVisible()
        assert desk.window.search.box.window() is desk.window
        assert desk.window.search.isAncestorOf(desk.window.search.results)
        desk.open("0421")
        assert desk.window.view.filters.row(Dimension.CATEGORY).isVisible()


def test_an_empty_history_offers_to_record_and_says_where_that_is_not_allowed(
    desk: Desk, database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_customer(database, given_name="Newt", family_name="Fresh")
    view = desk.window.view
    desk.search("newt")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.state is view.no_events, timeout=PATIENCE)
    qtbot.waitUntil(view.record.hasFocus, timeout=PATIENCE)
    desk.key(Qt.Key.Key_Return)
    asked = desk.window.findChildren(PersonDialog)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(PersonDialog)), timeout=PATIENCE)
    assert not asked
    desk.window.findChildren(PersonDialog)[0].reject()
    read_only = replace(database.info, read_only="The file is read-only.")
    monkeypatch.setattr(type(database), "info", property(lambda _self: read_only))
    desk.window.set_database(database)
    assert not view.record.isEnabled()
    assert view.record.toolTip() == "The file is read-only."


def test_what_stands_behind_a_failed_reading_can_be_copied(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise BusyDatabase("Secret of Amelia")

    monkeypatch.setattr(timeline.Timeline, "first_page", fail)
    view = desk.window.view
    desk.search("0421")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.state is view.error, timeout=PATIENCE)
    (link,) = [b for b in view.error.findChildren(Button) if b.text() == "Technical details"]
    desk.click(link)
    dialog = desk.window.findChild(ReportDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Technical details"
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Reading a timeline failed" in copied
    assert "tiquo_desktop.domain.errors.BusyDatabase" in copied
    assert "tiquo_desktop/ui/timeline/timeline_reading.py" in copied
    assert "Secret" not in copied
    assert "Amelia" not in copied
    dialog.reject()


def test_no_button_does_two_things(desk: Desk) -> None:
    desk.open("0421")
    buttons = desk.window.findChildren(QAbstractButton)
    assert len(buttons) > 50
    # Two parts of the window that answer to one click would open two dialogs.
    twice = [each for each in buttons if each.receivers(SIGNAL("clicked(bool)")) > 1]
    assert [each.accessibleName() for each in twice] == []
