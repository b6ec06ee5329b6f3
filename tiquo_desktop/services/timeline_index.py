"""The in-memory index of a timeline: 20 bytes an event, and every question a vector operation.

An index is the picture of one snapshot and never changes; later events make a new one. Only texts
are missing: they are read by id when a row is about to be seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.filters import Counts, Filter, counted
from tiquo_desktop.domain.repositories import Columns
from tiquo_desktop.services.timeline_days import Ints, day_runs
from tiquo_desktop.services.timeline_view import View, lay_out

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TimelineIndex:
    """The keys of a timeline in its order: `instants`, then `ids`.

    `codes` number the combinations of category, type and source that occur; `combinations` holds
    their values. `run_starts` and `run_dates` are the days: see `timeline_days.day_runs`.
    `partial` marks the index of a first page, which knows nothing of the rest of its timeline.
    """

    ids: Ints
    instants: Ints
    codes: Codes
    combinations: tuple[tuple[str, str, str], ...]
    run_starts: Ints
    run_dates: Ints
    partial: bool = False

    def __len__(self) -> int:
        return len(self.ids)

    def position_of(self, event_id: int) -> int | None:
        """Where an event stands in the timeline; None if it is not in it."""
        found = np.flatnonzero(self.ids == event_id)
        return int(found[0]) if len(found) else None

    def positions_of(self, ids: Sequence[int]) -> Ints:
        """Where those of the events stand that are in the timeline, ascending."""
        return np.flatnonzero(np.isin(self.ids, np.fromiter(ids, np.int64, len(ids))))

    def view(self, wanted: Filter, *, newest_first: bool, about: Ints | None = None) -> View:
        """The rows of a table that shows the events a filter lets through.

        `about` are the positions of the events that ``wanted.reference`` accepts, which the keys
        do not tell; without it the reference is not looked at.
        """
        return lay_out(self, self.matching(wanted, about=about), newest_first=newest_first)

    def matching(self, wanted: Filter, *, about: Ints | None = None) -> Ints:
        """Where the events stand that a filter lets through, ascending; `about` as for `view`."""
        accepted = np.fromiter(
            (
                wanted.category.accepts(category)
                and wanted.type.accepts(kind)
                and wanted.source.accepts(source)
                for category, kind, source in self.combinations
            ),
            np.bool_,
            len(self.combinations),
        )
        first, end = self._range(wanted)
        if about is None:
            return np.flatnonzero(accepted[self.codes[first:end]]) + first
        about = about[(about >= first) & (about < end)]
        return about[accepted[self.codes[about]]]

    def counts(self, wanted: Filter, *, about: Ints | None = None) -> Counts:
        """The counts under a filter; `about` as for `view`."""
        first, end = self._range(wanted)
        if about is None:
            codes = self.codes[first:end]
        else:
            codes = self.codes[about[(about >= first) & (about < end)]]
        per_combination = np.bincount(codes, minlength=len(self.combinations)).tolist()
        occurring = {
            combination: count
            for combination, count in zip(self.combinations, per_combination, strict=True)
            if count
        }
        return counted(occurring, len(self), wanted)

    def _range(self, wanted: Filter) -> tuple[int, int]:
        first = 0 if wanted.since is None else int(self.instants.searchsorted(wanted.since))
        end = len(self) if wanted.until is None else int(self.instants.searchsorted(wanted.until))
        return first, max(first, end)


class IndexBuilder:
    """Collects keys chunk by chunk, in whatever order they come, and makes indexes of them.

    It may go on after `build`: an event recorded later is appended and the next index has it.
    """

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._ids: list[Ints] = [np.empty(0, np.int64)]
        self._instants: list[Ints] = [np.empty(0, np.int64)]
        self._codes: list[Codes] = [np.empty(0, np.int32)]
        self._combinations: dict[tuple[int, int, int], int] = {}
        """The number of each combination of vocabulary ids that was met."""
        self._last = (-(2**63), 0)
        self._sorted = True

    def append(self, keys: Columns) -> None:
        """Take some more keys: one column for each field of `EventKey`."""
        ids, instants, *terms = (np.array(column, np.int64) for column in keys)
        if not len(ids):
            return
        self._ids.append(ids)
        self._instants.append(instants)
        self._codes.append(self._numbered(terms))
        first, last = (int(instants[0]), int(ids[0])), (int(instants[-1]), int(ids[-1]))
        self._sorted = self._sorted and self._last < first and _ascending(instants, ids)
        self._last = last

    @property
    def terms(self) -> frozenset[int]:
        """The vocabulary ids of all keys."""
        return frozenset(term for combination in self._combinations for term in combination)

    def _numbered(self, terms: Sequence[Ints]) -> Codes:
        """The number of each key's combination; one met for the first time gets the next."""
        shape = (max(int(column.max()) for column in terms) + 1,) * len(terms)
        met, which = np.unique(np.ravel_multi_index(terms, shape), return_inverse=True)
        found = zip(*(column.tolist() for column in np.unravel_index(met, shape)), strict=True)
        numbers = [self._combinations.setdefault(each, len(self._combinations)) for each in found]
        return np.array(numbers, np.int32)[which]

    def build(self, vocabulary: Mapping[int, str], *, partial: bool = False) -> TimelineIndex:
        """The index of all that was appended; `vocabulary` gives the values behind the keys' ids.

        Raises:
            InvalidValue: the zone is unknown.
        """
        ids, instants, codes = (
            np.concatenate(self._ids),
            np.concatenate(self._instants),
            np.concatenate(self._codes),
        )
        if not self._sorted:
            order = np.lexsort((ids, instants))
            ids, instants, codes = ids[order], instants[order], codes[order]
            self._sorted = True
            self._last = (int(instants[-1]), int(ids[-1]))
        # One array instead of a thousand chunks, shared with the index.
        self._ids, self._instants, self._codes = [ids], [instants], [codes]
        starts, dates = day_runs(instants, self._zone)
        return TimelineIndex(
            ids=ids,
            instants=instants,
            codes=codes,
            combinations=tuple(
                (vocabulary[category], vocabulary[kind], vocabulary[source])
                for category, kind, source in self._combinations
            ),
            run_starts=starts,
            run_dates=dates,
            partial=partial,
        )


def index_of_page(events: Sequence[Event], zone: str) -> TimelineIndex:
    """The partial index of a first page of events, in either order."""
    words: dict[str, int] = {}
    builder = IndexBuilder(zone)
    keys = [
        (
            event.id,
            event.occurred_at,
            words.setdefault(event.category, len(words)),
            words.setdefault(event.type, len(words)),
            words.setdefault(event.source, len(words)),
        )
        for event in events
    ]
    if keys:
        builder.append(list(zip(*keys, strict=True)))
    return builder.build({number: word for word, number in words.items()}, partial=True)


def _ascending(instants: Ints, ids: Ints) -> bool:
    later = instants[1:] > instants[:-1]
    tied = (instants[1:] == instants[:-1]) & (ids[1:] > ids[:-1])
    return bool(np.all(later | tied))
