"""Search results as they are shown: every string ready. Written off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, Status

if TYPE_CHECKING:
    from tiquo_desktop.services.search import SearchResult

_SHOWN_DIGITS = 4
# Not strftime: its words change with the locale that Qt sets for the process.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One search result, in words.

    `contact` is a hint that does not show the whole value: ``••• 0421`` or ``a•••@example.com``,
    "" without any. `active` is the day of the last event: "Today 14:32", "Yesterday", "12 Nov",
    "12 Nov 2025", "" without any. `status` is "", "Inactive" or "Banned".
    `result.marks` are the ranges of `name` that matched, `result.why` says why.
    """

    result: SearchResult
    name: str
    number: str
    contact: str
    active: str
    status: str
    accessible: str


def result_row(result: SearchResult, zone: str, now: int, place: int, of: int) -> ResultRow:
    """The row of the `place`-th result, from 1, of `of`; `now` in microseconds UTC."""
    customer = result.customer
    contact, said_contact = _contact(customer)
    active = _active(result.span.last, zone, now) if result.span else ""
    status = "" if customer.status is Status.ACTIVE else customer.status.capitalize()
    said = [
        customer.name,
        status,
        customer.number,
        said_contact,
        result.why,
        f"last active {active}" if active else "",
        f"{place} of {of}",
    ]
    return ResultRow(
        result=result,
        name=customer.name,
        number=customer.number,
        contact=contact,
        active=active,
        status=status,
        accessible=", ".join(part for part in said if part),
    )


def _contact(customer: Customer) -> tuple[str, str]:
    """How the customer's phone or e-mail is hinted at, for eyes and for a screen reader."""
    for phone in customer.phones:
        digits = "".join(character for character in phone.written if character.isdigit())
        if len(digits) > _SHOWN_DIGITS:
            end = digits[-_SHOWN_DIGITS:]
            return f"••• {end}", f"phone ends in {end}"
    if customer.email:
        _, _, domain = customer.email.rpartition("@")
        return f"{customer.email[0]}•••@{domain}", f"e-mail at {domain}"
    return "", ""


def _active(last: int, zone: str, now: int) -> str:
    moment, today = times.to_datetime(last, zone), times.to_datetime(now, zone).date()
    day: date = moment.date()
    if day == today:
        return f"Today {moment.hour:02}:{moment.minute:02}"
    if day == today - timedelta(days=1):
        return "Yesterday"
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"
