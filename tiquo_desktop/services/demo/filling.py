"""Fills a database with the demo: people in blocks, their events in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from random import Random

from tiquo_desktop.domain import activity, times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import NewCustomer, banned, checked
from tiquo_desktop.domain.errors import Conflict, InvalidValue
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.services.demo import amelia, contacts, venue
from tiquo_desktop.services.demo.calendar import HOUR, noon
from tiquo_desktop.services.demo.diary import Diary
from tiquo_desktop.services.demo.house import House
from tiquo_desktop.services.demo.lives import live
from tiquo_desktop.services.demo.people import HISTORY, People, Person
from tiquo_desktop.services.demo.references import References
from tiquo_desktop.services.demo.vocabulary import load

_CUSTOMERS_AT_ONCE = 200
_EVENTS_AT_ONCE = 1_000
_BLOCK = 50_000
"""Events that are put in order together: all of a usual demo, little enough for any memory."""
_PEOPLE_KEPT = 5_000
_FEWEST_DIGITS = 9
_OF_CUSTOMERS = 0.94
"""How many of the events have a customer; the others happen to the venue."""
_GOLDEN = 0.618_033_988_749_895
"""Multiples of it, without their whole part, fill any span evenly however many there are."""
_YEARS = range(1973, 9_000)

Progress = Callable[[int, int], None]


def fill(
    database: Database,
    *,
    customers: int,
    events: int,
    seed: int,
    end: date,
    progress: Progress | None = None,
) -> None:
    """Write that many customers and events, the last of them on the day `end`.

    The same numbers, seed and end date give the same uids and everything else. What would still
    lie ahead, if that day is today, is left out and made up for by what happened before. A
    filling that was interrupted is finished by the same call. `progress` gets how many events are
    written and how many there will be.

    Raises:
        InvalidValue: a negative number, or a year that no demo can be made for.
        Conflict: the database holds other customers already; nothing was written.
        DatabaseError: what was written before stays.
    """
    if customers < 0 or events < 0:
        raise InvalidValue("the numbers of customers and events cannot be negative.", "events")
    if end.year not in _YEARS:
        raise InvalidValue(f"the end must lie in the years {_YEARS[0]} to {_YEARS[-1]}.", "end")
    _Filling(database, customers, events, seed, end, progress).run()


class _Filling:
    """One filling; `_people` and `_waiting` hold what is not in the database yet."""

    def __init__(
        self,
        database: Database,
        customers: int,
        events: int,
        seed: int,
        end: date,
        progress: Progress | None,
    ) -> None:
        self._database = database
        self._zone = database.info.zone
        self._words = load()
        self._events = events
        self._seed = f"{seed}:{customers}:{events}:{end}"
        self._end = end.toordinal()
        self._horizon = noon(self._end, self._zone) + 10 * HOUR * times.SECOND
        now = times.now()
        is_today = times.to_datetime(now, self._zone).date() == end
        self._latest = min(now, self._horizon) if is_today else self._horizon
        self._references = References(seed)
        self._house = House(self._words.rooms, self._end - HISTORY)
        of_customers = round(events * _OF_CUSTOMERS) if customers else 0
        self._made = People(self._words, self._seed, customers, of_customers, self._end, self._zone)
        self._progress = progress
        self._people: list[NewCustomer] = []
        self._waiting: list[NewEvent] = []
        self._written = 0

    def run(self) -> None:
        """Write everything."""
        self._refuse_others()
        for person, random in self._made:
            new = checked(person.new)
            for number, part in enumerate(self._life(person, random)):
                if number == 0:
                    # A ban is the first thing that is written into a life.
                    ban = contacts.ban_in(part, self._zone)
                    self._people.append(new if ban is None else banned(new, ban))
                self._take(part)
            if len(self._people) >= _PEOPLE_KEPT:
                self._flush()
        numbers = count()
        while self._written + len(self._waiting) < self._events:
            self._take(self._happening(next(numbers)))
        self._flush()

    def _refuse_others(self) -> None:
        with self._database.reading() as reading:
            if not reading.customers.count():
                return
            first = next((person.new.uid for person, _ in self._made), None)
            if first is None or not reading.customers.match(Key.UID, [first]):
                raise Conflict(
                    "This database holds customers already: name a new one for the demo."
                )

    def _life(self, person: Person, random: Random) -> Iterator[list[NewEvent]]:
        diary = self._diary(random, person)
        if person.in_pictures and person.events >= amelia.FEWEST:
            amelia.recent_weeks(diary, self._end, self._zone)
        return live(diary, person)

    def _happening(self, number: int) -> list[NewEvent]:
        """The event of that number that happens to the venue."""
        diary = self._diary(Random(f"{self._seed}:venue:{number}"))
        share = number * _GOLDEN % 1.0
        venue.happening(diary, self._end - int(share * HISTORY))
        return diary.events

    def _diary(self, random: Random, person: Person | None = None) -> Diary:
        return Diary(
            self._words,
            random,
            self._references,
            self._house,
            zone=self._zone,
            horizon=self._horizon,
            customer=person.new.uid if person else None,
            card=person.card if person else "",
            phones=_numbers(person.new) if person else (),
            first=person.first if person else 0,
        )

    def _take(self, events: list[NewEvent]) -> None:
        self._waiting += (event for event in events if event.occurred_at <= self._latest)
        if len(self._waiting) >= _BLOCK:
            self._flush()

    def _flush(self) -> None:
        for start in range(0, len(self._people), _CUSTOMERS_AT_ONCE):
            self._add(self._people[start : start + _CUSTOMERS_AT_ONCE])
        self._people = []
        # A uid begins with the time at which the event was written down.
        self._waiting.sort(key=lambda event: event.uid)
        for start in range(0, len(self._waiting), _EVENTS_AT_ONCE):
            some = [activity.checked(e) for e in self._waiting[start : start + _EVENTS_AT_ONCE]]
            with self._database.writing() as session:
                session.activity.append(some)
            self._written += len(some)
            if self._progress is not None:
                self._progress(self._written, self._events)
        self._waiting = []

    def _add(self, people: list[NewCustomer]) -> None:
        with self._database.writing() as session:
            present = session.customers.match(Key.UID, [new.uid for new in people if new.uid])
            session.customers.add_all([(new, ()) for new in people if new.uid not in present])


def _numbers(new: NewCustomer) -> tuple[str, ...]:
    """The phones as written; none where the first is words or breaks off, as nobody dials that."""
    written = tuple(phone.written for phone in new.phones)
    return written if written and sum(map(str.isdigit, written[0])) >= _FEWEST_DIGITS else ()
