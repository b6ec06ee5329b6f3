"""Adding and changing customers in PostgreSQL, which only its own functions may do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy.exc import IntegrityError

from tiquo_desktop.domain.customers import Customer, NewCustomer, Profile
from tiquo_desktop.domain.errors import Conflict
from tiquo_desktop.domain.identifiers import format_number, new_uid
from tiquo_desktop.domain.search_keys import name_words
from tiquo_desktop.storage.customers import CustomerRepository, columns_of, fields_of

_UNIQUE_VIOLATION = "23505"


class PostgresCustomers(CustomerRepository):
    """See `CustomerWriter` in `tiquo_desktop.domain.repositories`."""

    def count(self) -> int:
        """See the protocol."""
        # Every key in the search box asks: to count a million takes 60 ms.
        return int(self._connection.exec_driver_sql(_COUNT).scalar_one())

    def add(self, new: NewCustomer, origins: Collection[tuple[str, str]] = ()) -> Customer:
        """See the protocol."""
        return self.add_all([(new, origins)])[0]

    def add_all(
        self, new: Sequence[tuple[NewCustomer, Collection[tuple[str, str]]]]
    ) -> list[Customer]:
        """See the protocol."""
        # Numbers that are given move on the sequence from which the others get theirs.
        numbered = iter(self._add([each for each in new if each[0].number]))
        others = iter(self._add([each for each in new if not each[0].number]))
        return [next(numbered if each.number else others) for each, _ in new]

    def link(self, customer_id: int, origins: Collection[tuple[str, str]]) -> None:
        """See the protocol."""
        if origins:
            linked = (customer_id, _json([*origins]))
            self._connection.exec_driver_sql(_LINK, linked)

    def update(self, changed: Customer, profile: Profile) -> Customer:
        """See the protocol."""
        before = next(iter(self.by_ids([changed.id])), changed)
        after = replace(before, version=before.version + 1, **fields_of(profile))
        words = Counter(name_words(after))
        words.subtract(name_words(before))
        told = _told(profile, before.number, {word: step for word, step in words.items() if step})
        version = (
            self._connection.exec_driver_sql(
                _UPDATE, (changed.id, changed.version, _json(told))
            ).scalar_one()
            if before.version == changed.version
            else None
        )
        if version is None:
            raise Conflict(
                "Somebody else changed this customer in the meantime: look at it again, then "
                "repeat your change. Nothing was overwritten."
            )
        return replace(after, version=version)

    def _add(
        self, new: Sequence[tuple[NewCustomer, Collection[tuple[str, str]]]]
    ) -> list[Customer]:
        if not new:
            return []
        numbers = self._numbers([each.number for each, _ in new])
        added = [
            Customer(id=0, uid=each.uid or new_uid(), number=number, **fields_of(each))
            for (each, _), number in zip(new, numbers, strict=True)
        ]
        told = [
            {
                "uid": each.uid,
                "number": each.number,
                "origins": [*origins],
                **_told(each, each.number, Counter(name_words(each))),
            }
            for each, (_, origins) in zip(added, new, strict=True)
        ]
        try:
            rows = self._connection.exec_driver_sql(_ADD, (_json(told),)).all()
        except IntegrityError as error:
            if getattr(error.orig, "sqlstate", None) != _UNIQUE_VIOLATION:
                raise
            raise Conflict("This customer uid or number is taken: nothing was stored.") from None
        ids = {row.place: row.id for row in rows}
        return [replace(each, id=ids[place]) for place, each in enumerate(added)]

    def _numbers(self, given: Sequence[str | None]) -> list[str]:
        """The numbers given, and the next free ones where none was."""
        wanted = sum(number is None for number in given)
        if not wanted:
            return [number for number in given if number]
        free = iter(self._connection.exec_driver_sql(_NUMBERS, (wanted,)).scalars().all())
        return [number or format_number(next(free)) for number in given]


_COUNT = "SELECT value FROM counter WHERE name = 'customers'"
_NUMBERS = "SELECT next_customer_numbers(%s)"
_ADD = "SELECT * FROM add_customers(%s::jsonb) AS added (place, id)"
_UPDATE = "SELECT update_customer(%s, %s, %s::jsonb)"
_LINK = "SELECT link_origins(%s, %s::jsonb)"


def _told(profile: Profile, number: str, words: dict[str, int]) -> dict[str, Any]:
    """What the functions are told of a profile; `words` are steps of how often each is used."""
    phones = [asdict(phone) for phone in profile.phones]
    return columns_of(profile, number) | {"phones": phones, "words": words}


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)
