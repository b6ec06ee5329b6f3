"""What of an event, and of its customer, is read from which column, and how it is turned into values.

Rows are fetched from the driver and turned into values column by column: a loop over the rows
costs more than SQLite does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, null, select

from tiquo_desktop.domain.repositories import Columns
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage.schema import activity, customer, customer_phone, seal

Phones = Callable[[set[int]], Mapping[int, tuple[str, ...]]]
"""The phones, as written, of customers by their ids; customers without any are absent."""

OF_CUSTOMER = "customer_"
"""Begins the names of what is read of an event's customer."""
PHONES = "customer_phones"

_corrections = activity.alias("corrections")
_CORRECTED_BY = (
    select(_corrections.c.uid)
    .where(_corrections.c.corrects == activity.c.uid)
    .order_by(_corrections.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_SOURCES = activity.outerjoin(customer, activity.c.customer == customer.c.id).outerjoin(
    seal, seal.c.activity == activity.c.id
)
_ELSEWHERE: Mapping[str, ColumnElement[Any]] = {
    "customer": customer.c.uid,
    "position": seal.c.position,
    "corrected_by": _CORRECTED_BY,
    PHONES: activity.c.customer,
}
_UIDS = frozenset({"uid", "customer", "corrects", "corrected_by"})
_TERMS = frozenset(map(str, Dimension))

PHONES_OF = select(customer_phone.c.customer, customer_phone.c.written).order_by(
    customer_phone.c.customer, customer_phone.c.place
)


def selected(names: Sequence[str], *, corrections: bool = True) -> Select[Any]:
    """The statement that reads these; see `ActivityReader.columns` for their names.

    Without `corrections` no event is said to be corrected: one look-up a row less.
    """
    return select(
        *(null() if name == "corrected_by" and not corrections else _column(name) for name in names)
    ).select_from(_SOURCES)


def values(
    names: Sequence[str], rows: Sequence[Any], terms: Mapping[int, str], phones: Phones
) -> Columns:
    """Some rows of `selected` as columns of values."""
    return [
        _converted(name, column, terms, phones)
        for name, column in zip(names, zip(*rows, strict=True), strict=True)
    ]


def _column(name: str) -> ColumnElement[Any]:
    if name in _ELSEWHERE:
        # The same column twice would be read as one.
        return _ELSEWHERE[name].label(name)
    if name.startswith(OF_CUSTOMER):
        return customer.c[name.removeprefix(OF_CUSTOMER)]
    return activity.c[name]


def _converted(
    name: str, column: Sequence[Any], terms: Mapping[int, str], phones: Phones
) -> Sequence[Any]:
    if name in _UIDS:
        return [uid and uid.hex() for uid in column]
    if name in _TERMS:
        return [terms[term] for term in column]
    if name == PHONES:
        known = phones({whose for whose in column if whose is not None})
        return [whose and known.get(whose, ()) for whose in column]
    return column
