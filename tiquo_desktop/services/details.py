"""All that is known of one event: itself, its story, and what corrects it or is corrected by it.

Nothing here may run on the UI thread: it reads the database.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import islice

from tiquo_desktop.domain.activity import Event, net_amounts
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Reading
from tiquo_desktop.services.corrections import Money, family, standing
from tiquo_desktop.services.detail_texts import Pairs, indented, pairs

MOST_SHOWN = 12
"""Events of a story that are shown: those around the event itself."""
MOST_NEAR = 200
"""Events of a story that can be shown beside the event without leaving it."""
MOST_READ = 5_000
"""Events of a story that are read; of a longer one there is no net amount."""
_STEP = 100


@dataclass(frozen=True, slots=True)
class Story:
    """The events about one reference, oldest first.

    `shown` are those around the event that was asked for, `near` some more of them, `count` is how
    many there are. `net` is
    `activity.net_amounts` of all of them. Both are None where there are more than `MOST_READ`.
    """

    reference: str
    shown: tuple[Event, ...]
    count: int | None
    net: tuple[tuple[str, int], ...] | None
    near: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """One event and what belongs to it.

    `correction` is the latest event that corrects this one, `corrected` the one that it corrects.
    `stands` is the amount that stands of all of them together, None without one and where nothing is
    corrected. `json` are the details in lines, "" without any.
    """

    event: Event
    pairs: Pairs
    json: str
    story: Story | None
    correction: Event | None
    corrected: Event | None
    stands: Money | None = None


def read(
    database: Database, event_id: int, customer_id: int | None, cancel: threading.Event
) -> Details | None:
    """What belongs to an event, its story within one customer's timeline; None if there is no such
    event.

    Raises:
        Cancelled: `cancel` was set.
    """
    with database.reading(cancel=cancel) as reading:
        found = reading.activity.by_ids([event_id])
        if not found:
            return None
        event = found[0]
        return Details(
            event=event,
            pairs=pairs(event.details),
            json=indented(event.details) if event.details else "",
            story=_story(reading, event, customer_id, cancel),
            correction=_by_uid(reading, event.corrected_by),
            corrected=_by_uid(reading, event.corrects),
            stands=_stands(reading, event),
        )


def _by_uid(reading: Reading, uid: str | None) -> Event | None:
    return reading.activity.by_uid(uid) if uid else None


def _stands(reading: Reading, event: Event) -> Money | None:
    if event.corrects is None and event.corrected_by is None:
        return None
    return standing(event, family(reading, event)).amount(event.category)


def _story(
    reading: Reading, event: Event, customer_id: int | None, cancel: threading.Event
) -> Story | None:
    reference = event.story or event.object_ref
    if not reference:
        return None
    wanted = Filter(reference=reference)
    stream = reading.activity.stream(customer_id, wanted, newest_first=False)
    events = list(islice(stream, MOST_NEAR))
    _stop_if(cancel)
    # Counted first: 5,000 whole events keep the interpreter busy for a tenth of a second, in which the
    # window waits for it again and again.
    if len(events) == MOST_NEAR and _is_too_long(reading, customer_id, wanted):
        return Story(reference=reference, shown=(event,), count=None, net=None, near=(event,))
    for each in stream:
        if len(events) % _STEP == 0:
            _stop_if(cancel)
        events.append(each)
    at = next((at for at, each in enumerate(events) if each.id == event.id), len(events) - 1)
    return Story(
        reference=reference,
        shown=_around(events, at, MOST_SHOWN),
        count=len(events),
        net=tuple(net_amounts(events).items()),
        near=_around(events, at, MOST_NEAR),
    )


def _is_too_long(reading: Reading, customer_id: int | None, wanted: Filter) -> bool:
    return reading.activity.count(customer_id, wanted, most=MOST_READ + 1) > MOST_READ


def _stop_if(cancel: threading.Event) -> None:
    if cancel.is_set():
        raise Cancelled("The reading was stopped.")


def _around(events: list[Event], at: int, most: int) -> tuple[Event, ...]:
    first = max(0, min(at - most // 2, len(events) - most))
    return tuple(events[first : first + most])
