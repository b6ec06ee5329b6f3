"""The table of the rows that an import would make."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tiquo_desktop.domain.vocabulary import Category, Dimension
from tiquo_desktop.services.importing import Fate, PreviewRow
from tiquo_desktop.ui.imports.import_rows import ROW_ROLE, Column, PreviewModel
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    GAP,
    HEADER_HEIGHT,
    ICON,
    PADDING,
    SMALL_ICON,
    Role,
    category_icon,
    category_token,
)
from tiquo_desktop.ui.words.vocabulary_words import value_word

_Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 30
_ICON_GAP = 6
_WIDTHS = {Column.LINE: 44, Column.TIME: 190, Column.CATEGORY: 104, Column.CUSTOMER: 144}
_LEAST_WHAT = 300
"""Under this width of the sentence others give way: the category's word, the customer, the time."""
_GIVING_WAY = (Column.CATEGORY, Column.CUSTOMER, Column.TIME)


def _natural_widths(theme: Theme) -> dict[Column, int]:
    """The widths of the design, or wider where the words of categories are."""
    font = theme.font(Role.BODY_STRONG)
    words = (value_word(Dimension.CATEGORY, value) for value in Category)
    widest = max(painting.text_width(font, word) for word in words)
    return _WIDTHS | {
        Column.CATEGORY: max(_WIDTHS[Column.CATEGORY], ICON + _ICON_GAP + ceil(widest) + GAP)
    }


class PreviewTable(QTableView):
    """The table of a preview."""

    def __init__(self, theme: Theme, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = _natural_widths(theme)
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, model, self))
        self.setHorizontalHeader(_Header(theme, self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW_HEIGHT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The first rows as the events they would become"))
        theme.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        widths = dict(self._widths)
        for column in _GIVING_WAY:
            if room - sum(widths.values()) >= _LEAST_WHAT:
                break
            widths[column] = ICON + PADDING if column is Column.CATEGORY else 0
        widths[Column.WHAT] = room - sum(widths.values())
        for column, width in widths.items():
            self.setColumnHidden(column, width == 0)
            self.setColumnWidth(column, width)
        self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        # Rows are painted whole, also the cells that did not change.
        self.viewport().update()


class _Header(QHeaderView):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setFixedHeight(HEADER_HEIGHT)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.color("panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        font, ink = theme.font(Role.LABEL), theme.color("mut")
        words = QRectF(rect).adjusted(0, 0, -GAP, -1)
        if section == Column.LINE:
            painting.draw_right(painter, words, text, font, ink)
        elif painting.text_width(font, text) <= words.width() or section == Column.WHAT:
            painting.draw_text(painter, words, text, font, ink)
        painter.restore()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: PreviewModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._theme
        cell = QRectF(option.rect)
        whole = QRectF(0, cell.top(), self._view.viewport().width(), cell.height())
        row: PreviewRow = index.data(ROW_ROLE)
        painter.save()
        painter.setClipRect(cell)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        from_right = self._view.isRightToLeft()
        painting.draw_row_ground(
            painter, theme, whole, is_marked=marked, is_hovered=False, from_right=from_right
        )
        self._paint_cell(painter, cell.adjusted(0, 0, -GAP, 0), row, index)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painting.draw_row_ring(painter, theme, whole)
        painter.restore()

    def _paint_cell(self, painter: QPainter, room: QRectF, row: PreviewRow, index: _Index) -> None:
        theme, column = self._theme, Column(index.column())
        text = str(index.data())
        if column is Column.LINE:
            above = index.sibling(index.row() - 1, index.column()).data(ROW_ROLE)
            if above is not None and above.line == row.line:
                return  # a further event of the same row
            painting.draw_right(painter, room, text, theme.font(Role.COUNT), theme.color("soft"))
        elif column is Column.TIME:
            painting.draw_text(painter, room, text, theme.font(Role.TIME), theme.color("mut"))
        elif column is Column.CATEGORY:
            self._paint_category(painter, room, row, text)
        elif column is Column.CUSTOMER:
            self._paint_customer(painter, room, row, text)
        else:
            self._paint_what(painter, room, row, text)

    def _paint_category(self, painter: QPainter, room: QRectF, row: PreviewRow, text: str) -> None:
        if row.event is None:
            return
        theme, token = self._theme, category_token(row.event.category)
        icon, middle = category_icon(row.event.category), room.center().y()
        theme.icons.paint(painter, icon, theme.hex(token), room.left(), middle, ICON)
        words = room.adjusted(ICON + _ICON_GAP, 0, 0, 0)
        if words.width() > ICON:
            font = theme.font(Role.BODY_STRONG)
            painting.draw_text(painter, words, text, font, theme.color(token))

    def _paint_customer(self, painter: QPainter, room: QRectF, row: PreviewRow, text: str) -> None:
        theme = self._theme
        if row.is_new:
            middle = room.center().y()
            theme.icons.paint(painter, "plus", theme.hex("ok"), room.left(), middle, SMALL_ICON)
        words = room.adjusted(SMALL_ICON + 4, 0, 0, 0)
        painting.draw_text(painter, words, text, theme.font(Role.BODY), theme.color("mut"))

    def _paint_what(self, painter: QPainter, room: QRectF, row: PreviewRow, text: str) -> None:
        theme, refused = self._theme, row.fate is Fate.REFUSED
        if tag := self._model.tag(row.fate):
            origin = QPointF(room.left(), room.center().y())
            icon, ink, fill = ("ban", "bad", "badbg") if refused else (None, "mut", "tag")
            room.setLeft(
                room.left()
                + painting.draw_tag(painter, theme, origin, tag, icon=icon, ink=ink, fill=fill)
                + 8
            )
        ink = "bad" if refused else "soft" if row.fate is Fate.PRESENT else "text"
        painting.draw_text(painter, room, text, theme.font(Role.BODY), theme.color(ink))
