"""Keeps a person's place in the table where rows come or all are replaced: the marked event, what
stands where on the screen, and what is selected."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

MOST_SELECTED = 500
"""More selected rows than these are not looked for again: 9 ms for 500 of them."""
_MOST_RANGES = 100
"""Nor are more groups of them: Qt compares each with each, 1,500 of them for 200 ms."""
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class Wanted(NamedTuple):
    """The row to mark, None for none; and how far below the top of the screen a row is to stand."""

    marked: int | None
    row: int
    offset: int


class TimelinePlace:
    """Where somebody is in a table."""

    def __init__(self, table: QTableView, model: TimelineModel) -> None:
        self._table, self._model = table, model
        self._marked: int | None = None
        self._kept: int | None = None
        self._offset = 0
        self._selected: list[int] = []
        self._is_of: tuple[Filter, bool] | None = None

    def remember(self) -> None:
        """Rows are about to come or to be replaced."""
        if self._kept is not None and not self._table.currentIndex().isValid():
            # A filter that shows nothing, or of whose events only the first have come: the place is
            # where it was before.
            return
        row = self._table.currentIndex().row()
        self._marked = self._nearest_event(row) if row >= 0 else None
        if row < 0 or not self._is_seen(row):
            row = self._table.rowAt(0)
        self._kept = self._nearest_event(row)
        self._offset = self._table.rowViewportPosition(row)
        self._selected = self._few_selected()
        at_top = self._table.verticalScrollBar().value() == 0
        self._is_of = (self._model.filter, self._model.newest_first) if at_top else None

    def forget(self) -> None:
        """Somebody goes elsewhere."""
        self._marked = self._kept = self._is_of = None
        self._selected = []

    def wanted(self) -> Wanted | None:
        """Where to go; None where nothing of what was there is to be seen any more."""
        row = self._model.row_near(self._kept) if self._kept is not None else None
        if row is None:
            return None
        marked: int | None = row
        if self._marked != self._kept:  # to look for one among a million takes a millisecond
            marked = self._model.row_near(self._marked) if self._marked is not None else None
        if self._is_of == (self._model.filter, self._model.newest_first):
            return Wanted(marked, 0, 0)  # who is at the top sees what comes there
        return Wanted(marked, row, self._offset)

    def _is_seen(self, row: int) -> bool:
        top = self._table.rowViewportPosition(row)
        return top > -self._table.rowHeight(row) and top < self._table.viewport().height()

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
