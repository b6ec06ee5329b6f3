"""Customers in SQL, with their phones, earlier versions and search keys."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Column, Connection, Select, func, insert, select, tuple_, update

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import (
    Customer,
    NewCustomer,
    Phone,
    Profile,
    Status,
    email_key,
)
from tiquo_desktop.domain.errors import Conflict
from tiquo_desktop.domain.identifiers import format_number, new_uid
from tiquo_desktop.domain.repositories import CustomerRef, Key, Span
from tiquo_desktop.domain.search_keys import name_words, search_keys
from tiquo_desktop.storage.bulk import insert_rows, looked_up, portions
from tiquo_desktop.storage.schema import (
    activity,
    counter,
    customer,
    customer_origin,
    customer_phone,
    customer_version,
    name_word,
)

_MOST_FOUND = 10


class CustomerRepository:
    """See `CustomerWriter` in `tiquo_desktop.domain.repositories`."""

    def __init__(self, connection: Connection, recorded_by: str) -> None:
        self._connection = connection
        self._recorded_by = recorded_by

    def count(self) -> int:
        """See the protocol."""
        return int(self._connection.exec_driver_sql(_COUNT).scalar_one())

    def by_ids(self, ids: Sequence[int]) -> list[Customer]:
        """See the protocol."""
        found: dict[int, Customer] = {}
        distinct = list(dict.fromkeys(ids))
        phones = self._phones(distinct)
        for values in looked_up(self._connection, _BY_ID, distinct):
            found[values[0]] = _customer(values, phones.get(values[0], ()))
        return [found[each] for each in ids if each in found]

    def find(self, key: Key, value: str | tuple[str, str]) -> list[Customer]:
        """See the protocol."""
        refs = self.match(key, [value]).get(value, ())  # type: ignore[arg-type]
        return self.by_ids([ref.id for ref in refs[:_MOST_FOUND]])

    def match(
        self, key: Key, values: Collection[str] | Collection[tuple[str, str]]
    ) -> Mapping[str | tuple[str, str], Sequence[CustomerRef]]:
        """See the protocol."""
        # What was asked for is what answers are filed under, whatever the stored spelling.
        asked: dict[Any, list[Any]] = {}
        for value in values:
            stored = email_key(value) if key is Key.EMAIL and isinstance(value, str) else value
            asked.setdefault(stored, []).append(value)
        found: dict[str | tuple[str, str], list[CustomerRef]] = {}
        for some in portions(asked):
            for *answer, id_, uid, number in self._connection.execute(_matching(key, some)):
                for value in asked[tuple(answer) if len(answer) > 1 else answer[0]]:
                    found.setdefault(value, []).append(CustomerRef(id_, uid, number))
        return found

    def spans(self, ids: Collection[int]) -> Mapping[int, Span]:
        """See the protocol."""
        found: dict[int, Span] = {}
        for id_, start, end in looked_up(self._connection, _SPANS, ids):
            if start is not None:
                found[id_] = Span(start, end)
        return found

    def recently_active(self, limit: int) -> list[Customer]:
        """See the protocol."""
        newest = (
            select(activity.c.customer)
            .where(activity.c.occurred_at <= times.now(), activity.c.customer.is_not(None))
            .order_by(activity.c.occurred_at.desc(), activity.c.id.desc())
        )
        ids: dict[int, None] = {}
        # One busy customer must not make this read a whole history: look at so many events.
        for id_ in self._connection.execute(newest.limit(limit * 50)).scalars():
            ids[id_] = None
            if len(ids) == limit:
                break
        return self.by_ids(list(ids))

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
            Customer(id=id_, uid=each.uid or new_uid(), number=number, **_fields(each))
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
                *_columns(each, each.number).values(),
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
            "profile": json.dumps(asdict(Profile(**_fields(before))), ensure_ascii=False),
            "changed_at": stored.changed_at,
            "changed_by": stored.changed_by,
        }
        self._connection.execute(insert(customer_version), earlier)
        values = _columns(profile, before.number) | {
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
        after = replace(before, version=before.version + 1, **_fields(profile))
        self._add_phones([after])
        words = Counter(name_words(after))
        words.subtract(name_words(before))
        self._count_words({word: step for word, step in words.items() if step})
        return after

    def _phones(self, ids: Sequence[int]) -> dict[int, tuple[Phone, ...]]:
        places: dict[int, dict[int, Phone]] = {}
        for id_, place, *forms in looked_up(self._connection, _PHONES, ids):
            places.setdefault(id_, {})[place] = Phone(*forms)
        return {
            id_: tuple(phones[place] for place in sorted(phones)) for id_, phones in places.items()
        }

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


_PROFILE = ("given_name", "family_name", "company", "email", "phones", "status", "extra")
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
# Plain SQL for what every key in the search box reads: see `looked_up`.
_BY_ID = """SELECT one.id, one.uid, one.number, one.given_name, one.family_name, one.company,
 one.email, one.status, one.extra, one.version, left.uid
 FROM customer AS one LEFT JOIN customer AS left ON left.id = one.merged_into WHERE one.id"""
_COUNT = "SELECT count(*) FROM customer"
_PHONES = "SELECT customer, place, written, e164, national FROM customer_phone WHERE customer"
_SPANS = """SELECT id, (SELECT min(occurred_at) FROM activity WHERE activity.customer = customer.id),
 (SELECT max(occurred_at) FROM activity WHERE activity.customer = customer.id)
 FROM customer WHERE id"""
_REF: tuple[Column[Any], ...] = (customer.c.id, customer.c.uid, customer.c.number)


def _matching(key: Key, values: Sequence[Any]) -> Select[Any]:
    """Rows of (key..., id, uid, number), oldest customers first."""
    if key is Key.PHONE:
        answers = select(customer_phone.c.e164, *_REF).join(
            customer, customer.c.id == customer_phone.c.customer
        )
        return answers.where(customer_phone.c.e164.in_(values)).order_by(customer.c.id)
    if key is Key.ORIGIN:
        pair = (customer_origin.c.origin, customer_origin.c.external_id)
        answers = select(*pair, *_REF).join(customer, customer.c.id == customer_origin.c.customer)
        return answers.where(tuple_(*pair).in_(values)).order_by(customer.c.id)
    column: Column[Any] = {
        Key.UID: customer.c.uid,
        Key.NUMBER: customer.c.number,
        Key.EMAIL: customer.c.email_key,
    }[key]
    named: Select[Any] = select(column.label("answer"), *_REF)
    return named.where(column.in_(values)).order_by(customer.c.id)


def _fields(profile: Profile) -> dict[str, Any]:
    return {name: getattr(profile, name) for name in _PROFILE}


def _columns(profile: Profile, number: str) -> dict[str, Any]:
    return {
        "given_name": profile.given_name,
        "family_name": profile.family_name,
        "company": profile.company,
        "email": profile.email,
        "email_key": email_key(profile.email) if profile.email else None,
        "status": str(profile.status),
        "extra": profile.extra,
        "search_keys": search_keys(profile, number),
    }


def _customer(values: Sequence[Any], phones: tuple[Phone, ...]) -> Customer:
    """The customer in a row of `_BY_ID`."""
    id_, uid, number, given, family, company, email, status, extra, version, left = values
    return Customer(
        id=id_,
        uid=uid.hex(),
        number=number,
        given_name=given,
        family_name=family,
        company=company,
        email=email,
        phones=phones,
        status=_STATUSES[status],
        extra=extra,
        version=version,
        merged_into=left.hex() if left is not None else None,
    )


_STATUSES = {str(status): status for status in Status}
