"""The table of the timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tiquo_desktop.ui import painting
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.timeline_delegate import TimelineDelegate
from tiquo_desktop.ui.timeline_model import Column, TimelineModel
from tiquo_desktop.ui.tokens import HEADER_HEIGHT, PADDING, ROOMY, SMALL_ICON, Role

_Index = QModelIndex | QPersistentModelIndex


class TimelineHeader(QHeaderView):
    """The names of the columns; a click on the time turns the order."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.newest_first = True
        self.setSectionsClickable(True)
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
        words = QRectF(rect).adjusted(PADDING if section == Column.TIME else 0, 0, 0, -1)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        font = theme.font(Role.LABEL)
        if section == Column.SOURCE and painting.text_width(font, text) > words.width():
            text = ""
        width = painting.draw_text(painter, words, text, font, theme.color("mut"))
        if section == Column.TIME:
            painter.translate(words.left() + width + 4 + SMALL_ICON / 2, words.center().y())
            if not self.newest_first:
                painter.rotate(180)
            half = SMALL_ICON / 2
            theme.icons.paint(painter, "down", theme.hex("mut"), -half, 0, SMALL_ICON)
        painter.restore()


class _Corner(QWidget):
    """Goes on with the header above the scroll bar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEADER_HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter.fillRect(line, self._theme.color("line"))


class TimelineView(QTableView):
    """Days and events; it keeps the person's place when the filter changes.

    Signals:
        order_asked: the person wants the other order.
        left: the person goes back to the search.
    """

    order_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline = model
        self._go_first = False
        self._place: tuple[int, int, bool] | None = None
        self._header = TimelineHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self._delegate = TimelineDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(ROOMY.row)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(self.tr("Ctrl+Shift+O turns the order of time"))
        self._header.setToolTip(self.tr("Click Time to turn the order (Ctrl+Shift+O)"))
        self.addScrollBarWidget(_Corner(theme, self), Qt.AlignmentFlag.AlignTop)
        self._header.sectionClicked.connect(self._header_clicked)
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._find_place)
        model.rowsInserted.connect(self._rows_changed)
        model.rowsRemoved.connect(self._rows_changed)
        theme.changed.connect(self.viewport().update)

    def set_row_height(self, height: int) -> None:
        """Give every row another height."""
        rows = self.verticalHeader()
        if height != rows.defaultSectionSize():  # it goes through every row
            rows.setDefaultSectionSize(height)
            self._tell_visible()

    def show_order(self, newest_first: bool) -> None:
        """Show by the arrow which order it is."""
        self._header.newest_first = newest_first
        self._header.viewport().update()

    def go_to_first(self) -> None:
        """Mark the first event and show it, when the rows that are asked for have come."""
        self._go_first = True

    def current_event(self) -> int | None:
        """The id of the marked event."""
        row = self.currentIndex().row()
        return self._timeline.event_at(row) if row >= 0 else None

    def _header_clicked(self, section: int) -> None:
        if section == Column.TIME:
            self.order_asked.emit()

    # The person's place

    def _try_first(self) -> None:
        row = self._timeline.first_event_row() if self._go_first else None
        if row is not None:
            self._go_first = False
            self.setCurrentIndex(self._timeline.index(row, 0))
            self.scrollToTop()

    def _remember_place(self) -> None:
        self._place = None
        row = self.currentIndex().row()
        marked = row >= 0
        if not marked:
            row = self.rowAt(0)
        event = self._nearest_event(row)
        if event is not None:
            self._place = (event, self.rowViewportPosition(row), marked)

    def _nearest_event(self, row: int) -> int | None:
        for candidate in (row, row + 1):
            if 0 <= candidate < self._timeline.rowCount():
                event = self._timeline.event_at(candidate)
                if event is not None:
                    return event
        return None

    def _find_place(self) -> None:
        self._delegate.hovered = -1
        if self._go_first:
            self._try_first()
        elif self._place is not None:
            event, offset, marked = self._place
            row = self._timeline.row_near(event)
            if row is not None:
                self._go_to(row, offset, marked)
                self._place = None
        self._tell_visible()

    def _go_to(self, row: int, offset: int, marked: bool) -> None:
        if marked:
            self.setCurrentIndex(self._timeline.index(row, 0))
        height = self.verticalHeader().defaultSectionSize()
        self.updateGeometries()
        top = row * height
        if top + height > self.viewport().height():
            self.verticalScrollBar().setValue(top - offset)
        else:
            self.scrollToTop()

    def _rows_changed(self, *_: object) -> None:
        self._try_first()
        self._tell_visible()

    def _tell_visible(self) -> None:
        count = self._timeline.rowCount()
        if count == 0:
            return
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        self._timeline.ensure_visible(first, last if last >= 0 else count - 1)

    # Qt

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._tell_visible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, width in self._delegate.fit(self.viewport().width()).widths.items():
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self._tell_visible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._go_first = False
        moves: dict[int, Callable[[], int | None]] = {
            Qt.Key.Key_Home: self._timeline.first_event_row,
            Qt.Key.Key_End: lambda: self._timeline.rowCount() - 1,
        }
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Right:
            event.accept()
        elif event.key() in moves:
            row = moves[event.key()]()
            if row is not None and row >= 0:
                self.setCurrentIndex(self._timeline.index(row, 0))
                if event.key() == Qt.Key.Key_Home:
                    self.scrollToTop()
        else:
            super().keyPressEvent(event)
            # The day above the first event belongs to it.
            if self.currentIndex().row() == self._timeline.first_event_row():
                self.scrollToTop()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: to look through a million rows for a typed letter would stall the window."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QPoint(-1, -1))
        return bool(super().viewportEvent(event))

    def _hover(self, position: QPoint) -> None:
        row = self.rowAt(position.y()) if position.y() >= 0 else -1
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

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
