"""Keeps a person's place in the table where all rows are replaced: the marked event, its place on
the screen, and what is selected."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

MOST_SELECTED = 500
"""More selected rows than these are not looked for again: 9 ms for 500 of them."""
_MOST_RANGES = 100
"""Nor are more groups of them: Qt compares each with each, 1,500 of them for 200 ms."""
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class TimelinePlace:
    """Where somebody is in a table."""

    def __init__(self, table: QTableView, model: TimelineModel) -> None:
        self._table, self._model = table, model
        self._event: int | None = None
        self._offset = 0
        self._marked = False
        self._selected: list[int] = []

    def remember(self) -> None:
        """The rows are about to be replaced."""
        if self._event is not None and self._model.rowCount() == 0:
            return  # a filter that shows nothing: the place is where it was before
        row = self._table.currentIndex().row()
        self._marked = row >= 0
        if not self._marked:
            row = self._table.rowAt(0)
        self._event = self._nearest_event(row)
        self._offset = self._table.rowViewportPosition(row)
        self._selected = self._few_selected()

    def forget(self) -> None:
        """Somebody goes elsewhere."""
        self._event = None
        self._selected = []

    def wanted(self) -> tuple[int, int, bool] | None:
        """The row to go to, how far below the top it was, and whether it was marked."""
        row = self._model.row_near(self._event) if self._event is not None else None
        return None if row is None else (row, self._offset, self._marked)

    def select_again(self) -> None:
        """Select what was selected, as far as it is still there; what is marked stays so."""
        if len(self._selected) < 2:
            return
        rows = sorted(
            row for event in self._selected if (row := self._model.row_of(event)) is not None
        )
        selection = QItemSelection()
        for first, last in self._runs(rows):
            selection.select(self._model.index(first, 0), self._model.index(last, 0))
        self._table.selectionModel().select(selection, _SELECT)

    def _runs(self, rows: list[int]) -> list[tuple[int, int]]:
        """Rows that follow each other, over the header of a day perhaps, as first and last."""
        runs: list[tuple[int, int]] = []
        for row in rows:
            last = runs[-1][1] if runs else -2
            if row == last + 1 or (row == last + 2 and self._model.is_day(last + 1)):
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
        return runs

    def selected(self) -> list[int]:
        """The ids of the selected events, from top to bottom."""
        selection = self._table.selectionModel().selection().toList()
        ids: list[int] = []
        done = -1
        for first, last in sorted((each.top(), each.bottom()) for each in selection):
            # They may overlap.
            ids += self._model.events_in(max(first, done + 1), last)
            done = max(done, last)
        return ids

    def _few_selected(self) -> list[int]:
        ranges = self._table.selectionModel().selection().toList()
        few = len(ranges) <= _MOST_RANGES
        return (
            self.selected()
            if few and sum(each.height() for each in ranges) <= MOST_SELECTED
            else []
        )

    def _nearest_event(self, row: int) -> int | None:
        for candidate in (row, row + 1):
            if 0 <= candidate < self._model.rowCount():
                event = self._model.event_at(candidate)
                if event is not None:
                    return event
        return None
