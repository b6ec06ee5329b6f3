"""Asks for what a timeline shows: its first page at once, then its whole index, then its rows anew
whenever the filter or the order changes, or others recorded something. All of it happens in the
lanes of `Reader`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.timeline_counting import TimelineCounting
from tiquo_desktop.ui.words.row_words import row_words

if TYPE_CHECKING:  # numpy stays out of the start-up: the first worker imports it
    from tiquo_desktop.services.timeline import Shown, Timeline
    from tiquo_desktop.services.timeline_index import TimelineIndex
    from tiquo_desktop.services.timeline_view import View

Place = Callable[[], tuple["View | None", int | None]]
"""What is shown at the moment, and the event at the top of the screen where that is not the first."""


class TimelineReading(QObject):
    """What is open, under which filter and in which order, and how far it is read.

    Attributes:
        database: where it is read, None without one.
        filter, newest_first: what is wanted.
        index: the index of the whole timeline, None before it is read.
        is_open, is_loading: whether a timeline is open, and whether something of it is being read.
        is_stopped: whether somebody did not want to wait for the rest.

    Signals:
        shown: the `Timeline` and the `Shown` that takes the place of what was shown.
        emptied: nothing is open any more, or what is wanted now cannot be read.
        loading_changed: `is_loading`.
        progressed: how many events of a long timeline were read, and how many it has.
        caught_up: `catch_up` is done; whether it could be, and whether there was anything new.
        failed: a sentence.
    """

    caught_up = Signal(bool, bool)
    shown = Signal(object, object)
    emptied = Signal()
    loading_changed = Signal(bool)
    progressed = Signal(object, object)
    failed = Signal(str)

    def __init__(self, reader: Reader, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane, self._place = reader.lane("timeline"), place
        self._counting = TimelineCounting(reader.lane("index"), self)
        self._counting.counted.connect(self._on_index)
        self._counting.failed.connect(self._on_index_failed)
        self._counting.progressed.connect(self.progressed)
        self._counting.caught_up.connect(self._on_caught_up)
        self.database: Database | None = None
        self.filter = Filter()
        self.newest_first = True
        self.index: TimelineIndex | None = None
        self.is_open = False
        self.is_loading = False
        self.is_stopped = False
        self._customer_id: int | None = None
        self._timeline: Timeline | None = None
        self._shown_is_of: tuple[Filter, bool] | None = None
        self._shown_index: TimelineIndex | None = None
        self._catching_up = self._is_behind = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being read, and what was shown last is what is wanted."""
        return not self._counting.is_reading and self._shown_is_of == self._wanted()

    def _wanted(self) -> tuple[Filter, bool]:
        return self.filter, self.newest_first

    def open(self, customer_id: int | None) -> None:
        """Read that customer, with None the activity of all; `close` comes before it."""
        if self.database is not None:
            self.is_open = True
            self._customer_id = customer_id
            self.show_wanted()

    def close(self) -> None:
        """Read nothing; the filter and the order stay."""
        self._lane.cancel()
        self._counting.stop()
        self.is_open = self.is_stopped = False
        self._timeline = self.index = self._shown_is_of = self._shown_index = None
        self.emptied.emit()
        self._caught_up(True, False)
        self._set_loading(False)

    def refresh(self) -> None:
        """Read the open timeline again."""
        if self._timeline is None or self.index is None:
            self.show_wanted()
        else:
            self.is_stopped = False
            self._request_index(self._timeline)

    def catch_up(self) -> None:
        """Take in what was recorded since; rows, filter and order stay as they are. What cannot be
        read now is no error: `caught_up` says so."""
        self._catching_up = True
        if self._timeline is None:
            self._caught_up(True, False)  # what is being opened comes from now
        elif self._counting.is_reading:
            self._is_behind = True
        elif self.index is not None:
            self._counting.catch_up(self._timeline)
        else:
            if self.is_stopped:
                self.show_wanted()  # the newest, which is all that is shown
            self._caught_up(True, self.is_stopped)

    def stop_counting(self) -> None:
        """Do not read the rest."""
        if self._counting.is_reading:
            self._counting.stop()
            self.is_stopped = True
            self._caught_up(True, False)
            self._set_loading(False)

    def count_again(self) -> None:
        """Read the rest after all."""
        if self.is_stopped:
            self.is_stopped = False
            self.refresh()

    # Requests and their answers

    def show_wanted(self) -> None:
        """Read what the filter and the order ask for."""
        if not self.is_open or self.database is None:
            return
        if self._timeline is None or self.index is None:
            self._request_page(self.database)
        else:
            self._request_show(self._timeline, self.index)

    def _request_page(self, database: Database) -> None:
        customer_id, (previous, _), words = self._customer_id, self._place(), row_words()
        wanted, newest_first = is_of = self._wanted()
        self._set_loading(True)

        def read(cancel: threading.Event) -> tuple[Timeline, Shown]:
            from tiquo_desktop.services.timeline import Timeline

            timeline = Timeline(database, customer_id, words=words)
            return timeline, timeline.first_page(
                wanted, newest_first=newest_first, previous=previous, cancel=cancel
            )

        def done(opened: tuple[Timeline, Shown]) -> None:
            self._timeline, shown = opened
            self._show(self._timeline, shown, is_of)
            if not self._counting.is_reading:
                self._request_index(self._timeline)

        self._lane.request(read, done, self._on_view_failed)

    def _request_show(
        self, timeline: Timeline, index: TimelineIndex, *, quietly: bool = False
    ) -> None:
        previous, near = self._place()
        wanted, newest_first = is_of = self._wanted()

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
            self._shown_index = index
            self._show(timeline, shown, is_of)
            self._set_loading(self._counting.is_reading)
            self._caught_up(True, True)

        def failed(sentence: str) -> None:
            if quietly:
                self._caught_up(False, False)
            else:
                self._on_view_failed(sentence)

        self._lane.request(work, done, failed)

    def _show(self, timeline: Timeline, shown: Shown, is_of: tuple[Filter, bool]) -> None:
        self._shown_is_of = is_of
        self.shown.emit(timeline, shown)

    def _request_index(self, timeline: Timeline) -> None:
        self._set_loading(not self.is_stopped)
        if not self.is_stopped:
            self._counting.read(timeline)

    def _on_index(self, index: TimelineIndex) -> None:
        self.index = index
        self.show_wanted()
        if self._is_behind:
            self._is_behind = False
            self.catch_up()

    def _on_caught_up(self, index: TimelineIndex | None) -> None:
        if index is None or self._timeline is None:
            self._caught_up(index is not None, False)
        elif index is self._shown_index:
            self._caught_up(True, False)
        else:
            self.index = index
            self._request_show(self._timeline, index, quietly=True)

    def _caught_up(self, worked: bool, anything: bool) -> None:
        if self._catching_up:
            self._catching_up = self._is_behind = False
            self.caught_up.emit(worked, anything)

    def _on_index_failed(self, sentence: str) -> None:
        self._caught_up(False, False)
        self._set_loading(False)
        self.failed.emit(sentence)

    def _on_view_failed(self, sentence: str) -> None:
        # Rows of another filter under the chips of this one would be a lie.
        if self._shown_is_of != self._wanted():
            self._shown_is_of = None
            self.emptied.emit()
        self._set_loading(self._counting.is_reading)
        self._caught_up(False, False)
        self.failed.emit(sentence)

    def _set_loading(self, is_loading: bool) -> None:
        if is_loading != self.is_loading:
            self.is_loading = is_loading
            self.loading_changed.emit(is_loading)
