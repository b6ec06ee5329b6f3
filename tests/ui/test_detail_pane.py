"""The details of the marked event, its story, and the ways that lead from there."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import add_customer, at, event, record
from tests.memory_database import stored
from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.values import DETAILS_LIMIT
from tiquo_desktop.ui.details.detail_pane import DetailPane
from tiquo_desktop.ui.details.detail_story import ROW
from tiquo_desktop.ui.details.detail_words import facts_of
from tiquo_desktop.ui.later import is_waiting
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.paragraph import LONGEST
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.timeline.timeline_delegate import TimelineDelegate
from tiquo_desktop.ui.timeline.timeline_model import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ORDER = "ORD-J98UBC"
HTML = "<b>bold</b> & <img src=x.png>"


@pytest.fixture
def story(database: Database) -> str:
    """Bea, whose order was placed, paid, refunded too little, and corrected; by a search for her."""
    bea = add_customer(database, given_name="Bea", family_name="Story", email="bea@example.com")
    about = {"customer": bea.uid, "object_ref": ORDER, "object_kind": "order"}
    refund = event(
        **about,
        occurred_at=at("2026-11-19T16:05:44"),
        summary=f"Refund of £25.00 for order {ORDER}",
        amount_minor=-2500,
        currency="GBP",
        actor="J. Lind",
    )
    record(
        database,
        event(
            **about,
            occurred_at=at("2026-11-17T20:32"),
            category="Orders",
            type="Order",
            summary=f"Order {ORDER} placed",
            amount_minor=9900,
            currency="GBP",
        ),
        event(
            **about,
            occurred_at=at("2026-11-17T20:33:00.218"),
            summary=f"Payment of £84.50 for order {ORDER}",
            amount_minor=8450,
            currency="GBP",
            actor="A. Okafor",
            device="FRONT-02",
            location="Riverside, front desk",
            details='{"method": "card, Visa", "auth_code": "089114", "fee": 1.10}',
        ),
        refund,
        event(
            **about,
            occurred_at=at("2026-11-19T16:20:03"),
            summary="Refund was £52.00, not £25.00: typing error",
            amount_minor=-2700,
            currency="GBP",
            actor="J. Lind",
            corrects=refund.uid,
        ),
        event(
            customer=bea.uid,
            occurred_at=at("2026-11-20T08:00"),
            category="Customers",
            type="Communication",
            summary=HTML,
        ),
    )
    return "bea"


@pytest.fixture
def pane(desk: Desk, story: str) -> DetailPane:
    """The pane, with the newest of Bea's events."""
    desk.open(story)
    return desk.window.marked.pane


def mark(desk: Desk, qtbot: QtBot, sentence: str) -> DetailPane:
    """Go to an event by keys and wait for all of its details."""
    pane = desk.window.marked.pane
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Home)
    for _ in range(desk.window.timeline.rowCount()):
        if desk.current_sentence() == sentence:
            break
        desk.key(Qt.Key.Key_Down)
    assert desk.current_sentence() == sentence
    qtbot.waitUntil(lambda: pane.sentence.text() == sentence, timeout=PATIENCE)
    return pane


def mark_payment(desk: Desk, qtbot: QtBot) -> DetailPane:
    pane = mark(desk, qtbot, f"Payment of £84.50 for order {ORDER}")
    qtbot.waitUntil(pane.story.isVisible, timeout=PATIENCE)
    return pane


def facts(pane: DetailPane) -> dict[str, str]:
    return {fact.name: fact.text for fact in pane.facts.facts}


@pytest.mark.parametrize("many", [0, 1])
def test_tab_passes_by_details_that_are_empty(
    desk: Desk, qtbot: QtBot, database: Database, many: int
) -> None:
    pane, reached = desk.window.marked.pane, set[QWidget]()
    nell = add_customer(database, given_name="Nell", email="nell@example.com")
    record(database, *(event(customer=nell.uid) for _ in range(many)))
    desk.open("nell")
    qtbot.waitUntil(lambda: bool(pane.event_shown) == bool(many), timeout=PATIENCE)
    while desk.focus() not in reached:
        reached.add(desk.focus())
        desk.key(Qt.Key.Key_Tab)
    assert desk.window.search.box in reached
    assert (pane.focusProxy() in reached) == bool(many)


def test_everything_that_is_known_is_shown(desk: Desk, pane: DetailPane, qtbot: QtBot) -> None:
    mark_payment(desk, qtbot)
    assert (pane.amount.text(), pane.currency.text()) == ("£84.50", "GBP")
    shown = facts(pane)
    assert shown["Occurred"] == "Tue 17 Nov 2026, 20:33:00.218 GMT"
    assert shown["Recorded"].endswith((" later)", " before)"))
    assert shown["Category"] == "Payments · Payment"
    assert shown["Source"] == "Staff"
    assert shown["By"] == "A. Okafor at FRONT-02"
    assert shown["Place"] == "Riverside, front desk"
    assert shown["Object"] == ORDER
    position = pane.event_shown and pane.event_shown.position
    assert pane.proof.text() == (
        f"Position {position} in the sealed log. Recorded by the login tester."
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (26_000, "12:00:00.026"),
        (400_000, "12:00:00.400 (0.4 s later)"),
        (-90 * times.SECOND, "11:58:30 (1 min 30 s before)"),
    ],
)
def test_how_much_later_is_said_where_it_is_later(after: int, said: str) -> None:
    noon = at("2026-11-23T12:00")
    facts = facts_of(stored(1, noon, recorded_at=noon + after), "Europe/London")
    assert said in [fact.text for fact in facts]


def test_details_are_pairs_or_json(desk: Desk, pane: DetailPane, qtbot: QtBot) -> None:
    mark_payment(desk, qtbot)
    pairs = [(fact.name, fact.text) for fact in pane.pairs.facts]
    assert pairs == [("method", "card, Visa"), ("auth_code", "089114"), ("fee", "1.10")]
    pane.json_link.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert pane.json.text() == (
        '{\n  "method": "card, Visa",\n  "auth_code": "089114",\n  "fee": 1.10\n}'
    )
    assert pane.json.isVisible()
    assert not pane.pairs.isVisible()
    desk.click(pane.json_link)
    assert not pane.json.isVisible()
    assert len(pane.pairs.facts) == 3


def test_the_story_sums_payments_only_and_marks_the_event(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    assert pane.story_title.text() == f"Story of {ORDER}"
    assert pane.net.text() == "Net £32.50"
    sentences = [each.summary for each in pane.story.events]
    assert sentences[0] == f"Order {ORDER} placed"
    assert len(sentences) == 4
    assert pane.event_shown is not None
    assert pane.story.present == pane.event_shown.id
    texts = [pane.story.model().index(row, 0).data() for row in range(4)]
    assert texts[:2] == ["Order placed", "Payment of £84.50 for order"]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-12-01", ["17 Nov 20:32", "17 Nov 20:33", "19 Nov 16:05", "19 Nov 16:20"]),
        (
            "2027-01-01",
            ["17 Nov 2026 20:32", "17 Nov 2026 20:33", "19 Nov 2026 16:05", "19 Nov 2026 16:20"],
        ),
    ],
)
def test_the_story_says_the_year_where_it_is_not_this_one(
    desk: Desk,
    pane: DetailPane,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    today: str,
    said: list[str],
) -> None:
    monkeypatch.setattr(times, "now", lambda: at(f"{today}T12:00"))
    mark_payment(desk, qtbot)
    painted: list[str] = []
    draw = painting.draw_text

    def note(painter: QPainter, rect: QRectF, text: str, *rest: object) -> float:
        painted.append(text)
        return draw(painter, rect, text, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(painting, "draw_text", note)
        pane.story.grab()
    assert [text for text in painted if text in said] == said


@pytest.mark.parametrize("by_key", [False, True])
def test_a_row_of_the_story_leads_to_its_event(
    desk: Desk, pane: DetailPane, qtbot: QtBot, by_key: bool
) -> None:
    mark_payment(desk, qtbot)
    if by_key:
        pane.story.setFocus()
        desk.key(Qt.Key.Key_Up)
        desk.key(Qt.Key.Key_Return)
    else:
        place = pane.story.visualRect(pane.story.model().index(0, 0)).center()
        qtbot.mouseClick(pane.story.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: desk.current_sentence() == f"Order {ORDER} placed", timeout=PATIENCE)
    qtbot.waitUntil(lambda: facts(pane)["Category"] == "Orders · Order", timeout=PATIENCE)


def test_a_corrected_event_says_what_stands_now_and_leads_there(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark(desk, qtbot, f"Refund of £25.00 for order {ORDER}")
    qtbot.waitUntil(pane.correction.isVisible, timeout=PATIENCE)
    assert pane.correction_title.text() == "Corrected on 19 Nov, 16:20:03"
    assert pane.correction.text() == (
        "Now stands: −£52.00\nRefund was £52.00, not £25.00: typing error\nJ. Lind, 14 min 19 s later"
    )
    assert pane.correction.link.text() == "Go to the correction"
    desk.click(pane.correction.link)
    qtbot.waitUntil(
        lambda: pane.correction_title.text() == "Corrects the event of 19 Nov, 16:05:44",
        timeout=PATIENCE,
    )
    assert desk.current_sentence() == "Refund was £52.00, not £25.00: typing error"
    assert pane.correction.text().splitlines()[0] == "Stood before"
    assert (pane.amount.text(), pane.currency.text()) == (
        "−£27.00",
        "difference, now −\u2060£52.00",
    )


def test_an_event_without_amount_details_or_story_shows_none(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    mark(desk, qtbot, HTML)
    for part in (pane.amount, pane.pairs, pane.json, pane.story, pane.correction):
        assert not part.isVisible()
    assert "Object" not in facts(pane)


def test_markup_is_text(desk: Desk, pane: DetailPane, qtbot: QtBot) -> None:
    mark(desk, qtbot, HTML)
    assert pane.sentence.toPlainText() == HTML
    for label in pane.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_nothing_of_an_event_stays_when_the_customer_is_closed(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    desk.window.close_customer()
    assert pane.event_shown is None
    assert pane.sentence.toPlainText() == ""
    assert not pane.isVisible()
    assert [label.text() for label in pane.findChildren(QLabel) if "Okafor" in label.text()] == []


def test_what_is_selected_in_the_sentence_is_copied_as_it_was_written(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    pane.sentence.selectAll()
    data = pane.sentence.createMimeDataFromSelection()
    assert data.text() == f"Payment of £84.50 for order {ORDER}"
    assert not data.hasHtml()


def test_the_largest_texts_do_not_stall_the_window(
    desk: Desk, database: Database, qtbot: QtBot
) -> None:
    big = add_customer(database, given_name="Big", family_name="Text", email="big@example.com")
    letters = "x" * (DETAILS_LIMIT - 100)
    record(
        database,
        event(
            customer=big.uid,
            summary=letters,
            location=letters,
            details=f'{{"a": "{letters}"}}',
            occurred_at=at("2026-11-20T08:00"),
        ),
    )
    desk.open("big")
    pane = desk.window.marked.pane
    qtbot.waitUntil(lambda: bool(pane.pairs.facts), timeout=PATIENCE)
    assert len(pane.sentence.text()) < LONGEST + 100
    before = time.perf_counter()
    pane.json_link.click()
    pane.grab()
    assert time.perf_counter() - before < 1
    assert letters in pane.json.text()


# References


def link_place(desk: Desk, column: Column, sentence: str) -> QPoint:
    table, timeline = desk.window.view.timeline, desk.window.timeline
    rows = range(timeline.rowCount())
    row = next(row for row in rows if getattr(timeline.row_at(row), "summary", "") == sentence)
    index = timeline.index(row, column)
    delegate = table.itemDelegate()
    assert isinstance(delegate, TimelineDelegate)
    rect = delegate.reference_rect(QRectF(table.visualRect(index)), index)
    assert rect is not None
    return rect.center().toPoint()


class Painted(QObject):
    """The heights that are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_a_link_under_the_pointer_has_only_its_row_painted(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    desk.window.resize(1800, 900)
    table, painted = desk.window.view.timeline, Painted()
    qtbot.waitUntil(lambda: not is_waiting(desk.window), timeout=PATIENCE)
    place = link_place(desk, Column.OBJECT, f"Order {ORDER} placed")
    beside = QPoint(place.x() - 300, place.y())
    qtbot.mouseMove(table.viewport(), beside)
    QApplication.processEvents()
    without = table.viewport().grab().toImage()
    table.viewport().installEventFilter(painted)
    for reached, is_underlined in ((place, True), (beside, False)):
        painted.heights.clear()
        qtbot.mouseMove(table.viewport(), reached)
        QApplication.processEvents()
        assert max(painted.heights) <= table.heights.event
        assert (table.viewport().grab().toImage() != without) == is_underlined


@pytest.mark.parametrize(("width", "column"), [(1800, Column.OBJECT), (1280, Column.SUMMARY)])
def test_a_click_on_a_reference_shows_its_events(
    desk: Desk, pane: DetailPane, qtbot: QtBot, width: int, column: Column
) -> None:
    desk.window.resize(width, 900)
    table = desk.window.view.timeline
    place = link_place(desk, column, f"Order {ORDER} placed")
    qtbot.mouseMove(table.viewport(), place)
    assert table.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.window.timeline.filter == Filter(reference=ORDER)
    desk.wait_counts("4 of 5 events")
    desk.control(Qt.Key.Key_0)
    desk.wait_counts("5 events")


def test_beside_a_reference_the_table_has_no_link(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    desk.window.resize(1280, 900)
    table = desk.window.view.timeline
    place = link_place(desk, Column.SUMMARY, f"Order {ORDER} placed")
    qtbot.mouseMove(table.viewport(), QPoint(10, place.y()))
    assert table.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, place.y()))
    assert not desk.window.timeline.filter


def test_the_key_for_a_reference_shows_its_events(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    desk.window.view.timeline.setFocus()
    desk.control(Qt.Key.Key_L)
    desk.wait_counts("4 of 5 events")


@pytest.mark.parametrize("is_read_again", [False, True])
def test_the_chip_of_a_reference_brings_the_filter_before_it_back(
    desk: Desk, pane: DetailPane, qtbot: QtBot, is_read_again: bool
) -> None:
    before = Filter(category=Choice(only=frozenset(("Payments",))))
    desk.window.view.set_filter(before)
    desk.wait_counts("3 of 5 events")
    mark_payment(desk, qtbot)
    desk.click(pane.facts.links[0])
    desk.wait_counts("4 of 5 events")
    view = desk.window.view
    if is_read_again:  # as it is after something was recorded
        profile = desk.window.reader.lane("profile")
        with qtbot.waitSignal(profile.answered, timeout=PATIENCE):
            desk.key(Qt.Key.Key_F5)
    chip = view.filters.reference
    assert chip.isVisible()
    chip.setFocus()
    desk.key(Qt.Key.Key_Delete)
    desk.wait_counts("3 of 5 events")
    assert desk.window.timeline.filter == before


def test_the_story_leads_to_its_events_in_the_timeline(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    desk.click(pane.story_link)
    desk.wait_counts("4 of 5 events")


# In narrow windows


def test_the_pane_is_a_page_in_narrow_windows(desk: Desk, pane: DetailPane, qtbot: QtBot) -> None:
    mark_payment(desk, qtbot)
    desk.window.resize(1000, 720)
    assert not pane.isVisible()
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert pane.isVisible()
    assert pane.back.isVisible()
    assert pane.isAncestorOf(desk.focus())
    desk.key(Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert desk.focus() is desk.window.view.timeline


def test_a_reference_on_the_page_leads_back_to_the_table(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    desk.window.resize(1000, 720)
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Return)
    desk.click(pane.facts.links[0])
    assert not pane.isVisible()
    desk.wait_counts("4 of 5 events")


# Patience and problems


def test_running_through_the_rows_ends_at_the_right_details(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Home)
    for _ in range(4):
        desk.key(Qt.Key.Key_Down)
    last = f"Order {ORDER} placed"
    assert desk.current_sentence() == last
    qtbot.waitUntil(lambda: pane.sentence.text() == last, timeout=PATIENCE)
    qtbot.waitUntil(pane.story.isVisible, timeout=PATIENCE)
    assert pane.event_shown is not None
    assert pane.story.present == pane.event_shown.id


def test_what_cannot_be_read_is_said_below_what_is_known(
    desk: Desk, pane: DetailPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise BusyDatabase("The database is busy: try again.")

    monkeypatch.setattr("tiquo_desktop.services.details.read", fail)
    mark(desk, qtbot, f"Payment of £84.50 for order {ORDER}")
    qtbot.waitUntil(pane.problem.isVisible, timeout=PATIENCE)
    assert pane.problem.text() == "The database is busy: try again."
    assert pane.amount.text() == "£84.50"
    assert not pane.story.isVisible()
    monkeypatch.undo()
    mark(desk, qtbot, HTML)
    assert not pane.problem.isVisible()


def test_an_event_without_an_object_says_why_nothing_is_shown(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark(desk, qtbot, HTML)
    desk.control(Qt.Key.Key_L)
    assert desk.window.status.said_text() == "This event names no order, booking or enquiry."
    assert not desk.window.timeline.filter


def test_without_an_event_it_is_as_light_as_the_other_panes(
    desk: Desk, pane: DetailPane, look: Theme
) -> None:
    pane.clear()
    desk.settle()
    assert pane.grab().toImage().pixelColor(pane.rect().center()) == look.color("panel")


def test_without_an_event_nothing_can_be_copied(desk: Desk, pane: DetailPane, qtbot: QtBot) -> None:
    mark_payment(desk, qtbot)
    desk.window.view.set_filter(Filter(type=Choice(only=frozenset(("Report",)))))
    qtbot.waitUntil(lambda: pane.event_shown is None, timeout=PATIENCE)
    assert not pane.copy.isVisible()


def test_everything_that_takes_the_focus_has_a_name(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    pane.json_link.click()
    histogram = desk.window.view.filters.histogram
    nameless = [
        widget
        for widget in [*pane.findChildren(QWidget), histogram]
        if widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_tab_goes_through_the_pane_from_top_to_bottom(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark_payment(desk, qtbot)
    pane.setFocus()
    visited = []
    for _ in range(7):
        desk.key(Qt.Key.Key_Tab)
        visited.append(desk.focus())
    assert visited == [
        pane.sentence,
        pane.facts.links[0],
        pane.json_link,
        pane.story,
        pane.story_link,
        desk.window.recording.correct,
        pane.copy,
    ]


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_the_reference_in_the_sentence_is_a_link_too(
    desk: Desk, pane: DetailPane, qtbot: QtBot, hand: str
) -> None:
    mark_payment(desk, qtbot)
    assert pane.sentence.text() == f"Payment of £84.50 for order {ORDER}"
    assert pane.sentence.link() == ORDER
    if hand == "keyboard":
        pane.sentence.setFocus(Qt.FocusReason.TabFocusReason)
        desk.key(Qt.Key.Key_Return)
    else:
        cursor = pane.sentence.document().find("J98UBC")
        cursor.setPosition(cursor.selectionStart() + 2)
        place = pane.sentence.cursorRect(cursor).center()
        qtbot.mouseClick(pane.sentence.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: desk.window.timeline.filter.reference == ORDER, timeout=PATIENCE)


def test_a_sentence_that_leads_nowhere_is_not_on_the_way_of_tab(
    desk: Desk, pane: DetailPane, qtbot: QtBot
) -> None:
    mark(desk, qtbot, HTML)
    assert pane.sentence.link() == ""
    assert not pane.sentence.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert pane.sentence.toPlainText() == HTML


def test_a_long_story_can_be_read_beside_the_event(
    desk: Desk, pane: DetailPane, qtbot: QtBot, database: Database
) -> None:
    customer = desk.window.view.customer
    assert customer is not None
    first = at("2026-11-18T08:00")
    record(
        database,
        *(
            event(
                customer=customer.uid,
                occurred_at=first + number * times.SECOND,
                summary=f"Step {number}",
                object_kind="order",
                object_ref=ORDER,
            )
            for number in range(30)
        ),
    )
    desk.window.refresh()
    desk.wait_timeline()
    mark_payment(desk, qtbot)
    qtbot.waitUntil(lambda: len(pane.story.events) == 12, timeout=PATIENCE)
    assert pane.story_more.text() == "Show 22 more here"
    desk.click(pane.story_more)
    assert len(pane.story.events) == 34
    assert not pane.story_more.isVisible()
    assert pane.story.hasFocus()
    assert pane.story.events[-1].summary == "Refund was £52.00, not £25.00: typing error"
    assert pane.story.height() == 34 * ROW
