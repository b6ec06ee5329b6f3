"""Rows of two heights, and quickly so."""

import time
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tiquo_desktop.ui.timeline.timeline_heights import DAY, RowHeights

EVENTS, EVERY = 200_000, 200


class Many(QAbstractTableModel):
    """Many rows, of which some are days."""

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return EVENTS

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, _index: QModelIndex | QPersistentModelIndex, _role: int = 0) -> Any:
        return None

    def days_in(self, first: int, last: int) -> list[int]:
        return list(range(first, last + 1, EVERY))


def test_a_thousand_days_among_many_rows_do_not_stall_the_window(qtbot: QtBot) -> None:
    table, model = QTableView(), Many()
    qtbot.addWidget(table)
    table.setModel(model)
    heights = RowHeights(table, model)  # type: ignore[arg-type]
    table.show()
    start = time.thread_time()
    heights.size_days(0, EVENTS - 1)
    # Adding up all rows for each of the days takes twenty times as long.
    assert time.thread_time() - start < 0.05
    assert (heights.of(0), heights.of(EVERY)) == (DAY, DAY)
    assert heights.of(1) == heights.event
    assert heights.top(EVERY + 1) == 2 * DAY + (EVERY - 1) * heights.event
