"""What customers ask, what staff note about them, and moments that stand for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Ban
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services.demo.calendar import day_words, month_words
from tiquo_desktop.services.demo.diary import Diary, Hand, automated, physical

_SCANNERS = (("Scanner 1", "front desk"), ("Turnstile", "spa entrance"), ("Scanner 3", "bar"))
_BANNED = "customer.banned"
_BANNED_DAYS = 730
"""Longer than any customer of the demo was banned before its end: somebody is banned at the end."""
_OTHER_ENDS = 99
"""Numbers that differ from one in the last two digits only: no range of the demo has fewer."""
_SYSTEM = Hand(Source.SYSTEM, "Guest portal")


def enquiry(diary: Diary, day: int, budget: int) -> int:
    """A question, the call that answers it and what came of it; gives its day."""
    ref = diary.references.enquiry()
    asked = diary.at(day, 8, 16.5)
    says = {"ref": ref, "day": day_words(day + 20 + diary.days(30)), "month": month_words(day + 90)}
    by_phone = diary.chance(0.3)
    diary.write(
        asked,
        Category.CUSTOMERS,
        Type.ENQUIRY,
        diary.staff() if by_phone else diary.portal(),
        "enquiry.asked",
        says,
        action="enquiry.created",
        ref=ref,
    )
    if not by_phone and budget >= 4:
        diary.write(
            diary.after(asked, 2, 9),
            Category.CUSTOMERS,
            Type.NOTIFICATION,
            automated("Enquiries"),
            "enquiry.answered",
            says,
            action="enquiry.acknowledged",
            ref=ref,
        )
    called = diary.after(asked, 1_800, 4 * 3_600)
    diary.write(
        called,
        Category.CUSTOMERS,
        Type.COMMUNICATION,
        diary.staff(),
        "enquiry.called",
        action="enquiry.answered",
        ref=ref,
    )
    if diary.chance(0.5):
        closed = diary.at(day + 1 + diary.days(4.0), 10, 17)
        diary.write(
            closed,
            Category.CUSTOMERS,
            Type.ENQUIRY,
            diary.staff("office"),
            "enquiry.closed",
            says,
            action="enquiry.closed",
            ref=ref,
        )
    return day


def moment(diary: Diary, day: int) -> None:
    """One event that needs no other."""
    diary.pick(_MOMENTS)(diary, diary.at(day, 8, 21.4), day)


def ban(diary: Diary, day: int) -> None:
    """The end of a customer's welcome."""
    diary.write(
        diary.at(day, 21, 21.6),
        Category.CUSTOMERS,
        Type.SECURITY,
        diary.staff("restaurant"),
        "profile.banned",
        action=_BANNED,
        details={
            "until": date.fromordinal(day + _BANNED_DAYS).isoformat(),
            "changes": _change("status", "active", "banned"),
        },
        late=60,
    )


def ban_in(events: Sequence[NewEvent], zone: str) -> Ban | None:
    """What the profile has to say of the ban among these events, if there is one."""
    for event in events:
        if event.action == _BANNED:
            reason = (event.summary or "").partition(": ")[2]
            day = times.to_datetime(event.occurred_at, zone).date()
            return Ban(
                reason=reason[:1].upper() + reason[1:],
                until=day + timedelta(days=_BANNED_DAYS),
                by=event.actor,
                at=event.occurred_at,
                event=event.uid,
            )
    return None


def lapse(diary: Diary, day: int) -> None:
    """A profile is put aside."""
    diary.write(
        diary.at(day, 10, 17),
        Category.CUSTOMERS,
        Type.DATA,
        diary.staff("office"),
        "profile.lapsed",
        action="customer.updated",
        details={"changes": _change("status", "active", "inactive")},
    )


def _change(field: str, old: object, new: object) -> dict[str, dict[str, object]]:
    return {field: {"old": old, "new": new}}


def _scan(diary: Diary, at: int, _day: int) -> None:
    device, place = diary.pick(_SCANNERS)
    diary.write(
        at,
        Category.CUSTOMERS,
        Type.SCAN,
        physical(device, f"Riverside, {place}"),
        "moment.scan",
        {"place": place},
        action="wallet.scanned",
    )


def _signed_in(diary: Diary, at: int, _day: int) -> None:
    action = "portal.signed_in"
    diary.write(at, Category.SYSTEM, Type.AUTH, diary.portal(), "moment.signed_in", action=action)


def _visit(diary: Diary, at: int, _day: int) -> None:
    hand = diary.staff(diary.pick(("desk", "restaurant", "spa")))
    diary.write(at, Category.CUSTOMERS, Type.VISIT, hand, "moment.visit", action="customer.visited")


def _note(diary: Diary, at: int, _day: int) -> None:
    diary.write(
        at,
        Category.CUSTOMERS,
        Type.COMMUNICATION,
        diary.staff(),
        "moment.note",
        action="customer.asked",
    )


def _news(diary: Diary, _at: int, day: int) -> None:
    diary.write(
        diary.at(day, 8, 8.2),
        Category.CUSTOMERS,
        Type.NOTIFICATION,
        automated("Newsletter"),
        "moment.news",
        {"month": month_words(day)},
        action="newsletter.sent",
    )


def _wallet(diary: Diary, at: int, _day: int) -> None:
    action = "wallet.added"
    diary.write(
        at, Category.CUSTOMERS, Type.SETTINGS, diary.portal(), "moment.wallet", action=action
    )


def _newsletter(diary: Diary, at: int, _day: int) -> None:
    action = "settings.changed"
    diary.write(
        at, Category.CUSTOMERS, Type.SETTINGS, diary.portal(), "profile.newsletter", action=action
    )


def _updated(diary: Diary, at: int, _day: int) -> None:
    drawn = int(diary.between(0, _OTHER_ENDS))
    sentence, changes = "profile.address", _change("extra", None, '{"address": "12 Mill Lane"}')
    new = list(diary.phones)
    if new and diary.chance(0.5) and diary.tells_phone:
        diary.tells_phone = False
        old = [_number_before(new[0], drawn), *new[1:]]
        sentence, changes = "profile.phone", _change("phones", old, new)
    diary.write(
        at,
        Category.CUSTOMERS,
        Type.DATA,
        diary.staff(),
        sentence,
        {"new": new[0] if new else ""},
        action="customer.updated",
        details={"changes": changes},
    )


def _number_before(number: str, drawn: int) -> str:
    """Another number of the same range, written as that one; `drawn` is less than `_OTHER_ENDS`."""
    end = (int(number[-2:]) + 1 + drawn) % (_OTHER_ENDS + 1)
    return f"{number[:-2]}{end:02d}"


def _consent(diary: Diary, at: int, _day: int) -> None:
    diary.write(
        at,
        Category.CUSTOMERS,
        Type.COMPLIANCE,
        diary.staff(),
        "profile.consent",
        action="consent.changed",
    )


def _password(diary: Diary, at: int, _day: int) -> None:
    action = "portal.password_changed"
    diary.write(
        at, Category.SYSTEM, Type.SECURITY, diary.portal(), "moment.password", action=action
    )


def _locked(diary: Diary, at: int, _day: int) -> None:
    diary.write(
        at, Category.SYSTEM, Type.SECURITY, _SYSTEM, "moment.locked", action="portal.locked"
    )


def _loyalty(diary: Diary, at: int, _day: int) -> None:
    diary.write(
        at,
        Category.CUSTOMERS,
        Type.INTEGRATION,
        Hand(Source.INTEGRATION, "Loyalty programme"),
        "moment.loyalty",
        action="loyalty.synced",
    )


def _viewed(diary: Diary, at: int, _day: int) -> None:
    hand = Hand(Source.API, diary.words.partner)
    diary.write(at, Category.SYSTEM, Type.ACCESS, hand, "moment.viewed", action="profile.viewed")


_OFTEN = {
    _scan: 22,
    _signed_in: 18,
    _visit: 14,
    _news: 14,
    _note: 8,
    _updated: 7,
    _wallet: 4,
    _newsletter: 4,
    _loyalty: 4,
    _consent: 2,
    _password: 2,
    _viewed: 2,
    _locked: 1,
}
_MOMENTS = tuple(each for each, times in _OFTEN.items() for _ in range(times))
