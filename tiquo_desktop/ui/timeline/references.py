"""References lead to their events: by click in the table, by key, and from the details."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.timeline.timeline_delegate import TimelineDelegate
from tiquo_desktop.ui.timeline.timeline_model import ROW_ROLE


class References(QObject):
    """Shows the events of a reference, all of them; its chip brings the filter before it back.

    Signals:
        said: a sentence: why nothing is shown.
    """

    said = Signal(str)

    def __init__(self, view: CustomerView, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._table = view.timeline
        self._before = Filter()
        self._customer_id: int | None = None
        self._pressed: str | None = None
        self._table.viewport().installEventFilter(self)
        view.filters.reference.opened.connect(self._go_back)
        view.filters.reference.removed.connect(self._go_back)
        commands.add(
            Command(
                id="timeline.reference",
                text=self.tr("Events of the same &object"),
                menu=Menu.TIMELINE,
                run=self.show_current,
                shortcuts=("Ctrl+L",),
                icon="link",
                needs_customer=True,
            )
        )

    def show(self, reference: str) -> None:
        """Show all events of a reference, whatever was filtered before."""
        wanted = self._view.filters.filter
        if wanted.reference is None:
            self._before, self._customer_id = wanted, self._open_id()
        self._view.set_filter(Filter(reference=reference))

    def show_current(self) -> None:
        """Show all events of the marked event's object."""
        row = self._table.current_row()
        if row is None:
            return
        if row.object:
            self.show(row.object)
        else:
            self.said.emit(self.tr("This event names no order, booking or enquiry."))

    def _go_back(self) -> None:
        # The chip has taken its reference away by now; nothing else was filtered.
        if not self._view.filters.filter and self._open_id() == self._customer_id:
            self._view.set_filter(self._before)
        self._before = Filter()

    def _open_id(self) -> int | None:
        customer = self._view.customer
        return customer.id if customer is not None else None

    # The table

    def _link_at(self, place: QPoint) -> EventRow | None:
        """The row whose reference is at a place of the table."""
        index = self._table.indexAt(place)
        delegate = self._table.itemDelegate()
        if not index.isValid() or not isinstance(delegate, TimelineDelegate):
            return None
        rect = delegate.reference_rect(QRectF(self._table.visualRect(index)), index)
        row = index.data(ROW_ROLE)
        if rect is None or not rect.contains(place) or not isinstance(row, EventRow):
            return None
        return row

    def _hover(self, row: EventRow | None) -> None:
        delegate, viewport = self._table.itemDelegate(), self._table.viewport()
        event = row.event.id if row is not None else None
        if isinstance(delegate, TimelineDelegate) and delegate.hovered_link != event:
            before, delegate.hovered_link = delegate.hovered_link, event
            shape = Qt.CursorShape.ArrowCursor if row is None else Qt.CursorShape.PointingHandCursor
            viewport.setCursor(shape)
            for each in (before, event):
                self._table.repaint_event(each)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        elif isinstance(event, QMouseEvent):
            row = self._link_at(event.position().toPoint())
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.type() == QEvent.Type.MouseMove:
                self._hover(row)
            elif event.button() is not Qt.MouseButton.LeftButton or not plain:
                return False
            elif event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = row.object if row is not None else None
            elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
                pressed, self._pressed = self._pressed, None
                if row is not None and row.object == pressed:
                    self.show(pressed)
        return False
