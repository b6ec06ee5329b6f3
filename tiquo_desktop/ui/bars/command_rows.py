"""Rows of commands with their keys, as the palette and the shortcut sheet show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.fonts import Face
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import HEADER_HEIGHT, PADDING, SMALL_ICON, Role

ROW_ROLE = Qt.ItemDataRole.UserRole
_ROW, _HEADING = 32, HEADER_HEIGHT + 6
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRow:
    """A command, a key of a list, or a heading (which has nothing but `text`).

    `aside` stands beside the text: the menu, or why it cannot be used, in which case `usable` is
    False. `keys` are shown as key caps. `id` is the command's, where it is one.
    """

    text: str
    aside: str = ""
    keys: tuple[str, ...] = ()
    usable: bool = True
    checked: bool = False
    heading: bool = False
    id: str = ""

    @property
    def sentence(self) -> str:
        """The row as it is read out."""
        return ", ".join(part for part in (self.text, *self.keys, self.aside) if part)


class CommandRows(QAbstractListModel):
    """Any number of rows; headings cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CommandRow, ...] = ()

    def set_rows(self, rows: Sequence[CommandRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[CommandRow, ...]:
        """What is shown, from top to bottom."""
        return self._rows

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.sentence
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CommandList(QListView):
    """The list of such rows."""

    def __init__(self, theme: Theme, model: CommandRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(0, _HEADING if row.heading else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: CommandRow = index.data(ROW_ROLE)
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        if row.heading:
            painter.fillRect(rect, theme.color("day"))
            room = rect.adjusted(PADDING, 0, -PADDING, 0)
            font = theme.font(Role.LABEL_STRONG)
            _draw(painter, room, row.text, font, theme.color("mut"), _mirrored(option))
        else:
            painting.draw_row_ground(
                painter,
                theme,
                rect,
                is_marked=bool(option.state & QStyle.StateFlag.State_Selected),
                is_hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
                from_right=_mirrored(option),
            )
            room = rect.adjusted(PADDING, 0, -PADDING, 0)
            self._paint_row(painter, room, row, _mirrored(option))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.draw_row_ring(painter, theme, rect)
        painter.restore()

    def _paint_row(self, painter: QPainter, room: QRectF, row: CommandRow, mirrored: bool) -> None:
        theme = self._theme
        for key in reversed(row.keys):
            width = painting.key_size(theme, key).width()
            left = room.left() if mirrored else room.right() - width
            origin = QPointF(left, room.center().y())
            painting.draw_key(painter, theme, origin, key, ink="soft", edge="line")
            _take_end(room, width + 6, mirrored)
        if row.checked:
            ink, middle = theme.hex("accent"), room.center().y()
            left = room.right() - SMALL_ICON if mirrored else room.left()
            theme.icons.paint(painter, "check", ink, left, middle, SMALL_ICON)
            _take_end(room, SMALL_ICON + 6, not mirrored)
        color = theme.color("text" if row.usable else "soft")
        taken = _draw(painter, room, row.text, theme.font(Role.BODY), color, mirrored)
        _take_end(room, taken + 10, not mirrored)
        if row.aside and room.width() > PADDING:
            label = theme.font(Role.LABEL)
            _draw(painter, room, row.aside, label, theme.color("soft"), mirrored)


def _mirrored(option: QStyleOptionViewItem) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft


def _draw(
    painter: QPainter, room: QRectF, text: str, font: Face, color: QColor, mirrored: bool
) -> float:
    """Draw a text where the row begins, elided where it does not fit; gives its width."""
    if not mirrored:
        return painting.draw_text(painter, room, text, font, color)
    shown, width = font.fitted(text, int(room.width() + 0.5))
    painting.draw_right(painter, room, shown, font, color)
    return width


def _take_end(room: QRectF, width: float, left: bool) -> None:
    """Take some of the room away, at its left or at its right."""
    if left:
        room.setLeft(room.left() + width)
    else:
        room.setRight(room.right() - width)
