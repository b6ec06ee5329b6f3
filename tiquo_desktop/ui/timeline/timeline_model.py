"""The model behind the timeline's table: everything `data` gives is in memory already.

A timeline opens in three steps: its first page at once, then its whole index, after which filters
and counts are arithmetic (`TimelineReading`), and the texts of the rows that are looked at, block by
block (`TimelineTexts`). Here answers are put in place.
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
from tiquo_desktop.ui.timeline.timeline_reading import TimelineReading
from tiquo_desktop.ui.timeline.timeline_texts import TimelineTexts

if TYPE_CHECKING:  # numpy stays out of the start-up: the first worker imports it
    from tiquo_desktop.services.histogram import History
    from tiquo_desktop.services.timeline import Shown, Timeline
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
        caught_up: `catch_up` is done: whether it could be, and whether there was anything new.
        failed: a sentence. Rows that are not of the wanted filter and order are gone by then.
    """

    counts_changed = Signal(object)
    loading_changed = Signal(bool)
    progressed = Signal(object, object)
    caught_up = Signal(bool, bool)
    failed = Signal(str)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = TimelineReading(reader, self._place_now, self)
        self._reading.shown.connect(self._apply)
        self._reading.emptied.connect(self._show_nothing)
        self._reading.loading_changed.connect(self.loading_changed)
        self._reading.progressed.connect(self.progressed)
        self._reading.caught_up.connect(self.caught_up)
        self._reading.failed.connect(self.failed)
        self._rows_lane = reader.lane("rows")
        self._texts = TimelineTexts(self._rows_lane, self)
        self._texts.arrived.connect(self._rows_changed)
        self._texts.failed.connect(self.failed)
        self._view: View | None = None
        self._counts: Counts | None = None
        self._offers: tuple[Offer, ...] = ()
        self._history: History | None = None
        self._row_count = 0

    # What is shown

    def set_database(self, database: Database | None) -> None:
        """Read from this database from now on; nothing is open then."""
        self.clear()
        self._reading.database = database
        if database is not None:
            self._rows_lane.request(_import_engine, lambda _: None, self.failed.emit)

    def open(self, customer_id: int | None) -> None:
        """Show that customer, with None the activity of all. What was shown goes at once."""
        self.clear()
        self._reading.open(customer_id)

    def clear(self) -> None:
        """Show nothing; the filter and the order stay."""
        self._texts.forget_place()
        self._reading.close()

    def refresh(self) -> None:
        """Read the open timeline again, all of it: after an error, or because somebody asks."""
        self._reading.refresh()

    def catch_up(self) -> None:
        """Take in what was recorded since it was read; `caught_up` tells the end of it."""
        self._reading.catch_up()

    def stop_counting(self) -> None:
        """Do not read the rest: what is there can be read, counts are missing until `count_again`."""
        self._reading.stop_counting()

    def count_again(self) -> None:
        """Read the rest after all."""
        self._reading.count_again()

    def set_filter(self, wanted: Filter) -> None:
        """Show only what this filter lets through."""
        if wanted != self._reading.filter:
            self._reading.filter = wanted
            self._reading.show_wanted()

    def set_newest_first(self, newest_first: bool) -> None:
        """Show the newest or the oldest event first."""
        if newest_first != self._reading.newest_first:
            self._reading.newest_first = newest_first
            self._reading.show_wanted()

    def ensure_visible(self, first: int, last: int) -> None:
        """The rows `first` to `last` are on screen: their texts are read if they are not there."""
        self._texts.ensure_visible(first, last)

    @property
    def filter(self) -> Filter:
        """The filter that was set last."""
        return self._reading.filter

    @property
    def newest_first(self) -> bool:
        """The order that was set last."""
        return self._reading.newest_first

    @property
    def is_open(self) -> bool:
        """Whether a timeline is open."""
        return self._reading.is_open

    @property
    def is_loading(self) -> bool:
        """Whether the whole timeline is still being read."""
        return self._reading.is_loading

    @property
    def is_stopped(self) -> bool:
        """Whether the rest is not read because somebody stopped it."""
        return self._reading.is_stopped

    @property
    def is_settled(self) -> bool:
        """Whether the rows are those of the whole timeline under the filter that was set last."""
        return (
            self._view is not None
            and self._view.index is self._reading.index
            and self._reading.is_settled
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

    @property
    def day_count(self) -> int:
        """How many rows are headers of days."""
        return len(self._view.heads) if self._view is not None else 0

    def day_row(self, day: int) -> int:
        """The row of a day's header, counted from 0; `day` is less than `day_count`."""
        return int(self._view.heads[day]) if self._view is not None else 0

    def days_before(self, row: int) -> int:
        """How many rows above this one are headers of days."""
        return self._view.days_before(row) if self._view is not None else 0

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

    # Putting rows in place

    def _apply(self, timeline: Timeline, shown: Shown) -> None:
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
        if self._view is not None:
            self.beginResetModel()
            self._view = None
            self._row_count = 0
            self.endResetModel()

    def _rows_changed(self, first: int, last: int) -> None:
        last = min(last, self._row_count - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _place_now(self) -> tuple[View | None, int | None]:
        return self._view, self._topmost_event()

    def _topmost_event(self) -> int | None:
        """The event at the top of the screen; None at the top of the timeline, which is kept."""
        first = self._texts.first_visible
        if first <= 1:
            return None
        event = self.event_at(first)
        return self.event_at(first + 1) if event is None else event

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
