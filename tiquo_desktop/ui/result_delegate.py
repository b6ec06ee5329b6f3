"""Paints search results: name with its marks, number and contact, why it matched, last activity."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tiquo_desktop.ui import painting
from tiquo_desktop.ui.fonts import one_line
from tiquo_desktop.ui.search_model import ROW_ROLE
from tiquo_desktop.ui.search_rows import ResultRow
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import PADDING, ROOMY, Role

_BAR = 3.0
_LINE = 17.0


class ResultDelegate(QStyledItemDelegate):
    """Rows of three lines, or of two where the window is low."""

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
        row = index.data(ROW_ROLE)
        if not isinstance(row, ResultRow):
            return
        theme = self._theme
        rect = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        if selected:
            painter.fillRect(rect, theme.color("sel"))
            painter.fillRect(
                QRectF(rect.left(), rect.top(), _BAR, rect.height()), theme.color("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line")
        )
        self._paint_lines(painter, rect, row)
        if state & QStyle.StateFlag.State_HasFocus:
            painting.draw_row_ring(painter, theme, rect)
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRectF, row: ResultRow) -> None:
        theme = self._theme
        three = self.row_height >= ROOMY.result_row
        top = rect.top() + (8 if three else 7)
        inner = rect.adjusted(PADDING, 0, -12, 0)
        first = QRectF(inner.left(), top, inner.width(), _LINE)
        label = theme.font(Role.LABEL)
        taken = painting.draw_right(painter, first, row.active, label, theme.color("mut"))
        first.setRight(first.right() - taken - 8)
        self._paint_name(painter, first, row)
        second = first.translated(0, 18)
        second.setRight(inner.right())
        words = " · ".join(part for part in (row.number, row.contact) if part)
        if not three and row.result.why and not row.contact:
            words = f"{words} · {row.result.why}"
        painting.draw_text(painter, second, words, label, theme.color("mut"))
        if three:
            third = second.translated(0, 16.5)
            painting.draw_text(painter, third, row.result.why, label, theme.color("soft"))

    def _paint_name(self, painter: QPainter, rect: QRectF, row: ResultRow) -> None:
        theme = self._theme
        font = theme.font(Role.BODY_STRONG)
        metrics = font.metrics
        badge = _BADGES.get(row.status)
        room = QRectF(rect)
        if badge is not None:
            icon = badge[0]
            room.setRight(room.right() - painting.tag_width(theme, row.status, icon) - 6)
        width = painting.draw_text(painter, room, row.name, font, theme.color("text"))
        name = one_line(row.name)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = round(rect.center().y() + metrics.ascent() / 2 + 2)
        for start, end in row.result.marks:
            left = metrics.horizontalAdvance(name[:start])
            right = min(metrics.horizontalAdvance(name[:end]), width)
            if left < right:
                under = QRectF(rect.left() + left, bottom, right - left, 1.5)
                painter.fillRect(under, theme.color("accent"))
        if badge is not None:
            icon, ink, fill = badge
            origin = QPointF(rect.left() + width + 6, rect.center().y())
            painting.draw_tag(painter, theme, origin, row.status, icon=icon, ink=ink, fill=fill)


_BADGES: dict[str, tuple[str | None, str, str]] = {
    "Banned": ("ban", "bad", "badbg"),
    "Inactive": (None, "mut", "tag"),
}
