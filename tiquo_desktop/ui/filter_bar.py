"""The filters of a timeline: a row of chips for each dimension, and what they say in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tiquo_desktop.domain.filters import Choice, Counts, Filter
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.buttons import Button, Kind
from tiquo_desktop.ui.chip_row import ChipRow
from tiquo_desktop.ui.filter_line import FilterLine, FilterPanel
from tiquo_desktop.ui.labels import Line, text_label
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import CHIP_HEIGHT, GAP, LINE_GAP, PADDING, Role

_LABEL_WIDTH = 58


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
        self._rows = {dimension: ChipRow(theme, dimension, self) for dimension in Dimension}
        self._names = {
            Dimension.CATEGORY: self.tr("Category"),
            Dimension.TYPE: self.tr("Type"),
            Dimension.SOURCE: self.tr("Source"),
        }
        self._clear = Button(theme, self.tr("Clear filters"), self, kind=Kind.LINK, key="Ctrl 0")
        self._clear.clicked.connect(self.clear)
        self._summary = Line(theme, self)
        self._line = FilterLine(theme, self)
        self._line.choice_asked.connect(self._ask)
        self._line.panel_asked.connect(self._open_panel)
        self._line.clear_asked.connect(self.clear)
        self._panel: FilterPanel | None = None
        self._build()
        self.restart()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(LINE_GAP)
        for number, (dimension, row) in enumerate(self._rows.items()):
            name = text_label(self._theme, self._names[dimension], Role.LABEL, "soft", self)
            name.setFixedSize(_LABEL_WIDTH, CHIP_HEIGHT)
            row.setAccessibleName(self._names[dimension])
            row.choice_asked.connect(lambda choice, of=dimension: self._ask(of, choice))
            grid.addWidget(name, number, 0)
            span = 1 if dimension is Dimension.SOURCE else 2
            grid.addWidget(row, number, 1, 1, span)
        grid.addWidget(self._clear, len(self._rows) - 1, 2)
        grid.setColumnStretch(1, 1)
        self._grid = QWidget(self)
        self._grid.setLayout(grid)
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, GAP, PADDING - 4, 6)
        box.setSpacing(LINE_GAP)
        box.addWidget(self._grid)
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

    def set_zone(self, zone: str) -> None:
        """The venue's zone, in which ranges are said."""
        self._zone = zone
        self._show()

    def set_one_line(self, one_line: bool) -> None:
        """Show one line of the active filters instead of the rows."""
        self._line.setVisible(one_line)
        self._grid.setVisible(not one_line)
        self._summary.setVisible(not one_line)
        margin = 6 if one_line else GAP
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(PADDING, margin, PADDING - 4, 6)

    def restart(self) -> None:
        """Another timeline: no filter, no counts, and the values in the order of the vocabulary."""
        self._filter, self._counts = Filter(), None
        for dimension, row in self._rows.items():
            row.set_values(dimension.known)
        self._show()

    def show_filter(self, wanted: Filter) -> None:
        """Show another filter; its counts follow."""
        self._filter = wanted
        self._show()

    def show_counts(self, counts: Counts) -> None:
        """Show the counts of the filter."""
        self._counts = counts
        for dimension, row in self._rows.items():
            row.set_values(self._ordered(dimension, row, counts))
        self._show()

    def clear(self) -> None:
        """Ask for everything."""
        if self._filter:
            self.filter_asked.emit(Filter())

    def _ordered(self, dimension: Dimension, row: ChipRow, counts: Counts) -> list[str]:
        """The values to have chips for. The frequent come first, but the order stays while a filter
        is on: nothing moves away under the hand that clicks it."""
        found = counts.values.get(dimension, {})
        known = [*row.values, *sorted(value for value in found if value not in row.values)]
        if self._filter or dimension is Dimension.CATEGORY:
            return known
        return sorted(known, key=lambda value: -found.get(value, 0))

    def _ask(self, dimension: Dimension, choice: Choice) -> None:
        self.filter_asked.emit(self._filter.choosing(dimension, choice))

    def _show(self) -> None:
        for dimension, row in self._rows.items():
            row.show_choice(self._filter.choice(dimension), self._counts)
        self._clear.setVisible(bool(self._filter))
        self._line.show_filter(self._filter)
        if self._panel is not None:
            self._panel.show_filter(self._filter, self._counts)
        said = self._filter.sentence(self._zone)
        if self._counts is None:
            self._summary.set_parts("", said if self._filter else "")
        else:
            self._summary.set_parts(count_words(self, self._counts), said if self._filter else "")

    def _open_panel(self) -> None:
        self._panel = FilterPanel(self._theme, self._names, self._rows, self)
        self._panel.show_filter(self._filter, self._counts)
        self._panel.choice_asked.connect(self._ask)
        self._panel.closed.connect(self._panel_closed)
        self._panel.open_below(self._line.opener)

    def _panel_closed(self) -> None:
        self._panel = None


def count_words(widget: QWidget, counts: Counts) -> str:
    """How many of how many events are shown: "42 of 312 events"."""
    if counts.total == 1 and counts.shown == 1:
        return widget.tr("1 event")
    if counts.shown == counts.total:
        return widget.tr("{total} events").format(total=f"{counts.total:,}")
    words = widget.tr("{shown} of {total} events")
    if counts.total == 1:
        words = widget.tr("{shown} of {total} event")
    return words.format(shown=f"{counts.shown:,}", total=f"{counts.total:,}")
