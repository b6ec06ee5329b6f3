"""The model behind the timeline's table: everything `data` gives is in memory already.

A timeline opens in three steps: its first page at once, then its whole index, after which filters
and counts are arithmetic, and the texts of the rows that are looked at, block by block. All of it
happens in the lanes of `Reader`; here answers are put in place.
"""

from __future__ import annotations

import importlib
import threading
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.timeline_rows import DayRow, EventRow, Row
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.row_words import row_words
from tiquo_desktop.ui.timeline_counting import TimelineCounting
from tiquo_desktop.ui.timeline_texts import TimelineTexts

if TYPE_CHECKING:  # numpy stays out of the start-up: the first worker imports it
    from tiquo_desktop.services.histogram import History
    from tiquo_desktop.services.timeline import Shown, Timeline
    from tiquo_desktop.services.timeline_index import TimelineIndex
    from tiquo_desktop.services.timeline_offers import Offer
    from tiquo_desktop.services.timeline_view import View

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""`EventRow`, `DayRow`, or None while the row's text is not loaded (paint a skeleton)."""

_NO_INDEX = QModelIndex()
_DAY_FLAGS = Qt.ItemFlag.ItemNeverHasChildren
_EVENT_FLAGS = _DAY_FLAGS | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Column(IntEnum):
    """The columns of the timeline."""

    TIME = 0
    CATEGORY = 1
    TYPE = 2
    SUMMARY = 3
    OBJECT = 4
    SOURCE = 5


_ATTRIBUTES = ("time", "category", "type", "summary", "object", "by")


class TimelineModel(QAbstractTableModel):
    """Day headers and events of one customer, or of all. A header is a row; rows have one height.

    Day rows are not enabled, so that the keyboard of a QTableView passes from event to event.
    `is_day` and `event_at` know every row, also while its ROW_ROLE is None.

    Where rows cannot simply be inserted or removed the model resets. To keep the person's place a
    view remembers `event_at` of the current or topmost row on modelAboutToBeReset, and goes to
    `row_near` of it on modelReset.

    Signals:
        counts_changed: the `Counts` of what is shown, once the whole timeline is known.
        loading_changed: whether the whole timeline is still being read.
        progressed: how many events of a long timeline were read, and how many it has.
        failed: a sentence. Rows that are not of the wanted filter and order are gone by then.
    """

    counts_changed = Signal(object)
    loading_changed = Signal(bool)
    progressed = Signal(object, object)
    failed = Signal(str)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view_lane = reader.lane("timeline")
        self._counting = TimelineCounting(reader.lane("index"), self)
        self._counting.counted.connect(self._on_index)
        self._counting.failed.connect(self._on_index_failed)
        self._counting.progressed.connect(self.progressed)
        self._rows_lane = reader.lane("rows")
        self._texts = TimelineTexts(self._rows_lane, self)
        self._texts.arrived.connect(self._rows_changed)
        self._texts.failed.connect(self.failed)
        self._database: Database | None = None
        self._filter = Filter()
        self._newest_first = True
        self._customer_id: int | None = None
        self._is_open = False
        self._is_loading = False
        self._is_stopped = False
        self._timeline: Timeline | None = None
        self._index: TimelineIndex | None = None
        self._view: View | None = None
        self._view_is_of: tuple[Filter, bool] | None = None
        self._counts: Counts | None = None
        self._offers: tuple[Offer, ...] = ()
        self._history: History | None = None
        self._row_count = 0

    # What is shown

    def set_database(self, database: Database | None) -> None:
        """Read from this database from now on; nothing is open then."""
        self.clear()
        self._database = database
        if database is not None:
            self._rows_lane.request(_import_engine, lambda _: None, self.failed.emit)

    def open(self, customer_id: int | None) -> None:
        """Show that customer, with None the activity of all. What was shown goes at once."""
        self.clear()
        if self._database is None:
            return
        self._is_open = True
        self._customer_id = customer_id
        self._request_view()

    def clear(self) -> None:
        """Show nothing; the filter and the order stay."""
        self._view_lane.cancel()
        self._counting.stop()
        self._is_open = False
        self._is_stopped = False
        self._timeline = None
        self._index = None
        self._texts.forget_place()
        self._show_nothing()
        self._set_loading(False)

    def refresh(self) -> None:
        """Read the open timeline again: after an error, or when events were recorded."""
        if self._timeline is None or self._index is None:
            self._request_view()
        else:
            self._is_stopped = False
            self._request_index(self._timeline)

    def stop_counting(self) -> None:
        """Do not read the rest: what is there can be read, counts are missing until `count_again`."""
        if self._counting.is_reading:
            self._counting.stop()
            self._is_stopped = True
            self._set_loading(False)

    def count_again(self) -> None:
        """Read the rest after all."""
        if self._is_stopped:
            self._is_stopped = False
            self.refresh()

    def set_filter(self, wanted: Filter) -> None:
        """Show only what this filter lets through."""
        if wanted != self._filter:
            self._filter = wanted
            self._request_view()

    def set_newest_first(self, newest_first: bool) -> None:
        """Show the newest or the oldest event first."""
        if newest_first != self._newest_first:
            self._newest_first = newest_first
            self._request_view()

    def ensure_visible(self, first: int, last: int) -> None:
        """The rows `first` to `last` are on screen: their texts are read if they are not there."""
        self._texts.ensure_visible(first, last)

    @property
    def filter(self) -> Filter:
        """The filter that was set last."""
        return self._filter

    @property
    def newest_first(self) -> bool:
        """The order that was set last."""
        return self._newest_first

    @property
    def is_open(self) -> bool:
        """Whether a timeline is open."""
        return self._is_open

    @property
    def is_loading(self) -> bool:
        """Whether the whole timeline is still being read."""
        return self._is_loading

    @property
    def is_stopped(self) -> bool:
        """Whether the rest is not read because somebody stopped it."""
        return self._is_stopped

    @property
    def is_settled(self) -> bool:
        """Whether the rows are those of the whole timeline under the filter that was set last."""
        return (
            self._view is not None
            and self._view.index is self._index
            and not self._counting.is_reading
            and self._view_is_of == (self._filter, self._newest_first)
        )

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What would bring rows back, where the filter lets nothing through."""
        return self._offers

    @property
    def counts(self) -> Counts | None:
        """The counts of what is shown; None while they are not known."""
        return self._counts

    @property
    def history(self) -> History | None:
        """What the histogram of what is shown is made of; None while it is not known."""
        return self._history

    # Rows

    def is_day(self, row: int) -> bool:
        """Whether a row is a day's header."""
        return self._view is not None and 0 <= row < self._row_count and self._view.is_day(row)

    def row_at(self, row: int) -> Row | None:
        """What ROW_ROLE gives."""
        return self._texts.peek(row)

    def event_at(self, row: int) -> int | None:
        """The id of a row's event, also where its text is not loaded; None for a day's header."""
        if self._view is None or not 0 <= row < self._row_count:
            return None
        return self._view.event_at(row)

    def events_in(self, first: int, last: int) -> list[int]:
        """The ids of the events in the rows `first` to `last`, from top to bottom."""
        if self._view is None:
            return []
        return self._view.events_in(max(first, 0), min(last, self._row_count - 1) + 1)

    def row_of(self, event_id: int) -> int | None:
        """The row of an event; None if it is not shown."""
        return self._view.row_of(event_id) if self._view is not None else None

    def row_near(self, event_id: int) -> int | None:
        """The row of an event or, if it is hidden, of a shown neighbour; None without any."""
        return self._view.row_near(event_id) if self._view is not None else None

    def first_event_row(self) -> int | None:
        """The first row that is an event; None without any."""
        return 1 if self._row_count else None

    # Requests and their answers

    def _request_view(self) -> None:
        database, timeline, index = self._database, self._timeline, self._index
        if not self._is_open or database is None:
            return
        if timeline is None or index is None:
            self._request_page(database)
        else:
            self._request_show(timeline, index)

    def _request_page(self, database: Database) -> None:
        customer_id, previous, words = self._customer_id, self._view, row_words()
        wanted, newest_first = self._filter, self._newest_first
        self._set_loading(True)

        def read(cancel: threading.Event) -> tuple[Timeline, Shown]:
            from tiquo_desktop.services.timeline import Timeline

            timeline = Timeline(database, customer_id, words=words)
            return timeline, timeline.first_page(
                wanted, newest_first=newest_first, previous=previous, cancel=cancel
            )

        def done(opened: tuple[Timeline, Shown]) -> None:
            self._timeline, shown = opened
            self._apply(self._timeline, shown, (wanted, newest_first))
            if not self._counting.is_reading:
                self._request_index(self._timeline)

        self._view_lane.request(read, done, self._on_view_failed)

    def _request_show(self, timeline: Timeline, index: TimelineIndex) -> None:
        previous, near = self._view, self._topmost_event()
        wanted, newest_first = self._filter, self._newest_first

        def work(cancel: threading.Event) -> Shown:
            return timeline.show(
                index,
                wanted,
                newest_first=newest_first,
                previous=previous,
                near=near,
                cancel=cancel,
            )

        def done(shown: Shown) -> None:
            self._apply(timeline, shown, (wanted, newest_first))
            self._set_loading(self._counting.is_reading)

        self._view_lane.request(work, done, self._on_view_failed)

    def _request_index(self, timeline: Timeline) -> None:
        self._set_loading(not self._is_stopped)
        if not self._is_stopped:
            self._counting.read(timeline)

    def _on_index(self, index: TimelineIndex) -> None:
        self._index = index
        self._request_view()

    def _on_index_failed(self, sentence: str) -> None:
        self._set_loading(False)
        self.failed.emit(sentence)

    def _on_view_failed(self, sentence: str) -> None:
        # Rows of another filter under the chips of this one would be a lie.
        if self._view_is_of != (self._filter, self._newest_first):
            self._show_nothing()
        self._set_loading(self._counting.is_reading)
        self.failed.emit(sentence)

    # Putting rows in place

    def _apply(self, timeline: Timeline, shown: Shown, is_of: tuple[Filter, bool]) -> None:
        change = shown.change
        if change is None:
            self.beginResetModel()
            self._place(shown.view)
            self._texts.show(timeline, shown.view, shown.blocks)
            self.endResetModel()
        else:
            # Without texts while rows move: none of them is then at a wrong row for a moment.
            self._texts.clear()
            if change.inserted:
                self.beginInsertRows(_NO_INDEX, change.at, change.at + change.inserted - 1)
                self._place(shown.view)
                self.endInsertRows()
            elif change.removed:
                self.beginRemoveRows(_NO_INDEX, change.at, change.at + change.removed - 1)
                self._place(shown.view)
                self.endRemoveRows()
            else:
                self._place(shown.view)
            self._texts.show(timeline, shown.view, shown.blocks)
            # Rows that stay say something else now: counts of days, "12 of 312".
            self._rows_changed(0, self._row_count - 1)
        self._view_is_of = is_of
        self._counts = shown.counts
        self._history = shown.history
        self._offers = shown.offers
        if shown.counts is not None:
            self.counts_changed.emit(shown.counts)

    def _place(self, view: View) -> None:
        self._view = view
        self._row_count = view.row_count

    def _show_nothing(self) -> None:
        self._texts.clear()
        self._counts = None
        self._history = None
        self._offers = ()
        self._view_is_of = None
        if self._view is not None:
            self.beginResetModel()
            self._view = None
            self._row_count = 0
            self.endResetModel()

    def _rows_changed(self, first: int, last: int) -> None:
        last = min(last, self._row_count - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _topmost_event(self) -> int | None:
        """The event at the top of the screen; None at the top of the timeline, which is kept."""
        first = self._texts.first_visible
        if first <= 1:
            return None
        event = self.event_at(first)
        return self.event_at(first + 1) if event is None else event

    def _set_loading(self, is_loading: bool) -> None:
        if is_loading != self._is_loading:
            self._is_loading = is_loading
            self.loading_changed.emit(is_loading)

    # Qt's side

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._row_count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        row = self._texts.get(index.row())
        if role == ROW_ROLE:
            return row
        if row is None:
            is_read_aloud = role == Qt.ItemDataRole.AccessibleTextRole
            return QCoreApplication.translate("Skeleton", "Loading") if is_read_aloud else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.accessible
        if isinstance(row, EventRow):
            return getattr(row, _ATTRIBUTES[index.column()])
        return row.title if index.column() == 0 else ""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index.row())
        is_day = self.is_day(index.row()) if row is None else isinstance(row, DayRow)
        return _DAY_FLAGS if is_day else _EVENT_FLAGS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == Column.TIME:
            return self.tr("Time")
        if section == Column.CATEGORY:
            return self.tr("Category")
        if section == Column.TYPE:
            return self.tr("Type")
        if section == Column.SUMMARY:
            return self.tr("What happened")
        if section == Column.OBJECT:
            return self.tr("Object")
        return self.tr("Source, by")


def _import_engine(_cancel: threading.Event) -> None:
    # A fifth of a second that the first customer's first page need not wait for.
    importlib.import_module("tiquo_desktop.services.timeline")


_ROLES = frozenset(
    {
        ROW_ROLE,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
    }
)
