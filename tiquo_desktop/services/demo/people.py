"""The people of the demo: names, ways to reach them, and how much happens to them."""

from __future__ import annotations

import heapq
import json
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from random import Random
from typing import TypeVar

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import NewCustomer, Notice, Phone, Status, noticed
from tiquo_desktop.domain.identifiers import format_number
from tiquo_desktop.services.demo import amelia
from tiquo_desktop.services.demo.calendar import noon
from tiquo_desktop.services.demo.diary import uid_at
from tiquo_desktop.services.demo.vocabulary import Known, PhoneRange, Vocabulary
from tiquo_desktop.services.phones import parse_phone

_Item = TypeVar("_Item")

HISTORY = 994
"""Days from the first customer to the end."""
_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "ı": "i"}
)
"""Letters that Unicode does not take apart into a plain one and an accent."""
_COMPANIES = 0.03
_SPREAD = 1.6
"""How unequal people are: half of them have a handful of events, a few have hundreds."""
_KEENEST = 2.6
"""Deviations behind which nobody comes more often: days have only so many hours."""
_REGULAR = 8
"""Events from which on somebody does not simply stay away."""
_LEAST = 2
"""Events that everyone has, if there are enough."""
_OF_KNOWN = 0.25
"""How many of the events those who are known have at most."""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer to be, with the days (ordinals) between which things happen to them.

    `events` is how many they have, and `end` the last day of the demo. `in_pictures` is true for
    the one whom the documentation shows.
    """

    new: NewCustomer
    first: int
    last: int
    end: int
    card: str
    events: int
    in_pictures: bool = False

    @property
    def is_company(self) -> bool:
        return self.new.company is not None and self.new.given_name is None


class People:
    """The people of one demo, in the order of their numbers, each with the chance of their life.

    They can be made several times over and are the same each time. `events` is how many they have
    together.
    """

    def __init__(
        self, vocabulary: Vocabulary, seed: str, customers: int, events: int, end: int, zone: str
    ) -> None:
        self._words = vocabulary
        self._seed = seed
        self._customers = customers
        self._events = events
        self._end = end
        self._zone = zone
        self._shares = [culture.share for culture in vocabulary.cultures]
        self._reserved = {known.phone for known in vocabulary.known if known.phone}
        self._emails: set[str] = set()
        self._used: dict[PhoneRange, int] = {}
        self._phones_known: dict[str, Phone] = {}

    def __iter__(self) -> Iterator[tuple[Person, Random]]:
        self._emails = {known.email for known in self._words.known if known.email}
        self._used = {}
        for place, (number, known, events) in enumerate(self._numbers()):
            random = Random(f"{self._seed}:{number}")
            yield self._person(place, number, known, events, random), random

    def _numbers(self) -> Iterator[tuple[int, Known | None, int]]:
        """The customers' numbers, rising, each with who is known by it and how many events."""
        known = {each.number: each for each in self._words.known[: self._customers]}
        others = self._customers - len(known)
        wanted = sum(each.events for each in known.values())
        of_known = min(wanted, int(self._events * _OF_KNOWN)) if others else self._events
        order = sorted(known)
        known_shares = _shares([known[number].events for number in order], wanted, of_known)
        free = islice((number for number in count(1) if number not in known), others)
        least = min(_LEAST, (self._events - of_known) // others) if others else 0
        weights = map(self._weight, islice((n for n in count(1) if n not in known), others))
        whole = sum(map(self._weight, islice((n for n in count(1) if n not in known), others)))
        shares = _shares(weights, whole, self._events - of_known - least * others)
        for number in heapq.merge(order, free):
            if number in known:
                yield number, known[number], next(known_shares)
            else:
                yield number, None, least + next(shares)

    def _weight(self, number: int) -> float:
        """How many events somebody has compared with others."""
        chance = Random(f"{self._seed}:{number}:weight").gauss(0.0, 1.0)
        return math.exp(_SPREAD * min(chance, _KEENEST))

    def _person(
        self, place: int, number: int, known: Known | None, events: int, random: Random
    ) -> Person:
        """Who has that number. `place` counts the customers from 0: who is behind came later."""
        in_pictures = known is not None and known is self._words.known[0]
        start = self._end - HISTORY
        if known is None:
            first = start + int((HISTORY - 1) * place / self._customers)
            new = self._new(random, number)
        else:
            first = start + (0 if in_pictures else int(300 * random.random()))
            new = _known(known)
        last = self._end
        gone = known is None and events < _REGULAR and random.random() < 0.45
        if gone or new.status is not Status.ACTIVE:
            last = first + int((self._end - first) * (0.35 + 0.6 * random.random()))
        elif in_pictures:
            last = self._end - amelia.DAYS_TOLD
        morning = noon(first, self._zone) - 6 * 3_600 * times.SECOND
        return Person(
            new=replace(new, uid=uid_at(morning, random), number=format_number(number)),
            first=first,
            last=last,
            end=self._end,
            card=(known.card if known else None) or self._card(random),
            events=events,
            in_pictures=in_pictures,
        )

    def _card(self, random: Random) -> str:
        digits = 1_000 + int(9_000 * random.random())
        return f"{_pick(random, self._words.cards)} •••• {digits}"

    def _new(self, random: Random, number: int) -> NewCustomer:
        if random.random() < _COMPANIES:
            name = _pick(random, self._words.companies)
            office = self._email(random, f"office.{_latin(name.split()[0])}", number)
            return NewCustomer(company=name, email=office, phones=self._phones(random, "GB"))
        (culture,) = random.choices(self._words.cultures, self._shares)
        given, given_latin = _spelt(_pick(random, culture.given))
        family, family_latin = _spelt(_pick(random, culture.family))
        email = None
        if random.random() < 0.88:
            local = _pick(
                random,
                (
                    f"{given_latin}.{family_latin}",
                    f"{given_latin[:1]}.{family_latin}",
                    f"{given_latin}{random.randrange(60, 100)}",
                ),
            )
            email = self._email(random, local, number)
        chance = random.random()
        status = Status.INACTIVE if chance < 0.04 else Status.ACTIVE
        if chance > 0.996:
            status = Status.BANNED
        return NewCustomer(
            given_name=given,
            family_name=None if email and random.random() < 0.02 else family,
            company=_pick(random, self._words.companies) if random.random() < 0.04 else None,
            email=email,
            phones=self._phones(random, culture.phones) if random.random() < 0.8 else (),
            status=status,
            extra=_extra(random),
        )

    def _email(self, random: Random, local: str, number: int) -> str:
        email = f"{local}@{_pick(random, self._words.domains)}"
        if email in self._emails:
            email = f"{local}{number}@{_pick(random, self._words.domains)}"
        self._emails.add(email)
        return email

    def _phones(self, random: Random, country: str) -> tuple[Phone, ...]:
        if random.random() < 0.01:
            return (parse_phone(_pick(random, self._words.unreachable), "GB"),)
        ranges = self._words.phones[country]
        count = 2 if random.random() < 0.06 else 1
        chosen = random.choices(ranges, [each.share for each in ranges], k=count)
        return tuple(self._phone(random, each) for each in dict.fromkeys(chosen))

    def _phone(self, random: Random, of: PhoneRange) -> Phone:
        """The next number of a range; when all are used up, families begin to share."""
        size = 10 ** of.international.count("#")
        while True:
            self._used[of] = used = self._used.get(of, 0) + 1
            digits = f"{used * 617 % size:0{len(str(size)) - 1}d}"
            if _filled(of.international, digits) not in self._reserved:
                break
        style = random.random()
        international = _filled(of.international, digits)
        if international not in self._phones_known:
            self._phones_known[international] = parse_phone(international, "GB")
        written = international if style < 0.6 else _filled(of.national, digits)
        if style > 0.92:
            written = written.replace(" ", "")
        return replace(self._phones_known[international], written=written)


def _filled(pattern: str, digits: str) -> str:
    signs = iter(digits)
    return "".join(next(signs) if sign == "#" else sign for sign in pattern)


def _known(known: Known) -> NewCustomer:
    new = NewCustomer(
        given_name=known.given,
        family_name=known.family,
        company=known.company,
        email=known.email,
        phones=(parse_phone(known.phone, "GB"),) if known.phone else (),
        status=Status(known.status),
    )
    return noticed(new, Notice(text=known.notice) if known.notice else None)


def _shares(weights: Iterable[float], whole: float, events: int) -> Iterator[int]:
    """The events shared out by weight in whole numbers that add up; `whole` is the weights' sum."""
    heard, given = 0.0, 0
    for each in weights:
        heard += each
        until = int(events * heard / whole + 1e-6)
        yield until - given
        given = until


def _spelt(name: str) -> tuple[str, str]:
    """A name, and its spelling for an e-mail address."""
    written, _, latin = name.partition("|")
    return written, _latin(latin or written)


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_LATIN)).casefold()
    return "".join(sign for sign in plain if sign.isascii() and (sign.isalnum() or sign == "-"))


def _extra(random: Random) -> str | None:
    if random.random() > 0.3:
        return None
    born = date(1941, 1, 1).toordinal() + random.randrange(24_000)
    extra: dict[str, object] = {"date_of_birth": date.fromordinal(born).isoformat()}
    if random.random() < 0.3:
        extra["tags"] = random.sample(("regular", "spa", "vegetarian", "dog", "wheelchair"), 2)
    return json.dumps(extra, ensure_ascii=False)


def _pick(random: Random, items: Sequence[_Item]) -> _Item:
    return items[int(random.random() * len(items))]
