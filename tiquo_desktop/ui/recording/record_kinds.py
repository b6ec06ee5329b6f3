"""Kinds of activity that are recorded often, and which of them somebody records most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.ui.settings import Settings

OFFERED = 3
"""How many kinds are one key away."""
_KEY = "record/kinds"
_MOST = 60

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind fills in. `negative` amounts are money that leaves."""

    id: str
    category: str
    type: str
    source: str = Source.STAFF
    negative: bool = False


# In the order in which they are offered to somebody who has not recorded anything yet.
KINDS = (
    Kind("visit", Category.BOOKINGS, Type.VISIT),
    Kind("call", Category.CUSTOMERS, Type.COMMUNICATION),
    Kind("payment", Category.PAYMENTS, Type.PAYMENT),
    Kind("refund", Category.PAYMENTS, Type.PAYMENT, negative=True),
    Kind("enquiry", Category.CUSTOMERS, Type.ENQUIRY),
    Kind("booking", Category.BOOKINGS, Type.BOOKING),
    Kind("order", Category.ORDERS, Type.ORDER),
)
_BY_ID = {kind.id: kind for kind in KINDS}


def kind(id_: str) -> Kind | None:
    """The kind of that id."""
    return _BY_ID.get(id_)


def label(kind: Kind) -> str:
    """What a kind is called."""
    return {
        "visit": translate("Kinds", "Visit"),
        "call": translate("Kinds", "Call"),
        "payment": translate("Kinds", "Payment"),
        "refund": translate("Kinds", "Refund"),
        "enquiry": translate("Kinds", "Enquiry"),
        "booking": translate("Kinds", "Booking"),
        "order": translate("Kinds", "Order"),
    }[kind.id]


def kind_of(category: str, type_: str, negative: bool) -> Kind | None:
    """The kind that fits what was chosen by hand."""
    fitting = (each for each in KINDS if (each.category, each.type) == (category, type_))
    return next((each for each in fitting if each.negative == negative), None)


def often(settings: Settings, person: str) -> tuple[Kind, ...]:
    """The kinds that somebody records most, then those everybody starts with."""
    counts = _counts(settings).get(person, {})
    ranked = sorted(KINDS, key=lambda kind: -_number(counts.get(kind.id)))
    return tuple(ranked[:OFFERED])


def count(settings: Settings, person: str, kind: Kind | None) -> None:
    """Remember that somebody recorded this kind."""
    if kind is None:
        return
    everybody = _counts(settings)
    mine = everybody.pop(person, {})
    everybody[person] = {**mine, kind.id: _number(mine.get(kind.id)) + 1}
    settings.set(_KEY, dict(list(everybody.items())[-_MOST:]))


def _counts(settings: Settings) -> dict[str, Mapping[str, object]]:
    nothing: dict[str, object] = {}
    stored = settings.get(_KEY, nothing)
    return {name: counts for name, counts in stored.items() if isinstance(counts, dict)}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
