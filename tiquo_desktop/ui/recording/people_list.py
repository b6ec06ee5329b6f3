"""A list of the people who work at a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.mirror import mirrored
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ICON, Role

_ROW = 34
_ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, what is said of them at the right, and their login, "" in a file."""

    name: str
    note: str
    is_new: bool = False
    login: str = ""


class PeopleList(QListWidget):
    """One person a row; the one that is marked is the one that is meant."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self.setItemDelegate(_Delegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    @staticmethod
    def height_of(rows: int) -> int:
        """How high the list is with so many rows, with its frame."""
        return rows * _ROW + 4

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """Show these people; nobody is marked."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name, self)
            item.setData(_ROW_ROLE, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {row.note}")

    def names(self) -> list[str]:
        """The names in the list."""
        return [self.item(row).text() for row in range(self.count())]

    def current(self) -> PersonRow | None:
        """Who is marked."""
        item = self.currentItem()
        row = item.data(_ROW_ROLE) if item is not None else None  # type: ignore[redundant-expr]
        return row if isinstance(row, PersonRow) else None

    def step(self, by: int) -> None:
        """Mark the next person or the one before."""
        if self.count():
            here = self.currentRow()
            self.setCurrentRow(max(0, min(self.count() - 1, here + by)) if here >= 0 else 0)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(_ROW_ROLE)
        if not isinstance(row, PersonRow):
            return
        rect = QRectF(option.rect)
        painter.save()
        with mirrored(painter, rect, option.direction == Qt.LayoutDirection.RightToLeft):
            self._paint_row(painter, rect, option.state, row)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, row: PersonRow
    ) -> None:
        theme = self._theme
        marked = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painting.draw_row_ground(painter, theme, rect, is_marked=marked, is_hovered=hovered)
        middle = rect.center().y()
        icon = "plus" if row.is_new else "staff"
        theme.icons.paint(painter, icon, theme.hex("mut"), rect.left() + 12, middle, ICON)
        inner = rect.adjusted(12 + ICON + 8, 0, -12, 0)
        taken = painting.draw_right(
            painter, inner, row.note, theme.font(Role.LABEL), theme.color("mut")
        )
        inner.setRight(inner.right() - taken - 8)
        painting.draw_text(painter, inner, row.name, theme.font(Role.BODY), theme.color("text"))
        if state & QStyle.StateFlag.State_HasFocus:
            painting.draw_row_ring(painter, theme, rect)
