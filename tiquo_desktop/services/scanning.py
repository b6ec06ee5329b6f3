"""Whose code was scanned."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.identifiers import reference_key
from tiquo_desktop.domain.repositories import Database, Key, Reading, Span
from tiquo_desktop.domain.scan_codes import Code, CodeKind
from tiquo_desktop.services.finding import survivor

_MOST = 50


@dataclass(frozen=True, slots=True)
class Holder:
    """A customer that a code belongs to.

    `span` holds the first and last event, None without any. `reference` is the scanned reference as
    the customer's events have it, None for a card or a number.
    """

    customer: Customer
    span: Span | None
    reference: str | None = None


def holders(
    database: Database, code: Code, cancel: threading.Event | None = None
) -> tuple[Holder, ...]:
    """The customers that a code belongs to: at most one for a uid or a number.

    A duplicate that was merged is answered by the customer it was merged into.

    Raises:
        Cancelled: `cancel` was set in the meantime.
        DatabaseError: the database cannot be read, or not in time.
    """
    with database.reading(cancel=cancel) as reading:
        found: dict[int, tuple[Customer, str | None]] = {}
        for customer, reference in _named(reading, code):
            left = survivor(reading, customer)
            found.setdefault(left.id, (left, reference))
        spans = reading.customers.spans(list(found))
        return tuple(
            Holder(customer, spans.get(customer.id), reference)
            for customer, reference in found.values()
        )


def _named(reading: Reading, code: Code) -> list[tuple[Customer, str | None]]:
    if code.kind is not CodeKind.REFERENCE:
        key = Key.UID if code.kind is CodeKind.UID else Key.NUMBER
        return [(customer, None) for customer in reading.customers.find(key, code.value)]
    wanted = reference_key(code.value)
    written = {
        id_: reference
        for id_, reference in reading.search.by_reference(code.value, _MOST)
        if reference_key(reference) == wanted
    }
    return [(each, written[each.id]) for each in reading.customers.by_ids(list(written))]
