"""A database in memory that reads as `Database` says, and fails or waits when a test tells it to."""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.identifiers import reference_key
from tiquo_desktop.domain.repositories import Columns, Cursor, DatabaseInfo, EventKey, LogPlace
from tiquo_desktop.domain.vocabulary import Dimension


def stored(event_id: int, occurred_at: int, **fields: object) -> Event:
    """A stored event with what a test does not care about filled in."""
    values: dict[str, object] = {
        "id": event_id,
        "occurred_at": occurred_at,
        "zone": "Europe/London",
        "category": "Orders",
        "type": "Order",
        "source": "API",
        "summary": f"Event {event_id}",
        "recorded_at": occurred_at,
        "recorded_by": "tests",
        "leaf": bytes(32),
        **fields,
    }
    return Event(**values)


def accepts(wanted: Filter, event: Event) -> bool:
    """Whether a filter lets an event through, by the words of `Filter`'s description."""
    return (
        wanted.category.accepts(event.category)
        and wanted.type.accepts(event.type)
        and wanted.source.accepts(event.source)
        and (wanted.since is None or event.occurred_at >= wanted.since)
        and (wanted.until is None or event.occurred_at < wanted.until)
        and (
            wanted.reference is None
            or reference_key(wanted.reference)
            in [reference_key(each) for each in (event.object_ref, event.story) if each is not None]
        )
    )


def in_order(events: Sequence[Event], *, newest_first: bool) -> list[Event]:
    """The events in the order of a timeline."""
    return sorted(events, key=lambda e: (e.occurred_at, e.id), reverse=newest_first)


class MemoryDatabase:
    """The timelines of some customers.

    `problem`: raised by every later reading. `held`: names of reading methods that wait until the
    name is taken out by `release`, or they are cancelled. `asked`: the methods called, in order.
    """

    def __init__(
        self, timelines: Mapping[int, Sequence[Event]], zone: str = "Europe/London"
    ) -> None:
        self.info = DatabaseInfo(uid="0" * 32, name="memory", zone=zone, region="GB")
        self.timelines = {customer: list(events) for customer, events in timelines.items()}
        self.problem: Exception | None = None
        self.asked: list[str] = []
        self.reached = threading.Semaphore(0)
        self._held: dict[str, threading.Event] = {}

    def hold(self, method: str) -> None:
        self._held[method] = threading.Event()

    def release(self, method: str) -> None:
        self._held.pop(method).set()

    def trouble(self) -> None:
        """It is never away."""

    @contextmanager
    def reading(
        self,
        *,
        deadline: float = 5.0,
        cancel: threading.Event | None = None,
        together: bool = True,
    ) -> Iterator["MemoryReading"]:
        yield MemoryReading(self, cancel or threading.Event())

    def arrive(self, method: str, cancel: threading.Event) -> None:
        self.asked.append(method)
        gate = self._held.get(method)
        self.reached.release()
        while gate is not None and not gate.wait(0.002):
            if cancel.is_set():
                raise Cancelled("The reading was stopped.")
        if self.problem is not None:
            raise self.problem


class MemoryReading:
    """One reading; its `activity` is itself."""

    def __init__(self, database: MemoryDatabase, cancel: threading.Event) -> None:
        self._database = database
        self._cancel = cancel
        self._values: dict[tuple[Dimension, str], int] = {}

    @property
    def activity(self) -> "MemoryReading":
        return self

    def page(
        self,
        customer_id: int | None,
        wanted: Filter,
        *,
        newest_first: bool = True,
        after: Cursor | None = None,
        limit: int = 200,
    ) -> list[Event]:
        self._database.arrive("page", self._cancel)
        return self._shown(customer_id, wanted, newest_first)[:limit]

    def stream(
        self, customer_id: int | None, wanted: Filter, *, newest_first: bool = True
    ) -> Iterator[Event]:
        self._database.arrive("stream", self._cancel)
        yield from self._shown(customer_id, wanted, newest_first)

    def history(self, customer_id: int | None) -> tuple[LogPlace, Iterator[Columns]]:
        return self._place(), self._keys(customer_id)

    def _keys(self, customer_id: int | None) -> Iterator[Columns]:
        self._database.arrive("keys", self._cancel)
        events = self._shown(customer_id, Filter(), newest_first=False)
        for start in range(0, len(events), 7):
            yield list(zip(*map(self._key, events[start : start + 7]), strict=True))

    def _place(self) -> LogPlace:
        # Nothing is ever sealed here.
        return LogPlace(0, b"", frozenset(event.id for event in self._events(None)))

    def keys_since(
        self, customer_id: int | None, place: LogPlace
    ) -> tuple[LogPlace, list[EventKey]] | None:
        self._database.arrive("keys_since", self._cancel)
        now = self._place()
        if not place.unsealed <= now.unsealed:
            return None
        events = (each for each in self._events(customer_id) if each.id not in place.unsealed)
        return now, [self._key(event) for event in events]

    def count(
        self,
        customer_id: int | None = None,
        wanted: Filter | None = None,
        *,
        most: int | None = None,
    ) -> int:
        self._database.arrive("count", self._cancel)
        return len(self._shown(customer_id, wanted or Filter(), newest_first=False)[:most])

    def by_ids(self, ids: Sequence[int]) -> list[Event]:
        self._database.arrive("by_ids", self._cancel)
        known = {event.id: event for event in self._events(None)}
        return [known[event_id] for event_id in ids if event_id in known]

    def vocabulary(self, ids: Collection[int] | None = None) -> Mapping[int, str]:
        for event in self._events(None):
            self._id(Dimension.CATEGORY, event.category)
            self._id(Dimension.TYPE, event.type)
            self._id(Dimension.SOURCE, event.source)
        return {number: value for (_, value), number in self._values.items()}

    def _key(self, event: Event) -> EventKey:
        return EventKey(
            event.id,
            event.occurred_at,
            self._id(Dimension.CATEGORY, event.category),
            self._id(Dimension.TYPE, event.type),
            self._id(Dimension.SOURCE, event.source),
        )

    def _id(self, dimension: Dimension, value: str) -> int:
        return self._values.setdefault((dimension, value), 10 + len(self._values))

    def _events(self, customer_id: int | None) -> list[Event]:
        if customer_id is not None:
            return self._database.timelines.get(customer_id, [])
        return [event for events in self._database.timelines.values() for event in events]

    def _shown(self, customer_id: int | None, wanted: Filter, newest_first: bool) -> list[Event]:
        events = [event for event in self._events(customer_id) if accepts(wanted, event)]
        return in_order(events, newest_first=newest_first)
