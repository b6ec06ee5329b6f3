"""How high the rows of the timeline are: events as the density says, headers of days lower."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHeaderView, QTableView

from tiquo_desktop.ui.look.tokens import ROOMY
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

DAY = 28
MOST_DAYS = 3_000
"""Days that get a height of their own at once: 7 ms, among a million events, but 90 ms for 20,000.
In a longer history the later ones are as high as their events."""


class Density(StrEnum):
    """How much room a row has."""

    COMPACT = "compact"
    STANDARD = "standard"
    COMFORTABLE = "comfortable"


HEIGHTS = {Density.COMPACT: 28, Density.COMFORTABLE: 48}
"""Standard rows are as high as the window lets them be."""


class RowHeights:
    """Sets and tells the heights of a table's rows."""

    def __init__(self, table: QTableView, model: TimelineModel) -> None:
        self._table, self._model = table, model
        self._rows = table.verticalHeader()
        self._rows.hide()
        self._rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._rows.setMinimumSectionSize(1)
        self._rows.setDefaultSectionSize(ROOMY.row)

    @property
    def event(self) -> int:
        """The height of an event, in pixels."""
        return self._rows.defaultSectionSize()

    def of(self, row: int) -> int:
        """The height of a row."""
        return self._rows.sectionSize(row)

    def top(self, row: int) -> int:
        """How far below the top of the first row a row begins."""
        return self._rows.sectionPosition(row)

    def set_event(self, height: int) -> None:
        """Give every event another height: it goes through every row."""
        self._rows.setDefaultSectionSize(height)
        self.size_days(0, self._model.rowCount() - 1)

    def size_days(self, first: int, last: int) -> None:
        """These rows are new: give the headers of days among them their height."""
        days = self._model.days_in(first, last)[:MOST_DAYS]
        if not days or self.event == DAY:
            return
        # The table would lay itself out anew after each of them, and a header that is not kept from
        # updating itself adds up all rows each time: half a second for 1,000 days of a million.
        with QSignalBlocker(self._rows):
            self._rows.setUpdatesEnabled(False)
            for row in days:
                self._rows.resizeSection(row, DAY)
            self._rows.setUpdatesEnabled(True)
        self._table.updateGeometries()
        self._table.viewport().update()
