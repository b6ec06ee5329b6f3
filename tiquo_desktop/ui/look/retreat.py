"""How the parts of a window give way when it is small."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tiquo_desktop.ui.bars.status_bar import StatusBar
from tiquo_desktop.ui.bars.top_bar import TopBar
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.look.tokens import (
    NARROW_BELOW,
    ONE_LINE_BELOW,
    PAGED_BELOW,
    ROOMY,
    TIGHT,
    TIGHT_BELOW,
)
from tiquo_desktop.ui.panes import Panes
from tiquo_desktop.ui.search.search_pane import SearchPane
from tiquo_desktop.ui.search.search_popup import SearchPopup


class Retreat(QObject):
    """Arranges the parts of a window in the room there is."""

    def __init__(
        self,
        window: QWidget,
        *,
        top_bar: TopBar,
        panes: Panes,
        search: SearchPane,
        view: CustomerView,
        status: StatusBar,
    ) -> None:
        super().__init__(window)
        self._top_bar, self._panes, self._status = top_bar, panes, status
        self._search, self._view = search, view
        self._popup = SearchPopup(window, top_bar, search)

    def arrange(self, width: int, height: int) -> None:
        """Arrange them for a window of that size, in logical pixels."""
        sizes = TIGHT if height < TIGHT_BELOW else ROOMY
        self._top_bar.setFixedHeight(sizes.top_bar)
        self._status.setFixedHeight(sizes.status_bar)
        self._view.timeline.set_row_height(sizes.row)
        self._search.results.list.set_row_height(sizes.result_row)
        self._view.filters.histogram.set_height(sizes.histogram)
        self._view.filters.set_one_line(height < ONE_LINE_BELOW)
        narrow = width < NARROW_BELOW
        self._popup.set_narrow(narrow)
        self._status.set_narrow(narrow)
        self._panes.set_paged(width < PAGED_BELOW)
