"""The main window. It composes: search on the left, the customer on the right, bars around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Counts
from tiquo_desktop.domain.repositories import Database, Span
from tiquo_desktop.ui.commands import Command, Commands, Menu
from tiquo_desktop.ui.customer_view import CustomerView
from tiquo_desktop.ui.filter_bar import count_words
from tiquo_desktop.ui.focus_ring import FocusRing
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.search_model import SearchModel
from tiquo_desktop.ui.search_pane import WIDTH, SearchPane
from tiquo_desktop.ui.search_popup import SearchPopup
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.states import Banner
from tiquo_desktop.ui.status_bar import StatusBar
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.timeline_model import TimelineModel
from tiquo_desktop.ui.tokens import NARROW_BELOW, ONE_LINE_BELOW, ROOMY, TIGHT, TIGHT_BELOW
from tiquo_desktop.ui.top_bar import TopBar

if TYPE_CHECKING:
    from tiquo_desktop.services.search import SearchResult
    from tiquo_desktop.ui.export_dialog import ExportDialog

LEAST_SIZE = (600, 400)


class MainWindow(QMainWindow):
    """The window of one database.

    Attributes:
        search: the search pane.
        view: the open customer.
        status: the status bar.
        results, timeline: the models behind them.
        commands: everything a person can do here.
        settings: what is remembered from one start to the next.
    """

    def __init__(
        self,
        theme: Theme,
        reader: Reader,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.settings = settings or Settings()
        self.commands = Commands(self)
        self._exports = reader.queue("export")
        self._files = reader.lane("files")
        self._database: Database | None = None
        self.results = SearchModel(reader, self)
        self.timeline = TimelineModel(reader, self)
        self.top_bar = TopBar(theme, self)
        self.search = SearchPane(theme, self.results, self)
        self.view = CustomerView(theme, self.timeline, self)
        self.status = StatusBar(theme, self)
        self.warning = Banner(theme, self)
        self._compose()
        self._popup = SearchPopup(self, self.top_bar, self.search)
        self._ring = FocusRing(self, theme)
        self._connect()
        self.setWindowTitle("Tiquo")
        self.setWindowIcon(QIcon(self._app_icon()))
        self.setMinimumSize(*LEAST_SIZE)

    def _compose(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.search)
        panes.addWidget(self.view)
        panes.setStretchFactor(0, 0)
        panes.setStretchFactor(1, 1)
        panes.setSizes([WIDTH, 10_000])
        middle = QWidget(self)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top_bar)
        box.addWidget(self.warning)
        box.addWidget(panes, 1)
        box.addWidget(self.status)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.search.opened.connect(self._open_result)
        self.search.answered.connect(self._mark_open)
        self.search.escaped.connect(self.close_customer)
        self.view.left.connect(self.search.focus_box)
        self.timeline.counts_changed.connect(self._counted)
        self.timeline.loading_changed.connect(self._loading_changed)
        self.top_bar.export.clicked.connect(self.export)
        self._add_commands()

    def _add_commands(self) -> None:
        self.commands.add(
            Command(
                id="customer.find",
                text=self.tr("&Find a customer"),
                menu=Menu.CUSTOMER,
                run=self.search.focus_box,
                shortcuts=("Ctrl+F",),
                icon="search",
            ),
            Command(
                id="timeline.clear-filters",
                text=self.tr("&Clear all filters"),
                menu=Menu.TIMELINE,
                run=self.view.filters.clear,
                shortcuts=("Ctrl+0",),
            ),
            Command(
                id="timeline.turn-order",
                text=self.tr("&Turn the order"),
                menu=Menu.TIMELINE,
                run=self.view.turn_order,
                shortcuts=("Ctrl+Shift+O",),
            ),
            Command(
                id="file.export",
                text=self.tr("&Export…"),
                menu=Menu.FILE,
                run=self.export,
                shortcuts=("Ctrl+E",),
                icon="export",
            ),
            Command(
                id="view.refresh",
                text=self.tr("&Refresh"),
                menu=Menu.VIEW,
                run=self.refresh,
                shortcuts=("F5",),
            ),
        )

    def _app_icon(self) -> QPixmap:
        return self._theme.icons.pixmap("tiquo", self._theme.hex("accent"), 64)

    # What the person does

    def set_database(self, database: Database | None) -> None:
        """Work on that database from now on; nobody is open then."""
        self.close_customer()
        self._database = database
        self.results.set_database(database)
        self.timeline.set_database(database)
        info = database.info if database is not None else None
        self.status.show_database(info)
        sentences = [] if info is None else [*info.warnings, info.read_only or ""]
        self.warning.say(" ".join(sentence for sentence in sentences if sentence))
        self.top_bar.export.setVisible(database is not None)
        if info is not None:
            self.setWindowTitle(f"{info.name} – Tiquo")
            self.search.search()
        self.search.focus_box()

    def open_customer(self, customer: Customer, span: Span | None) -> None:
        """Show a customer; the focus goes to the newest event."""
        if self._database is None:
            return
        self.status.show_counts("")
        self.view.open(customer, span, self._database.info.zone)
        self._mark_open()

    def close_customer(self) -> None:
        """Back to the empty desk, before the next guest steps up."""
        self.view.close_customer()
        self.status.show_counts("")
        self.search.results.list.clearSelection()

    def export(self) -> ExportDialog | None:
        """Ask what to export, and where to."""
        if self._database is None:
            return None
        from tiquo_desktop.ui.export_dialog import ExportDialog
        from tiquo_desktop.ui.export_form import Exportable

        what = Exportable(
            self.view.customer,
            self.timeline.filter,
            self.timeline.newest_first,
            self.timeline.counts,
            self._database.info.zone,
        )
        dialog = ExportDialog(self._theme, self._database, self._exports, self._files, what, self)
        self.timeline.counts_changed.connect(dialog.form.show_counts)
        dialog.finished.connect(self.refresh)
        dialog.open()
        return dialog

    def refresh(self) -> None:
        """Read again what is on screen: something may have been recorded meanwhile."""
        self.search.search()
        if self.view.customer is not None:
            self.timeline.refresh()

    # Answers

    def _open_result(self, result: SearchResult) -> None:
        self.open_customer(result.customer, result.span)

    def _mark_open(self) -> None:
        # While something is searched for, the mark is on what Enter opens.
        if self.view.customer is not None and not self.search.box.text():
            self.search.results.mark(self.view.customer.id)

    def _counted(self, counts: Counts) -> None:
        self.status.show_counts(count_words(self, counts))

    def _loading_changed(self, loading: bool) -> None:
        if loading and self.timeline.counts is None:
            self.status.show_counts(self.tr("Counting…"))
        elif self.timeline.counts is None:
            self.status.show_counts("")

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self.height()
        sizes = TIGHT if height < TIGHT_BELOW else ROOMY
        self.top_bar.setFixedHeight(sizes.top_bar)
        self.status.setFixedHeight(sizes.status_bar)
        self.view.timeline.set_row_height(sizes.row)
        self.search.results.list.set_row_height(sizes.result_row)
        self.view.filters.set_one_line(height < ONE_LINE_BELOW)
        self._popup.set_narrow(self.width() < NARROW_BELOW)
