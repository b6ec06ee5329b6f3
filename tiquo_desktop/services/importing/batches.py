"""Batches: rows worked out in full before the database is locked for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import NewCustomer
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import CustomerRef, Database, Key
from tiquo_desktop.services.importing.evaluation import Evaluation
from tiquo_desktop.services.importing.matching import Directory
from tiquo_desktop.services.importing.recent import Recent
from tiquo_desktop.services.importing.rejects import Reject
from tiquo_desktop.services.importing.rows import Row
from tiquo_desktop.services.importing.wanted import Wanted

_REMEMBERED = 50_000
"""Customers whose uid is remembered from one batch to the next."""
_FORESEEN = 500_000
"""Keys of customers that a dry run remembers: beyond it a new one may be counted twice."""
_MOST_CHARACTERS = 8 * 1024 * 1024
"""Of the rows of one batch: what an import holds in memory."""
_ADDED = -1
"""Id of a customer that this batch adds."""


@dataclass(slots=True)
class Planned:
    """One row that goes in. `place` is its place among the rows of its batch, `ordinal` its place
    among all rows of the file, counted from 1.

    `new` is the customer that it adds. `change` is what it says of the customer `ref` where the
    profile changes customers. `link` are the origins under which `ref` is to be remembered. `done`
    says that an earlier run of the same file did all of it.
    """

    events: list[NewEvent] = field(default_factory=list)
    wanted: Wanted | None = None
    uid: str | None = None
    ref: CustomerRef | None = None
    new: NewCustomer | None = None
    change: Wanted | None = None
    link: frozenset[tuple[str, str]] = frozenset()
    place: int = 0
    ordinal: int = 0
    done: bool = False


@dataclass(slots=True)
class Batch:
    """What a number of rows come to; `taken` is how many of them, the others come later."""

    taken: int = 0

    planned: list[Planned] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    @property
    def events(self) -> list[NewEvent]:
        """All events, in the order of the rows."""
        return [event for each in self.planned for event in each.events]

    @property
    def without_effect(self) -> int:
        """How many rows add nobody, change nobody and hold no event."""
        return sum(not (each.new or each.events or each.change) for each in self.planned)

    @property
    def only_events(self) -> bool:
        """Whether it leaves all customers as they are."""
        return not any(each.new or each.change or each.link for each in self.planned)


def some(rows: Iterator[Row], most: int) -> list[Row]:
    """The next rows, `most` of them, or fewer where they are long."""
    batch: list[Row] = []
    characters = 0
    for row in islice(rows, most):
        batch.append(row)
        characters += len(row.text)
        if characters > _MOST_CHARACTERS:
            break
    return batch


class _Moving:
    """Keys that change hands in a batch: a row that they concern has to wait for the next one."""

    def __init__(self) -> None:
        self._uids: set[str] = set()
        self._values: set[object] = set()

    def concerns(self, wanted: Wanted, uid: str | None) -> bool:
        """Whether what this row means hangs on a change that is not stored yet."""
        return uid in self._uids or not self._values.isdisjoint(_contacts(wanted))

    def add(self, wanted: Wanted, uid: str) -> None:
        """A row changes the customer with that uid."""
        self._uids.add(uid)
        self._values.update(_contacts(wanted))


def _contacts(wanted: Wanted) -> frozenset[object]:
    return frozenset((*wanted.keys(Key.EMAIL), *wanted.keys(Key.PHONE)))


class Planner:
    """Works rows out: reads, matches and checks, all without a lock."""

    def __init__(
        self, database: Database, evaluation: Evaluation, *, update: bool, dry_run: bool
    ) -> None:
        self._database = database
        self._evaluation = evaluation
        self._update = update
        self._dry_run = dry_run
        self._uids: Recent[tuple[str, ...], str] = Recent(_REMEMBERED)
        self._directory = Directory()
        self.done = 0
        """The rows up to this ordinal were stored by an earlier run of the same file."""

    def plan(self, rows: Sequence[Row], before: int, refused: Mapping[int, str]) -> Batch:
        """The batch of some rows, with so many rows before it in the file.

        `refused` are reasons against some of them, by place.
        """
        batch = Batch(taken=len(rows))
        problems = dict(refused)
        problems.update((place, row.problem) for place, row in enumerate(rows) if row.problem)
        places, cells = self._cells(rows, problems)
        values = [rows[place].values for place in places]
        known = [self._uids.get(each) if each else None for each in cells]
        wanted = [
            self._evaluation.customer(each, row) if each and uid is None else None
            for each, row, uid in zip(cells, values, known, strict=True)
        ]
        self._look_up(list(filter(None, wanted)))
        happenings = self._evaluation.events(values)
        problems.update((places[at], str(why)) for at, why in happenings.problems.items())
        moving = _Moving()
        customers = list(known)
        planned_at: dict[int, Planned] = {}
        for at, place in enumerate(places):
            if place in problems:
                continue
            concerned, ordinal = wanted[at], before + place + 1
            if concerned is None:
                planned_at[at] = Planned(uid=known[at], place=place, ordinal=ordinal)
                continue
            try:
                planned = self._planned(concerned, place, ordinal)
            except InvalidValue as error:
                problems[place] = str(error)
                continue
            if self._update and moving.concerns(concerned, planned.uid):
                batch.taken = place
                break
            customers[at] = planned.uid
            planned_at[at] = planned
            if planned.change and planned.uid:
                moving.add(planned.change, planned.uid)
        for at, events in enumerate(happenings.of(customers)):
            if at in planned_at and not planned_at[at].done:
                planned_at[at].events = events
        batch.planned = list(planned_at.values())
        batch.rejects = [
            reject(rows[place], problems[place])
            for place in sorted(problems)
            if place < batch.taken
        ]
        return batch

    def _cells(
        self, rows: Sequence[Row], problems: dict[int, str]
    ) -> tuple[list[int], list[tuple[str, ...] | None]]:
        """The places of the rows that can be read, and the cells that name their customers."""
        places = [place for place in range(len(rows)) if place not in problems]
        try:
            return places, self._evaluation.cells([rows[place].values for place in places])
        except InvalidValue:
            cells = []
            for place in places:
                try:
                    cells += self._evaluation.cells([rows[place].values])
                except InvalidValue as error:
                    problems[place] = str(error)
            return [place for place in places if place not in problems], cells

    def remember(self, batch: Batch) -> None:
        """A batch was stored: its customers are known from now on."""
        if self._update:
            return
        for each in batch.planned:
            if each.wanted is not None and each.uid is not None and each.wanted.has_key:
                self._uids.put(each.wanted.cells, each.uid)

    def forget(self) -> None:
        """Something changed in the database: look everything up again."""
        self._uids.clear()
        self._directory = Directory()

    def _look_up(self, wanted: Sequence[Wanted]) -> None:
        if not self._dry_run or len(self._directory) > _FORESEEN:
            self._directory = Directory()
        if wanted:
            with self._database.reading() as reading:
                self._directory.fetch(reading.customers, wanted)

    def _planned(self, wanted: Wanted, place: int, ordinal: int) -> Planned:
        """Whose the events of a row are, but for the events themselves."""
        planned = Planned(place=place, ordinal=ordinal)
        ref = self._directory.find(wanted)
        if ref is None and ordinal <= self.done:
            # Its customer was added then, and has other keys by now.
            planned.done = True
            return planned
        planned.wanted, planned.ref = wanted, ref
        if ref is None:
            planned.uid = wanted.uid or new_uid()
            planned.new = wanted.new(planned.uid)
            added = CustomerRef(_ADDED, planned.uid, planned.new.number or "")
            self._directory.add(wanted, added)
            return planned
        planned.uid = ref.uid
        if self._update:
            # What cannot be read is refused here, before the lock.
            _ = wanted.profile
            planned.change = wanted
        if wanted.origin and not self._directory.answers_to(wanted.origin):
            planned.link = frozenset((wanted.origin,))
        return planned


def reject(row: Row, reason: str) -> Reject:
    """The row as a reject."""
    return Reject(row.line, reason.removesuffix("."), row.text)
