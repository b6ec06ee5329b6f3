"""The range of dates: typed, taken from the calendar, or one of the presets."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tiquo_desktop.domain import times
from tiquo_desktop.domain.filters import Choice, Counts, Filter
from tiquo_desktop.services.typed_dates import Preset, bounds
from tiquo_desktop.ui.filters.date_range import DateRangePopup
from tiquo_desktop.ui.filters.filter_bar import FilterBar
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.words import moments

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ZONE = "Europe/London"
AUTUMN = times.parse_since("2026-09-01", ZONE), times.parse_until("2026-10-31", ZONE)


@pytest.fixture
def bar(qtbot: QtBot, look: Theme) -> Iterator[FilterBar]:
    made = FilterBar(look)
    qtbot.addWidget(made)
    made.restart(ZONE)
    made.filter_asked.connect(made.show_filter)
    made.resize(1000, 200)
    made.show()
    made.activateWindow()
    yield made
    if made.date_popup is not None:
        made.date_popup.close()


def opened(qtbot: QtBot, bar: FilterBar) -> DateRangePopup:
    qtbot.mouseClick(bar.dates, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    popup = bar.date_popup
    assert popup is not None
    return popup


def write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def ends(bar: FilterBar) -> tuple[int | None, int | None]:
    return bar.filter.since, bar.filter.until


def test_dates_are_typed_and_said_before_they_are_taken(qtbot: QtBot, bar: FilterBar) -> None:
    assert bar.dates.text() == "Any time"
    popup = opened(qtbot, bar)
    assert popup.since.hasFocus()
    qtbot.keyClicks(popup.since, "1.9.2026")
    qtbot.keyClick(popup.since, Qt.Key.Key_Tab)
    qtbot.keyClicks(popup.until, "2026-10-31")
    assert popup.note.text() == "1 Sep – 31 Oct 2026, Europe/London"
    qtbot.keyClick(popup.until, Qt.Key.Key_Return)
    assert ends(bar) == AUTUMN
    assert bar.dates.text() == "1 Sep – 31 Oct 2026"
    assert bar.dates.accessibleName() == "Dates, 1 Sep – 31 Oct 2026, only these"
    assert bar.date_popup is None


def test_an_end_that_is_left_empty_is_open(qtbot: QtBot, bar: FilterBar) -> None:
    popup = opened(qtbot, bar)
    qtbot.keyClicks(popup.since, "1.9.2026")
    qtbot.keyClick(popup.since, Qt.Key.Key_Return)
    assert ends(bar) == (AUTUMN[0], None)
    assert bar.summary_text() == "all categories · since 1 Sep 2026"


@pytest.mark.parametrize(
    ("since", "until", "said", "wrong"),
    [
        ("soon", "", "“soon” is no date", "since"),
        ("", "31.2.2026", "“31.2.2026” is no date", "until"),
        ("2026-10-01", "2026-09-01", "ends before it begins", "until"),
    ],
)
def test_what_is_no_range_is_said_and_changes_nothing(
    qtbot: QtBot, bar: FilterBar, since: str, until: str, said: str, wrong: str
) -> None:
    popup = opened(qtbot, bar)
    write(qtbot, popup.since, since)
    write(qtbot, popup.until, until)
    assert said not in popup.note.text()  # not while it is being typed
    qtbot.keyClick(popup.until, Qt.Key.Key_Return)
    assert said in popup.note.text()
    assert popup.isVisible()
    assert ends(bar) == (None, None)
    field: QLineEdit = getattr(popup, wrong)
    assert field.hasFocus()
    assert field.property("wrong")
    qtbot.keyClicks(field, "to")
    assert not field.property("wrong")
    assert said not in popup.note.text()


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_filter(Filter(since=AUTUMN[0], until=AUTUMN[1]))
    popup = opened(qtbot, bar)
    write(qtbot, popup.since, "today")
    qtbot.keyClick(popup.since, Qt.Key.Key_Escape)
    assert bar.date_popup is None
    assert ends(bar) == AUTUMN


def test_a_range_that_was_not_touched_stays_to_the_microsecond(
    qtbot: QtBot, bar: FilterBar
) -> None:
    exact = AUTUMN[0] + 1_234_567, AUTUMN[1] + 7
    bar.show_filter(Filter(since=exact[0], until=exact[1]))
    popup = opened(qtbot, bar)
    assert (popup.since.text(), popup.until.text()) == (
        "1 Sep 2026 00:00:01",
        "1 Nov 2026 00:00:00",
    )
    qtbot.keyClick(popup.since, Qt.Key.Key_Return)
    assert ends(bar) == exact


@pytest.mark.parametrize("preset", list(Preset))
def test_presets_are_one_click(qtbot: QtBot, bar: FilterBar, preset: Preset) -> None:
    popup = opened(qtbot, bar)
    qtbot.mouseClick(popup.presets[preset], Qt.MouseButton.LeftButton)
    today = times.to_datetime(times.now(), ZONE).date()
    assert ends(bar) == bounds(preset.days(today), ZONE)


def test_the_calendar_fills_first_the_start_and_then_the_end(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_filter(Filter(since=AUTUMN[0], until=AUTUMN[1]))
    popup = opened(qtbot, bar)
    assert (popup.calendar.yearShown(), popup.calendar.monthShown()) == (2026, 10)
    month = popup.calendar.findChild(QTableView)
    assert month is not None
    popup.calendar.setSelectedDate(QDate(2026, 10, 5))
    qtbot.keyClick(month, Qt.Key.Key_Return)
    assert popup.since.text() == "5 Oct 2026"
    assert popup.until.hasFocus()
    month.setFocus()
    popup.calendar.setSelectedDate(QDate(2026, 10, 9))
    qtbot.keyClick(month, Qt.Key.Key_Right)
    qtbot.keyClick(month, Qt.Key.Key_Return)
    assert popup.until.text() == "10 Oct 2026"
    assert popup.apply.hasFocus()
    qtbot.keyClick(popup.apply, Qt.Key.Key_Return)
    assert bar.dates.text() == "5 Oct – 10 Oct 2026"


def test_digits_typed_into_the_calendar_give_no_day_that_there_is_not(
    qtbot: QtBot, bar: FilterBar
) -> None:
    popup = opened(qtbot, bar)
    month = popup.calendar.findChild(QTableView)
    assert month is not None
    month.setFocus()
    shown = popup.calendar.selectedDate()
    qtbot.keyClicks(month, "00-0.1")
    for _ in range(3):
        qtbot.keyClick(month, Qt.Key.Key_Backspace)
    qtbot.keyClick(month, Qt.Key.Key_Return)
    assert popup.calendar.selectedDate() == shown
    assert popup.since.text() == moments.date_words(times.to_datetime(times.now(), ZONE).date())
    popup.calendar.setSelectedDate(QDate(-4712, 1, 1))
    assert popup.calendar.selectedDate().year() == 1900


def test_tab_goes_through_the_whole_popup(qtbot: QtBot, bar: FilterBar) -> None:
    popup = opened(qtbot, bar)
    seen = []
    for _ in range(30):
        focused = popup.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    controls = [popup.since, popup.until, popup.any_time, popup.apply, *popup.presets.values()]
    assert all(control in seen for control in controls)
    assert popup.calendar.findChild(QTableView) in seen


def test_the_cross_and_delete_and_any_time_take_the_range_away(
    qtbot: QtBot, bar: FilterBar
) -> None:
    some = Filter(since=AUTUMN[0], until=AUTUMN[1], source=Choice(only=frozenset({"Staff"})))
    bar.show_filter(some)
    cross = QPoint(bar.dates.width() - 14, bar.dates.height() // 2)
    qtbot.mouseClick(bar.dates, Qt.MouseButton.LeftButton, pos=cross)
    assert bar.filter == Filter(source=some.source)
    bar.show_filter(some)
    qtbot.keyClick(bar.dates, Qt.Key.Key_Delete)
    assert bar.filter == Filter(source=some.source)
    bar.show_filter(some)
    popup = opened(qtbot, bar)
    qtbot.mouseClick(popup.any_time, Qt.MouseButton.LeftButton)
    assert bar.filter == Filter(source=some.source)


def test_a_reference_has_a_chip_that_takes_it_away(qtbot: QtBot, bar: FilterBar) -> None:
    assert bar.reference.isHidden()
    bar.show_filter(Filter(reference="BK-A12B34"))
    assert bar.reference.text() == "BK-A12B34"
    assert bar.reference.accessibleName() == "Only about, BK-A12B34, only these"
    assert bar.summary_text() == "all categories · about BK-A12B34"
    qtbot.mouseClick(bar.reference, Qt.MouseButton.LeftButton)
    assert not bar.filter


def test_the_year_gives_way_where_there_is_no_room(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_filter(Filter(since=AUTUMN[0], until=AUTUMN[1]))
    bar.resize(700, 200)
    qtbot.waitUntil(lambda: bar.dates.text() == "1 Sep – 31 Oct")


def test_the_line_of_low_windows_has_the_dates_and_the_reference(
    qtbot: QtBot, bar: FilterBar
) -> None:
    bar.set_one_line(True)
    bar.show_filter(Filter(since=AUTUMN[0], until=AUTUMN[1], reference="BK-A12B34"))
    assert [chip.text() for chip in bar.line.chips] == ["BK-A12B34", "1 Sep – 31 Oct"]
    qtbot.keyClick(bar.line.chips[1], Qt.Key.Key_Space)
    popup = bar.date_popup
    assert popup is not None
    popup.close()
    qtbot.keyClick(bar.line.chips[1], Qt.Key.Key_Delete)
    qtbot.mouseClick(bar.line.chips[0], Qt.MouseButton.LeftButton)
    assert not bar.filter
    qtbot.mouseClick(bar.line.opener, Qt.MouseButton.LeftButton)
    assert bar.panel is not None
    qtbot.mouseClick(bar.panel.dates, Qt.MouseButton.LeftButton)
    assert bar.date_popup is not None
    assert bar.panel is None


def test_a_popup_stays_on_the_screen(qtbot: QtBot, bar: FilterBar) -> None:
    room = bar.screen().availableGeometry()
    bar.move(room.right() - 300, room.bottom() - 100)
    popup = opened(qtbot, bar)
    assert room.contains(popup.geometry()), (room, popup.geometry())


def test_the_line_counts_the_chips_that_it_has_no_room_for(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_one_line(True)
    both = Choice(only=frozenset({"Orders", "Payments"}), without=frozenset({"Notification"}))
    bar.show_filter(
        Filter(category=both, type=both, source=both, reference="BK-A12B34", since=AUTUMN[0])
    )
    bar.resize(700, 60)
    shown = [chip for chip in bar.line.chips if chip.isVisible()]
    assert 2 < len(shown) < 8
    assert bar.line.opener.text() == f"Filters, {8 - len(shown)} more"
    assert bar.minimumSizeHint().width() < 700
    ends = [chip.geometry().right() for chip in shown]
    starts = [chip.geometry().left() for chip in shown]
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))
    bar.resize(1400, 60)
    assert all(chip.isVisible() for chip in bar.line.chips)
    assert bar.line.opener.text() == "Filters"


def test_what_a_filter_shows_is_said_once_and_not_when_a_customer_opens(
    qtbot: QtBot, bar: FilterBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    bar.show_counts(Counts(5, 5, {}))
    for shown in (4, 3, 2, 2):  # a burst is told by its end
        bar.show_counts(Counts(5, shown, {}))
    qtbot.waitUntil(lambda: len(said) > 0)
    bar.show_counts(Counts(5, 1, {}))
    bar.restart()
    bar.show_counts(Counts(7, 7, {}))
    bar.show_counts(Counts(7, 6, {}))
    qtbot.waitUntil(lambda: len(said) > 1)
    assert [event.message() for event in said] == ["2 of 5 events", "6 of 7 events"]
