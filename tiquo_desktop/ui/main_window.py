"""The main window. It composes: search on the left, the customer on the right, bars around them."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Counts
from tiquo_desktop.domain.repositories import Database, DatabaseInfo, Span
from tiquo_desktop.services.desk_database import DeskDatabase
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.bars.status_bar import StatusBar
from tiquo_desktop.ui.bars.top_bar import TopBar
from tiquo_desktop.ui.connection import Connection
from tiquo_desktop.ui.cover.covering import Covering
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.customers.editing import Editing
from tiquo_desktop.ui.customers.last_customer import LastCustomer
from tiquo_desktop.ui.customers.open_profile import OpenProfile
from tiquo_desktop.ui.details.technical_details import TechnicalDetails
from tiquo_desktop.ui.exports.exporting import Exporting
from tiquo_desktop.ui.filters.filter_bar import count_words
from tiquo_desktop.ui.histogram.histogram_feed import HistogramFeed
from tiquo_desktop.ui.imports.importing import Importing
from tiquo_desktop.ui.live import Live
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.retreat import Retreat
from tiquo_desktop.ui.look.states import Banner
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.midnight import Midnight
from tiquo_desktop.ui.panes import Panes
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.person_change import PersonChange
from tiquo_desktop.ui.recording.recording import Recording
from tiquo_desktop.ui.search.finding import Finding
from tiquo_desktop.ui.search.search_model import SearchModel
from tiquo_desktop.ui.search.search_pane import SearchPane
from tiquo_desktop.ui.session import Session
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.timeline.marked_event import MarkedEvent
from tiquo_desktop.ui.timeline.reading import Reading
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel
from tiquo_desktop.ui.window_commands import WindowCommands

LEAST_SIZE = (720, 380)
"""In logical pixels: 1440 x 900 at 200 %, less a title bar and a task bar, which would push the status
bar off the screen. Everything has its room down to that."""


class MainWindow(QMainWindow):
    """The window of one database.

    Attributes:
        search: the search pane.
        view: the open customer.
        status: the status bar.
        results, timeline: the models behind them.
        reader: who reads for all of them.
        finding: what connects them with scans and with who was seen before.
        commands: everything a person can do here.
        settings: what is remembered from one start to the next.
        panes: search, customer and details beside each other.
        marked: the marked event and its details.
        session: how the window looked, kept and given back.
        own: the commands of the window itself.
        covering: what hides customers from passers-by.
        people: who is at the desk, and how somebody else comes.
        live: keeps it up with what others record.
        connection: whether the database can be worked on.
    """

    def __init__(
        self,
        theme: Theme,
        reader: Reader,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.reader = theme, reader
        self.settings = settings or Settings()
        self.commands = Commands(self)
        self._desk: DeskDatabase | None = None
        self.results = SearchModel(reader, self)
        self.timeline = TimelineModel(reader, self)
        self.top_bar = TopBar(theme, self)
        self.search = SearchPane(theme, self.results, self)
        self.view = CustomerView(theme, self.timeline, self)
        histogram = self.view.filters.histogram
        HistogramFeed(self.timeline, reader.lane("histogram"), histogram, self)
        self.status = StatusBar(theme, self)
        self.warning = Banner(theme, self)
        self._compose()
        self.marked = MarkedEvent(
            theme, self.view, self.timeline, self.panes, reader, self.commands, self
        )
        self._retreat = Retreat(
            self,
            top_bar=self.top_bar,
            panes=self.panes,
            search=self.search,
            view=self.view,
            status=self.status,
        )
        header = self.view.timeline.header
        self.session = Session(self, self.settings, self.panes, header)
        self._midnight = Midnight(self)
        self._profile = OpenProfile(reader.lane("profile"), self.view, self)
        self.live = Live(reader, self.timeline, self.results, self._profile, self)
        self.connection = Connection(
            reader,
            self.status,
            self.warning,
            self.search,
            self.results,
            self.view,
            self.timeline,
            self.live,
            self,
        )
        self._ring = FocusRing(self, theme)
        self._connect()
        self.setWindowTitle("Tiquo")
        self._show_icon()
        theme.changed.connect(self._show_icon)
        self.setMinimumSize(*LEAST_SIZE)

    def _compose(self) -> None:
        self.panes = Panes(self.search, self.view, self)
        middle = QWidget(self)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top_bar)
        box.addWidget(self.warning)
        box.addWidget(self.panes, 1)
        box.addWidget(self.status)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.search.answered.connect(self._mark_open)
        self.search.escaped.connect(self.close_customer)
        self.view.left.connect(self.search.focus_box)
        self.timeline.counts_changed.connect(self._counted)
        self.timeline.loading_changed.connect(self._loading_changed)
        self.commands.refused.connect(self.status.say)
        self._midnight.turned.connect(self.turn_day)
        self.connection.watch.changed.connect(self._show_info)
        self._add_commands()
        self.exporting = Exporting(
            self,
            self._theme,
            self.reader,
            self.commands,
            self.view,
            self.timeline,
            self.refresh,
        )
        self.marked.copying.said.connect(self.status.say)
        self.marked.references.said.connect(self.status.say)
        self.top_bar.export.clicked.connect(self.exporting.open)
        self._importing = Importing(self._theme, self.reader, self.commands, self)
        self._importing.imported.connect(self.refresh)
        self.last_customer = LastCustomer(
            self,
            self.commands,
            self.settings,
            self.reader.lane("last-customer"),
            self.view,
            self.open_customer,
            self.status.say,
        )
        Reading(self.view, self.commands, self.settings, self)
        self.finding = Finding(
            self,
            self._theme,
            self.commands,
            self.settings,
            self.reader.lane("scan"),
            self.results,
            self.search,
            self.view,
            self.open_customer,
            self.close_customer,
        )
        self.people = PersonChange(
            self,
            self._theme,
            self.reader,
            self.settings,
            self.commands,
            self.status,
            self.change_login,
        )
        self.people.at_desk.changed.connect(self.set_person)
        self.recording = Recording(
            self,
            self._theme,
            self.reader,
            self.settings,
            self.commands,
            self.view,
            self.marked.pane,
            self.status,
            self.refresh,
            self.people,
        )
        self.editing = Editing(
            self,
            self._theme,
            self.reader,
            self.commands,
            self.view,
            self.people.at_desk,
            self.people.as_somebody,
            self.refresh,
            self.open_customer,
        )
        self.finding.offer_new(self.editing.new)
        self.covering = Covering(
            self, self._theme, self.settings, self.commands, self.people, self.finding.rest
        )
        TechnicalDetails(self._theme, self.reader, self.timeline, self.view, self._info, self)
        self.own = WindowCommands(self, self._theme, self.commands, self.settings, self.top_bar)
        self.top_bar.show_commands(self.commands, self)

    def _info(self) -> DatabaseInfo | None:
        return self._desk.info if self._desk is not None else None

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
                id="timeline.details",
                text=self.tr("Details of the &marked event"),
                menu=Menu.TIMELINE,
                run=self.panes.open_details,
                shortcuts=("Ctrl+I",),
                needs_customer=True,
            ),
            Command(
                id="view.refresh",
                text=self.tr("&Refresh"),
                menu=Menu.VIEW,
                run=self.refresh,
                shortcuts=("F5",),
            ),
        )

    def _show_icon(self) -> None:
        accent = self._theme.hex("accent")
        self.setWindowIcon(QIcon(self._theme.icons.pixmap("tiquo", accent, 64)))

    @property
    def database(self) -> Database | None:
        """The database that is worked on, as whoever is at the desk opened it."""
        return self._desk.now if self._desk is not None else None

    # What the person does

    def set_database(self, database: Database | None) -> None:
        """Work on that database from now on; nobody is open then."""
        self.close_customer()
        self._desk = desk = DeskDatabase(database) if database is not None else None
        self.results.set_database(desk)
        self.timeline.set_database(desk)
        self.marked.set_database(desk)
        self.connection.set_database(desk)
        self.last_customer.set_database(desk)
        self.finding.set_database(desk)
        self._sign()
        self.people.set_database(database)
        self.top_bar.export.setVisible(database is not None)
        if database is not None:
            # Behind it Qt puts the program's name, as each platform does.
            self.setWindowTitle(database.info.name)
            self._midnight.set_zone(database.info.zone)
            self.search.search()
        self.search.focus_box()
        self.covering.resume()

    def change_login(self, database: Database) -> Database:
        """Go on with the same database, as another login opened it; gives that of the one before.

        What is on screen stays, and what was begun ends in the name of who began it.
        """
        assert self._desk is not None
        before = self._desk.exchange(database)
        self._sign()
        return before

    def _sign(self) -> None:
        """Write in the name of whoever is at the desk from now on, as far as they may."""
        database = self._desk.own if self._desk is not None else None
        self._show_info()
        self.covering.set_database(self._info())
        self.live.set_database(database)
        self.exporting.set_database(database)
        self.recording.set_database(database)
        self.editing.set_database(database)
        self._importing.set_database(database)

    def _show_info(self) -> None:
        """Say which database it is, and let whoever is at the desk do what they may do there now."""
        info = self._info()
        self.status.show_database(info)
        self.connection.warn()
        self.commands.set_database(info)

    def open_customer(self, customer: Customer, span: Span | None) -> None:
        """Show a customer; the focus goes to the newest event."""
        if self._desk is None:
            return
        self.status.show_counts("")
        self.panes.show_timeline()
        self.view.open(customer, span, self._desk.info.zone)
        self.commands.set_customer_open(True)
        self.last_customer.remember()
        self.finding.remember(customer)
        self.search.results.mark_soon(customer.id)

    def close_customer(self) -> None:
        """Back to the empty desk, before the next guest steps up."""
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self.panes.holds(focused):
            self.search.focus_box()
        self.panes.show_timeline()
        self.view.close_customer()
        self.commands.set_customer_open(False)
        self.status.show_counts("")
        self.search.results.list.clearSelection()

    def refresh(self) -> None:
        """Read again what is on screen: something may have been recorded meanwhile."""
        self.search.search()
        if self.view.customer is not None and self._desk is not None:
            self.timeline.refresh()
            self._profile.refresh(self._desk)

    def set_person(self, name: str) -> None:
        """Somebody else is at the desk now."""
        self.status.show_person(name)
        self.exporting.set_person(name)
        self.last_customer.set_person(name)
        self.finding.set_person(name)

    def turn_day(self) -> None:
        """Another day has begun: what was today is yesterday."""
        self.status.turn_day()
        self.view.header.turn_day()
        self.refresh()

    # Answers

    def _mark_open(self) -> None:
        # While something is searched for, the mark is on what Enter opens.
        if self.view.customer is not None and not self.search.box.text():
            self.search.results.mark(self.view.customer.id)

    def _counted(self, counts: Counts) -> None:
        self.status.show_counts(count_words(counts))
        self.last_customer.remember()

    def _loading_changed(self, loading: bool) -> None:
        if loading and self.timeline.counts is None:
            self.status.show_counts(self.tr("Counting…"))
        elif self.timeline.counts is None:
            self.status.show_counts("")

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What comes here is nobody's key: Qt passes over the shortcuts of commands that are off.
        if not self.commands.explain(event.keyCombination()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._retreat.arrange(self.width(), self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.save()
        super().closeEvent(event)
