"""Orders: a basket on the web, a table in the restaurant, and what goes wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services.demo.calendar import (
    pounds,
)
from tiquo_desktop.services.demo.diary import Diary, Hand, automated, physical
from tiquo_desktop.services.demo.vocabulary import Product

_TILL = Hand(Source.INTEGRATION, "POS bridge")
_PROVIDER = Hand(Source.WEBHOOK, "Payment provider")
_SHOP = Hand(Source.WEBHOOK, "Web shop")


def basket(diary: Diary, day: int, budget: int) -> int:
    """Something bought on the web, collected later, perhaps given back; gives the day it began."""
    ref = diary.references.order()
    picked = chosen(diary, diary.words.products, 1 if budget < 7 else diary.pick((1, 1, 2, 3)), 4)
    at = diary.at(day, 8, 20.6)
    guest = diary.portal()
    for product, count in picked:
        diary.write(
            at,
            Category.ORDERS,
            Type.CART,
            guest,
            "order.added",
            {"item": item_words(product, count)},
            action="cart.added",
            ref=ref,
        )
        at = diary.after(at, 20, 240)
    if diary.chance(0.14):
        diary.write(
            diary.at(day + 1, 10, 10.1),
            Category.ORDERS,
            Type.NOTIFICATION,
            automated("Reminders"),
            "order.abandoned",
            action="cart.reminded",
            ref=ref,
        )
        return day
    total = sum(product.price * count for product, count in picked)
    items = ", ".join(item_words(product, count) for product, count in picked)
    diary.write(
        at,
        Category.ORDERS,
        Type.ORDER,
        guest,
        "order.placed",
        {"ref": ref, "items": items},
        action="order.created",
        ref=ref,
        details={"items": items, "total": pounds(total)},
    )
    says = {"ref": ref, "amount": pounds(total), "card": diary.card}
    if budget >= 6 and diary.chance(0.5):
        diary.write(
            diary.after(at, 1, 4),
            Category.ORDERS,
            Type.INTEGRATION,
            _SHOP,
            "order.webhook",
            says,
            action="order.created",
            ref=ref,
            origin="shop",
            external=diary.event_id(),
        )
    if budget >= 7 and diary.chance(0.06):
        diary.write(
            diary.after(at, 5, 15),
            Category.PAYMENTS,
            Type.PAYMENT,
            _PROVIDER,
            "order.failed",
            says,
            action="payment.failed",
            ref=ref,
            origin="payments",
            external=diary.event_id(),
        )
    at = diary.after(at, 20, 120)
    diary.write(
        at,
        Category.PAYMENTS,
        Type.PAYMENT,
        _PROVIDER,
        "order.paid",
        says,
        action="payment.received",
        ref=ref,
        amount=total,
        details={"method": diary.card},
        origin="payments",
        external=diary.event_id(),
    )
    if budget >= 6:
        diary.write(
            diary.after(at, 3, 30),
            Category.ORDERS,
            Type.NOTIFICATION,
            automated("Receipts"),
            "order.receipt",
            says,
            action="receipt.sent",
            ref=ref,
        )
    if budget >= 8 and diary.chance(0.12):
        _given_back(diary, day + 1 + diary.days(2.0), ref, total)
    else:
        _collected(diary, day + 1 + diary.days(4.0), ref, picked[0][0].at)
    return day


def _collected(diary: Diary, day: int, ref: str, place: str) -> None:
    where = diary.words.places[place].location
    diary.write(
        diary.at(day, 9.5, 20),
        Category.ORDERS,
        Type.SCAN,
        physical("Scanner 1", where),
        "order.used",
        {"ref": ref},
        action="order.fulfilled",
        ref=ref,
    )


def _given_back(diary: Diary, day: int, ref: str, total: int) -> None:
    """The order is cancelled and refunded; now and then with a slip that is corrected."""
    at = diary.at(day, 9, 18)
    hand = diary.staff("office")
    diary.write(
        at,
        Category.ORDERS,
        Type.ORDER,
        hand,
        "order.cancelled",
        {"ref": ref},
        action="order.cancelled",
        ref=ref,
    )
    slip = total // 2 if diary.chance(0.2) else total
    at = diary.after(at, 60, 400)
    refund = diary.write(
        at,
        Category.PAYMENTS,
        Type.PAYMENT,
        hand,
        "order.refunded",
        {"ref": ref, "amount": pounds(slip)},
        action="payment.refunded",
        ref=ref,
        amount=-slip,
        details={"method": diary.card},
        late=1,
    )
    if slip != total:
        _corrected(diary, diary.after(at, 600, 2_400), hand, ref, refund, slip, total)


def _corrected(
    diary: Diary, at: int, hand: Hand, ref: str, corrects: str, said: int, meant: int
) -> None:
    """Write what a refund should have been; its amount is the difference: the net is right."""
    diary.write(
        at,
        Category.PAYMENTS,
        Type.PAYMENT,
        hand,
        "order.corrected",
        {"new": pounds(meant), "old": pounds(said)},
        action="payment.corrected",
        ref=ref,
        amount=said - meant,
        corrects=corrects,
        details={"reason": "typing error", "refund": {"old": pounds(said), "new": pounds(meant)}},
        late=1,
    )


def chosen(
    diary: Diary, products: Sequence[Product], kinds: int, most: int
) -> list[tuple[Product, int]]:
    """Some different products, each with how many."""
    different = dict.fromkeys(diary.pick(products) for _ in range(kinds))
    return [(product, min(diary.pick((1, 1, 1, 2, 2, 4)), most)) for product in different]


def item_words(product: Product, count: int) -> str:
    """``Spa access × 2``."""
    return product.name if count == 1 else f"{product.name} × {count}"
