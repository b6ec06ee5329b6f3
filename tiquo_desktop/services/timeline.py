"""Reading one timeline: its first page at once, then its whole index, then texts as they are seen.

Nothing here may run on the UI thread: every function reads the database. Answers are frozen and
hold display strings, so that who gets them has nothing left to work out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.domain.repositories import Database, EventKey, LogPlace
from tiquo_desktop.services.histogram import History
from tiquo_desktop.services.timeline_days import Ints
from tiquo_desktop.services.timeline_index import IndexBuilder, TimelineIndex, index_of_page
from tiquo_desktop.services.timeline_offers import Offer, offers
from tiquo_desktop.services.timeline_rows import BLOCK, ENGLISH, Row, RowWords, day_row, event_row
from tiquo_desktop.services.timeline_view import Splice, View, splice

PAGE = 200
"""Events of the first page."""
PROGRESS_STEP = 20_000
"""Events that are read before it is told how many."""
CATCH_UP_DEADLINE = 20.0
"""Seconds for reading what is new: a hundred thousand events take less than two."""
_KEYS_AT_ONCE = 1_000
INDEX_DEADLINE = 300.0
"""Seconds for reading all keys; it can be cancelled at any time."""

Blocks = Mapping[int, tuple[Row | None, ...]]
"""Rows by block number; a row is None where the database no longer has its event."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What a table is to show now, in place of what it showed before.

    `counts` and `history` are None for a first page. `change` says how the rows before become these, None where
    they have to be replaced as a whole. `blocks` holds the rows that will be seen first. Where nothing
    is shown, `offers` say what would change that.
    """

    view: View
    counts: Counts | None
    change: Splice | None
    blocks: Blocks
    history: History | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(slots=True)
class _Growing:
    """An index, what it was built of, and how far that reaches."""

    builder: IndexBuilder
    place: LogPlace
    index: TimelineIndex


class Timeline:
    """The timeline of one customer, or with None of all."""

    def __init__(
        self,
        database: Database,
        customer_id: int | None,
        clock: Callable[[], int] = times.now,
        words: RowWords = ENGLISH,
    ) -> None:
        self._database = database
        self._customer_id = customer_id
        self._clock = clock
        self._words = words
        self._about: tuple[TimelineIndex, str, Ints] | None = None
        self._growing: _Growing | None = None
        self._page: Mapping[int, Event] = {}

    def first_page(
        self,
        wanted: Filter,
        *,
        newest_first: bool,
        previous: View | None,
        cancel: threading.Event,
    ) -> Shown:
        """The first events under a filter, before there is an index."""
        with self._database.reading(cancel=cancel, together=False) as reading:
            events = reading.activity.page(
                self._customer_id, wanted, newest_first=newest_first, limit=PAGE
            )
        index = index_of_page(events, self._zone)
        view = index.view(Filter(), newest_first=newest_first)
        blocks = range(-(-view.row_count // BLOCK))
        self._page = {event.id: event for event in events}
        rows = self._write(view, blocks, self._page)
        return Shown(view, None, splice(previous, view) if previous else None, rows)

    def index(
        self, cancel: threading.Event, progress: Callable[[int, int], object] | None = None
    ) -> TimelineIndex:
        """The index of the whole timeline: about a second for a million events.

        Of a long one `progress` is told now and then how many events were read, of how many.

        Raises:
            Cancelled: `cancel` was set.
        """
        builder = IndexBuilder(self._zone)
        with self._database.reading(deadline=INDEX_DEADLINE, cancel=cancel) as reading:
            place, history = reading.activity.history(self._customer_id)
            done = total = 0
            for keys in history:
                _stop_if(cancel)
                builder.append(keys)
                before, done = done, done + len(keys[0])
                if progress is not None and done // PROGRESS_STEP > before // PROGRESS_STEP:
                    total = total or reading.activity.count(self._customer_id)
                    progress(done, total)
            vocabulary = reading.activity.vocabulary(builder.terms)
        index = builder.build(vocabulary)
        self._growing = _Growing(builder, place, index)
        return index

    def caught_up(self, cancel: threading.Event) -> TimelineIndex:
        """The index with what was recorded since it was read; the same one where nothing was. Not
        while `index` is at work.

        Raises:
            Cancelled: `cancel` was set.
        """
        growing = self._growing
        if growing is None:
            return self.index(cancel)
        with self._database.reading(deadline=CATCH_UP_DEADLINE, cancel=cancel) as reading:
            found = reading.activity.keys_since(self._customer_id, growing.place)
            new = {term for key in found[1] for term in key[2:]} if found is not None else set()
            terms = growing.builder.terms | new
            vocabulary = reading.activity.vocabulary(terms) if new else {}
        if found is None:
            return self.index(cancel)
        place, keys = found
        if keys:
            # From here on nothing can fail: what is appended must not be so twice.
            keys.sort(key=_in_order)
            for first in range(0, len(keys), _KEYS_AT_ONCE):
                some = keys[first : first + _KEYS_AT_ONCE]
                growing.builder.append(list(zip(*some, strict=True)))
            growing.index = growing.builder.build(vocabulary)
        growing.place = place
        return growing.index

    def show(
        self,
        index: TimelineIndex,
        wanted: Filter,
        *,
        newest_first: bool,
        previous: View | None,
        near: int | None,
        cancel: threading.Event,
    ) -> Shown:
        """The events under a filter, with the rows around the event `near` ready to be seen.

        Raises:
            Cancelled: `cancel` was set.
        """
        about = self._positions_about(index, wanted.reference, cancel)
        view = index.view(wanted, newest_first=newest_first, about=about)
        counts = index.counts(wanted, about=about)
        _stop_if(cancel)
        change = splice(previous, view) if previous else None
        row = (view.row_near(near) if near is not None else None) or 0
        blocks = _blocks_around(row, row + BLOCK // 2, view.row_count)
        rows = self.rows(view, blocks, cancel, known=self._still_known(index))
        brings_back = () if counts.shown else offers(index, wanted, about=about)
        return Shown(view, counts, change, rows, _history(view, wanted, about), brings_back)

    def rows(
        self,
        view: View,
        blocks: Iterable[int],
        cancel: threading.Event,
        *,
        known: Mapping[int, Event] | None = None,
    ) -> Blocks:
        """The rows of some blocks of a view, their texts read by id unless they are `known`."""
        blocks = list(blocks)
        ids: list[int] = []
        for block in blocks:
            heads, which = view.slots(block * BLOCK, (block + 1) * BLOCK)
            positions = [place for head, place in zip(heads, which, strict=True) if not head]
            ids.extend(view.index.ids[positions].tolist())
        events = dict(known or {})
        unknown = [each for each in ids if each not in events]
        if unknown:
            with self._database.reading(cancel=cancel, together=False) as reading:
                events.update((event.id, event) for event in reading.activity.by_ids(unknown))
        return self._write(view, blocks, events)

    def _still_known(self, index: TimelineIndex) -> Mapping[int, Event]:
        """The events of the first page, once, where nothing was recorded since that may correct one:
        a distant desk need not read them twice."""
        page, self._page = self._page, {}
        return page if page and len(index) and index.ids.max() <= max(page) else {}

    @property
    def _zone(self) -> str:
        return self._database.info.zone

    def _positions_about(
        self, index: TimelineIndex, reference: str | None, cancel: threading.Event
    ) -> Ints | None:
        """Where the events of a reference stand, which keys do not tell; None without one."""
        if not reference:
            return None
        if self._about is None or self._about[0] is not index or self._about[1] != reference:
            with self._database.reading(cancel=cancel) as reading:
                found = reading.activity.stream(self._customer_id, Filter(reference=reference))
                ids = [event.id for event in found]
            self._about = (index, reference, index.positions_of(ids))
        return self._about[2]

    def _write(self, view: View, blocks: Iterable[int], events: Mapping[int, Event]) -> Blocks:
        today = times.to_datetime(self._clock(), self._zone).date()
        shown = None if view.index.partial else len(view.positions)
        written: dict[int, tuple[Row | None, ...]] = {}
        for block in blocks:
            first = block * BLOCK
            heads, which = view.slots(first, first + BLOCK)
            ids = view.index.ids[[0 if head else at for head, at in zip(heads, which, strict=True)]]
            ordinal = view.ordinal(first) + heads[0]
            rows: list[Row | None] = []
            for head, at, event_id in zip(heads, which, ids.tolist(), strict=True):
                if head:
                    rows.append(self._day(view, at, today))
                    continue
                event = events.get(event_id)
                rows.append(self._event(event, ordinal, shown) if event else None)
                ordinal += 1
            written[block] = tuple(rows)
        return written

    def _event(self, event: Event, ordinal: int, shown: int | None) -> Row:
        return event_row(event, self._zone, ordinal, shown, self._words)

    def _day(self, view: View, group: int, today: date) -> Row:
        index, run = view.index, int(view.runs[group])
        first, last = view.run_bounds(run)
        zone = self._zone
        bounds = [times.to_datetime(int(index.instants[at]), zone) for at in (first, last)]
        counts = None if index.partial else (int(view.shown_in_run[group]), last - first + 1)
        return day_row(bounds[0].date(), today, (bounds[0], bounds[1]), counts, self._words)


def _history(view: View, wanted: Filter, about: Ints | None) -> History:
    """What the histogram beside a view is made of; the range is what is chosen in it."""
    matching = view.positions
    if wanted.since is not None or wanted.until is not None:
        matching = view.index.matching(replace(wanted, since=None, until=None), about=about)
    return History(view.index.instants, matching)


def _in_order(key: EventKey) -> tuple[int, int]:
    return key.occurred_at, key.id


def _blocks_around(first: int, last: int, row_count: int) -> range:
    """The blocks of rows `first` to `last` and half a block on both sides."""
    start = max(0, first - BLOCK // 2) // BLOCK
    end = min(last + BLOCK // 2, row_count - 1) // BLOCK
    return range(start, end + 1)


def _stop_if(cancel: threading.Event) -> None:
    if cancel.is_set():
        raise Cancelled("The reading was stopped.")
