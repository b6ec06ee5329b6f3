"""The range of dates of a timeline: typed, from a calendar, or one of those asked for most."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QIcon,
    QKeyEvent,
    QTextCharFormat,
    QTransform,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.typed_dates import (
    DateWords,
    Preset,
    bounds,
    typed_since,
    typed_until,
)
from tiquo_desktop.ui.filters import filter_words
from tiquo_desktop.ui.filters.chip_row import Popup
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BUTTON_HEIGHT, GAP, ICON, Role
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.row_words import month_names

_FIELD = 150
_CALENDAR = 230
_LONGEST = 60
"""Characters in a field: no date is longer."""
_FIRST = (1900, 1, 1)
"""The earliest day of the calendar; earlier ones can be typed."""

_MOST_MARKED = 400
"""Days that the calendar marks: it shows one month."""


class DateRangePopup(Popup):
    """Asks for a range in the venue's zone. Empty ends are open; the last day counts whole.

    Enter takes what was typed, Escape leaves everything as it was. Enter on a day of the calendar
    or a click puts it into the field that was last typed in.

    Attributes:
        since, until: the fields.
        calendar: the month under them.
        note: what the fields mean, or what is wrong with them.

    Signals:
        range_asked: the person asks for this inclusive start and exclusive end, each may be None.
    """

    range_asked = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        zone: str,
        current: tuple[int | None, int | None],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Dates"))
        self._zone = zone
        self._today = times.to_datetime(times.now(), zone).date()
        self._current = current
        self._words = date_words()
        self.since = self._field("since", self.tr("From"))
        self.until = self._field("until", self.tr("Until, the whole day"))
        self.note: QLabel = text_label(theme, "", Role.LABEL, "soft", self)
        self.note.setWordWrap(True)
        self.calendar = self._calendar()
        self._dress()
        theme.changed.connect(self._dress)
        self._typed = self._texts(current)
        self.since.setText(self._typed[0])
        self.until.setText(self._typed[1])
        self._active = self.since
        self.apply = Button(theme, self.tr("Show"), self, kind=Kind.PRIMARY, key=self.tr("Enter"))
        self.apply.clicked.connect(self._take)
        self.any_time = Button(theme, self.tr("Any time"), self)
        self.any_time.clicked.connect(lambda: self._ask(None, None))
        self.presets = {preset: self._preset(preset) for preset in Preset}
        self._lay_out()
        for field in (self.since, self.until):
            field.textChanged.connect(self._explain)
        self._explain()

    # Building

    def _field(self, key: str, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(key)
        field.setAccessibleName(name)
        field.setMaxLength(_LONGEST)
        field.setFixedSize(_FIELD, BUTTON_HEIGHT)
        field.setPlaceholderText(self.tr("e.g. 1 Sep"))
        field.installEventFilter(self)
        return field

    def _calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setAccessibleName(self.tr("Calendar"))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        calendar.setMinimumHeight(_CALENDAR)
        calendar.setDateRange(QDate(*_FIRST), _qdate(self._today))
        # Digits would open an editor that lets any year through; there are fields to type in.
        calendar.setDateEditEnabled(False)
        for name, spoken in (
            ("qt_calendar_prevmonth", self.tr("Month before")),
            ("qt_calendar_nextmonth", self.tr("Next month")),
        ):
            _button(calendar, name).setAccessibleName(spoken)
        for days in calendar.findChildren(QTableView):
            days.setAccessibleName(calendar.accessibleName())
        calendar.clicked.connect(self._day_taken)
        calendar.activated.connect(self._day_taken)
        return calendar

    def _dress(self) -> None:
        """Paint the parts that have colours of their own with those of the theme."""
        theme, calendar = self._theme, self.calendar
        head, days = QTextCharFormat(), QTextCharFormat()
        head.setForeground(theme.color("soft"))
        head.setBackground(theme.color("panel"))
        days.setForeground(theme.color("text"))
        calendar.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, days)
        right = theme.icons.pixmap("right", theme.hex("mut"), ICON, self.devicePixelRatioF())
        left = right.transformed(QTransform.fromScale(-1, 1))
        _button(calendar, "qt_calendar_prevmonth").setIcon(QIcon(left))
        _button(calendar, "qt_calendar_nextmonth").setIcon(QIcon(right))

    def _preset(self, preset: Preset) -> Button:
        words = {
            Preset.TODAY: self.tr("Today"),
            Preset.YESTERDAY: self.tr("Yesterday"),
            Preset.LAST_7_DAYS: self.tr("Last 7 days"),
            Preset.LAST_30_DAYS: self.tr("Last 30 days"),
            Preset.THIS_MONTH: self.tr("This month"),
            Preset.LAST_MONTH: self.tr("Last month"),
            Preset.THIS_YEAR: self.tr("This year"),
            Preset.LAST_YEAR: self.tr("Last year"),
        }
        button = Button(self._theme, words[preset], self, kind=Kind.LINK)
        button.clicked.connect(lambda: self._ask(*bounds(preset.days(self._today), self._zone)))
        return button

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        box.addLayout(left)
        box.addLayout(right)
        left.setSpacing(2)
        for button in self.presets.values():
            left.addWidget(button)
        left.addStretch(1)
        right.setSpacing(GAP)
        fields = QGridLayout()
        right.addLayout(fields)
        fields.setHorizontalSpacing(GAP)
        fields.setVerticalSpacing(4)
        for column, field in enumerate((self.since, self.until)):
            label = text_label(self._theme, field.accessibleName(), Role.LABEL, "soft", self)
            label.setBuddy(field)
            fields.addWidget(label, 0, column)
            fields.addWidget(field, 1, column)
        self.note.setFixedWidth(2 * _FIELD + GAP)
        self.note.setMinimumHeight(2 * 16)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        right.addWidget(self.note)
        right.addWidget(self.calendar, 1)
        buttons = QHBoxLayout()
        right.addLayout(buttons)
        buttons.addWidget(self.any_time)
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        order: list[QWidget] = [self.since, self.until, self.calendar]
        order += [self.any_time, self.apply, *self.presets.values()]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def open_below(self, anchor: QWidget) -> None:
        super().open_below(anchor)
        self.since.setFocus(Qt.FocusReason.PopupFocusReason)
        self.since.selectAll()

    # What was typed

    def _texts(self, current: tuple[int | None, int | None]) -> tuple[str, str]:
        since, until = current
        return (
            "" if since is None else _end_words(since, self._zone),
            "" if until is None else _end_words(until, self._zone, is_end=True),
        )

    def _read(self) -> tuple[int | None, int | None]:
        """The range in the fields.

        Raises:
            InvalidValue: what is wrong, in the words of the window.
        """
        ends: list[int | None] = []
        for number, (field, read) in enumerate(
            ((self.since, typed_since), (self.until, typed_until))
        ):
            text = field.text()
            if text == self._typed[number]:
                # To the microsecond what it was, whatever its words leave out.
                ends.append(self._current[number])
            elif not text.strip():
                ends.append(None)
            else:
                try:
                    ends.append(read(text, self._zone, self._today, self._words))
                except InvalidValue:
                    wrong = self.tr(
                        "“{text}” is no date. Write it like 1.9.2026, 2026-09-01, 1 Sep or today."
                    )
                    sentence = wrong.format(text=text.strip())
                    raise InvalidValue(sentence, field.objectName()) from None
        since, until = ends
        if since is not None and until is not None and since >= until:
            raise InvalidValue(self.tr("This ends before it begins: change one of the dates."))
        return since, until

    def _explain(self) -> None:
        """Say what the fields mean; a date that is still being typed is not wrong yet."""
        for field in (self.since, self.until):
            _mark_wrong(field, False)
        try:
            since, until = self._read()
        except InvalidValue:
            self._note("", is_wrong=False)
            self._mark(None, None)
            return
        words = filter_words.date_range(since, until, self._zone)
        self._note(self.tr("{range}, {zone}").format(range=words, zone=self._zone), is_wrong=False)
        self._mark(since, until)

    def _note(self, text: str, *, is_wrong: bool) -> None:
        self.note.setText(text)
        self.note.setProperty("tone", "bad" if is_wrong else "soft")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        if is_wrong:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.note, text))

    def _take(self) -> None:
        try:
            since, until = self._read()
        except InvalidValue as error:
            self._note(str(error), is_wrong=True)
            field = self.since if error.field == self.since.objectName() else self.until
            _mark_wrong(field, True)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
            return
        self._ask(since, until)

    def _ask(self, since: int | None, until: int | None) -> None:
        self.close()
        self.range_asked.emit(since, until)

    # The calendar

    def _day_taken(self, day: QDate) -> None:
        field = self._active
        field.setText(moments.date_words(_date(day)))
        other = self.until if field is self.since else self.since
        self._active = other
        if field is self.since:
            other.setFocus(Qt.FocusReason.OtherFocusReason)
            other.selectAll()
        else:
            self.apply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, since: int | None, until: int | None) -> None:
        """Mark the days of the range."""
        calendar = self.calendar
        calendar.setDateTextFormat(QDate(), QTextCharFormat())
        today = QTextCharFormat()
        today.setFontUnderline(True)
        calendar.setDateTextFormat(_qdate(self._today), today)
        if since is None:
            return
        first = times.to_datetime(since, self._zone).date()
        last = self._today if until is None else times.to_datetime(until - 1, self._zone).date()
        inside = QTextCharFormat()
        inside.setBackground(self._theme.color("sel"))
        inside.setForeground(self._theme.color("text"))
        for number in range(min((last - first).days + 1, _MOST_MARKED)):
            calendar.setDateTextFormat(_qdate(last - timedelta(days=number)), inside)
        calendar.setSelectedDate(_qdate(min(last, self._today)))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and watched in (self.since, self.until):
            self._active = self.since if watched is self.since else self.until
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)


def date_words() -> DateWords:
    """The words for dates in the window's language."""
    translate = QCoreApplication.translate
    return DateWords(
        months=tuple(name.casefold() for name in month_names()),
        days={
            translate("Dates", "today").casefold(): 0,
            translate("Dates", "yesterday").casefold(): 1,
        },
    )


def _mark_wrong(field: QLineEdit, is_wrong: bool) -> None:
    if bool(field.property("wrong")) is not is_wrong:
        field.setProperty("wrong", is_wrong)
        field.style().unpolish(field)
        field.style().polish(field)


def _end_words(instant: int, zone: str, *, is_end: bool = False) -> str:
    """An end of a range as a person would type it."""
    local = times.to_datetime(instant, zone)
    if instant == times.day_bounds(local.date(), zone)[0]:
        return moments.day(instant - 1 if is_end else instant, zone)
    return f"{moments.day(instant, zone)} {local:%H:%M:%S}"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _button(calendar: QCalendarWidget, name: str) -> QToolButton:
    button = calendar.findChild(QToolButton, name)
    assert button is not None  # so named since Qt 4
    return button
