"""Links into the program: ``tiquo://customer/CUST-000042`` and ``tiquo://event/UID``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import InvalidValue, UnknownCustomer
from tiquo_desktop.domain.identifiers import parse_number, parse_uid
from tiquo_desktop.domain.repositories import Reading, Span
from tiquo_desktop.services import customers

SCHEME = "tiquo"
_LONGEST = 200
_PARTS = 2


class Target(Enum):
    """What a link leads to."""

    CUSTOMER = "customer"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was understood; `value` is a customer's number or uid, or an event's uid."""

    target: Target
    value: str

    def __str__(self) -> str:
        return f"{SCHEME}://{self.target.value}/{self.value}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a link leads to in one database: a customer and, for an event's link, the event's id."""

    customer: Customer
    span: Span | None
    event_id: int | None = None


def is_link(text: str) -> bool:
    """Whether `text` means to be a link, understood or not."""
    return text.lstrip().lower().startswith(f"{SCHEME}:")


def parse(text: str) -> Link:
    """The link that `text` is. Letter case, dashes in a uid and a slash at the end do not matter.

    Raises:
        InvalidValue: it is none; the message does not repeat it.
    """
    scheme, _, rest = text.strip().partition(":")
    parts = [unquote(part) for part in rest.removeprefix("//").rstrip("/").split("/")]
    if scheme.lower() == SCHEME and len(parts) == _PARTS and len(text) <= _LONGEST:
        kind, value = parts[0].lower(), parts[1]
        uid = parse_uid(value)
        if kind == Target.EVENT.value and uid:
            return Link(Target.EVENT, uid)
        key = uid or parse_number(value)
        if kind == Target.CUSTOMER.value and key:
            return Link(Target.CUSTOMER, key)
    raise InvalidValue(
        "This link is not understood: links look like tiquo://customer/CUST-000042, or "
        "tiquo://event/ followed by the 32 characters of an event.",
        "link",
    )


def find(reading: Reading, link: Link, region: str) -> Found:
    """Where a link leads to.

    Raises:
        UnknownCustomer: this database has no such customer, or no such event of a customer.
    """
    if link.target is Target.CUSTOMER:
        return _found(reading, customers.resolve(reading, link.value, region), None)
    event = reading.activity.by_uid(link.value)
    if event is None:
        raise UnknownCustomer(
            "This database has no event of that link: it may be a link into another database."
        )
    if event.customer is None:
        raise UnknownCustomer(
            "The event of that link belongs to no customer, so there is no history to open it in."
        )
    return _found(reading, customers.resolve(reading, event.customer, region), event.id)


def _found(reading: Reading, customer: Customer, event_id: int | None) -> Found:
    return Found(customer, reading.customers.spans([customer.id]).get(customer.id), event_id)
