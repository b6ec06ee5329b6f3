"""The names, sentences, rooms and products of the demo, from ``resources/demo``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tiquo_desktop.host import resources


@dataclass(frozen=True, slots=True)
class Room:
    """A kind of room, for how many, the numbers on its doors, its price a night in pence."""

    kind: str
    sleeps: int
    numbers: tuple[str, ...]
    rate: int


@dataclass(frozen=True, slots=True)
class Product:
    """Something to buy, its price in pence, and where it is handed over."""

    name: str
    price: int
    at: str = "restaurant"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the venue and the computers there."""

    location: str
    devices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Culture:
    """Names that go together; one in another script has its Latin spelling behind a bar."""

    share: float
    given: tuple[str, ...]
    family: tuple[str, ...]
    phones: str = "GB"


@dataclass(frozen=True, slots=True)
class PhoneRange:
    """Numbers that no regulator gives to anyone, with ``#`` for each free digit."""

    share: float
    international: str
    national: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person with a name that the documentation and the pictures use."""

    number: int
    events: int
    given: str | None = None
    family: str | None = None
    company: str | None = None
    email: str | None = None
    phone: str | None = None
    card: str | None = None
    status: str = "active"
    notice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that the demo is told with; `sentences` has keys such as ``booking.made``."""

    sentences: Mapping[str, tuple[str, ...]] = field(repr=False)
    staff: tuple[str, ...]
    partner: str
    portal: tuple[str, ...]
    cards: tuple[str, ...]
    currency: str
    places: Mapping[str, Place]
    rooms: tuple[Room, ...]
    products: tuple[Product, ...]
    dishes: tuple[Product, ...]
    cultures: tuple[Culture, ...]
    companies: tuple[str, ...]
    domains: tuple[str, ...]
    phones: Mapping[str, tuple[PhoneRange, ...]]
    unreachable: tuple[str, ...]
    known: tuple[Known, ...]


def load() -> Vocabulary:
    """Read the bundled vocabulary.

    Raises:
        ResourceMissing: the installation is incomplete.
    """
    people, venue, sentences = (_read(name) for name in ("people", "venue", "sentences"))
    return Vocabulary(
        sentences={
            f"{story}.{name}": tuple(said)
            for story, parts in sentences.items()
            for name, said in parts.items()
        },
        staff=tuple(venue["staff"]),
        partner=venue["partner"],
        portal=tuple(venue["portal"]),
        cards=tuple(venue["cards"]),
        currency=venue["currency"],
        places={
            name: Place(place["location"], tuple(place["devices"]))
            for name, place in venue["places"].items()
        },
        rooms=tuple(Room(**room | {"numbers": tuple(room["numbers"])}) for room in venue["rooms"]),
        products=tuple(Product(**product) for product in venue["products"]),
        dishes=tuple(Product(**dish) for dish in venue["dishes"]),
        cultures=tuple(
            Culture(
                **each | {"given": tuple(each["given"]), "family": tuple(each["family"])},
            )
            for each in people["culture"]
        ),
        companies=tuple(people["companies"]["names"]),
        domains=tuple(people["email"]["domains"]),
        phones={
            country: tuple(PhoneRange(**each) for each in ranges)
            for country, ranges in people["phones"].items()
        },
        unreachable=tuple(people["unreachable"]["written"]),
        known=tuple(Known(**each) for each in people["known"]),
    )


def _read(name: str) -> dict[str, Any]:
    with resources.path("demo", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
