"""The table of the timeline."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.ui.later import later
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, ROOMY
from tiquo_desktop.ui.timeline.timeline_accessible import speak_rows, tell_current
from tiquo_desktop.ui.timeline.timeline_columns import Arrangement
from tiquo_desktop.ui.timeline.timeline_delegate import TimelineDelegate
from tiquo_desktop.ui.timeline.timeline_end import WantedEnd
from tiquo_desktop.ui.timeline.timeline_header import Corner, TimelineHeader
from tiquo_desktop.ui.timeline.timeline_heights import HEIGHTS, Density
from tiquo_desktop.ui.timeline.timeline_model import Column, TimelineModel
from tiquo_desktop.ui.timeline.timeline_place import TimelinePlace, Wanted
from tiquo_desktop.ui.timeline.timeline_table import TimelineTable

_Index = QModelIndex | QPersistentModelIndex
_MARK = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


_END_BESIDE_BAR = 4
_LONGEST_PAINT = 0.005
"""Seconds after which rows that were not on screen before wait for the next turn: a screen of them
takes longer than a frame where the computer is slow or busy."""
_UNCOUNTED_MS = 700
"""How long screen readers wait for the number of events before they read one without it."""


class TimelineView(TimelineTable):
    """Days and events; it keeps the person's place when the filter changes.

    Attributes:
        header: the names of the columns.

    Signals:
        order_asked: the person wants the other order.
        left: the person goes back to the search.
        current_changed: the `EventRow` of the marked event, as soon as its text is there; None
            while there is none.
        selection_changed: other rows are selected now: see `selected_ids`.
        not_shown: the id of an event that was to be revealed, but is not among the rows.
    """

    order_asked = Signal()
    left = Signal()
    current_changed = Signal(object)
    selection_changed = Signal()
    not_shown = Signal(int)

    def __init__(self, theme: Theme, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._theme = theme
        self._density = Density.STANDARD
        self._standard = ROOMY.row
        self._go_first = False
        self._wanted: int | None = None
        self._told: EventRow | None = None
        self._told_among: object = None
        self._place = TimelinePlace(self, model)
        self._end = WantedEnd(self, model)
        # Rows move in steps; what became of the marked one is told when they have come to rest.
        self._teller = QTimer(self)
        self._teller.setSingleShot(True)
        self._teller.setInterval(0)
        self._teller.timeout.connect(self._tell_current)
        # To put rows in place and to paint them is too much for one turn of the event loop.
        self._painting = later(self, 0, lambda: self.viewport().setUpdatesEnabled(True))
        self._rest = later(self, 0, self._paint_rest)
        self._waiting = QRect()
        self._speaker = QTimer(self)
        self._speaker.setSingleShot(True)
        self._speaker.timeout.connect(lambda: tell_current(self))
        self.header = TimelineHeader(theme, self)
        self.setHorizontalHeader(self.header)
        self._delegate = TimelineDelegate(theme, self, model)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        # Every pixel is painted here: where somebody scrolls, Qt moves what is there already.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(self.tr("Ctrl+Shift+O turns the order of time"))
        speak_rows(self)
        self.addScrollBarWidget(Corner(theme, self), Qt.AlignmentFlag.AlignTop)
        self.header.sectionClicked.connect(self._header_clicked)
        self.header.arranged.connect(self._fit)
        model.modelAboutToBeReset.connect(self._place.remember)
        model.modelReset.connect(self._find_place)
        model.rowsAboutToBeInserted.connect(self._place.remember)
        model.rowsInserted.connect(self._rows_inserted)
        model.rowsRemoved.connect(self._rows_changed)
        model.dataChanged.connect(self._data_changed)
        model.counts_changed.connect(self._look_for_wanted)
        theme.changed.connect(self.viewport().update)

    @property
    def density(self) -> Density:
        """How much room a row has."""
        return self._density

    def set_density(self, density: Density) -> None:
        """Give every row more or less room; comfortable ones have two lines."""
        if density is not self._density:
            self._density = density
            self._size_rows()
            self._fit(self.header.arrangement)

    def set_row_height(self, height: int) -> None:
        """Give every standard row another height."""
        self._standard = height
        self._size_rows()

    def _size_rows(self) -> None:
        height = HEIGHTS.get(self._density, self._standard)
        if height != self.heights.event:
            self.set_event_height(height)
            self._tell_visible()

    def _fit(self, arrangement: Arrangement) -> None:
        two_lines = self._density is Density.COMFORTABLE
        # The scroll bar is room behind the last column already.
        end = _END_BESIDE_BAR if self.verticalScrollBar().isVisible() else PADDING
        width = self.viewport().width()
        columns = self._delegate.fit(width, arrangement, two_lines=two_lines, end=end)
        self.header.show_columns(arrangement, columns)
        self.viewport().update()

    def show_order(self, newest_first: bool) -> None:
        """Show by the arrow which order it is."""
        self.header.newest_first = newest_first
        self.header.viewport().update()

    def go_to_first(self) -> None:
        """Mark the first event and show it, when the rows that are asked for have come."""
        self._end.forget()
        self._place.forget()
        self._go_first = True

    def current_event(self) -> int | None:
        """The id of the marked event."""
        row = self.currentIndex().row()
        return self._timeline.event_at(row) if row >= 0 else None

    def current_row(self) -> EventRow | None:
        """The marked event; None without one, and while its text is not there."""
        row = self._timeline.row_at(self.currentIndex().row())
        return row if isinstance(row, EventRow) else None

    def selected_ids(self) -> list[int]:
        """The ids of the selected events, from top to bottom."""
        return self._place.selected()

    def reveal(self, event_id: int) -> None:
        """Mark an event and show it, or `not_shown`; while rows are being read, once they came."""
        self._go_first = False
        self._end.forget()
        self._wanted = event_id
        if not self._show_wanted():
            self._look_for_wanted()

    def _header_clicked(self, section: int) -> None:
        if section == Column.TIME:
            self.order_asked.emit()

    # The person's place

    def _mark(self, row: int) -> None:
        index = self._timeline.index(row, 0)
        self.setCurrentIndex(index)
        # That alone would extend the selection while somebody holds Shift.
        self.selectionModel().select(index, _MARK)

    def _try_first(self) -> None:
        row = self._timeline.first_event_row() if self._go_first else None
        if row is not None:
            self._go_first = False
            self._mark(row)
            self.scrollToTop()

    def _show_wanted(self) -> bool:
        row = self._timeline.row_of(self._wanted) if self._wanted is not None else None
        if row is None:
            return False
        self._wanted = None
        self._mark(row)
        index = self._timeline.index(row, 0)
        if not self.viewport().rect().contains(self.visualRect(index).center()):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def _look_for_wanted(self) -> None:
        """The rows that will come have come, perhaps none that were not there already."""
        place = self._place.wanted() if not self.currentIndex().isValid() else None
        if place is not None:
            self._go_to(place)
        wanted = self._wanted
        if wanted is not None and not self._show_wanted() and self._timeline.is_settled:
            self._wanted = None
            self.not_shown.emit(wanted)

    def _tell_current(self) -> None:
        row, told = self.current_row(), self._told
        among = self._timeline.filter, self._timeline.newest_first
        if row is not told:
            moved, self._told_among = among != self._told_among, among
            self._told = row
            self.current_changed.emit(row)
            same = row is not None and told is not None and told.event.id == row.event.id
            if moved or not same or (told is not None and told.shown is None):
                self._speak_current()  # not where others only recorded something beside it

    def _speak_current(self) -> None:
        row = self.current_row()
        if row is not None:
            # Nobody wants to hear "1" and at once, from the beginning, "1 of 312".
            self._speaker.start(0 if row.shown is not None else _UNCOUNTED_MS)

    def _data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self._teller.start()

    def _find_place(self) -> None:
        self._delegate.hovered = -1
        self._paint_later()
        self._teller.start()
        place = self._place.wanted()
        if self._go_first:
            self._try_first()
        elif self._show_wanted():
            self._place.forget()
        elif place is not None:
            self._go_to(place)
        self._tell_visible()

    def _go_to(self, place: Wanted) -> None:
        if place.marked is not None:
            self._mark(place.marked)
        self._stand_at(place)
        self._place.select_again()
        self._place.forget()

    def _stand_at(self, place: Wanted) -> None:
        self.updateGeometries()
        top = self.heights.top(place.row)
        if top + self.heights.of(place.row) > self.viewport().height():
            self.verticalScrollBar().setValue(top - place.offset)
        else:
            self.scrollToTop()

    def _rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        place = self._place.wanted()
        if last - first + 1 == self._timeline.rowCount():
            self._find_place()
        elif place is not None:
            # What is marked and selected moves with its rows by itself.
            self._stand_at(place)
            self._place.forget()
        self._rows_changed()

    def _paint_later(self) -> None:
        self.viewport().setUpdatesEnabled(False)
        self._painting.start()

    def _rows_changed(self, *_: object) -> None:
        self._paint_later()
        self._try_first()
        self._show_wanted()
        self._tell_visible()

    def _tell_visible(self) -> None:
        # Qt would lay out new rows in a later turn of the event loop, and paint them with the chips.
        self.executeDelayedItemsLayout()
        if not self._timeline.rowCount():
            return
        self._timeline.ensure_visible(max(self.rowAt(0), 0), self._last_on_screen())

    def _last_on_screen(self) -> int:
        last = self.rowAt(self.viewport().height() - 1)
        return last if last >= 0 else self._timeline.rowCount() - 1

    # Qt

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        if end - start + 1 == self._timeline.rowCount():
            self._place.remember()  # before Qt marks nothing
        super().rowsAboutToBeRemoved(parent, start, end)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._waiting.translate(0, dy)
        self._tell_visible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.header.arrangement)
        self._tell_visible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint row by row what is asked for; new rows that take too long come a turn later."""
        if self._painting.isActive():
            return  # Qt asks nevertheless; what was there stays until then
        end = perf_counter() + _LONGEST_PAINT
        waiting = QRectF()
        count, area = self._timeline.rowCount(), event.rect()
        painter = QPainter(self.viewport())
        painter.fillRect(area, self._theme.color("panel"))
        first = self.rowAt(area.top())
        if first < 0:
            return
        last = self.rowAt(area.bottom())
        last = count - 1 if last < 0 else last
        width = self.viewport().width()
        top = self.rowViewportPosition(first)
        focused = self.currentIndex().row() if self.hasFocus() else -1
        selection, cells = self.selectionModel(), self._delegate.cells()
        on_screen = self._timeline.events_in(max(self.rowAt(0), 0), self._last_on_screen())
        self._delegate.keep_painted(on_screen)
        for row in range(first, last + 1):
            height = self.heights.of(row)
            whole = QRectF(0, top, width, height)
            if self._delegate.paint_row(
                painter,
                whole,
                row,
                cells,
                is_selected=selection.isSelected(self._timeline.index(row, 0)),
                is_focused=row == focused,
                is_late=perf_counter() > end,
            ):
                waiting |= whole
            top += height
        if not waiting.isEmpty():
            self._waiting |= waiting.toAlignedRect()
            self._rest.start()

    def _paint_rest(self) -> None:
        waiting, self._waiting = self._waiting, QRect()
        self.viewport().update(waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._go_first = False
        self._wanted = None
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Right:
            event.accept()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
                self.scrollTo(self.currentIndex())  # it may be the last one, and out of sight
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
            before, self._delegate.hovered = self._delegate.hovered, row
            for each in (before, row):
                self._repaint(each, each)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt would paint the whole table anew: that is half a frame, for the ring of one row.
        row = self.currentIndex().row()
        if row < 0:
            super().focusInEvent(event)
        self._repaint(row, row)
        self._speak_current()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        row = self.currentIndex().row()
        self._repaint(row, row)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        # A table would tell assistive programs of a cell.
        QAbstractItemView.currentChanged(self, current, previous)
        self._teller.start()
        # Rows are painted whole, also the cells that did not change.
        for index in (current, previous):
            self._repaint(index.row(), index.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        self.selection_changed.emit()
        for each in (*selected.toList(), *deselected.toList()):
            self._repaint(each.top(), each.bottom())

    def repaint_event(self, event_id: int | None) -> None:
        """Paint the row of an event anew, if it is on screen."""
        row = self._timeline.row_of(event_id) if event_id is not None else None
        if row is not None:
            self._repaint(row, row)

    def _repaint(self, first: int, last: int) -> None:
        """Paint the rows from `first` to `last` anew, where they are on screen: all of a screen
        takes a third of a frame."""
        port = self.viewport().rect()
        top = self.rowViewportPosition(max(first, self.rowAt(0)))
        end = self.rowAt(port.bottom())
        bottom = port.bottom()
        if last >= 0 and (end < 0 or last <= end):
            bottom = self.rowViewportPosition(last) + self.heights.of(last)
        if first >= 0 and (end < 0 or first <= end) and bottom >= 0:
            self.viewport().update(0, top, port.width(), bottom - top)
