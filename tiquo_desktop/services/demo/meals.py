"""Meals: a table is reserved or not, people sit down, order and pay."""

from __future__ import annotations

from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services.demo.calendar import (
    HOUR,
    clock_words,
    guests_words,
    pounds,
    weekday_words,
)
from tiquo_desktop.services.demo.diary import Diary, Hand, automated
from tiquo_desktop.services.demo.orders import chosen, item_words

_TILL = Hand(Source.INTEGRATION, "POS bridge")


def table(diary: Diary, day: int, budget: int) -> int:
    """A meal in the restaurant, sometimes reserved before; gives its day."""
    people, number = diary.pick((1, 2, 2, 2, 3, 4, 6)), 1 + int(diary.between(0, 18))
    arriving = diary.at(day, 12, 13.5) if diary.chance(0.35) else diary.at(day, 17.75, 20)
    hour = (int(diary.between(12, 14)) if budget % 2 else int(diary.between(18, 20))) * HOUR
    says: dict[str, object] = {
        "people": guests_words(people),
        "count": people,
        "table": number,
        "day": weekday_words(day),
    }
    booking = None
    lead = min(day - diary.first, 1 + diary.days(5.0))
    if budget >= 6 and lead >= 1 and diary.chance(0.5):
        booking = diary.references.booking()
        half = 1_800 if diary.chance(0.5) else 0
        arriving = diary.after(diary.at(day, hour / HOUR, hour / HOUR), half - 300, half + 600)
        diary.write(
            diary.at(day - lead, 8, 21.3),
            Category.BOOKINGS,
            Type.BOOKING,
            diary.portal() if diary.chance(0.6) else diary.staff("restaurant"),
            "table.booked",
            says | {"ref": booking, "time": clock_words(hour + half)},
            action="booking.created",
            ref=booking,
        )
        if lead >= 2:
            diary.write(
                diary.at(day - 1, 9, 9.1),
                Category.BOOKINGS,
                Type.NOTIFICATION,
                automated("Reminders"),
                "table.reminder",
                says,
                action="booking.reminded",
                ref=booking,
            )
    hand = diary.staff("restaurant")
    diary.write(
        arriving,
        Category.BOOKINGS,
        Type.VISIT,
        hand,
        "table.seated",
        says,
        action="table.seated",
        ref=booking,
    )
    _eaten(diary, arriving, people, says, hand, budget)
    return day


def _eaten(
    diary: Diary, arriving: int, people: int, says: dict[str, object], hand: Hand, budget: int
) -> None:
    ref = diary.references.order()
    picked = chosen(diary, diary.words.dishes, min(people + 1, 4), people)
    total = sum(product.price * count for product, count in picked)
    at = diary.after(arriving, 300, 900)
    items = ", ".join(item_words(product, count) for product, count in picked)
    diary.write(
        at,
        Category.ORDERS,
        Type.ORDER,
        hand,
        "table.ordered",
        says | {"ref": ref, "items": items},
        action="order.created",
        ref=ref,
    )
    for _ in range(diary.pick((1, 1, 2, 3, 5)) if budget >= 8 else 0):
        at = diary.after(at, 10, 900)
        diary.write(
            at,
            Category.ORDERS,
            Type.INTEGRATION,
            _TILL,
            "order.till",
            {"ref": ref},
            action="order.synced",
            ref=ref,
            origin="till",
            external=diary.event_id(),
        )
    cash = diary.chance(0.15)
    diary.write(
        diary.after(at, 1_500, 4_000),
        Category.PAYMENTS,
        Type.PAYMENT,
        hand,
        "order.cash" if cash else "order.paid",
        {"ref": ref, "amount": pounds(total), "card": diary.card},
        action="payment.received",
        ref=ref,
        amount=total,
        details={"method": "cash" if cash else diary.card},
    )
