"""Dates as people type them, and the ranges they ask for most; days are local to the venue."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue

_ENGLISH_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ENGLISH_DAYS = {"today": 0, "yesterday": 1, "tomorrow": -1}
_TIME = re.compile(r"(?:^|[ ,]|(?<=\d)t)(\d{1,2}):(\d{2})(?::(\d{2}))?$")
_NUMBERS = re.compile(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?\.? ?([^\W\d]+)\.?,?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_MONTH = re.compile(r"([^\W\d]+)\.?(?: (\d{4}))?")
_YEAR = re.compile(r"\d{4}")
_SHORTEST_MONTH = 3


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of the person's language beside the English ones, all in lower case.

    `months` are twelve names, whole or their first letters; `days` are words for a day and
    how many days ago it is.
    """

    months: tuple[str, ...] = ()
    days: Mapping[str, int] = field(default_factory=dict)


class Preset(Enum):
    """The ranges that are asked for most."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    LAST_7_DAYS = "last 7 days"
    LAST_30_DAYS = "last 30 days"
    THIS_MONTH = "this month"
    LAST_MONTH = "last month"
    THIS_YEAR = "this year"
    LAST_YEAR = "last year"

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day."""
        month, year = today.replace(day=1), today.replace(month=1, day=1)
        one = timedelta(days=1)
        return {
            Preset.TODAY: (today, today),
            Preset.YESTERDAY: (today - one, today - one),
            Preset.LAST_7_DAYS: (today - 6 * one, today),
            Preset.LAST_30_DAYS: (today - 29 * one, today),
            Preset.THIS_MONTH: (month, today),
            Preset.LAST_MONTH: ((month - one).replace(day=1), month - one),
            Preset.THIS_YEAR: (year, today),
            Preset.LAST_YEAR: ((year - one).replace(month=1, day=1), year - one),
        }[self]


def bounds(days: tuple[date, date], zone: str) -> tuple[int, int]:
    """The inclusive start and the exclusive end of some days, the last one whole."""
    return times.day_bounds(days[0], zone)[0], times.day_bounds(days[1], zone)[1]


def typed_since(text: str, zone: str, today: date, words: DateWords = DateWords()) -> int:
    """The inclusive start of a range that somebody typed: a time, or the start of a day.

    Raises:
        InvalidValue: no date that is understood.
    """
    days, clock = _typed(text, today, words)
    if clock is not None:
        return times.local_to_instant(datetime.combine(days[0], clock), zone)
    return times.day_bounds(days[0], zone)[0]


def typed_until(text: str, zone: str, today: date, words: DateWords = DateWords()) -> int:
    """The exclusive end of a range that somebody typed: a time, or the end of a day.

    Raises:
        InvalidValue: no date that is understood.
    """
    days, clock = _typed(text, today, words)
    if clock is not None:
        return times.local_to_instant(datetime.combine(days[0], clock), zone)
    return times.day_bounds(days[1], zone)[1]


def _typed(text: str, today: date, words: DateWords) -> tuple[tuple[date, date], time | None]:
    """First and last day of what was typed, and the time of day if there is one."""
    folded = " ".join(text.casefold().split())
    clock = None
    try:
        found = _TIME.search(folded)
        if found:
            clock = time(int(found[1]), int(found[2]), int(found[3] or 0))
            folded = folded[: found.start()].rstrip(" ,t") or "today"
        days = _days(folded, today, words)
    except (ValueError, OverflowError):
        days = None
    if days is None:
        raise InvalidValue("no date: write it like 1.9.2026, 2026-09-01, 1 Sep or today.", "date")
    return days, clock


def _days(text: str, today: date, words: DateWords) -> tuple[date, date] | None:
    ago = {**_ENGLISH_DAYS, **words.days}.get(text)
    if ago is not None:
        return _one(today - timedelta(days=ago))
    if found := _ISO.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        return _one(date(year, month, int(found[3]))) if found[3] else _month(year, month)
    if found := _NUMBERS.fullmatch(text):  # the day comes first, as in most of the world
        return _one(_dated(int(found[1]), int(found[2]), found[3], today))
    if found := _DAY_MONTH.fullmatch(text):
        number = _month_number(found[2], words)
        return _one(_dated(int(found[1]), number, found[3], today)) if number else None
    if found := _MONTH_DAY.fullmatch(text):
        number = _month_number(found[1], words)
        return _one(_dated(int(found[2]), number, found[3], today)) if number else None
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if found := _MONTH.fullmatch(text):
        number = _month_number(found[1], words)
        if number:
            first = _dated(1, number, found[2], today)
            return _month(first.year, first.month)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    """A date; without a year the last one that has been."""
    if year is not None:
        return date(int(year) + (2000 if len(year) < len("2000") else 0), month, day)
    # 29 February was up to eight years ago.
    for candidate in range(today.year, today.year - 9, -1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError


def _one(day: date) -> tuple[date, date]:
    return day, day


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month_number(word: str, words: DateWords) -> int | None:
    if len(word) < _SHORTEST_MONTH:
        return None
    for number, name in enumerate(words.months, 1):
        if name.startswith(word) or word.startswith(name):
            return number
    for number, name in enumerate(_ENGLISH_MONTHS, 1):
        if name.startswith(word):
            return number
    return None
