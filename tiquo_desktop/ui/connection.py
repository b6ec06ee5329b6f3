"""Whether a window's database can be worked on: said in the status bar and above everything, and
taken up again by itself when it is back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.bars.status_bar import StatusBar
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.database_watch import DatabaseWatch
from tiquo_desktop.ui.live import Live
from tiquo_desktop.ui.look.states import Banner
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.search.search_model import SearchModel
from tiquo_desktop.ui.search.search_pane import SearchPane
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel
from tiquo_desktop.ui.words.error_words import error_words


class Connection(QObject):
    """Says what is wrong, and reads what could not be read meanwhile.

    Attributes:
        watch: looks whether the database is there.
    """

    def __init__(
        self,
        reader: Reader,
        status: StatusBar,
        warning: Banner,
        search: SearchPane,
        results: SearchModel,
        view: CustomerView,
        timeline: TimelineModel,
        live: Live,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._status, self._warning, self._live = status, warning, live
        self._search, self._results, self._view = search, results, view
        self._database: Database | None = None
        self.watch = DatabaseWatch(reader, self)
        self.watch.troubled.connect(self._troubled)
        self.watch.recovered.connect(self._recovered)
        self.watch.looked.connect(self._looked)
        self._is_deaf = False
        live.listening.lost.connect(self._lost)
        live.listening.told.connect(self._told)
        results.found.connect(lambda _page: self._show())
        timeline.counts_changed.connect(lambda _counts: self._show())
        for failed in (results.failed, timeline.failed):
            # What failed may have been busy: only a look tells whether the database answers.
            failed.connect(lambda _sentence: self.watch.look())

    def set_database(self, database: Database | None) -> None:
        """Watch that database from now on."""
        self._database, self._is_deaf = database, False
        self.watch.set_database(database)

    def warn(self) -> None:
        """Say what is always wrong with this database, and what is wrong now."""
        info = self._database.info if self._database is not None else None
        sentences: list[str] = []
        if info is not None:
            read_only, problem = info.read_only or "", self.watch.problem
            sentences = [*info.warnings, "" if read_only in problem else read_only, problem]
        self._warning.say(" ".join(error_words(sentence) for sentence in sentences if sentence))

    def _show(self) -> None:
        # A damaged or vanished file still gives answers that were kept in memory.
        self._status.show_connection(self.watch.outage)

    def _lost(self) -> None:
        self._is_deaf = True
        self.watch.look()

    def _looked(self) -> None:
        self._show()
        if self._is_deaf and not self.watch.problem:
            self._live.catch_up()  # only who tells is lost, as where no connection is free for it

    def _told(self, _waiting: bool) -> None:
        self._is_deaf = False

    def _troubled(self) -> None:
        self._show()
        self.warn()

    def _recovered(self) -> None:
        self._show()
        self.warn()
        if self._database is None:
            return
        # A file may be another copy of itself by now.
        if self._results.has_failed or not self._database.info.shared:
            self._search.search()
        if self._view.has_problem:
            self._view.try_again()
        if self._is_deaf:
            self._live.listening.begin_again()
        self._live.catch_up_anew()
