"""What stands of an event after its corrections, and what one more of them has to say.

A plain sum of Payments events is what came in, so the amount of a correction is the difference that
it makes. A person says what is right; the difference is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.money import to_decimal
from tiquo_desktop.domain.repositories import Reading, Writing
from tiquo_desktop.domain.vocabulary import Category

Money = tuple[int, str]
"""Minor units and their currency."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """An event that is to be corrected, and what stands of it with all its corrections together.

    `paid` is what they add to a net amount, `named` what their other amounts come to, such as the
    total of an order; None where none of them has one.
    """

    event: Event
    paid: Money | None
    named: Money | None

    def amount(self, category: str) -> Money | None:
        """What stands for events of a category."""
        return self.paid if category == Category.PAYMENTS else self.named


def corrected(
    reading: Reading | Writing, uid: str, *, without: str | None = None
) -> Corrected | None:
    """An event as it stands; None if there is no such event.

    `without` is the uid of a correction that does not count: an attempt whose outcome nobody knows.
    """
    event = reading.activity.by_uid(uid)
    if event is None:
        return None
    return standing(event, family(reading, event), without=without)


def standing(event: Event, family: Iterable[Event], *, without: str | None = None) -> Corrected:
    """An event as it stands among its `family`."""
    counting = [each for each in family if each.uid != without]
    paid = [each for each in counting if each.category == Category.PAYMENTS]
    named = [each for each in counting if each.category != Category.PAYMENTS]
    return Corrected(event, _sum(paid), _sum(named))


def family(reading: Reading | Writing, event: Event) -> list[Event]:
    """An event, all that it corrects and all that corrects any of them, the first one first."""
    first, seen = event, {event.uid}
    while first.corrects is not None and first.corrects not in seen:
        earlier = reading.activity.by_uid(first.corrects)
        if earlier is None:
            break
        first = earlier
        seen.add(first.uid)
    found, latest = {first.uid: first}, [first]
    while latest:
        later = reading.activity.corrections([each.uid for each in latest])
        latest = [each for each in later if each.uid not in found]
        found.update((each.uid, each) for each in latest)
    return list(found.values())


def difference(right: Money | None, category: str, stands: Corrected) -> Money | None:
    """What a correction has to record so that `right` stands; None where the amount stays.

    Without `right` nothing stands afterwards.

    Raises:
        InvalidValue: the currency or the category changes under an amount that stands.
    """
    if category != Category.PAYMENTS and stands.paid is not None and stands.paid[0]:
        raise InvalidValue(
            f"{_said(stands.paid)} stands as a payment, and only Payments change what was paid: "
            "correct it to 0 in Payments, then record what it was as an event of its own.",
            "category",
        )
    before = stands.amount(category)
    if before is None:
        return right
    if right is None:
        right = (0, before[1])
    if right[1] != before[1]:
        raise InvalidValue(
            f"the amount stands in {before[1]}, and a correction is the difference in the same "
            f"currency: correct it to 0 {before[1]}, then record {_said(right)} as an event of "
            "its own.",
            "currency",
        )
    minor = right[0] - before[0]
    return (minor, right[1]) if minor else None


def _sum(events: Iterable[Event]) -> Money | None:
    """The amounts in the currency of the first one."""
    amounts = [(e.amount_minor, e.currency) for e in events if e.amount_minor is not None]
    if not amounts:
        return None
    currency = amounts[0][1] or ""
    return sum(minor or 0 for minor, each in amounts if each == currency), currency


def _said(money: Money) -> str:
    return f"{to_decimal(*money)} {money[1]}"
