"""Search, customer and details side by side; in narrow windows the details are a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.search.search_pane import WIDTH, SearchPane

DETAILS_WIDTH = 284


class Panes(QSplitter):
    """The parts of the window that a person can make wider.

    Where the details have no room beside the timeline they lie on it as a page: Enter in the
    timeline opens it and Escape goes back. Where they have room, the same keys go there and back.

    Signals:
        paged_changed: whether the details are a page now.
    """

    paged_changed = Signal(bool)

    def __init__(self, search: SearchPane, view: CustomerView, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._search, self._view = search, view
        self._details: QWidget | None = None
        self._paged = False
        self._wanted = [WIDTH, DETAILS_WIDTH]
        self._pages = QStackedWidget(self)
        self._pages.addWidget(view)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(search)
        self.addWidget(self._pages)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([WIDTH, 10_000])
        self.splitterMoved.connect(self._remember)
        view.timeline.activated.connect(self.open_details)
        view.filters.line.details.clicked.connect(self.open_details)

    def set_details(self, details: QWidget) -> None:
        """Have a pane with the details of the marked event."""
        self._details = details
        self._view.filters.line.details.setVisible(self._paged)
        details.installEventFilter(self)
        self._place_details()

    @property
    def is_paged(self) -> bool:
        """Whether the details are a page now."""
        return self._paged

    @property
    def page_is_open(self) -> bool:
        """Whether the page of the details lies on the timeline."""
        return self._paged and self._pages.currentWidget() is self._details

    def set_paged(self, paged: bool) -> None:
        """Make a page of the details, or put them beside the timeline."""
        if paged != self._paged:
            self._paged = paged
            self._view.filters.line.details.setVisible(paged and self._details is not None)
            self._place_details()
            self.paged_changed.emit(paged)
            if not paged:
                self._apply_widths()  # a pane may be narrower than a page

    def open_details(self) -> None:
        """Go to the details of the marked event."""
        if self._details is None or self._view.timeline.current_event() is None:
            return
        if self._paged:
            self._pages.setCurrentWidget(self._details)
        self._details.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_details(self) -> None:
        """Back from the details to the timeline."""
        self._pages.setCurrentWidget(self._view)
        self._view.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds(self, widget: QWidget) -> bool:
        """Whether something belongs to the timeline or the details."""
        parts = (self._pages, self._details)
        return any(part is not None and part.isAncestorOf(widget) for part in parts)

    def show_timeline(self) -> None:
        """Take the page away, because another customer is shown."""
        self._pages.setCurrentWidget(self._view)

    def widths(self) -> list[int]:
        """How wide the person wants the search and the details, in pixels."""
        return list(self._wanted)

    def set_widths(self, widths: list[int]) -> None:
        """Make search and details that wide, as far as they allow it."""
        self._wanted = widths
        self._apply_widths()

    def _remember(self) -> None:
        sizes = self.sizes()
        if self._search.isVisible():
            self._wanted[0] = sizes[0]
        if self._details is not None and self._details.isVisible() and not self._paged:
            self._wanted[1] = sizes[2]

    def _apply_widths(self) -> None:
        search, details = self._wanted
        rest = max(1, self.width() - search - details)
        self.setSizes([search, rest, details][: self.count()])

    def _place_details(self) -> None:
        details = self._details
        if details is None:
            return
        focused: QWidget | None = self.focusWidget()
        had_focus = focused is not None and (focused is details or details.isAncestorOf(focused))
        if self._paged:
            self._pages.addWidget(details)
            self._pages.setCurrentWidget(details if had_focus else self._view)
        else:
            self._pages.removeWidget(details)
            self._pages.setCurrentWidget(self._view)
            self.insertWidget(2, details)
            self.setStretchFactor(2, 0)
            details.show()
            self._apply_widths()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply_widths()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not self._paged:
            self._apply_widths()
        # Keys that nothing inside the details wanted come up to it.
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        leaves = event.key() == Qt.Key.Key_Escape
        if leaves:
            self.close_details()
        return leaves
