"""Customers in SQL: found by their keys, read with their phones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, select, tuple_

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import (
    Customer,
    Phone,
    Profile,
    Status,
    email_key,
)
from tiquo_desktop.domain.repositories import CustomerRef, Key, Span
from tiquo_desktop.domain.search_keys import search_keys
from tiquo_desktop.storage.bulk import looked_up, portions
from tiquo_desktop.storage.schema import (
    activity,
    customer,
    customer_origin,
    customer_phone,
)

_MOST_FOUND = 10


class CustomerRepository:
    """See `CustomerReader` in `tiquo_desktop.domain.repositories`.

    `SqliteCustomers` and `PostgresCustomers` also add and change them.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
            for answer, ref in self._answers(key, some):
                for value in asked[answer]:
                    found.setdefault(value, []).append(ref)
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

    def _answers(self, key: Key, some: Sequence[Any]) -> Iterable[tuple[Any, CustomerRef]]:
        """Which customers answer to what, oldest first."""
        for *answer, id_, uid, number in self._connection.execute(_matching(key, some)):
            ref = CustomerRef(id_, uid, number)
            yield (tuple(answer) if len(answer) > 1 else answer[0]), ref

    def _phones(self, ids: Sequence[int]) -> dict[int, tuple[Phone, ...]]:
        places: dict[int, dict[int, Phone]] = {}
        for id_, place, *forms in looked_up(self._connection, _PHONES, ids):
            places.setdefault(id_, {})[place] = Phone(*forms)
        return {
            id_: tuple(phones[place] for place in sorted(phones)) for id_, phones in places.items()
        }


_PROFILE = ("given_name", "family_name", "company", "email", "phones", "status", "extra")
# Plain SQL for what every key in the search box reads: see `looked_up`.
_BY_ID = """SELECT one.id, one.uid, one.number, one.given_name, one.family_name, one.company,
 one.email, one.status, one.extra, one.version, other.uid
 FROM customer AS one LEFT JOIN customer AS other ON other.id = one.merged_into WHERE one.id"""
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


def fields_of(profile: Profile) -> dict[str, Any]:
    """The fields of a profile, also of one that is more than a profile."""
    return {name: getattr(profile, name) for name in _PROFILE}


def columns_of(profile: Profile, number: str) -> dict[str, Any]:
    """What of a profile stands in the table of customers, with what is derived from it."""
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
    id_, uid, number, given, family, company, email, status, extra, version, into = values
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
        merged_into=into.hex() if into is not None else None,
    )


_STATUSES = {str(status): status for status in Status}
