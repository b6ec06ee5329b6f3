"""Paints the rows of the timeline: events, day headers, and bars for texts that are on their way."""

from __future__ import annotations

import html

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from tiquo_desktop.services.timeline_rows import DayRow, EventRow
from tiquo_desktop.ui import painting
from tiquo_desktop.ui.fonts import one_line
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.timeline_columns import ICON_GAP, OVERHANG, Columns, fitted, natural
from tiquo_desktop.ui.timeline_model import ROW_ROLE, Column
from tiquo_desktop.ui.tokens import (
    GAP,
    ICON,
    PADDING,
    Role,
    category_icon,
    category_token,
    source_icon,
)

_BAR = 3.0
_TIP_LIMIT = 2_000
DAY_GAP = 11
_BONES = {
    Column.TIME: 46,
    Column.CATEGORY: 70,
    Column.TYPE: 64,
    Column.SUMMARY: 280,
    Column.OBJECT: 60,
    Column.SOURCE: 72,
}


class TimelineDelegate(QStyledItemDelegate):
    """Every cell paints its part of the row, so that a day's header runs across all columns."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._natural = natural(theme)
        self.columns: Columns = fitted(view.width(), self._natural)
        self.hovered = -1

    def fit(self, width: int) -> Columns:
        """Have columns for a table that is `width` pixels wide."""
        self.columns = fitted(width, self._natural)
        return self.columns

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = QRectF(option.rect)
        whole = QRectF(0, cell.top(), self._view.viewport().width(), cell.height())
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setClipRect(cell)
        if isinstance(row, DayRow):
            self._paint_day(painter, cell, whole, row)
        else:
            self._paint_ground(painter, whole, option, index)
            column = Column(index.column())
            content = self._content(cell, column)
            if isinstance(row, EventRow):
                self._paint_event(painter, content, column, row)
            else:
                self._paint_bone(painter, content, column, index.row())
            if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
                painting.draw_row_ring(painter, self._theme, whole)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole sentence as a tool tip, where the row has no room for it."""
        row = index.data(ROW_ROLE)
        sentence = row.event.summary if isinstance(row, EventRow) else None
        if sentence is None or index.column() != Column.SUMMARY:
            QToolTip.hideText()
            return False
        rect = self._content(QRectF(option.rect), Column.SUMMARY)
        font = self._theme.font(Role.BODY)
        hidden = not self.columns.shown(Column.OBJECT) or one_line(sentence) != sentence
        if not hidden and painting.text_width(font, sentence) <= rect.width():
            QToolTip.hideText()
            return False
        # Tool tips guess at HTML: this says that every character stands for itself.
        text = f"<qt>{html.escape(sentence[:_TIP_LIMIT])}</qt>"
        QToolTip.showText(event.globalPos(), text, view)
        return True

    @staticmethod
    def _content(cell: QRectF, column: Column) -> QRectF:
        left = PADDING if column is Column.TIME else 0
        right = PADDING if column is Column.SOURCE else GAP
        return cell.adjusted(left, 0, -right, 0)

    def _paint_ground(
        self,
        painter: QPainter,
        whole: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, theme.color("sel"))
            bar = QRectF(whole.left(), whole.top(), _BAR, whole.height())
            painter.fillRect(bar, theme.color("accent"))
        elif index.row() == self.hovered:
            painter.fillRect(whole, theme.color("hover"))

    def _paint_day(self, painter: QPainter, cell: QRectF, whole: QRectF, row: DayRow) -> None:
        theme = self._theme
        painter.fillRect(cell, theme.color("day"))
        line = theme.color("line")
        painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), 1), line)
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), line)
        strong, label = theme.font(Role.BODY_STRONG), theme.font(Role.LABEL)
        text, soft = theme.color("text"), theme.color("soft")
        counts = painting.text_width(label, row.counts)
        right = whole.right() - PADDING - counts
        x = whole.left() + PADDING
        for word, font, color in (
            (row.title, strong, text),
            (row.zone, label, soft),
            (row.relative, label, soft),
        ):
            width = painting.text_width(font, word)
            # Each cell draws only the words that reach into it.
            if word and x < cell.right() and x + width > cell.left():
                room = QRectF(x, whole.top(), max(right - DAY_GAP - x, 0), whole.height())
                painting.draw_text(painter, room, word, font, color)
            x += width + DAY_GAP if word else 0
        if right < cell.right():
            room = QRectF(right, whole.top(), counts, whole.height())
            painting.draw_right(painter, room, row.counts, label, soft)

    def _paint_event(self, painter: QPainter, rect: QRectF, column: Column, row: EventRow) -> None:
        theme = self._theme
        body, mut = theme.font(Role.BODY), theme.color("mut")
        if column is Column.TIME:
            painting.draw_text(painter, rect, row.time, theme.font(Role.TIME), mut)
        elif column is Column.CATEGORY:
            token = category_token(row.event.category)
            icon = category_icon(row.event.category)
            theme.icons.paint(painter, icon, theme.hex(token), rect.left(), rect.center().y(), ICON)
            strong = theme.font(Role.BODY_STRONG)
            words = rect.adjusted(ICON + ICON_GAP, 0, OVERHANG, 0)
            painting.draw_text(painter, words, row.category, strong, theme.color(token))
        elif column is Column.TYPE:
            painting.draw_text(painter, rect.adjusted(0, 0, OVERHANG, 0), row.type, body, mut)
        elif column is Column.SUMMARY:
            self._paint_sentence(painter, rect, row)
        elif column is Column.OBJECT:
            painting.draw_text(painter, rect, row.object, body, theme.color("accent"))
        else:
            icon = source_icon(row.source)
            middle = rect.center().y()
            theme.icons.paint(painter, icon, theme.hex("mut"), rect.left(), middle, ICON)
            if self.columns.source_word:
                words = rect.adjusted(ICON + 4, 0, 0, 0)
                painting.draw_text(painter, words, row.by, body, mut)

    def _paint_sentence(self, painter: QPainter, rect: QRectF, row: EventRow) -> None:
        theme = self._theme
        corrected = row.event.corrected_by is not None
        if corrected or row.event.corrects is not None:
            word = self.tr("Corrected") if corrected else self.tr("Correction")
            origin = QPointF(rect.left(), rect.center().y())
            width = painting.draw_tag(
                painter, theme, origin, word, icon="correct", ink="warn", fill="warnbg"
            )
            rect = rect.adjusted(width + 6, 0, 0, 0)
        ink = theme.color("soft" if corrected else "text")
        font = theme.font(Role.BODY)
        if self.columns.shown(Column.OBJECT) or not row.object:
            painting.draw_text(painter, rect, row.summary, font, ink)
            return
        before, found, after = row.summary.partition(row.object)
        if not found:
            before += " "
        for text, color in ((before, ink), (row.object, theme.color("accent")), (after, ink)):
            if text and rect.width() > 0:
                width = painting.draw_text(painter, rect, text, font, color)
                rect = rect.adjusted(width, 0, 0, 0)

    def _paint_bone(self, painter: QPainter, rect: QRectF, column: Column, row: int) -> None:
        # Uneven like words, and the same each time.
        most = _BONES[column] if column is not Column.SUMMARY else _BONES[column] - row * 53 % 150
        paint_bone(painter, self._theme, rect, min(most, rect.width()))


def paint_bone(painter: QPainter, theme: Theme, rect: QRectF, width: float) -> None:
    """A flat bar that stands for a text which is on its way."""
    if width <= 0:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(QRectF(rect.left(), rect.center().y() - 5, width, 10), 5, 5)
