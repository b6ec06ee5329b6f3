"""How high the rows of the timeline are: events as the density says, headers of days lower."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from tiquo_desktop.ui.look.tokens import ROOMY
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

DAY = 28


class Density(StrEnum):
    """How much room a row has."""

    COMPACT = "compact"
    STANDARD = "standard"
    COMFORTABLE = "comfortable"


HEIGHTS = {Density.COMPACT: 28, Density.COMFORTABLE: 48}
"""Standard rows are as high as the window lets them be."""


class RowHeights:
    """Tells where rows are by arithmetic: nothing is kept for each of them.

    Attributes:
        event: the height of an event, in pixels.
    """

    def __init__(self, model: TimelineModel) -> None:
        self._model = model
        self.event = ROOMY.row

    def of(self, row: int) -> int:
        """The height of a row."""
        return DAY if self._model.is_day(row) else self.event

    def top(self, row: int) -> int:
        """How far below the top of the first row a row begins."""
        return row * self.event - self._model.days_before(row) * (self.event - DAY)

    @property
    def whole(self) -> int:
        """The height of all rows."""
        return self.top(self._model.rowCount())

    def at(self, y: int) -> int:
        """The row that is so far below the top of the first one; -1 where there is none."""
        if not 0 <= y < self.whole:
            return -1
        days, lower = range(self._model.day_count), self.event - DAY
        # The first row is the header of a day.
        day = bisect_right(
            days, y, key=lambda day: self._model.day_row(day) * self.event - day * lower
        )
        head = self._model.day_row(day - 1)
        below = y - self.top(head) - DAY
        return head if below < 0 else head + 1 + below // self.event
