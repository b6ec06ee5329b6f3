"""The diary of one customer or of the venue itself: stories write into it, event by event."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, NamedTuple, TypeVar

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.digests import SALT_BYTES
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services.demo.calendar import HOUR, noon
from tiquo_desktop.services.demo.house import House
from tiquo_desktop.services.demo.references import References
from tiquo_desktop.services.demo.vocabulary import Vocabulary

_Item = TypeVar("_Item")
_KINDS = {"BK-": "booking", "ORD": "order", "ENQ": "enquiry", "CUS": "customer"}
_json = json.JSONEncoder(ensure_ascii=False).encode
_LATE = 0.03
"""How many of the events that staff write are written down long after they happened."""


class Hand(NamedTuple):
    """Who or what wrote an event, and where."""

    source: Source
    actor: str | None = None
    device: str | None = None
    location: str | None = None


class Diary:
    """Events of one customer (`customer` is the uid) or of the venue (None), in `events`.

    Nothing that happens after `horizon` is written: a story may run on behind the end of the demo
    and is then simply not finished yet. `card` is how the customer pays, `phones` are their numbers today.
    `tells_phone` says whether it may still be told that the first of them is new.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        random: Random,
        references: References,
        house: House,
        *,
        zone: str,
        horizon: int,
        customer: str | None = None,
        card: str = "cash",
        phones: Sequence[str] = (),
        first: int = 0,
    ) -> None:
        self.words = vocabulary
        self.references = references
        self.house = house
        self.customer = customer
        self.card = card
        self.phones = phones
        self.tells_phone = True
        self.first = first
        self.events: list[NewEvent] = []
        self._random = random
        self._zone = zone
        self._horizon = horizon

    def write(
        self,
        at: int,
        category: Category,
        type_: Type,
        hand: Hand,
        sentence: str,
        says: Mapping[str, object] | None = None,
        *,
        action: str | None = None,
        ref: str | None = None,
        story: str | None = None,
        amount: int | None = None,
        details: Mapping[str, Any] | None = None,
        origin: str | None = None,
        external: str | None = None,
        corrects: str | None = None,
        late: int | None = None,
    ) -> str:
        """Write one event and give its uid.

        `sentence` is a key of the vocabulary, or the sentence itself. `amount` is in pence. `late`
        is after how many seconds it was written down; some of what staff write is late anyway.
        """
        said = self.words.sentences.get(sentence)
        summary = (self.pick(said) if said else sentence).format_map({} if says is None else says)
        if late is None:
            slow = hand.source is Source.STAFF and self.chance(_LATE)
            late = int(self.between(20 * 60, 3 * HOUR)) if slow else 1
        uid = uid_at(at + late * times.SECOND, self._random)
        salt = self._random.randbytes(SALT_BYTES)
        if at > self._horizon:
            return uid
        self.events.append(
            NewEvent(
                uid=uid,
                salt=salt,
                occurred_at=at,
                zone=self._zone,
                category=category,
                type=type_,
                source=hand.source,
                summary=summary,
                customer=self.customer,
                action=action,
                details=_json(details) if details else None,
                object_kind=_KINDS[ref[:3]] if ref else None,
                object_ref=ref,
                story=story or (ref if ref and not ref.startswith("CUS") else None),
                location=hand.location,
                actor=hand.actor,
                device=hand.device,
                amount_minor=amount,
                currency=None if amount is None else self.words.currency,
                origin=origin,
                external_id=external,
                corrects=corrects,
            )
        )
        return uid

    def chance(self, probability: float) -> bool:
        """True that often."""
        return self._random.random() < probability

    def pick(self, items: Sequence[_Item]) -> _Item:
        """One of the items."""
        return items[int(self._random.random() * len(items))]

    def between(self, low: float, high: float) -> float:
        """A number in that range."""
        return low + self._random.random() * (high - low)

    def days(self, mean: float) -> int:
        """A number of days, mostly small, with that mean."""
        return int(self._random.expovariate(1 / mean))

    def at(self, day: int, from_hour: float, to_hour: float) -> int:
        """An instant between two hours of a day, to the millisecond."""
        return (
            noon(day, self._zone)
            + int(self.between((from_hour - 12) * HOUR, (to_hour - 12) * HOUR) * 1_000) * 1_000
        )

    def after(self, instant: int, from_seconds: float, to_seconds: float) -> int:
        """An instant that many seconds later."""
        return instant + round(self.between(from_seconds, to_seconds) * 1_000) * 1_000

    def later(self, instant: int, days: float) -> int:
        """An instant in the daytime, about that many days later and in any case later."""
        day = self.first - self.days_between(instant, self.first) + int(days)
        return max(self.at(day, 8, 21), self.after(instant, 600, 3_600))

    def days_between(self, instant: int, day: int) -> int:
        """How many days lie between the day of an instant and another one, negative if behind."""
        return round((noon(day, self._zone) - instant) / times.DAY)

    def staff(self, place: str = "desk") -> Hand:
        """Somebody at a computer of the venue."""
        where = self.words.places[place]
        return Hand(
            Source.STAFF, self.pick(self.words.staff), self.pick(where.devices), where.location
        )

    def portal(self) -> Hand:
        """The customer, on the web or in the app."""
        return Hand(Source.CUSTOMER, self.pick(self.words.portal))

    def event_id(self) -> str:
        """The id that a platform gives to a webhook."""
        return f"evt_{self._random.getrandbits(64):016x}"


def automated(actor: str) -> Hand:
    """A job that runs by itself."""
    return Hand(Source.AUTOMATED, actor)


def physical(device: str, location: str | None = None) -> Hand:
    """A scanner, a door, a key card."""
    return Hand(Source.PHYSICAL, device, device, location)


def uid_at(instant: int, random: Random) -> str:
    """A UUIDv7 of that instant, the same for the same state of `random`."""
    bits = random.getrandbits(74)
    tail = (0b10 << 62) | (bits >> 12)
    return f"{instant // 1_000:012x}7{bits & 0xFFF:03x}{tail:016x}"
