"""The life of one customer: story after story, until they have as many events as they should."""

from __future__ import annotations

from collections.abc import Iterator

from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.customers import Status
from tiquo_desktop.services.demo import contacts, meals, orders, stays
from tiquo_desktop.services.demo.diary import Diary
from tiquo_desktop.services.demo.people import Person

_AHEAD = 25
"""Days behind the end on which stories may lie that have only begun: bookings to come."""
_CALM = 12
"""Days before a ban in which no story begins any more, as stories go on for a while."""
_FEW = 3
_MANY = 30
_KEPT = 2_000
_OFTEN = {"stay": 30, "table": 22, "basket": 20, "enquiry": 8, "moment": 20}
_DRAWN = tuple(name for name, times in _OFTEN.items() for _ in range(times))


def live(diary: Diary, person: Person) -> Iterator[list[NewEvent]]:
    """Write as many events as the person has, with those that stand in the diary already.

    They come in parts, each about in the order of time.
    """
    count, given = person.events, 0
    farewell = person.new.status is not Status.ACTIVE and count > 1
    if farewell:
        (contacts.ban if person.new.status is Status.BANNED else contacts.lapse)(diary, person.last)
    until = person.last if person.last < person.end else person.last + _AHEAD
    if farewell:
        until = max(person.first, person.last - _CALM)
    day, free_from = float(person.first), person.first
    while (left := count - given - len(diary.events)) > 0:
        today = int(day)
        if left <= _FEW or today > until:
            _moment(diary, person, until)
            day = float(person.first) if left > _MANY else day
        else:
            before = len(diary.events)
            free_from = _story(diary, person, today, free_from, left)
            if len(diary.events) - before > left:
                del diary.events[before:]
                _moment(diary, person, until)
            # As far on as what was written is a part of what is to be written: the days and the
            # events end together.
            told = max(len(diary.events) - before, 1)
            day += (until + 1 - day) * min(told / left, 1.0) * diary.between(0.3, 1.7)
        if len(diary.events) >= _KEPT:
            given += len(diary.events)
            yield diary.events
            diary.events = []
    yield diary.events


def _story(diary: Diary, person: Person, today: int, free_from: int, left: int) -> int:
    """Write one story; gives the first day on which the customer is not in a room of ours."""
    kind = diary.pick(_DRAWN)
    roomless = today <= free_from and not person.is_company
    if kind == "stay" and left >= stays.SHORTEST and not roomless:
        return max(stays.stay(diary, today, left, company=person.is_company), free_from)
    if kind == "moment":
        contacts.moment(diary, min(today, person.last))
    elif kind == "enquiry":
        contacts.enquiry(diary, today, left)
    elif kind == "basket":
        orders.basket(diary, today, left)
    else:
        meals.table(diary, today, left)
    return free_from


def _moment(diary: Diary, person: Person, until: int) -> None:
    contacts.moment(diary, int(diary.between(person.first, min(person.last, until) + 1)))
