"""A table of a million rows that knows by arithmetic where each of them is."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from tiquo_desktop.ui.timeline.timeline_heights import RowHeights
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemView.ScrollHint


class TimelineTable(QTableView):
    """A table whose days are lower than its events.

    Qt's own way, a section of the vertical header for each row, takes 10 ms to set up for a
    million of them as soon as one has another height than the others. Here everything that asks
    where a row is, is answered by `RowHeights`; the vertical header is not used.

    Attributes:
        heights: where the rows are.
    """

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = model
        self.heights = RowHeights(model)
        self._placing = False
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for corner in self.findChildren(QAbstractButton):
            corner.hide()  # where both headers meet, it would lie on the first row
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_event_height(self, height: int) -> None:
        """Give every event another height; the row at the top stays there."""
        top = self.rowAt(0)
        self.heights.event = height
        self.updateGeometries()
        if top > 0:
            self.verticalScrollBar().setValue(self.heights.top(top))
        self.viewport().update()

    # Where rows are

    def rowAt(self, y: int) -> int:
        """The row at a height of the viewport; -1 where there is none."""
        return self.heights.at(y + self.verticalScrollBar().value())

    def rowViewportPosition(self, row: int) -> int:
        """Where in the viewport a row begins."""
        return self.heights.top(row) - self.verticalScrollBar().value()

    def rowHeight(self, row: int) -> int:
        """The height of a row."""
        return self.heights.of(row)

    def indexAt(self, pos: QPoint) -> QModelIndex:
        row, column = self.rowAt(pos.y()), self.columnAt(pos.x())
        return QModelIndex() if row < 0 or column < 0 else self._timeline.index(row, column)

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid() or self.isColumnHidden(index.column()):
            return QRect()
        column, row = index.column(), index.row()
        return QRect(
            self.columnViewportPosition(column),
            self.rowViewportPosition(row),
            self.columnWidth(column),
            self.rowHeight(row),
        )

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Nothing: who changes the selection has its rows painted."""
        return QRegion()

    # Scrolling

    def updateGeometries(self) -> None:
        if self._placing:
            return
        self._placing = True
        header, bar = self.horizontalHeader(), self.verticalScrollBar()
        high = header.minimumHeight()
        self.setViewportMargins(0, high, 0, 0)
        room = self.viewport().height()
        bar.setPageStep(room)
        bar.setSingleStep(self.heights.event)
        bar.setRange(0, max(self.heights.whole - room, 0))
        self.verticalHeader().setOffset(bar.value())
        # The bar may have come or gone by now.
        port = self.viewport().geometry()
        header.setGeometry(port.left(), port.top() - high, port.width(), high)
        self._placing = False
        QAbstractItemView.updateGeometries(self)

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, height = self.heights.top(index.row()), self.heights.of(index.row())
        if hint is _Hint.EnsureVisible:
            if top < bar.value() or height > room:
                hint = _Hint.PositionAtTop
            elif top + height > bar.value() + room:
                hint = _Hint.PositionAtBottom
        if hint is _Hint.PositionAtTop:
            bar.setValue(top)
        elif hint is _Hint.PositionAtBottom:
            bar.setValue(top + height - room)
        elif hint is _Hint.PositionAtCenter:
            bar.setValue(top - (room - height) // 2)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go through the whole timeline; a page that ends at a day ends beside it."""
        moves = QAbstractItemView.CursorAction
        count = self._timeline.rowCount()
        if not count:
            return QModelIndex()
        if action is moves.MoveHome:
            return self._timeline.index(1, 0)
        if action is moves.MoveEnd:
            return self._timeline.index(count - 1, 0)
        current = self.currentIndex()
        if not current.isValid() or action not in (moves.MovePageDown, moves.MovePageUp):
            return super().moveCursor(action, modifiers)
        down = action is moves.MovePageDown
        far = self.viewport().height()
        bottom = self.visualRect(current).bottom()
        row = self.rowAt(bottom + far if down else bottom - far)
        if row < 0:
            row = count - 1 if down else 1
        elif self._timeline.is_day(row):
            row = row + 1 if down else max(row - 1, 1)
        return current.siblingAtRow(row)
