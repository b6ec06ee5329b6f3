"""Customers who may be the same as one that is about to be added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tiquo_desktop.domain.customers import Customer, Profile, email_key
from tiquo_desktop.domain.repositories import Key, Reading
from tiquo_desktop.domain.search_keys import name_words

_CANDIDATES = 50
_MOST = 5


class Same(Enum):
    """What two customers share."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A stored customer, and the strongest thing that is the same."""

    customer: Customer
    same: Same


def lookalikes(reading: Reading, profile: Profile) -> tuple[Lookalike, ...]:
    """Customers with the same e-mail, valid phone, or name, the likeliest first; at most five."""
    found: dict[int, Lookalike] = {}

    def note(customers: list[Customer], same: Same) -> None:
        for customer in customers:
            found.setdefault(customer.id, Lookalike(customer, same))

    if profile.email and "@" in profile.email:
        note(reading.customers.find(Key.EMAIL, email_key(profile.email)), Same.EMAIL)
    for phone in profile.phones:
        if phone.e164:
            note(reading.customers.find(Key.PHONE, phone.e164), Same.PHONE)
    note(_namesakes(reading, profile), Same.NAME)
    return tuple(found.values())[:_MOST]


def _namesakes(reading: Reading, profile: Profile) -> list[Customer]:
    person = Profile(given_name=profile.given_name, family_name=profile.family_name)
    if not (person.given_name and person.family_name):
        return []
    words = name_words(person)
    if not words:
        return []
    near = reading.customers.by_ids(reading.search.candidates(words, _CANDIDATES))
    return [each for each in near if _words(each) == set(words)]


def _words(customer: Customer) -> set[str]:
    person = Profile(given_name=customer.given_name, family_name=customer.family_name)
    return set(name_words(person))
