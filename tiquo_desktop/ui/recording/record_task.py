"""What the Record dialog works with, and one attempt to store what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from tiquo_desktop.domain.activity import Event, NewEvent
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import Duplicate
from tiquo_desktop.domain.repositories import Database, Writing
from tiquo_desktop.services import recording
from tiquo_desktop.services.corrections import Corrected, corrected
from tiquo_desktop.services.drafts import Draft
from tiquo_desktop.ui.reader import TaskQueue
from tiquo_desktop.ui.recording.draft_keeper import DraftKeeper
from tiquo_desktop.ui.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTask:
    """Who records, about whom, and where it goes.

    `device` is this computer's name. `currency` is the venue's. `keeper` keeps drafts, None where
    they are kept nowhere; `kept` is the draft that it found. `corrects` is the event that is to be
    corrected, None for a new one; `stands` is what stands of it, or of what the kept draft corrects.
    """

    database: Database
    queue: TaskQueue
    settings: Settings
    customer: Customer
    person: str
    device: str
    currency: str
    keeper: DraftKeeper | None = None
    kept: Draft | None = None
    corrects: Event | None = None
    stands: Corrected | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier attempt did reach the database, with other words; `stands` with it."""

    event: Event
    stands: Corrected | None


@dataclass(frozen=True, slots=True)
class Moved:
    """Nothing was stored: other amounts stand than the dialog knows of."""

    stands: Corrected


class _HasMoved(Exception):
    def __init__(self, stands: Corrected) -> None:
        super().__init__()
        self.stands = stands


Answer = Event | Customer | Earlier | Moved
"""The event as stored; or a customer who is banned, and nothing was stored; or one of the above."""


def attempt(
    task: RecordTask, event: NewEvent, draft: Draft, stands: Corrected | None, *, knowing: bool
) -> Answer:
    """Store an event, not on the UI thread. `stands` is what its amount was reckoned from.

    `knowing`: somebody has agreed to record it although the customer is banned.

    Raises:
        DatabaseError: it is not known to be stored; with the same draft it is never stored twice.
    """
    database, keeper = task.database, task.keeper
    if keeper is not None:
        # Whatever happens now, another attempt has to be the same event.
        keeper.hold(draft)
    if not knowing:
        guest = recording.banned_guest(database, event)
        if guest is not None:
            return guest

    def look(writing: Writing) -> None:
        # Not before the transaction: two people may correct the same at the same moment.
        if event.corrects is None:
            return
        now = corrected(writing, event.corrects, without=event.uid)
        if now is not None and _amounts(now) != _amounts(stands):
            raise _HasMoved(now)

    try:
        return recording.record(database, event, first=look)
    except _HasMoved as moved:
        return Moved(moved.stands)
    except Duplicate:
        with database.reading() as reading:
            earlier = reading.activity.by_uid(event.uid)
            stands = corrected(reading, event.uid)
        if earlier is None:
            raise
        return Earlier(earlier, stands)


def _amounts(stands: Corrected | None) -> tuple[object, object]:
    return (stands.paid, stands.named) if stands is not None else (None, None)
