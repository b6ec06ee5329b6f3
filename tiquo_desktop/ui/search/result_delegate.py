"""Paints search results: name with its marks, number and contact, why it matched, last activity."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from tiquo_desktop.domain.customers import Status
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.fonts import one_line
from tiquo_desktop.ui.look.labels import plain_tip
from tiquo_desktop.ui.look.mirror import is_mirrored, mirrored
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ICON, PADDING, ROOMY, Role
from tiquo_desktop.ui.search.search_model import ROW_ROLE
from tiquo_desktop.ui.search.search_rows import ResultRow, SuggestionRow

_LINE = 17.0
_SECOND, _THIRD = 18.0, 34.5
_RIGHT = 12
_GAP = 8
_FLAG = 12
_FLAG_ROOM = _FLAG + 4
_BADGES: dict[Status, tuple[str | None, str, str]] = {
    Status.BANNED: ("ban", "bad", "badbg"),
    Status.INACTIVE: (None, "mut", "tag"),
}
"""Icon, ink and fill."""


class ResultDelegate(QStyledItemDelegate):
    """Rows of three lines, or of two where the window is low; suggestions have one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row_height = ROOMY.result_row

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        with mirrored(painter, rect, option.direction == Qt.LayoutDirection.RightToLeft):
            self._paint_row(painter, rect, option.state, index.data(ROW_ROLE))
        painter.restore()

    def _paint_row(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, row: object
    ) -> None:
        theme = self._theme
        marked = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painting.draw_row_ground(painter, theme, rect, is_marked=marked, is_hovered=hovered)
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line")
        )
        if isinstance(row, ResultRow):
            self._paint_lines(painter, rect, row)
        elif isinstance(row, SuggestionRow):
            self._paint_suggestion(painter, rect, row)
        if state & QStyle.StateFlag.State_HasFocus:
            painting.draw_row_ring(painter, theme, rect)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show what had no room, as it is written."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        row = index.data(ROW_ROLE)
        if isinstance(row, ResultRow | SuggestionRow) and self._is_cut(QRectF(option.rect), row):
            QToolTip.showText(event.globalPos(), plain_tip(row.whole), view)
        else:
            QToolTip.hideText()
        return True

    @property
    def _three(self) -> bool:
        return self.row_height >= ROOMY.result_row

    def _is_cut(self, rect: QRectF, row: ResultRow | SuggestionRow) -> bool:
        font = self._theme.font
        if isinstance(row, SuggestionRow):
            left, right = self._suggestion_room(rect, row)
            width = font(Role.BODY).width(row.lead) + font(Role.BODY_STRONG).width(row.strong)
            return width + font(Role.BODY).width(" ") > right - left
        inner = rect.width() - PADDING - _RIGHT
        name = font(Role.BODY_STRONG).width(row.name)
        if name > self._name_room(inner, row):
            return True
        below = self._lines_below(row, inner)
        if row.alarming or row.noticed:  # there is more to say than any row has room for
            return True
        day = self.day_line(row, inner)
        rooms = (inner - self._day_room(row) if day == line else inner for line in (1, 2))
        label = font(Role.LABEL)
        cut = any(label.width(text) > room for text, room in zip(below, rooms, strict=False))
        return cut or (not self._three and below[0] != _joined(row))

    def _name_room(self, width: float, row: ResultRow) -> float:
        taken = self._badge_room(row)
        return width - taken - (0 if self.day_line(row, width) else self._day_room(row))

    def _badge_room(self, row: ResultRow) -> float:
        badge = _BADGES.get(row.state)
        return painting.tag_width(self._theme, row.status, badge[0]) + 6 if badge else 0

    def _day_room(self, row: ResultRow) -> float:
        return self._theme.font(Role.LABEL).width(row.active) + _GAP

    def _lines_below(self, row: ResultRow, width: float) -> list[str]:
        """The second line and, in rows that have one, the third."""
        second = self.second_line(row, width)
        return [second, row.reason] if self._three else [second]

    def day_line(self, row: ResultRow, width: float) -> int:
        """The line, from 0, at whose end the last activity stands: the first one of which it cuts
        nothing off, else the last. A name that is cut off could be somebody else's."""
        label, room = self._theme.font(Role.LABEL), width - self._day_room(row)
        name = self._theme.font(Role.BODY_STRONG).width(row.name) + self._badge_room(row)
        below = [label.width(text) for text in self._lines_below(row, room)]
        if row.noticed and self._three:
            below[-1] += _FLAG_ROOM
        fitting = (line for line, needed in enumerate((name, *below)) if needed <= room)
        return next(fitting, len(below))

    def second_line(self, row: ResultRow, width: float) -> str:
        """The second line in that many pixels. Without a third one the reason stands here, before all else."""
        if self._three or not row.reason:
            return _joined(row, reason=False)
        number = f"{row.number} · {row.reason}"
        for words in (_joined(row), number):
            if self._theme.font(Role.LABEL).width(words) <= width:
                return words
        return row.reason

    def _paint_lines(self, painter: QPainter, rect: QRectF, row: ResultRow) -> None:
        theme = self._theme
        top = rect.top() + (8 if self._three else 7)
        inner = rect.adjusted(PADDING, 0, -_RIGHT, 0)
        first = QRectF(inner.left(), top, inner.width(), _LINE)
        label = theme.font(Role.LABEL)
        second, third = first.translated(0, _SECOND), first.translated(0, _THIRD)
        day = (first, second, third)[self.day_line(row, inner.width())]
        painting.draw_right(painter, day, row.active, label, theme.color("mut"))
        day.setWidth(max(day.width() - self._day_room(row), 0))
        first.setWidth(max(first.width() - self._badge_room(row), 0))
        self._paint_name(painter, first, row)
        words = self.second_line(row, second.width())
        painting.draw_text(painter, second, words, label, theme.color("mut"))
        if self._three:
            token = "bad" if row.alarming else "accent" if row.noticed else "soft"
            if row.noticed:
                middle = third.center().y()
                theme.icons.paint(painter, "flag", theme.hex(token), third.left(), middle, _FLAG)
                third.setLeft(third.left() + _FLAG_ROOM)
            painting.draw_text(painter, third, row.reason, label, theme.color(token))

    def _paint_name(self, painter: QPainter, room: QRectF, row: ResultRow) -> None:
        theme = self._theme
        font = theme.font(Role.BODY_STRONG)
        metrics = font.metrics
        width = painting.draw_text(painter, room, row.name, font, theme.color("text"))
        name = one_line(row.name)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = round(room.center().y() + metrics.ascent() / 2 + 2)
        for start, end in row.marks:
            left = metrics.horizontalAdvance(name[:start])
            right = min(metrics.horizontalAdvance(name[:end]), width)
            if left < right:
                if is_mirrored():  # there the text ends where it began
                    left, right = width - right, width - left
                under = QRectF(room.left() + left, bottom, right - left, 1.5)
                painter.fillRect(under, theme.color("accent"))
        badge = _BADGES.get(row.state)
        if badge is not None:
            icon, ink, fill = badge
            origin = QPointF(room.left() + width + 6, room.center().y())
            painting.draw_tag(painter, theme, origin, row.status, icon=icon, ink=ink, fill=fill)

    def _suggestion_room(self, rect: QRectF, row: SuggestionRow) -> tuple[float, float]:
        """Where the words of a suggestion begin and have to end."""
        count = self._theme.font(Role.LABEL).width(row.count)
        return rect.left() + PADDING + ICON + _GAP, rect.right() - _RIGHT - count - _GAP

    def _paint_suggestion(self, painter: QPainter, rect: QRectF, row: SuggestionRow) -> None:
        theme = self._theme
        line = QRectF(
            rect.left() + PADDING, rect.top(), rect.width() - PADDING - _RIGHT, rect.height()
        )
        theme.icons.paint(painter, row.icon, theme.hex("mut"), line.left(), line.center().y(), ICON)
        painting.draw_right(painter, line, row.count, theme.font(Role.LABEL), theme.color("mut"))
        left, right = self._suggestion_room(rect, row)
        ink, plain = theme.color("text"), theme.font(Role.BODY)
        words = QRectF(left, rect.top(), right - left, rect.height())
        taken = painting.draw_text(painter, words, row.lead, plain, ink)
        if row.strong:
            words.setLeft(left + taken + plain.width(" "))
            painting.draw_text(painter, words, row.strong, theme.font(Role.BODY_STRONG), ink)


def _joined(row: ResultRow, *, reason: bool = True) -> str:
    words = (row.number, row.contact, row.reason if reason else "")
    return " · ".join(part for part in words if part)
