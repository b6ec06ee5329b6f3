"""What assistive programs find in the timeline: a list of rows in which the days are headings.

Qt's own interface of a table knows cells only: each row would be six times the same sentence, and no
day a heading.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QTableView, QWidget
from shiboken6 import Shiboken

from tiquo_desktop.ui.look.accessible import speak_by


def speak_rows(table: QTableView) -> None:
    """From now on assistive programs find the rows of this table; days are rows not enabled."""
    speak_by(table, _Rows)


def tell_current(table: QTableView) -> None:
    """Tell assistive programs that the current row is what the keyboard is at now."""
    if QAccessible.isActive() and table.hasFocus() and table.currentIndex().isValid():
        rows = QAccessible.queryAccessibleInterface(table)
        row = rows.child(table.currentIndex().row())
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))


class _Rows(QAccessibleWidget):
    """The table as a list; its children are made when they are asked for."""

    def __init__(self, table: QWidget) -> None:
        assert isinstance(table, QTableView)
        super().__init__(table, QAccessible.Role.List, "")
        self._table = table
        self._made: dict[int, tuple[_Row, int]] = {}
        model = table.model()
        # Other rows are other things: who holds an old one must not read another in its place.
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, table.destroyed):
            signal.connect(self._forget)

    def childCount(self) -> int:
        return self._table.model().rowCount()

    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]
        if index not in self._made:
            row = _Row(self._table, index)
            self._made[index] = row, QAccessible.registerAccessibleInterface(row)
        return self._made[index][0]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, _Row) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return self.child(self._table.rowAt(self._table.viewport().mapFromGlobal(QPoint(x, y)).y()))

    def focusChild(self) -> QAccessibleInterface:
        return self.child(self._table.currentIndex().row())

    def _forget(self, *_: object) -> None:
        made, self._made = self._made, {}
        for _row, number in made.values():
            QAccessible.deleteAccessibleInterface(number)


class _Row(QAccessibleInterface):
    """One row: an event, or the heading of a day."""

    def __init__(self, table: QTableView, number: int) -> None:
        super().__init__()
        self._table, self.number = table, number

    def isValid(self) -> bool:
        return Shiboken.isValid(self._table) and self._index().isValid()

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # a row is no object of its own

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._table)

    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name or not self.isValid():
            return ""
        return str(self._index().data(Qt.ItemDataRole.AccessibleTextRole))

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing: what happened is not changed here."""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        table = self._table
        corner = table.viewport().mapToGlobal(QPoint(0, table.rowViewportPosition(self.number)))
        return QRect(corner.x(), corner.y(), table.viewport().width(), table.rowHeight(self.number))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading if self._is_day() else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, table = QAccessible.State(), self._table
        if not self.isValid():
            state.invalid = 1
            return state
        if not self._is_day():
            state.focusable = state.selectable = 1
            state.selected = int(table.selectionModel().isSelected(self._index()))
            state.focused = int(table.hasFocus() and table.currentIndex().row() == self.number)
        state.offscreen = int(not table.viewport().rect().intersects(self._place()))
        return state

    def _place(self) -> QRect:
        return self._table.visualRect(self._index())

    def _index(self) -> QModelIndex:
        return self._table.model().index(self.number, 0)

    def _is_day(self) -> bool:
        return self.isValid() and not self._index().flags() & Qt.ItemFlag.ItemIsEnabled
