"""The histogram: what lies where, and a range brushed by mouse or by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.builders import ZONE, at
from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain import times
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.histogram import Bins, Unit
from tiquo_desktop.ui.histogram.histogram import Histogram
from tiquo_desktop.ui.histogram.histogram_painting import AXIS
from tiquo_desktop.ui.histogram.histogram_words import bin_title, ticks
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ROOMY, TIGHT
from tiquo_desktop.ui.main_window import LEAST_SIZE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Y = 20
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def month_bins(*days: date, unit: Unit = Unit.MONTH) -> Bins:
    edges = tuple(times.day_bounds(day, ZONE)[0] for day in days)
    count = len(days) - 1
    return Bins(unit, days, edges, tuple(range(1, count + 1)), (1,) * count)


MONTHS = month_bins(*(date(2026, month, 1) for month in range(1, 12)))
"""January to October 2026, with 1 to 10 events, one of each shown."""


@pytest.fixture
def shown(qtbot: QtBot, look: Theme) -> Histogram:
    """Ten months of forty pixels each."""
    made = Histogram(look)
    qtbot.addWidget(made)
    made.set_zone(ZONE)
    made.resize(400, ROOMY.histogram + AXIS)
    made.show_bins(MONTHS)
    made.show()
    made.range_asked.connect(made.show_range)
    return made


def drag(qtbot: QtBot, shown: Histogram, start: int, end: int) -> None:
    qtbot.mousePress(shown, LEFT, pos=QPoint(start, Y))
    qtbot.mouseMove(shown, QPoint((start + end) // 2, Y))
    qtbot.mouseMove(shown, QPoint(end, Y))
    qtbot.mouseRelease(shown, LEFT, pos=QPoint(end, Y))


def months(first: int, last: int) -> list[int]:
    """The range from the start of one month of 2026 to the end of another."""
    return [MONTHS.edges[first - 1], MONTHS.edges[last]]


@pytest.mark.parametrize(("start", "end"), [(90, 190), (190, 90)])
def test_a_drag_asks_for_the_whole_bins_that_it_touched(
    qtbot: QtBot, shown: Histogram, start: int, end: int
) -> None:
    with qtbot.waitSignal(shown.range_asked) as asked:
        drag(qtbot, shown, start, end)
    assert asked.args == months(3, 5)


def test_a_click_asks_for_one_bin_and_a_click_outside_of_it_for_none(
    qtbot: QtBot, shown: Histogram
) -> None:
    with qtbot.waitSignal(shown.range_asked) as asked:
        qtbot.mouseClick(shown, LEFT, pos=QPoint(100, Y))
    assert asked.args == months(3, 3)
    with qtbot.waitSignal(shown.range_asked) as asked:
        qtbot.mouseClick(shown, LEFT, pos=QPoint(300, Y))
    assert asked.args == [None, None]


def test_a_click_within_the_range_changes_nothing(qtbot: QtBot, shown: Histogram) -> None:
    shown.show_range(*months(3, 5))
    with qtbot.assertNotEmitted(shown.range_asked):
        qtbot.mouseClick(shown, LEFT, pos=QPoint(140, Y))


def test_a_handle_moves_one_end_and_keeps_the_other(qtbot: QtBot, shown: Histogram) -> None:
    # The start is in the middle of a bin, as somebody typed it.
    since = at("2026-03-10")
    shown.show_range(since, MONTHS.edges[5])
    with qtbot.waitSignal(shown.range_asked) as asked:
        drag(qtbot, shown, 200, 318)
    assert asked.args == [since, MONTHS.edges[8]]


def test_a_handle_may_pass_the_other_one(qtbot: QtBot, shown: Histogram) -> None:
    shown.show_range(*months(3, 5))
    with qtbot.waitSignal(shown.range_asked) as asked:
        drag(qtbot, shown, 200, 2)
    assert asked.args == [MONTHS.edges[0], MONTHS.edges[2]]


def test_the_range_that_is_drawn_is_said_before_it_is_applied(
    qtbot: QtBot, shown: Histogram
) -> None:
    qtbot.mousePress(shown, LEFT, pos=QPoint(90, Y))
    qtbot.mouseMove(shown, QPoint(130, Y))
    qtbot.mouseMove(shown, QPoint(190, Y))
    assert shown.words() == "1 Mar – 31 May 2026: 12 events, 3 shown"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(shown.range_asked):
        qtbot.mouseRelease(shown, LEFT, pos=QPoint(190, Y))


def test_the_bin_under_the_pointer_is_said_in_words(qtbot: QtBot, shown: Histogram) -> None:
    qtbot.mouseMove(shown, QPoint(350, Y))
    assert shown.words() == "September 2026: 9 events, 1 shown"
    assert shown.accessibleDescription().startswith("September 2026: 9 events, 1 shown")
    qtbot.mouseMove(shown, QPoint(10, Y))
    assert shown.words() == "January 2026: 1 event"


def test_keys_move_extend_apply_and_clear(qtbot: QtBot, shown: Histogram) -> None:
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown.accessibleDescription().startswith("February 2026: 2 events")
    qtbot.keyClick(shown, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(shown, Qt.Key.Key_Right, SHIFT)
    assert shown.pending == tuple(months(2, 4))
    with qtbot.waitSignal(shown.range_asked) as asked:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert asked.args == months(2, 4)
    with qtbot.waitSignal(shown.range_asked) as asked:
        qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert asked.args == [None, None]


def test_end_with_shift_reaches_the_newest_bin(qtbot: QtBot, shown: Histogram) -> None:
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    qtbot.keyClick(shown, Qt.Key.Key_End, SHIFT)
    assert shown.pending == tuple(months(1, 10))
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.pending is None


def test_no_history_answers_to_nothing(qtbot: QtBot, shown: Histogram) -> None:
    shown.show_bins(None)
    with qtbot.assertNotEmitted(shown.range_asked):
        drag(qtbot, shown, 20, 200)
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert shown.words() == ""


def test_pale_solid_and_chosen_bars_have_their_colours(shown: Histogram, look: Theme) -> None:
    shown.show_range(*months(9, 10))
    picture = shown.grab().toImage()
    ratio = picture.devicePixelRatio()

    def pixel(x: int, y: int) -> str:
        return picture.pixelColor(round(x * ratio), round(y * ratio)).name()

    bottom = ROOMY.histogram - 3
    assert pixel(300, bottom) == look.hex("ctl")
    assert pixel(300, bottom - 10) == look.hex("bar")
    assert pixel(340, bottom) == look.hex("accent")
    assert pixel(340, 2) == look.hex("sel")


@pytest.mark.parametrize(
    ("unit", "days", "title"),
    [
        (Unit.DAY, (date(2026, 11, 23), date(2026, 11, 24)), "Monday 23 November 2026"),
        (Unit.WEEK, (date(2026, 11, 16), date(2026, 11, 23)), "16 – 22 November 2026"),
        (Unit.WEEK, (date(2026, 9, 28), date(2026, 10, 5)), "28 September – 4 October 2026"),
        (Unit.WEEK, (date(2025, 12, 29), date(2026, 1, 5)), "29 December 2025 – 4 January 2026"),
        (Unit.MONTH, (date(2026, 9, 1), date(2026, 10, 1)), "September 2026"),
        (Unit.QUARTER, (date(2026, 7, 1), date(2026, 10, 1)), "July – September 2026"),
        (Unit.YEAR, (date(2026, 1, 1), date(2027, 1, 1)), "2026"),
        (Unit.DECADE, (date(2020, 1, 1), date(2030, 1, 1)), "2020 – 2029"),
    ],
)
def test_bins_are_named_as_people_name_them(
    unit: Unit, days: tuple[date, date], title: str
) -> None:
    assert bin_title(month_bins(*days, unit=unit), 0) == title


def test_the_axis_names_months_and_begins_with_the_first() -> None:
    assert ticks(MONTHS, 4) == [
        (0.0, "Jan 2026"),
        (3.0, "Apr 2026"),
        (6.0, "Jul 2026"),
        (9.0, "Oct 2026"),
    ]


# In the window


def test_the_history_of_a_customer_is_shown_and_brushed(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    shown = desk.window.view.filters.histogram
    qtbot.waitUntil(lambda: shown.bins is not None, timeout=PATIENCE)
    bins = shown.bins
    assert bins is not None
    assert bins.unit is Unit.DAY
    assert sum(bins.total) == 5
    assert bins.total[-5:] == (1, 0, 0, 2, 2)
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    qtbot.waitUntil(
        lambda: shown.bins is not None and shown.bins.matching[-2:] == (2, 0), timeout=PATIENCE
    )
    x = round((len(bins) - 1.5) * shown.width() / len(bins))
    qtbot.mouseClick(shown, LEFT, pos=QPoint(x, Y))
    desk.wait_sentences("Spa added", "Sent")
    start, end = times.day_bounds(date(2026, 11, 22), ZONE)
    assert (desk.window.timeline.filter.since, desk.window.timeline.filter.until) == (start, end)
    # What lies outside the range is still there to be chosen.
    assert shown.bins is not None
    assert sum(shown.bins.matching) == 2


def test_a_range_is_drawn_over_the_days_of_a_customer(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    shown = desk.window.view.filters.histogram
    qtbot.waitUntil(lambda: shown.bins is not None, timeout=PATIENCE)
    assert shown.bins is not None
    wide = shown.width() / len(shown.bins)
    drag(qtbot, shown, shown.width() - round(wide * 4.5), shown.width() - round(wide * 1.5))
    desk.wait_sentences("Spa added", "Sent", "Cooed")
    start, _ = times.day_bounds(date(2026, 11, 19), ZONE)
    _, end = times.day_bounds(date(2026, 11, 22), ZONE)
    assert (desk.window.timeline.filter.since, desk.window.timeline.filter.until) == (start, end)


def test_another_customer_does_not_keep_the_bins_of_the_last(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    shown = desk.window.view.filters.histogram
    qtbot.waitUntil(lambda: shown.bins is not None, timeout=PATIENCE)
    desk.window.close_customer()
    assert shown.bins is None


def test_it_gives_way_in_low_windows(desk: Desk) -> None:
    desk.open("0421")
    shown = desk.window.view.filters.histogram
    assert shown.height() == ROOMY.histogram + AXIS
    desk.window.resize(1280, 720)
    assert shown.sizeHint().height() == TIGHT.histogram + AXIS
    desk.window.resize(*LEAST_SIZE)
    assert not shown.isVisible()
