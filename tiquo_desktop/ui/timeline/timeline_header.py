"""The head of the timeline: names of the columns, which can be moved, resized and hidden."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import HEADER_HEIGHT, ICON, SMALL_ICON, Role
from tiquo_desktop.ui.timeline.timeline_columns import (
    AS_DESIGNED,
    HIDEABLE,
    LEAST_SENTENCE,
    Arrangement,
    Columns,
    fitted,
)
from tiquo_desktop.ui.timeline.timeline_model import Column

_GRIP = 4
"""Pixels on both sides of an edge between two columns in which it can be taken."""


class TimelineHeader(QHeaderView):
    """The names of the columns. A click on the time turns the order.

    Dragging a name moves its column, dragging an edge resizes one, a double click on the edge gives
    it its width back; the context menu hides and shows them.

    Signals:
        arranged: the person wants this `Arrangement`; the table calls `show_columns` with it.
    """

    arranged = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.newest_first = True
        self.arrangement = AS_DESIGNED
        self._columns: Columns = fitted(parent.width())
        self._placing = False
        self._pulled: tuple[Column, int, int, int] | None = None
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setMouseTracking(True)
        self.sectionMoved.connect(self._moved)
        theme.changed.connect(self.viewport().update)

    def show_columns(self, arrangement: Arrangement, columns: Columns) -> None:
        """Show the columns as a person arranged them, in the room there is."""
        self.arrangement, self._columns = arrangement, columns
        self._placing = True
        for place, column in enumerate(arrangement.order):
            self.moveSection(self.visualIndex(column), place)
        for column, width in columns.widths.items():
            self.setSectionHidden(column, width == 0)
            if width:
                self.resizeSection(column, width)
        self._placing = False
        self.viewport().update()

    def kept_state(self) -> dict[str, Any]:
        """What the person made of the columns, as JSON can hold it."""
        return self.arrangement.state()

    def restore_state(self, state: Mapping[str, Any]) -> None:
        """Arrange the columns as they were when `kept_state` was asked for."""
        self.arranged.emit(Arrangement.from_state(state))

    def menu(self) -> QMenu:
        """What can be done with the columns, one by one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Columns"))
        names = {column: self._name(column) for column in self.arrangement.order}
        for column in self.arrangement.order:
            if column in HIDEABLE:
                action = menu.addAction(names[column].replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(column not in self.arrangement.hidden)
                action.toggled.connect(
                    lambda on, column=column: self._arrange(self.arrangement.hiding(column, not on))
                )
        menu.addSeparator()
        places = menu.addMenu(self.tr("&Move"))
        for column, name in names.items():
            for step, text in (
                (-1, self.tr("{column} towards the start")),
                (1, self.tr("{column} towards the end")),
            ):
                place = self.arrangement.order.index(column) + step
                if 0 <= place < len(names):
                    action = places.addAction(text.format(column=name).replace("&", "&&"))
                    action.triggered.connect(
                        lambda _=False, column=column, step=step: self._arrange(
                            self.arrangement.moving(column, step)
                        )
                    )
        widths = menu.addMenu(self.tr("&Width"))
        for column in self._columns.order:
            if column is Column.SUMMARY:
                continue
            for step, text in (
                (20, self.tr("{column} wider")),
                (-20, self.tr("{column} narrower")),
            ):
                action = widths.addAction(text.format(column=names[column]).replace("&", "&&"))
                action.triggered.connect(
                    lambda _=False, column=column, step=step: self._resize(
                        column, self._content(column) + step
                    )
                )
        if self.arrangement != AS_DESIGNED:
            menu.addSeparator()
            reset = menu.addAction(self.tr("&As at first"))
            reset.triggered.connect(lambda: self._arrange(AS_DESIGNED))
        return menu

    def open_menu(self) -> QMenu:
        """Open the menu below the first name, for those who have no mouse in hand."""
        menu = self.menu()
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def _name(self, column: Column) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _arrange(self, arrangement: Arrangement) -> None:
        if arrangement != self.arrangement:
            self.arranged.emit(arrangement)

    def _moved(self, _logical: int, _old: int, _new: int) -> None:
        if not self._placing:
            order = (Column(self.logicalIndex(place)) for place in range(self.count()))
            self._arrange(
                Arrangement(tuple(order), self.arrangement.hidden, self.arrangement.widths)
            )

    # Widths

    def _content(self, column: Column) -> int:
        return self.sectionSize(column) - sum(self._columns.insets(column))

    def _resize(self, column: Column, content: int) -> None:
        """Give a column another width, as far as the sentence can spare it."""
        spare = self._content(Column.SUMMARY) - LEAST_SENTENCE
        most = self._content(column) + max(spare, 0)
        self._arrange(self.arrangement.sizing(column, min(content, most)))

    def _edge_at(self, x: int) -> tuple[Column, int] | None:
        """The column that an edge at `x` resizes, and by which sign.

        The sentence takes what the others leave: before it a column's end moves, behind it a
        column's start.
        """
        order = self._columns.order
        if self._columns.two_lines:
            return None
        for before, after in itertools.pairwise(order):
            start = before if self.isRightToLeft() else after
            if abs(self.sectionViewportPosition(start) - x) <= _GRIP:
                forwards = -1 if self.isRightToLeft() else 1
                if order.index(before) < order.index(Column.SUMMARY):
                    return before, forwards
                return after, -forwards
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        edge = self._edge_at(event.position().toPoint().x())
        if edge is not None and event.button() is Qt.MouseButton.LeftButton:
            column, sign = edge
            x = round(event.globalPosition().x())
            self._pulled = (column, sign, x, self._content(column))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pulled is not None:
            column, sign, x, content = self._pulled
            self._resize(column, content + sign * (round(event.globalPosition().x()) - x))
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            at_edge = self._edge_at(event.position().toPoint().x()) is not None
            cursor = Qt.CursorShape.SplitHCursor if at_edge else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pulled is not None:
            self._pulled = None
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        edge = self._edge_at(event.position().toPoint().x())
        if edge is not None:
            self._arrange(self.arrangement.sizing(edge[0], None))
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    # Qt

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Nothing: a head says nothing of the selected rows, and need not be painted anew."""
        return QRegion()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(self._tip())
        return bool(super().viewportEvent(event))

    def _tip(self) -> str:
        keys = QKeySequence("Ctrl+Shift+O").toString(QKeySequence.SequenceFormat.NativeText)
        turn = self.tr("Click Time to turn the order ({keys}).").format(keys=keys)
        return turn + " " + self.tr("Drag a name to move its column, right-click to hide columns.")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        column = Column(section)
        painter.save()
        painter.fillRect(rect, theme.color("panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        before, behind = self._columns.insets(column)
        if self.isRightToLeft():
            before, behind = behind, before
        words = QRectF(rect).adjusted(before, 0, -behind, -1)
        text = self._name(column)
        font = theme.font(Role.LABEL)
        if words.width() <= ICON:
            text = ""
        lead = SMALL_ICON + 4 if column is Column.TIME else 0
        room = words.adjusted(0, 0, -lead, 0)
        width = painting.draw_text(painter, room, text, font, theme.color("mut"))
        if lead:
            painter.translate(words.left() + width + 4 + SMALL_ICON / 2, words.center().y())
            if not self.newest_first:
                painter.rotate(180)
            half = SMALL_ICON / 2
            theme.icons.paint(painter, "down", theme.hex("mut"), -half, 0, SMALL_ICON)
        painter.restore()


class Corner(QWidget):
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
