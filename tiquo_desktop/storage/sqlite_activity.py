"""Storing events in SQLite: the transaction that records also seals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import Connection

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.repositories import Outcome, Prepared
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage.activity import ActivityRepository, values_of
from tiquo_desktop.storage.appending import CustomerIds, Portion, insert, portions_of
from tiquo_desktop.storage.schema import vocabulary
from tiquo_desktop.storage.sealing import Head, seal_appended, seal_pending


class SqliteActivity(ActivityRepository):
    """See `ActivityWriter` in `tiquo_desktop.domain.repositories`."""

    def __init__(
        self,
        connection: Connection,
        database_uid: str,
        recorded_by: str,
        customer_ids: CustomerIds | None = None,
    ) -> None:
        """`customer_ids` are ids of customers that are known already, by uid."""
        super().__init__(connection, customer_ids)
        self._head: Head | None = None
        self._database_uid = database_uid
        self._recorded_by = recorded_by

    def append(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """See the protocol."""
        outcomes = self.outcomes(events)
        new = [event for event, out in zip(events, outcomes, strict=True) if out is Outcome.STORED]
        if new:
            category, type_, source = (self._known_ids(each, new) for each in Dimension)
            self.insert(portions_of(new, (category, type_, source), self._customers_of(new)))
        return outcomes

    def prepare(
        self, events: Sequence[NewEvent], *, thoroughly: bool = True
    ) -> list[Portion] | None:
        """See the protocol."""
        kinds = self._known_kinds(events, thoroughly=thoroughly)
        return None if kinds is None else portions_of(events, kinds, self._customers_of(events))

    def insert(self, prepared: Sequence[Prepared]) -> None:
        """See the protocol."""
        head = self._head or seal_pending(self._connection, self._database_uid)
        made = cast("Sequence[Portion]", prepared)
        recorded = (times.now(), self._recorded_by)
        appended = insert(self._connection, made, head.next_activity, recorded)
        self._head = seal_appended(self._connection, head, appended)

    def _known_ids(self, dimension: Dimension, events: Sequence[NewEvent]) -> Mapping[str, int]:
        """The ids of all values that the events have in one dimension; new values are added."""
        known = self._newest_known().ids[dimension]
        new = [value for value in values_of(dimension, events) if value not in known]
        if not new:
            return known
        rows = [{"kind": str(dimension), "value": value} for value in new]
        self._connection.execute(vocabulary.insert(), rows)
        self.terms = None
        return self._newest_terms().ids[dimension]
