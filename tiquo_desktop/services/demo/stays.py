"""Stays: a room is booked, paid, perhaps changed or cancelled, slept in and left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services.demo.calendar import (
    day_words,
    days_words,
    guests_words,
    nights_words,
    pounds,
)
from tiquo_desktop.services.demo.diary import Diary, Hand, automated, physical
from tiquo_desktop.services.demo.vocabulary import Room

SHORTEST = 4
"""How many events the plainest stay has."""
_PLAIN = 8
_NIGHTS = (1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 7)
_PROPERTY = Hand(Source.INTEGRATION, "Property system")
_PROVIDER = Hand(Source.WEBHOOK, "Payment provider")
_GATE = physical("Scanner 2", "Riverside, front desk")
_SPA = physical("Spa entrance", "Riverside, spa")


@dataclass(slots=True)
class _Stay:
    """One stay as it is planned; `paid` is what was received for it so far, in pence.

    `door` is empty until somebody checks in.
    """

    diary: Diary
    ref: str
    room: Room
    arrival: int
    nights: int
    guests: int
    door: str = ""
    paid: int = 0

    @property
    def price(self) -> int:
        return self.nights * self.room.rate

    @property
    def departure(self) -> int:
        return self.arrival + self.nights

    def note(
        self,
        at: int,
        type_: Type,
        hand: Hand,
        sentence: str,
        action: str,
        *,
        category: Category = Category.BOOKINGS,
        days: str = "",
        guests: str | None = None,
        **written: Any,
    ) -> None:
        """Write an event of this stay; `days` and `guests` are for sentences of changes."""
        says = {
            "ref": self.ref,
            "nights": nights_words(self.nights),
            "day": day_words(self.arrival),
            "days": days,
            "kind": self.room.kind,
            "guests": guests or guests_words(self.guests),
            "room": self.door,
        }
        sentence = f"booking.{sentence}"
        self.diary.write(
            at, category, type_, hand, sentence, says, action=action, ref=self.ref, **written
        )

    def pay(self, at: int, pence: int, sentence: str, *, online: bool) -> None:
        """Write that money came in, or went back if it is negative."""
        self.paid += pence
        diary = self.diary
        diary.write(
            at,
            Category.PAYMENTS,
            Type.PAYMENT,
            _PROVIDER if online else diary.staff(),
            f"booking.{sentence}",
            {"ref": self.ref, "amount": pounds(pence), "card": diary.card},
            action="payment.refunded" if pence < 0 else "payment.received",
            ref=self.ref,
            amount=pence,
            details={"method": diary.card},
            origin="payments" if online else None,
            external=diary.event_id() if online else None,
        )


def stay(diary: Diary, arrival: int, budget: int, *, company: bool = False) -> int:
    """Write a stay of at most about `budget` events; gives the day of departure."""
    room = diary.pick(diary.words.rooms)
    guests = min(diary.pick((1, 2, 2, 2, 3, 4)), room.sleeps)
    plan = _Stay(diary, diary.references.booking(), room, arrival, diary.pick(_NIGHTS), guests)
    rich = budget > _PLAIN
    lead = min(arrival - diary.first, diary.days(24.0))
    made = arrival - lead
    at = _booked(plan, made, rich=rich, company=company)
    if rich and lead >= 4:
        at = _changed(plan, at)
    if lead >= 2 and diary.chance(0.1):
        _cancelled(plan, diary.later(at, diary.between(0, diary.days_between(at, plan.arrival))))
        return made
    if rich and lead >= 3:
        reminded = max(at + 1, diary.at(plan.arrival - 2, 9, 9.2))
        job = automated("Reminders")
        plan.note(reminded, Type.NOTIFICATION, job, "reminder", "booking.reminded")
    if diary.chance(0.03):
        night = diary.at(plan.arrival, 23.4, 23.6)
        audit = automated("Night audit")
        plan.note(night, Type.BOOKING, audit, "no_show", "booking.no_show")
        return plan.arrival
    plan.door = diary.house.door(plan.room, plan.arrival, plan.nights)
    _lived(plan, rich=rich)
    return plan.departure


def _booked(plan: _Stay, made: int, *, rich: bool, company: bool) -> int:
    """Write how it was booked; gives the time of the last event."""
    diary = plan.diary
    at = diary.at(made, 8, 12) if made == plan.arrival else diary.at(made, 7.5, 21.4)
    chance = diary.between(0, 1)
    hand, sentence = diary.portal(), "group" if company else "made"
    origin = external = None
    if chance > 0.9:
        hand, sentence = Hand(Source.API, diary.words.partner), "received"
        origin, external = "partner", f"{plan.ref}:created"
    elif chance > 0.68:
        hand, sentence = diary.staff(), "taken"
    details = {
        "guests": plan.guests,
        "nights": plan.nights,
        "room": plan.room.kind,
        "price": pounds(plan.price),
    }
    plan.note(
        at,
        Type.BOOKING,
        hand,
        sentence,
        "booking.created",
        details=details,
        origin=origin,
        external=external,
    )
    if rich:
        sent, said = diary.after(at, 2, 20), diary.after(at, 30, 90)
        plan.note(sent, Type.INTEGRATION, _PROPERTY, "synced", "booking.synced")
        job = automated("Confirmations")
        plan.note(said, Type.NOTIFICATION, job, "confirmed", "booking.confirmed")
        at = diary.after(at, 100, 300)
        plan.pay(at, round(plan.price * 3 // 10, -2), "deposit", online=True)
    return at


def _changed(plan: _Stay, at: int) -> int:
    """Perhaps another day, more guests or a wish, between booking and arrival."""
    diary = plan.diary
    if diary.chance(0.2):
        at = _some_days_on(plan, at)
        old, new = plan.arrival, plan.arrival + diary.pick((-1, 1, 2, 7))
        hand = diary.portal() if diary.chance(0.6) else diary.staff()
        details = {"arrival": {"old": day_words(old), "new": day_words(new)}}
        days = days_words(old, new)
        plan.note(at, Type.BOOKING, hand, "moved", "booking.moved", days=days, details=details)
        plan.arrival = new
    if plan.guests < plan.room.sleeps and diary.chance(0.2):
        at = _some_days_on(plan, at)
        more = f"{plan.guests} to {guests_words(plan.guests + 1)}"
        plan.guests += 1
        plan.note(at, Type.BOOKING, diary.staff(), "guests", "booking.changed", guests=more)
    if diary.chance(0.15):
        at = _some_days_on(plan, at)
        plan.note(at, Type.BOOKING, diary.portal(), "breakfast", "booking.changed")
    if diary.chance(0.3):
        at = _some_days_on(plan, at)
        asked, desk = Type.COMMUNICATION, diary.staff()
        plan.note(at, asked, desk, "wish", "customer.asked", category=Category.CUSTOMERS)
    return at


def _some_days_on(plan: _Stay, at: int) -> int:
    """A time between `at` and the day before the arrival, rather sooner."""
    left = plan.diary.days_between(at, plan.arrival) - 2
    return plan.diary.later(at, plan.diary.between(0, max(left, 0) / 2))


def _cancelled(plan: _Stay, at: int) -> None:
    diary = plan.diary
    hand = diary.portal() if diary.chance(0.7) else diary.staff()
    plan.note(at, Type.BOOKING, hand, "cancelled", "booking.cancelled")
    if plan.paid:
        plan.pay(diary.after(at, 60, 900), -plan.paid, "refunded", online=True)


def _lived(plan: _Stay, *, rich: bool) -> None:
    diary = plan.diary
    at = diary.at(plan.arrival, 14, 20.5)
    if diary.chance(0.5):
        plan.note(at, Type.SCAN, _GATE, "scanned_in", "booking.checked_in")
    else:
        details = {"room": plan.door, "guests": plan.guests}
        desk = diary.staff()
        plan.note(at, Type.VISIT, desk, "checked_in", "booking.checked_in", details=details)
    if rich:
        _slept(plan, at)
    leaving = diary.at(plan.departure, 7.5, 10.9)
    rest = plan.price - plan.paid
    plan.pay(diary.after(leaving, -600, -120), rest, "balance", online=False)
    hand = physical("Key card") if diary.chance(0.4) else diary.staff()
    plan.note(leaving, Type.VISIT, hand, "checked_out", "booking.checked_out")
    if rich and diary.chance(0.7):
        of = Category.CUSTOMERS
        asked, job = diary.at(plan.departure + 1, 10, 10.1), automated("Feedback")
        plan.note(asked, Type.NOTIFICATION, job, "feedback_asked", "feedback.asked", category=of)
        if diary.chance(0.4):
            said, guest = diary.later(asked, diary.between(0, 5)), diary.portal()
            plan.note(said, Type.COMMUNICATION, guest, "feedback", "feedback.given", category=of)


def _slept(plan: _Stay, at: int) -> None:
    diary = plan.diary
    lock = physical(f"Door {plan.door}", "Riverside, rooms")
    of, opened = Category.SYSTEM, "door.opened"
    plan.note(diary.after(at, 120, 600), Type.ACCESS, lock, "door", opened, category=of)
    for day in range(plan.arrival + 1, plan.departure):
        if diary.chance(0.4):
            plan.note(diary.at(day, 9, 19), Type.ACCESS, _SPA, "spa", opened, category=of)
        if diary.chance(0.25):
            served, desk = diary.at(day, 8, 21.5), diary.staff()
            care = Category.CUSTOMERS
            plan.note(served, Type.VISIT, desk, "care", "guest.served", category=care)
