"""Adding and changing customers in SQLite, with their phones, earlier versions and search keys."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, func, insert, select, update

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, NewCustomer, Profile
from tiquo_desktop.domain.errors import Conflict
from tiquo_desktop.domain.identifiers import format_number, new_uid
from tiquo_desktop.domain.repositories import Key
from tiquo_desktop.domain.search_keys import name_words
from tiquo_desktop.storage.bulk import insert_rows
from tiquo_desktop.storage.customers import CustomerRepository, columns_of, fields_of
from tiquo_desktop.storage.schema import (
    counter,
    customer,
    customer_phone,
    customer_version,
    name_word,
)


class SqliteCustomers(CustomerRepository):
    """See `CustomerWriter` in `tiquo_desktop.domain.repositories`."""

    def __init__(self, connection: Connection, recorded_by: str) -> None:
        super().__init__(connection)
        self._recorded_by = recorded_by

    def add(self, new: NewCustomer, origins: Collection[tuple[str, str]] = ()) -> Customer:
        """See the protocol."""
        return self.add_all([(new, origins)])[0]

    def add_all(
        self, new: Sequence[tuple[NewCustomer, Collection[tuple[str, str]]]]
    ) -> list[Customer]:
        """See the protocol."""
        if not new:
            return []
        self._refuse_taken([each for each, _ in new])
        numbers = self._numbers([each.number for each, _ in new])
        first_id = (self._connection.execute(_LAST_ID).scalar_one() or 0) + 1
        added = [
            Customer(id=id_, uid=each.uid or new_uid(), number=number, **fields_of(each))
            for id_, ((each, _), number) in enumerate(zip(new, numbers, strict=True), first_id)
        ]
        changed_at = times.now()
        rows = [
            (
                each.id,
                bytes.fromhex(each.uid),
                each.number,
                each.version,
                changed_at,
                self._recorded_by,
                *columns_of(each, each.number).values(),
            )
            for each in added
        ]
        insert_rows(self._connection, "customer", _INSERTED, rows)
        self._add_phones(added)
        linked = zip(added, (origins for _, origins in new), strict=True)
        self._link([(*origin, each.id) for each, origins in linked for origin in origins])
        self._count_words(Counter(word for each in added for word in name_words(each)))
        return added

    def link(self, customer_id: int, origins: Collection[tuple[str, str]]) -> None:
        """See the protocol."""
        self._link([(*origin, customer_id) for origin in origins])

    def update(self, changed: Customer, profile: Profile) -> Customer:
        """See the protocol."""
        written = select(customer.c.version, customer.c.changed_at, customer.c.changed_by)
        stored = self._connection.execute(written.where(customer.c.id == changed.id)).one()
        if stored.version != changed.version:
            raise Conflict(
                "Somebody else changed this customer in the meantime: look at it again, then "
                "repeat your change. Nothing was overwritten."
            )
        (before,) = self.by_ids([changed.id])
        earlier = {
            "customer": before.id,
            "version": before.version,
            "profile": json.dumps(asdict(Profile(**fields_of(before))), ensure_ascii=False),
            "changed_at": stored.changed_at,
            "changed_by": stored.changed_by,
        }
        self._connection.execute(insert(customer_version), earlier)
        values = columns_of(profile, before.number) | {
            "version": before.version + 1,
            "changed_at": times.now(),
            "changed_by": self._recorded_by,
        }
        self._connection.execute(
            update(customer).where(customer.c.id == before.id).values(**values)
        )
        self._connection.execute(
            customer_phone.delete().where(customer_phone.c.customer == before.id)
        )
        after = replace(before, version=before.version + 1, **fields_of(profile))
        self._add_phones([after])
        words = Counter(name_words(after))
        words.subtract(name_words(before))
        self._count_words({word: step for word, step in words.items() if step})
        return after

    def _add_phones(self, of: Sequence[Customer]) -> None:
        rows = [
            (each.id, place, phone.written, phone.e164, phone.national)
            for each in of
            for place, phone in enumerate(each.phones)
        ]
        columns = ("customer", "place", "written", "e164", "national")
        insert_rows(self._connection, "customer_phone", columns, rows)

    def _link(self, rows: Sequence[tuple[str, str, int]]) -> None:
        columns = ("origin", "external_id", "customer")
        insert_rows(self._connection, "customer_origin", columns, rows, " ON CONFLICT DO NOTHING")

    def _refuse_taken(self, new: Sequence[NewCustomer]) -> None:
        for key, given in (
            (Key.UID, [each.uid for each in new if each.uid]),
            (Key.NUMBER, [each.number for each in new if each.number]),
        ):
            if len(set(given)) < len(given) or self.match(key, given):
                raise Conflict("This customer uid or number is taken: nothing was stored.")

    def _numbers(self, given: Sequence[str | None]) -> list[str]:
        """The numbers given, and the next ones where none was; they run on behind all of them."""
        value = counter.c.value
        last = self._connection.execute(select(value).where(_IS_NUMBER)).scalar_one()
        numbers = []
        for number in given:
            last = max(last, int(number.rpartition("-")[2])) if number else last + 1
            numbers.append(number or format_number(last))
        self._connection.execute(update(counter).where(_IS_NUMBER).values(value=last))
        return numbers

    def _count_words(self, steps: Mapping[str, int]) -> None:
        if not steps:
            return
        insert_rows(
            self._connection,
            "name_word",
            ("word", "uses"),
            list(steps.items()),
            " ON CONFLICT (word) DO UPDATE SET uses = uses + excluded.uses",
        )
        if min(steps.values()) < 0:
            self._connection.execute(name_word.delete().where(name_word.c.uses <= 0))
        self._connection.execute(
            update(counter).where(counter.c.name == "name_words").values(value=counter.c.value + 1)
        )


_IS_NUMBER = counter.c.name == "customer_number"
_LAST_ID = select(func.max(customer.c.id))
_INSERTED = (
    "id",
    "uid",
    "number",
    "version",
    "changed_at",
    "changed_by",
    "given_name",
    "family_name",
    "company",
    "email",
    "email_key",
    "status",
    "extra",
    "search_keys",
)
