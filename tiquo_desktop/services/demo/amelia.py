"""The last two weeks of the person whom the documentation shows, from ``amelia.toml``."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time

from tiquo_desktop.domain import times
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.host import resources
from tiquo_desktop.services.demo.calendar import day_words, days_words
from tiquo_desktop.services.demo.diary import Diary, Hand

DAYS_TOLD = 15
"""Days before the end on which her other stories are over."""
FEWEST = 60
"""Events from which on a history is long enough to hold these."""


class _Days(dict[str, str]):
    """The days that sentences name: ``D-2``, ``D-4 year``, ``D-2 to D-0``."""

    def __init__(self, end: int) -> None:
        super().__init__()
        self._end = end

    def __missing__(self, key: str) -> str:
        first, _, second = key.partition(" to ")
        day = self._end + int(first.removeprefix("D").removesuffix(" year"))
        if second:
            return days_words(day, self._end + int(second.removeprefix("D")))
        year = f" {date.fromordinal(day).year}" if first.endswith(" year") else ""
        return day_words(day) + year


def recent_weeks(diary: Diary, end: int, zone: str) -> None:
    """Write what the pictures show, ending on the day `end`."""
    with resources.path("demo", "amelia.toml").open("rb") as file:
        script = tomllib.load(file)
    hands = {
        name: Hand(**hand | {"source": Source(hand["source"])})
        for name, hand in script["hands"].items()
    }
    diary.tells_phone = False  # this does
    uids: dict[str, str] = {}
    for event in script["event"]:
        local = datetime.combine(
            date.fromordinal(end + event["day"]), time.fromisoformat(event["time"])
        )
        category, type_, action = event["kind"]
        uid = diary.write(
            times.local_to_instant(local, zone),
            Category(category),
            Type(type_),
            hands[event["hand"]],
            event["says"],
            _Days(end),
            action=action,
            ref=event.get("ref"),
            story=event.get("story"),
            amount=event.get("amount"),
            details=event.get("details"),
            corrects=uids[event["corrects"]] if "corrects" in event else None,
            late=event.get("late", 1),
        )
        if "name" in event:
            uids[event["name"]] = uid
