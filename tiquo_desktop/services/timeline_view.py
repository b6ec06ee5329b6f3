"""What a table of a timeline shows: day headers and events, numbered as rows by arithmetic.

Nothing here grows with the number of rows but one array of positions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tiquo_desktop.services.timeline_days import Ints

if TYPE_CHECKING:
    from tiquo_desktop.services.timeline_index import TimelineIndex

_STRETCH = 4096


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class View:
    """The rows of a timeline under a filter and in an order.

    `positions` are the shown events' places in the index, ascending. `runs` are the index's day
    runs with any shown event, in the order of display, `heads` the rows of their headers and
    `shown_in_run` how many events of them are shown.
    """

    index: TimelineIndex
    newest_first: bool
    positions: Ints
    runs: Ints
    heads: Ints
    shown_in_run: Ints

    @property
    def row_count(self) -> int:
        """How many rows there are, headers included."""
        return len(self.positions) + len(self.heads)

    def days_before(self, row: int) -> int:
        """How many headers of days are above a row."""
        return int(self.heads.searchsorted(row))

    def is_day(self, row: int) -> bool:
        """Whether a row is a day's header."""
        return bool(self.heads[self._group(row)] == row)

    def event_at(self, row: int) -> int | None:
        """The id of a row's event, None for a day's header."""
        group = self._group(row)
        if self.heads[group] == row:
            return None
        return int(self.index.ids[self._place(row - group - 1)])

    def row_of(self, event_id: int) -> int | None:
        """The row of an event, None if it is not shown."""
        position = self.index.position_of(event_id)
        if position is None:
            return None
        place = int(self.positions.searchsorted(position))
        if place == len(self.positions) or self.positions[place] != position:
            return None
        return self._row(place)

    def row_near(self, event_id: int) -> int | None:
        """The row of an event, or of the next later shown one (at the end: the last one).

        None where the event is not of this timeline, or nothing is shown.
        """
        position = self.index.position_of(event_id)
        if position is None or not len(self.positions):
            return None
        place = int(self.positions.searchsorted(position))
        return self._row(min(place, len(self.positions) - 1))

    def events_in(self, first: int, end: int) -> list[int]:
        """The ids of the events in the rows from `first` up to `end`, in the order of display."""
        before, until = (
            row - int(self.heads.searchsorted(row)) for row in (first, max(first, end))
        )
        if self.newest_first:
            count = len(self.positions)
            places = self.positions[count - until : count - before][::-1]
        else:
            places = self.positions[before:until]
        ids: list[int] = self.index.ids[places].tolist()
        return ids

    def slots(self, first: int, end: int) -> tuple[list[bool], list[int]]:
        """For the rows from `first` up to `end`: whether each is a header, and what of.

        The second list holds places in `runs` for headers, positions in the index for events.
        """
        heads, which = self._slots(first, end)
        return heads.tolist(), which.tolist()

    def ordinal(self, row: int) -> int:
        """Which of the shown events the row's event is, counted from 1 in the order of display."""
        return row - self._group(row)

    def run_bounds(self, run: int) -> tuple[int, int]:
        """The positions of the first and the last event of a day run, hidden ones included."""
        starts = self.index.run_starts
        end = int(starts[run + 1]) if run + 1 < len(starts) else len(self.index)
        return int(starts[run]), end - 1

    def signature(self, first: int, end: int) -> Ints:
        """A number for each row from `first` up to `end` that tells what it shows.

        Events have their id, headers a negative number made of their date.
        """
        heads, which = self._slots(first, end)
        result = np.empty(len(which), np.int64)
        result[~heads] = self.index.ids[which[~heads]]
        result[heads] = self.index.run_dates[self.runs[which[heads]]] - 2**40
        return result

    def _slots(
        self, first: int, end: int
    ) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], Ints]:
        rows = np.arange(first, min(end, self.row_count))
        groups = self.heads.searchsorted(rows, "right") - 1
        is_head = self.heads[groups] == rows
        places = np.where(is_head, 0, rows - groups - 1)
        if self.newest_first:
            places = len(self.positions) - 1 - places
        return is_head, np.where(is_head, groups, self.positions[places])

    def _group(self, row: int) -> int:
        return int(self.heads.searchsorted(row, "right")) - 1

    def _place(self, ordinal: int) -> int:
        if self.newest_first:
            ordinal = len(self.positions) - 1 - ordinal
        return int(self.positions[ordinal])

    def _row(self, place: int) -> int:
        ordinal = len(self.positions) - 1 - place if self.newest_first else place
        before = self.heads - np.arange(len(self.heads))  # ordinal of each group's first event
        return ordinal + int(before.searchsorted(ordinal, "right"))


def lay_out(index: TimelineIndex, positions: Ints, *, newest_first: bool) -> View:
    """The view that shows the events at `positions` (ascending) under their days."""
    edges = np.searchsorted(positions, index.run_starts)
    shown = np.diff(edges, append=len(positions))
    runs = np.flatnonzero(shown)
    if newest_first:
        runs = runs[::-1]
    shown = shown[runs]
    heads = np.cumsum(shown) - shown + np.arange(len(runs))
    return View(
        index=index,
        newest_first=newest_first,
        positions=positions,
        runs=runs,
        heads=heads,
        shown_in_run=shown,
    )


@dataclass(frozen=True, slots=True)
class Splice:
    """How rows change into others: `removed` rows go at `at`, or `inserted` rows come there."""

    at: int
    removed: int = 0
    inserted: int = 0


def splice(old: View, new: View) -> Splice | None:
    """The one removal or insertion that makes `new` of `old`; None where more is needed."""
    fewer = min(old.row_count, new.row_count)
    same = _common(old, new, fewer, from_end=False)
    tail = _common(old, new, fewer - same, from_end=True)
    if same + tail < fewer:
        return None
    return Splice(same, old.row_count - fewer, new.row_count - fewer)


def _common(old: View, new: View, limit: int, *, from_end: bool) -> int:
    """How many of the first (or last) `limit` rows are the same; stops at the first difference."""
    same = 0
    while same < limit:
        size = min(_STRETCH, limit - same)
        pieces = []
        for view in (old, new):
            first = view.row_count - same - size if from_end else same
            piece = view.signature(first, first + size)
            pieces.append(piece[::-1] if from_end else piece)
        differing = np.flatnonzero(pieces[0] != pieces[1])
        if len(differing):
            return same + int(differing[0])
        same += size
    return same
