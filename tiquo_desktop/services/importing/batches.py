"""Batches: rows worked out in full before the database is locked for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
_ADDED = -1
"""Id of a customer that this batch adds."""


@dataclass(slots=True)
class Planned:
    """One row that goes in. `place` is its place among the rows of its batch, `ordinal` its place
    among all rows of the file, counted from 1.

    `new` is the customer that it adds. `change` is what it says of the customer `ref` where the
    profile changes customers. `link` are the origins under which `ref` is to be remembered.
    """

    events: list[NewEvent]
    wanted: Wanted | None = None
    uid: str | None = None
    ref: CustomerRef | None = None
    new: NewCustomer | None = None
    change: Wanted | None = None
    link: frozenset[tuple[str, str]] = frozenset()
    place: int = 0
    ordinal: int = 0


@dataclass(slots=True)
class Batch:
    """What a number of rows come to; `taken` is how many of them, the others come later."""

    taken: int = 0

    planned: list[Planned] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


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
        rejects: dict[int, Reject] = {}
        named: list[tuple[int, Wanted | None]] = []
        for place, row in enumerate(rows):
            problem = row.problem or refused.get(place)
            if problem is None:
                try:
                    named.append((place, self._evaluation.customer(row.values)))
                    continue
                except InvalidValue as error:
                    problem = str(error)
            rejects[place] = reject(row, problem)
        known = [self._uids.get(wanted.cells) if wanted else None for _, wanted in named]
        self._look_up([w for (_, w), uid in zip(named, known, strict=True) if w and uid is None])
        moving = _Moving()
        for (place, wanted), uid in zip(named, known, strict=True):
            row = rows[place]
            try:
                planned = self._planned(row, wanted, uid, before + place + 1)
            except InvalidValue as error:
                rejects[place] = reject(row, str(error))
                continue
            if self._update and wanted and moving.concerns(wanted, planned.uid):
                batch.taken = place
                break
            planned.place, planned.ordinal = place, before + place + 1
            batch.planned.append(planned)
            if planned.change and planned.uid:
                moving.add(planned.change, planned.uid)
        batch.rejects = [rejects[place] for place in sorted(rejects) if place < batch.taken]
        return batch

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

    def _planned(self, row: Row, wanted: Wanted | None, uid: str | None, ordinal: int) -> Planned:
        if wanted is None or uid is not None:
            events = self._evaluation.events(row.values, uid)
            return Planned(events, uid=uid)
        ref = self._directory.find(wanted)
        if ref is None and ordinal <= self.done:
            # Its customer was added then, and has other keys by now.
            return Planned([])
        if ref is None:
            uid = wanted.uid or new_uid()
            new = wanted.new(uid)
            events = self._evaluation.events(row.values, uid)
            self._directory.add(wanted, CustomerRef(_ADDED, uid, new.number or ""))
            return Planned(events, wanted, uid, new=new)
        planned = Planned(self._evaluation.events(row.values, ref.uid), wanted, ref.uid, ref)
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
