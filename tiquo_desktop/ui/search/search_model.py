"""The model behind the list of search results."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tiquo_desktop.domain import times
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.search.recent_customers import RecentCustomers, Visit
from tiquo_desktop.ui.search.search_rows import ResultRow, SuggestionRow, result_row, suggestion_row

if TYPE_CHECKING:  # what searching imports stays out of the start-up
    from tiquo_desktop.services.search import Search, SearchPage

RESULT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The `SearchResult`; None for a suggestion."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The `ResultRow` or `SuggestionRow` with its display strings."""

_NO_INDEX = QModelIndex()
Row: TypeAlias = ResultRow | SuggestionRow
_Answer: TypeAlias = "tuple[Search, SearchPage, tuple[Row, ...], dict[str, Visit]]"


class SearchModel(QAbstractListModel):
    """What a search found, best first, or what else to search for where it found nobody.

    DisplayRole is the name or the suggestion, AccessibleTextRole one sentence.

    Signals:
        found: the `SearchPage`, once its rows are in place.
        failed: a sentence; the rows are gone, since they answer an older text.

    Attributes:
        remembers: whether the rows are the customers that were opened here last.
        has_failed: whether the last search could not be done.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = reader.lane("search")
        self._later = reader.lane("last-active")
        self._database: Database | None = None
        self._search: Search | None = None
        self._recent: RecentCustomers | None = None
        self._person: Callable[[], str] = str
        self._rows: tuple[Row, ...] = ()
        self._here: dict[str, Visit] = {}
        self._text: str | None = None
        self.remembers = self.has_failed = False

    def set_database(self, database: Database | None) -> None:
        """Search there from now on; nothing is shown then."""
        self.clear()
        self._database = database
        self._search = None

    def remember(self, recent: RecentCustomers, person: Callable[[], str]) -> None:
        """Answer "" with the customers opened here last; `person` names who is at the desk."""
        self._recent, self._person = recent, person

    def find(self, text: str) -> None:
        """Find customers; "" finds those opened here last, or else those active last.

        A newer call replaces an older one.
        """
        database, search = self._database, self._search
        if database is None:
            return
        person = self._person()
        visits = self._recent.visits(database.info.uid) if self._recent else ()

        def work(cancel: threading.Event) -> _Answer:
            from tiquo_desktop.services.search import Search

            searching = search or Search(database)
            page, here = None, {visit.uid: visit for visit in visits if not text.strip()}
            if here:
                page = replace(searching.known(list(here), cancel=cancel), query=text)
            if page is None or not page.results:
                page, here = searching.find(text, cancel=cancel), {}
            zone, now, many = database.info.zone, times.now(), len(page.results)
            rows: tuple[Row, ...] = tuple(
                result_row(result, zone, now, place, many, here.get(result.customer.uid), person)
                for place, result in enumerate(page.results, 1)
            )
            if not rows and text.strip():
                found = searching.suggest(text, cancel=cancel)
                rows = tuple(
                    suggestion_row(suggestion, place, len(found))
                    for place, suggestion in enumerate(found, 1)
                )
            return searching, page, rows, here

        def done(answer: _Answer) -> None:
            self._search, page, rows, self._here = answer
            self.remembers, self.has_failed = bool(self._here), False
            self._text = text
            self._set_rows(rows)
            self.found.emit(page)

        self._lane.request(work, done, self._on_failed)

    def catch_up(self) -> None:
        """Show who those that were found are by now and when they were active last. Nobody comes or
        goes where somebody may be about to choose."""
        database, shown, here, person = self._database, self._rows, self._here, self._person()
        if database is None or not self._lane.is_idle or self.has_failed:
            return
        rows = [row for row in shown if isinstance(row, ResultRow)]
        text = self._text or ""
        if not rows:
            if self._text == "":
                self.find("")  # these may be the first customers of all
            return

        def work(cancel: threading.Event) -> tuple[Row, ...]:
            from tiquo_desktop.services.search import known_by_now

            zone, now, many = database.info.zone, times.now(), len(rows)
            results = known_by_now(database, [row.result for row in rows], text, cancel)
            return tuple(
                row
                if result is row.result
                else result_row(
                    result, zone, now, place, many, here.get(result.customer.uid), person
                )
                for place, (row, result) in enumerate(zip(rows, results, strict=True), 1)
            )

        def done(rows: tuple[Row, ...]) -> None:
            if self._rows is shown:
                self._set_rows(rows)

        self._later.request(work, done, lambda _sentence: None)

    def clear(self) -> None:
        """Show nothing, and answer no earlier `find`."""
        self._lane.cancel()
        self._later.cancel()
        self._text = None
        self._set_rows(())

    def row_at(self, row: int) -> Row | None:
        """What ROW_ROLE gives; None beyond the rows."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, customer_id: int) -> int | None:
        """The row of a customer; None if they were not found."""
        for row, shown in enumerate(self._rows):
            if isinstance(shown, ResultRow) and shown.result.customer.id == customer_id:
                return row
        return None

    def _on_failed(self, sentence: str) -> None:
        self.has_failed = True
        self._set_rows(())
        self.failed.emit(sentence)

    def _set_rows(self, rows: tuple[Row, ...]) -> None:
        before = self._rows
        same = [_identity(row) for row in rows] == [_identity(row) for row in before]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        else:
            # The same customers: the selection stays, only marks, reasons and days differ.
            for row, shown in enumerate(rows):
                if shown is not before[row]:
                    self.dataChanged.emit(self.index(row), self.index(row))

    # Qt's side

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.name if role == Qt.ItemDataRole.DisplayRole else row.accessible
        if role == RESULT_ROLE and isinstance(row, ResultRow):
            return row.result
        return None


def _identity(row: Row) -> object:
    return row.result.customer.id if isinstance(row, ResultRow) else row.suggestion
