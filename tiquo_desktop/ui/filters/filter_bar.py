"""The filters of a timeline: a row of chips for each dimension, and what they say in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from tiquo_desktop.domain.filters import Choice, Counts, Filter
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.filters import filter_words
from tiquo_desktop.ui.filters.chip_row import ChipRow
from tiquo_desktop.ui.filters.chips import RemovableChip
from tiquo_desktop.ui.filters.date_range import DateRangePopup
from tiquo_desktop.ui.filters.filter_line import FilterLine, FilterPanel
from tiquo_desktop.ui.histogram.histogram import Histogram
from tiquo_desktop.ui.look.accessible import announce
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.labels import Line, text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import CHIP_HEIGHT, GAP, LINE_GAP, PADDING, Role
from tiquo_desktop.ui.words import numerals

_LABEL_WIDTH = 58
_TOLD_AFTER = 300
"""Milliseconds of calm before screen readers say how many are shown: chips are chosen in bursts."""
_ROOMY = 820
"""Pixels of width under which the dates are said without their year."""


class FilterBar(QWidget):
    """Rows of chips, or one line of the active ones where the window is low.

    Signals:
        filter_asked: the person asks for this `Filter`.
    """

    filter_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._filter = Filter()
        self._counts: Counts | None = None
        self._zone = "UTC"
        self._one_line = False
        self._teller = QTimer(self)
        self._teller.setSingleShot(True)
        self._teller.setInterval(_TOLD_AFTER)
        self._teller.timeout.connect(self._tell_counts)
        self._rows = {dimension: ChipRow(theme, dimension, self) for dimension in Dimension}
        self._names = {
            Dimension.CATEGORY: self.tr("Category"),
            Dimension.TYPE: self.tr("Type"),
            Dimension.SOURCE: self.tr("Source"),
        }
        self._clear = Button(
            theme, self.tr("Clear filters"), self, kind=Kind.LINK, key=key_cap("Ctrl+0")
        )
        self._clear.clicked.connect(self.clear)
        self.histogram = Histogram(theme, self)
        self.histogram.range_asked.connect(self._ask_range)
        self.dates = RemovableChip(theme, "bookings", self.tr("Dates"), self)
        self.dates.opened.connect(self.open_dates)
        self.dates.removed.connect(lambda: self._ask_range(None, None))
        self.reference = RemovableChip(theme, "link", self.tr("Only about"), self)
        for signal in (self.reference.opened, self.reference.removed):
            signal.connect(self._forget_reference)
        self._popup: DateRangePopup | None = None
        self._summary = Line(theme, self)
        self._line = FilterLine(theme, self)
        self._line.choice_asked.connect(self._ask)
        self._line.panel_asked.connect(self._open_panel)
        self._line.clear_asked.connect(self.clear)
        self._line.dates_asked.connect(self.open_dates)
        self._line.filter_asked.connect(self.filter_asked)
        self._panel: FilterPanel | None = None
        self._build()
        self.restart()

    def _build(self) -> None:
        self._grid = QWidget(self)
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(LINE_GAP)
        for number, (dimension, row) in enumerate(self._rows.items()):
            name = text_label(self._theme, self._names[dimension], Role.LABEL, "soft", self)
            name.setFixedHeight(CHIP_HEIGHT)
            name.setMinimumWidth(_LABEL_WIDTH)
            row.setAccessibleName(self._names[dimension])
            row.choice_asked.connect(lambda choice, of=dimension: self._ask(of, choice))
            grid.addWidget(name, number, 0)
            grid.addWidget(row, number, 1)
        for number, widget in enumerate((self.dates, self.reference, self._clear)):
            grid.addWidget(widget, number, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, GAP, PADDING, 6)
        box.setSpacing(LINE_GAP)
        box.addWidget(self._grid)
        box.addWidget(self.histogram)
        box.addWidget(self._summary)
        box.addWidget(self._line)
        self._summary.setFixedHeight(22)
        self._line.hide()

    @property
    def filter(self) -> Filter:
        """What the chips ask for."""
        return self._filter

    def row(self, dimension: Dimension) -> ChipRow:
        """The chips of a dimension."""
        return self._rows[dimension]

    @property
    def clear_button(self) -> Button:
        """Clears every chip."""
        return self._clear

    @property
    def panel(self) -> FilterPanel | None:
        """The panel with every chip, while it is open."""
        return self._panel

    @property
    def line(self) -> FilterLine:
        """The one line of active filters of low windows."""
        return self._line

    def summary_text(self) -> str:
        """The filter in words, with the counts."""
        return self._summary.text()

    def set_one_line(self, one_line: bool) -> None:
        """Show one line of the active filters instead of the rows."""
        self._one_line = one_line
        if one_line:
            self._line.show_filter(self._filter, self._zone)
        self._line.setVisible(one_line)
        self._grid.setVisible(not one_line)
        self.histogram.setVisible(not one_line)
        self._summary.setVisible(not one_line)
        margin = 6 if one_line else GAP
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(PADDING, margin, PADDING, 6)

    def restart(self, zone: str | None = None) -> None:
        """Another timeline: no filter, no counts, and the values in the order of the vocabulary.

        `zone` is the venue's, in which ranges are said; None leaves it as it is.
        """
        if zone is not None:
            self._zone = zone
            self.histogram.set_zone(zone)
        self._filter, self._counts = Filter(), None
        self._teller.stop()
        for dimension, row in self._rows.items():
            row.set_values(dimension.known)
        self._order_tabs()
        self._show()

    def show_filter(self, wanted: Filter) -> None:
        """Show another filter; its counts follow."""
        self._filter = wanted
        self._show()

    def show_counts(self, counts: Counts) -> None:
        """Show the counts of the filter; what a changed filter shows is said to screen readers."""
        if self._counts is not None and self._counts.shown != counts.shown:
            self._teller.start()
        stays = bool(self._filter) and self._counts is not None
        self._counts = counts
        before = [row.values for row in self._rows.values()]
        for dimension, row in self._rows.items():
            row.set_values(self._ordered(dimension, row, counts, stays))
        if before != [row.values for row in self._rows.values()]:
            self._order_tabs()
        self._show()

    def _tell_counts(self) -> None:
        if self._counts is not None:
            announce(self, count_words(self._counts))

    def clear(self) -> None:
        """Ask for everything."""
        if self._filter:
            self.filter_asked.emit(Filter())

    def _ordered(
        self, dimension: Dimension, row: ChipRow, counts: Counts, stays: bool
    ) -> list[str]:
        """The values to have chips for. The frequent come first, but an order that was shown stays
        while a filter is on: nothing moves away under the hand that clicks it."""
        found = counts.values.get(dimension, {})
        known = [*row.values, *sorted(value for value in found if value not in row.values)]
        if stays or dimension is Dimension.CATEGORY:
            return known
        return sorted(known, key=lambda value: -found.get(value, 0))

    def _ask(self, dimension: Dimension, choice: Choice) -> None:
        self.filter_asked.emit(self._filter.choosing(dimension, choice))

    def _ask_range(self, since: int | None, until: int | None) -> None:
        self.filter_asked.emit(replace(self._filter, since=since, until=until))

    def _show(self) -> None:
        for dimension, row in self._rows.items():
            row.show_choice(self._filter.choice(dimension), self._counts)
        self._clear.setVisible(bool(self._filter))
        if self._one_line:
            self._line.show_filter(self._filter, self._zone)
        self.histogram.show_range(self._filter.since, self._filter.until)
        if self._panel is not None:
            self._panel.show_filter(self._filter, self._counts)
        self._show_ends()
        said = filter_words.sentence(self._filter, self._zone)
        strong = "" if self._counts is None else count_words(self._counts)
        self._summary.set_parts(strong, said)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: along each row and what stands at its end, then on."""
        order: list[QWidget] = []
        ends = (self.dates, self.reference, self._clear)
        for row, end in zip(self._rows.values(), ends, strict=True):
            order += [*(row.chip(value) for value in row.values), row.more, end]
        order.append(self.histogram)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show_ends(self) -> None:
        """Show the dates and the reference, which are no rows of chips."""
        wanted = self._filter
        is_set = wanted.since is not None or wanted.until is not None
        words = self.tr("Any time")
        if is_set:
            short = self.width() < _ROOMY
            words = filter_words.date_range(wanted.since, wanted.until, self._zone, short=short)
        self.dates.say(words, is_set=is_set)
        self.reference.setVisible(wanted.reference is not None)
        self.reference.say(wanted.reference or "", is_set=True)

    def _forget_reference(self) -> None:
        self.filter_asked.emit(replace(self._filter, reference=None))

    @property
    def date_popup(self) -> DateRangePopup | None:
        """Where the dates are asked for, while it is open."""
        return self._popup

    def reach(self) -> None:
        """Give the focus to the filters; where they have no room, open what holds them."""
        if self._line.isVisible():
            self._open_panel()
        else:
            self._rows[Dimension.CATEGORY].reach()

    def open_dates(self) -> None:
        """Ask for a range of dates."""
        if self._panel is not None:
            self._panel.close()
        anchor = self._line.opener if self._line.isVisible() else self.dates
        current = self._filter.since, self._filter.until
        self._popup = DateRangePopup(self._theme, self._zone, current, self)
        self._popup.range_asked.connect(self._ask_range)
        came_from = QApplication.focusWidget() or anchor
        self._popup.closed.connect(lambda: self._popup_closed(came_from))
        self._popup.open_below(anchor)

    def _popup_closed(self, came_from: QWidget) -> None:
        self._popup = None
        came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_ends()

    def _open_panel(self) -> None:
        self._panel = FilterPanel(self._theme, self._names, self._rows, self)
        self._panel.show_filter(self._filter, self._counts)
        self._panel.choice_asked.connect(self._ask)
        self._panel.dates_asked.connect(self.open_dates)
        self._panel.closed.connect(self._panel_closed)
        self._panel.open_below(self._line.opener)

    def _panel_closed(self) -> None:
        self._panel = None


def count_words(counts: Counts) -> str:
    """How many of how many events are shown: "42 of 312 events"."""
    if counts.total == 1 and counts.shown == 1:
        return QCoreApplication.translate("Counts", "1 event")
    if counts.shown == counts.total:
        return QCoreApplication.translate("Counts", "{total} events").format(
            total=numerals.number(counts.total)
        )
    words = QCoreApplication.translate("Counts", "{shown} of {total} events")
    if counts.total == 1:
        words = QCoreApplication.translate("Counts", "{shown} of {total} event")
    return words.format(shown=numerals.number(counts.shown), total=numerals.number(counts.total))
