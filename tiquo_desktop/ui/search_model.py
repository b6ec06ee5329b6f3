"""The model behind the list of search results."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

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
from tiquo_desktop.ui.search_rows import ResultRow, result_row

if TYPE_CHECKING:  # what searching imports stays out of the start-up
    from tiquo_desktop.services.search import Search, SearchPage

RESULT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The `SearchResult`."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The `ResultRow` with its display strings."""

_NO_INDEX = QModelIndex()
_ATTRIBUTES = {
    int(Qt.ItemDataRole.DisplayRole): "name",
    int(Qt.ItemDataRole.AccessibleTextRole): "accessible",
    RESULT_ROLE: "result",
}


class SearchModel(QAbstractListModel):
    """What a search found, best first. DisplayRole is the name, AccessibleTextRole one sentence.

    Signals:
        found: the `SearchPage`, once its rows are in place.
        failed: a sentence; the rows are gone, since they answer an older text.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = reader.lane("search")
        self._database: Database | None = None
        self._search: Search | None = None
        self._rows: tuple[ResultRow, ...] = ()

    def set_database(self, database: Database | None) -> None:
        """Search there from now on; nothing is shown then."""
        self.clear()
        self._database = database
        self._search = None

    def find(self, text: str) -> None:
        """Find customers; "" finds those active last. A newer call replaces an older one."""
        database, search = self._database, self._search
        if database is None:
            return

        def work(cancel: threading.Event) -> tuple[Search, SearchPage, tuple[ResultRow, ...]]:
            from tiquo_desktop.services.search import Search

            searching = search or Search(database)
            page = searching.find(text, cancel=cancel)
            zone, now, many = database.info.zone, times.now(), len(page.results)
            rows = [
                result_row(result, zone, now, place, many)
                for place, result in enumerate(page.results, 1)
            ]
            return searching, page, tuple(rows)

        def done(answer: tuple[Search, SearchPage, tuple[ResultRow, ...]]) -> None:
            self._search, page, rows = answer
            self._set_rows(rows)
            self.found.emit(page)

        self._lane.request(work, done, self._on_failed)

    def clear(self) -> None:
        """Show nothing, and answer no earlier `find`."""
        self._lane.cancel()
        self._set_rows(())

    def row_at(self, row: int) -> ResultRow | None:
        """What ROW_ROLE gives; None beyond the rows."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, customer_id: int) -> int | None:
        """The row of a customer; None if they were not found."""
        for row, shown in enumerate(self._rows):
            if shown.result.customer.id == customer_id:
                return row
        return None

    def _on_failed(self, sentence: str) -> None:
        self._set_rows(())
        self.failed.emit(sentence)

    def _set_rows(self, rows: tuple[ResultRow, ...]) -> None:
        same = [row.result.customer.id for row in rows] == [
            row.result.customer.id for row in self._rows
        ]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            # The same customers: the selection stays, only marks and reasons differ.
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

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
        attribute = _ATTRIBUTES.get(role)
        return getattr(row, attribute) if attribute else None
